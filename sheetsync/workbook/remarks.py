"""What an adoption leaves alone, told to people: their filters, Tables, protections, and tabs of our titles."""

from collections.abc import Iterator, Mapping
from typing import Any

from sheetsync.messages import Messages
from sheetsync.model.grid import Tab
from sheetsync.workbook.ids import HEADER_GUARD, TAB_GUARDS
from sheetsync.workbook.tabs import ServiceTabs

_OUR_GUARDS = frozenset({HEADER_GUARD, *TAB_GUARDS.values()})


def left_alone(tab: Tab, tabs: ServiceTabs, speak: Messages) -> Iterator[str]:
    """Yield a sentence for each thing of people's that is in our way and stays as it is."""
    for theirs, ours in tabs.foreign.items():
        yield speak.say("The tab “{tab}” is yours and stays as it is; ours is “{ours}”.", tab=theirs, ours=ours)
    if not tab.column_tags:
        yield from _on_first_sight(tab, speak)
    for protected in tab.features.get("protectedRanges", ()):
        yield from _protection(tab, protected, speak)


def _on_first_sight(tab: Tab, speak: Messages) -> Iterator[str]:
    if tab.features.get("basicFilter"):
        yield speak.say(
            "Your filter on “{tab}” stays as it is. Stretch it over our columns, so that sorting takes them along.",
            tab=tab.title,
        )
    for table in tab.features.get("tables", ()):
        yield speak.say(
            "The table “{table}” stays as it is; our columns stand beside it, and there are no filter views.",
            table=table.get("name", tab.title),
        )
    yield speak.say("Dropdowns and formats of your columns stay as they are.")


def _protection(tab: Tab, protected: Mapping[str, Any], speak: Messages) -> Iterator[str]:
    """Yield a warning for a lock that shuts us out: every write to the tab could be refused."""
    if protected.get("protectedRangeId") in _OUR_GUARDS or protected.get("warningOnly"):
        return
    if not keeps_out(protected):
        yield speak.say("Your protection on “{tab}” stays as it is.", tab=tab.title)
    else:
        yield speak.say(
            "A protection on “{tab}” keeps the service out: allow its address there, or our cells stay empty.",
            tab=tab.title,
        )


def keeps_out(protected: Mapping[str, Any]) -> bool:
    """Whether a protection keeps whoever read it out.

    Google says `requestingUserCanEdit` of who may edit; false is left out of its JSON, as every false is.
    """
    return not protected.get("warningOnly") and protected.get("requestingUserCanEdit") is not True
