"""The service's tabs in a spreadsheet as it is: which are ours, which are missing, how they come back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheetsync.messages import Messages
from sheetsync.model.columns import TabName, is_line_tag, line_tag
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.reading.cells import is_blank
from sheetsync.reading.header import header_key
from sheetsync.reading.table import header_texts
from sheetsync.workbook.furnish import furnish, furnish_column
from sheetsync.workbook.ids import CHART_IDS, SHEET_IDS, TAB_GUARDS, free_id
from sheetsync.workbook.layout import workbook_layout
from sheetsync.workbook.requests import Area, Request, add_tab, append_columns, insert_columns, tag_column, tag_tab
from sheetsync.workbook.service import MissingColumn, lay_column
from sheetsync.workbook.settings_tab import DEPARTMENTS_ROW, departments_range
from sheetsync.workbook.shapes import TabLayout
from sheetsync.workbook.wins import find_win_table

_SERVICE_TABS: frozenset[TabName] = frozenset(TabName) - {TabName.STATUS, TabName.WINS}
_PAGE_KEY = re.compile(r"\d{4}-\d{2}-\d{2}\|")


@dataclass(frozen=True, slots=True)
class ServiceTabs:
    """The service's tabs: those that stand, and the layouts of those to be made with the ids they get."""

    standing: Mapping[TabName, Tab] = field(default_factory=dict)
    missing: Mapping[TabName, tuple[int, TabLayout]] = field(default_factory=dict)
    layouts: Mapping[TabName, TabLayout] = field(default_factory=dict)
    departments: str = ""
    """The A1 range in which the departments are listed, now or once the tabs are made."""
    foreign: Mapping[str, str] = field(default_factory=dict)
    """Titles of the template that people use for something else, and the titles that ours get instead."""


def is_blank_tab(tab: Tab) -> bool:
    """Whether a tab holds nothing: no value, and nothing built upon it."""
    return all(is_blank(cell) for line in tab.lines for cell in line) and not any(tab.features.values())


def find_service_tabs(
    snapshot: Snapshot, template: Template, settings: Settings, *, drafts: bool = False
) -> ServiceTabs:
    """Find all tabs of ours but the status tab: by mark, by our sheet id, or by title and content (the mark was lost).

    A tab of people's that bears a title of ours is left alone: ours gets another title. «Победы» is one of ours only
    once there are `drafts` for it.
    """
    names = _SERVICE_TABS | ({TabName.WINS} if drafts or snapshot.tagged(TabName.WINS) else set())
    plain = {tab.name: tab for tab in workbook_layout(template, settings) if tab.name in names}
    standing = {name: tab for name, layout in plain.items() if (tab := _standing(snapshot, layout, template))}
    titles = {tab.title for tab in snapshot.tabs}
    made = {name: _free_title(layout.title, titles) for name, layout in plain.items() if name not in standing}
    departments = _departments(standing.get(TabName.SETTINGS), made.get(TabName.SETTINGS, ""), template)
    layouts = {tab.name: tab for tab in workbook_layout(template, settings, departments) if tab.name in names}
    taken = {tab.sheet_id for tab in snapshot.tabs}
    missing = {
        name: (free_id(SHEET_IDS[name], taken, len(SHEET_IDS)), replace(layouts[name], title=title))
        for name, title in made.items()
    }
    foreign = {plain[name].title: title for name, title in made.items() if title != plain[name].title}
    return ServiceTabs(standing, missing, layouts, departments, foreign)


def bring_tabs(found: ServiceTabs, template: Template) -> Iterator[Request]:
    """Yield what brings back missing tabs, lost marks, and the lost column «Строка»."""
    speak = Messages(template.language)
    for sheet_id, layout in found.missing.values():
        yield add_tab(layout.properties(sheet_id), speak.say("add the tab “{tab}”", tab=layout.title))
    for sheet_id, layout in found.missing.values():
        yield from furnish(layout, sheet_id, template)
    for name, tab in found.standing.items():
        yield from _mend(tab, found.layouts[name], template, speak)


def _departments(tab: Tab | None, title: str, template: Template) -> str:
    """The A1 range of the departments: on the settings tab that stands, else on the one to be made."""
    if tab is None:
        return departments_range(title, DEPARTMENTS_ROW)
    rows = (row for row in range(len(tab.lines)) if _names(tab, row, 0, template.settings.department))
    return departments_range(tab.title, next(rows, DEPARTMENTS_ROW - 1) + 1)


def _mend(tab: Tab, layout: TabLayout, template: Template, speak: Messages) -> Iterator[Request]:
    if tab.tag is None and is_blank_tab(tab):
        yield from furnish(layout, tab.sheet_id, template)
        return
    if tab.tag is None:
        yield tag_tab(tab.sheet_id, layout.name.value, speak.say("mark the tab “{tab}” as ours", tab=tab.title))
    yield from _mend_lines(tab, layout, template, speak)
    for place, column in enumerate(layout.columns):
        if column.service_tag and tab.column_of(column.service_tag) is None:
            stands = _names(tab, 0, place, column.header)
            lost = MissingColumn(column.service_tag, column, place if stands else None)
            yield from lay_column(tab, 0, lost, template, speak)


def _mend_lines(tab: Tab, layout: TabLayout, template: Template, speak: Messages) -> Iterator[Request]:
    """Yield what brings back columns of our own lines, from left to right: a column that is gone is made anew."""
    columns = [column for column in layout.columns if column.tag and is_line_tag(column.tag)]
    places = _line_places(tab, layout, len(columns))
    shift, place = 0, min((found for found in places if found is not None), default=_lead(layout))
    for number, found in enumerate(places):
        place = place if found is None else found + shift
        if found is None:
            says = speak.say("put back a column of ours on “{tab}”", tab=tab.title)
            yield _column_at(tab.sheet_id, place, tab.column_count + shift, says)
            yield from furnish_column(columns[number], Area(tab.sheet_id, int(layout.headed)), place, template, says)
            shift += 1
        elif tab.column_of(line_tag(number)) is None:
            says = speak.say("mark our columns on “{tab}”", tab=tab.title)
            yield tag_column(tab.sheet_id, place, line_tag(number), says)
        place += 1


def _line_places(tab: Tab, layout: TabLayout, width: int) -> tuple[int | None, ...]:
    """Return where the columns of our lines stand; of a tab that has lost all marks, as the layout has them.

    One of an earlier version left no column before them.
    """
    if any(is_line_tag(tag.value) for tag in tab.column_tags.values()):
        return tab.line_places(width)
    lead = _lead(layout)
    filled = any(not is_blank(cell) for line in tab.lines for cell in line[:lead])
    return tuple(range(width) if filled else range(lead, lead + width))


def _lead(layout: TabLayout) -> int:
    """Return how many columns a layout has before the first of our lines."""
    return next((place for place, column in enumerate(layout.columns) if column.tag == line_tag(0)), 0)


def _column_at(sheet_id: int, place: int, count: int, says: str) -> Request:
    """Put in one column; at the grid's end Google only appends."""
    return insert_columns(sheet_id, place, 1, says) if place < count else append_columns(sheet_id, 1, says)


def _standing(snapshot: Snapshot, layout: TabLayout, template: Template) -> Tab | None:
    """Return the tab of ours that stands.

    A blank tab is ours only where its id or its guard says that we made it. One that merely bears the title is
    people's: somebody may be typing into it, and no request lays out a tab on condition that it is still blank.
    """
    tagged = snapshot.tagged(layout.name.value)
    if tagged:
        return tagged
    unmarked = [tab for tab in snapshot.tabs if tab.tag is None]
    ours = [tab for tab in unmarked if tab.sheet_id == SHEET_IDS[layout.name] or _guarded(tab, layout.name)]
    named = [tab for tab in unmarked if tab.title == layout.title]
    known = [tab for tab in ours if is_blank_tab(tab) or _looks_ours(tab, layout, template)]
    return next((tab for tab in (*known, *named) if tab in known or _looks_ours(tab, layout, template)), None)


def _guarded(tab: Tab, name: TabName) -> bool:
    """Whether a tab bears our guard: ids are given once, so it is the tab that we made."""
    return any(one.get("protectedRangeId") == TAB_GUARDS[name] for one in tab.features.get("protectedRanges", ()))


def _looks_ours(tab: Tab, layout: TabLayout, template: Template) -> bool:
    """Whether what an unmarked tab holds is what we would have put there."""
    if layout.name is TabName.MEMORY or _guarded(tab, layout.name):
        return _guarded(tab, layout.name) or tab.sheet_id == SHEET_IDS[layout.name] or _remembers(tab)
    if layout.name is TabName.SETTINGS:
        labels = {header_key(str(line[0].value or "")) for line in tab.lines if line}
        return {header_key(template.settings.goal), header_key(template.settings.department)} <= labels
    if layout.name is TabName.METRICS:
        return any(chart.get("chartId") in CHART_IDS for chart in tab.features.get("charts", ()))
    if layout.name in {TabName.BOARD, TabName.WINS}:
        return layout.name is TabName.WINS and find_win_table(tab) is not None
    if layout.headed:
        return all(_names(tab, 0, place, column.header) for place, column in enumerate(layout.columns) if column.header)
    return any(_PAGE_KEY.match(str(line[0].value or "")) for line in tab.lines if line)


def _remembers(tab: Tab) -> bool:
    """Whether a tab has a line of the memory's: a key and JSON."""
    return any(len(line) > 1 and line[0].value and str(line[1].value or "").startswith("{") for line in tab.lines)


def _names(tab: Tab, row: int, column: int, header: str) -> bool:
    texts = header_texts(tab, row)
    return column < len(texts) and header_key(texts[column]) == header_key(header)


def _free_title(title: str, taken: Sequence[str] | set[str]) -> str:
    names = (title, f"{title} (sheetsync)", *(f"{title} (sheetsync {number})" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
