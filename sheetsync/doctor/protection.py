"""Protections that keep this account from the service's own places, by what Google says of whoever asks. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from sheetsync.doctor.result import Check, doubtful, fine, wrong
from sheetsync.messages import Messages
from sheetsync.model.columns import ServiceColumn, TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.workbook.remarks import keeps_out

Json = Mapping[str, Any]

_OWN = {TabName.SUMMARY, TabName.METRICS, TabName.BOARD, TabName.DUPLICATES, TabName.WINS, TabName.MEMORY}
"""Tabs on which the service writes anywhere; elsewhere it writes its own columns alone."""


def check_protections(snapshot: Snapshot, messages: Messages) -> Check:
    """Tell whether a protection shuts the service's own cells, or the place below the rows where it appends some."""
    say, tabs = messages.say, [tab for tab in snapshot.tabs if tab.tag]
    step = say("Data, Protected sheets and ranges: remove it, or add this account to those who may edit.")
    if shut := _named(tab for tab in tabs if any(_shuts(one, tab) for one in _closed(tab))):
        said = say("A protection keeps the service from its own cells on {tabs}.", tabs=shut)
        return wrong("protection", said, step)
    if shut := _named(tab for tab in tabs if any(_shuts_below(one, tab) for one in _closed(tab))):
        said = say("A protection on {tabs} would refuse rows that people ask the service to append.", tabs=shut)
        return doubtful("protection", said, step)
    return fine("protection", say("Nothing keeps the service from its own cells."))


def _named(tabs: Iterator[Tab]) -> str:
    return ", ".join(dict.fromkeys(f"«{tab.title}»" for tab in tabs))


def _closed(tab: Tab) -> Iterator[Json]:
    return (one for one in tab.features.get("protectedRanges", ()) if keeps_out(one))


def _shuts(protection: Json, tab: Tab) -> bool:
    """Whether a protection covers what the service writes on a tab: its own tabs whole, else its columns."""
    if tab.tag and tab.tag.value in _OWN:
        return True
    places = (tab.column_of(column.value) for column in ServiceColumn)
    free = protection.get("unprotectedRanges", ())
    return any(
        place is not None and _covers(protection.get("range", {}), place, tab) and not _open(free, place, tab)
        for place in places
    )


def _open(free: list[Json], column: int, tab: Tab) -> bool:
    """Whether a column is left out of a protection from its second row down to the end."""
    return any(
        _covers(one, column, tab) and one.get("startRowIndex", 0) <= 1 and "endRowIndex" not in one for one in free
    )


def _covers(area: Json, column: int, tab: Tab) -> bool:
    return bool(area.get("startColumnIndex", 0) <= column < area.get("endColumnIndex", tab.column_count))


def _shuts_below(protection: Json, tab: Tab) -> bool:
    """Whether a protection of the status tab goes further down than its last row."""
    below = protection.get("range", {}).get("endRowIndex", tab.row_count) > len(tab.lines)
    return tab.tag is not None and tab.tag.value == TabName.STATUS and below
