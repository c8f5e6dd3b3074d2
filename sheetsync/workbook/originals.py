"""Which of several tabs with one mark is ours: people copy tabs, and Sheets copies the mark with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sheetsync.model.columns import TabName
from sheetsync.model.grid import Tab
from sheetsync.workbook.ids import SHEET_IDS, TAB_GUARDS


def without_copies(tabs: Iterable[Tab]) -> tuple[Tab, ...]:
    """Return the tabs, the mark taken off those that are copies of another: a copy is people's own.

    Ids are given once in a spreadsheet, so the original is the tab with the id that we give, else the one that bears
    our guard, else the leftmost.
    """
    tabs = tuple(tabs)
    bearers: defaultdict[str, list[Tab]] = defaultdict(list)
    for tab in tabs:
        if tab.tag:
            bearers[tab.tag.value].append(tab)
    originals = {min(several, key=_rank).sheet_id for several in bearers.values()}
    return tuple(tab if tab.sheet_id in originals else replace(tab, tag=None) for tab in tabs)


def _rank(tab: Tab) -> tuple[bool, bool, int]:
    name = tab.tag.value if tab.tag else ""
    ours = {one.value: (SHEET_IDS[one], TAB_GUARDS[one]) for one in TabName}
    sheet_id, guard_id = ours.get(name, (None, None))
    guards = {guard.get("protectedRangeId") for guard in tab.features.get("protectedRanges", ())}
    return tab.sheet_id != sheet_id, guard_id not in guards, tab.index
