"""Take over a spreadsheet that people made: map its columns, add what is the service's, change nothing of theirs.

Run again it puts back what of ours was lost, and yields nothing where all is in place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sheetsync.messages import Messages
from sheetsync.model.columns import Field, TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.reading.decisions import find_decisions
from sheetsync.reading.table import Table, find_table
from sheetsync.workbook.charts import charts_to_the_left
from sheetsync.workbook.colours import Rule, decision_rules
from sheetsync.workbook.create import living_parts, sample_rows
from sheetsync.workbook.departments import settings_of, used_departments
from sheetsync.workbook.find import blank_start, no_status_tab, status_candidates
from sheetsync.workbook.furnish import as_it_stands, charts, furnish, guards, section_views
from sheetsync.workbook.ids import HEADER_GUARD, SHEET_IDS
from sheetsync.workbook.layout import workbook_layout
from sheetsync.workbook.questions import ask, which_tab
from sheetsync.workbook.remarks import left_alone
from sheetsync.workbook.repair import mend
from sheetsync.workbook.requests import Request, change_spreadsheet, change_tab
from sheetsync.workbook.restore import on_table, present_ids, restore_missing, restore_rules
from sheetsync.workbook.service import find_service_columns, missing_columns, restore_headers, service_places
from sheetsync.workbook.settings_tab import default_settings
from sheetsync.workbook.status import (
    StatusPlace,
    created_place,
    header_guard,
    status_guards,
    status_rules,
    status_views,
)
from sheetsync.workbook.tabs import ServiceTabs, bring_tabs, find_service_tabs, is_blank_tab


@dataclass(frozen=True, slots=True)
class Adoption:
    """What an adoption does and says.

    `requests` go out as one batch; empty where nothing is missing. `mapping` is where people's columns stand
    (0-based), as far as they are known. `questions` are what people have to settle, `said` what is left alone and
    why, both in the template's language. With more than one tab to choose from there is a question alone.
    """

    requests: tuple[Request, ...] = ()
    mapping: Mapping[Field, int] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def adoption(snapshot: Snapshot, template: Template, settings: Settings | None = None) -> Adoption:
    """Return the adoption of a spreadsheet as read; `settings` override what its tab «Настройки» says.

    Raises:
        NoStatusTabError: no tab has a header with three of the five columns, and none is blank to start on.
    """
    speak = Messages(template.language)
    candidates = status_candidates(snapshot, template)
    if len(candidates) > 1:
        return Adoption(questions=(which_tab(candidates, template, speak),))
    if candidates:
        return _adopted(snapshot, candidates[0], template, settings, speak)
    blank = blank_start(snapshot, template)
    if blank is None:
        raise no_status_tab(snapshot, template, speak)
    return lay_out(snapshot, blank, template, settings)


def lay_out(snapshot: Snapshot, tab: Tab, template: Template, settings: Settings | None = None) -> Adoption:
    """Lay a status sheet out on a blank tab, as `create` does; the people's locale and zone stay."""
    settings = settings or default_settings(template)
    speak = Messages(template.language)
    tabs = find_service_tabs(snapshot, template, settings)
    layout = workbook_layout(template, settings, tabs.departments)[0]
    title = tab.title if snapshot.titled(layout.title) else layout.title
    place = created_place(tab.sheet_id)
    grid = {"columnCount": max(tab.column_count, len(layout.columns)), "frozenRowCount": 1}
    if tab.row_count < 2:
        grid["rowCount"] = layout.row_count
    fields = ",".join(["title", *(f"gridProperties.{name}" for name in grid)])
    says = speak.say("lay out the status sheet on the blank tab “{tab}”", tab=tab.title)
    requests = (
        change_tab({"sheetId": tab.sheet_id, "title": title, "gridProperties": grid}, fields, says),
        *bring_tabs(tabs, template),
        *furnish(replace(layout, title=title), tab.sheet_id, template),
        *living_parts(place, template, settings),
    )
    return Adoption(requests, dict(place.columns))


def furnish_blank(
    snapshot: Snapshot, template: Template, settings: Settings, time_zone: str | None = None, *, sample: bool = False
) -> tuple[Request, ...]:
    """Return the one batch that makes of a blank spreadsheet what `create` makes: locale and zone before any value."""
    speak, blank = Messages(template.language), snapshot.tabs[0]
    where = {"locale": template.locale, "timeZone": time_zone or template.time_zone}
    rows = sample_rows(template, created_place(blank.sheet_id)) if sample else ()
    made = lay_out(snapshot, blank, template, settings).requests
    return (change_spreadsheet(where, speak.say("set locale and time zone")), *made, *rows)


def first_settings(snapshot: Snapshot, template: Template) -> Settings | None:
    """Return what an adoption would write on a new settings tab; None where that tab stands and is the team's."""
    tab = snapshot.tagged(TabName.SETTINGS.value) or snapshot.titled(template.tabs[TabName.SETTINGS])
    if tab is not None and not is_blank_tab(tab):
        return None
    candidates = status_candidates(snapshot, template)
    if len(candidates) != 1:
        return default_settings(template)
    return settings_of(snapshot, find_table(candidates[0], template), template)


def _adopted(snapshot: Snapshot, tab: Tab, template: Template, settings: Settings | None, speak: Messages) -> Adoption:
    table = find_table(tab, template)
    chosen = settings or settings_of(snapshot, table, template)
    tabs = find_service_tabs(snapshot, template, chosen)
    requests = [
        *mend(snapshot, tab, table, template, tabs),
        *_restored(snapshot, tab, table, template, chosen),
        *_restored_tabs(snapshot, tabs, template),
    ]
    questions = ask(table.problems, template, speak)
    said = (
        *left_alone(tab, tabs, speak),
        *_departments_said(table, tabs, settings, template, speak),
    )
    return Adoption(tuple(requests), dict(table.columns), questions, said)


def _restored(snapshot: Snapshot, tab: Tab, table: Table, template: Template, settings: Settings) -> Iterator[Request]:
    """Yield our lost headers, colours, views and guards of the status tab."""
    if table.header_row is None:
        return
    speak = Messages(template.language)
    found = find_service_columns(snapshot, tab, table, template)
    service = service_places(tab, found, missing_columns(tab, found, template))
    place = StatusPlace(tab.sheet_id, table.header_row, table.columns, service)
    yield from restore_headers(tab, table.header_row, found, template, speak)
    yield from restore_rules(tab, status_rules(place, template, settings), speak)
    if not on_table(tab, place.whole):
        views = present_ids(snapshot, "filterViews", "filterViewId")
        yield from restore_missing(status_views(place, template, settings), views)
    guarded = status_guards(place, speak)
    if tab.sheet_id == SHEET_IDS[TabName.STATUS]:
        guarded = {**guarded, HEADER_GUARD: header_guard(place, speak)}
    yield from restore_missing(guarded, present_ids(snapshot, "protectedRanges", "protectedRangeId"))


def _restored_tabs(snapshot: Snapshot, tabs: ServiceTabs, template: Template) -> Iterator[Request]:
    """Yield the lost guards, charts, views and colours of service tabs that stand and have been ours before."""
    speak = Messages(template.language)
    guarded = present_ids(snapshot, "protectedRanges", "protectedRangeId")
    drawn = present_ids(snapshot, "charts", "chartId")
    viewed = present_ids(snapshot, "filterViews", "filterViewId")
    for name, tab in tabs.standing.items():
        if tab.tag is not None or not is_blank_tab(tab):
            left = charts_to_the_left(tab, template, speak) if name is TabName.METRICS else ()
            layout = tabs.layouts[name] if left else as_it_stands(tabs.layouts[name], tab)
            yield from left
            yield from restore_missing(guards(layout, tab.sheet_id, speak), guarded)
            yield from restore_missing(charts(layout, tab.sheet_id, template), drawn)
            yield from restore_missing(section_views(layout, tab.sheet_id, speak), viewed)
            yield from restore_rules(tab, _decision_rules(name, tab, template), speak)


def _decision_rules(name: TabName, tab: Tab, template: Template) -> tuple[Rule, ...]:
    table = find_decisions(tab, template) if name is TabName.DECISIONS else None
    return decision_rules(tab.sheet_id, table.header_row, table.columns, template) if table else ()


def _departments_said(
    table: Table, tabs: ServiceTabs, settings: Settings | None, template: Template, speak: Messages
) -> Iterator[str]:
    if settings is not None or TabName.SETTINGS not in tabs.missing:
        return
    names = used_departments(table)
    listed, title = ", ".join(names or template.departments), tabs.missing[TabName.SETTINGS][1].title
    if names:
        yield speak.say(
            "Departments taken from the owner column: {names}. Put them right on the tab “{tab}”.",
            names=listed,
            tab=title,
        )
    else:
        yield speak.say(
            "Departments are the template's: {names}. Put them right on the tab “{tab}”.", names=listed, tab=title
        )
