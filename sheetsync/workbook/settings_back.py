"""Settings put back to what they were before a run, where their cells still hold what that run put in."""

from collections.abc import Iterator, Mapping, Sequence

from sheetsync.messages import Messages
from sheetsync.model.a1 import cell_name, quote_title
from sheetsync.model.grid import Tab
from sheetsync.model.history import SettingSwap
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text, is_blank
from sheetsync.reading.setting_places import setting_places
from sheetsync.workbook.requests import Area
from sheetsync.workbook.settings_changes import ALIASES, DEPARTMENT, Changes, Filled
from sheetsync.workbook.swapping import swap_cell

Place = tuple[int, int]


def cells_held(tab: Tab, template: Template, swaps: Sequence[SettingSwap]) -> dict[str, Place]:
    """Return the 0-based places of the cells that hold what was put in, by the name of the setting."""
    return dict(_held(tab, template, swaps))


def _held(tab: Tab, template: Template, swaps: Sequence[SettingSwap]) -> Iterator[tuple[str, Place]]:
    places = setting_places(tab, template)
    for swap in swaps:
        place = places.values.get(swap.name)
        kind, _, key = swap.name.partition("|")
        if key and key in places.departments:
            row, column = places.departments[key]
            place = (row, column + (f"{kind}|" == ALIASES))
            if f"{kind}|" == DEPARTMENT and not is_blank(tab.cell(row, column + 1)):
                continue  # other names were given to it since
        if place and cell_text(tab.cell(*place), template.language) == str(swap.after):
            yield swap.name, place


def back_to_ask(tab: Tab, template: Template, swaps: Sequence[SettingSwap]) -> dict[str, str]:
    """Return the cells in A1, by setting, whose look has to be asked for: what is no text shows as it is formatted."""
    title = quote_title(tab.title)
    places = cells_held(tab, template, swaps).items()
    return {
        name: f"{title}!{cell_name(*place)}"
        for name, place in places
        if not isinstance(tab.cell(*place).value, str | None)
    }


def put_back(
    tab: Tab, template: Template, swaps: Sequence[SettingSwap], shown: Mapping[str, str], *, says: str, locale: str
) -> Changes:
    """Return what puts the settings back that hold what was put in; `shown` is what the cells of `back_to_ask` show."""
    places = cells_held(tab, template, swaps)
    open_still = [swap for swap in swaps if swap.name in places]
    texts = {swap.name: shown.get(swap.name) or str(swap.after) for swap in open_still}
    return Changes(
        tuple(
            swap_cell(_cell(tab, *places[swap.name]), texts[swap.name], swap.before, says, locale)
            for swap in open_still
        ),
        filled=tuple(_filled(swap, places[swap.name], texts[swap.name]) for swap in open_still),
    )


def _filled(swap: SettingSwap, place: Place, text: str) -> Filled:
    key = swap.name.partition("|")[2]
    setting = "" if key else swap.name
    return Filled(*place, text, str(swap.before), setting, key, compared=True, kept=swap.name, held=swap.after)


def _cell(tab: Tab, row: int, column: int) -> Area:
    return Area(tab.sheet_id, row, row + 1, column, column + 1)


def setting_word(name: str, template: Template, messages: Messages) -> str:
    """Return a setting as people know it: its label, or whose department it is."""
    kind, _, key = name.partition("|")
    if not key:
        return str(getattr(template.settings, name, name))
    if f"{kind}|" == ALIASES:
        return messages.say("other names of “{department}”", department=key)
    return messages.say("department “{department}”", department=key)
