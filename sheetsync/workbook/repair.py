"""What every `sync` puts back by itself: lost tabs, columns and marks of the service; not colours and views."""

from collections.abc import Iterator

from sheetsync.messages import Messages
from sheetsync.model.columns import Field, TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.template import Template
from sheetsync.reading.table import Table, find_table
from sheetsync.workbook.departments import settings_of
from sheetsync.workbook.find import status_candidates
from sheetsync.workbook.requests import Request, tag_column, tag_tab
from sheetsync.workbook.service import find_service_columns, lay_columns, missing_columns
from sheetsync.workbook.tabs import ServiceTabs, bring_tabs, find_service_tabs


def repair_requests(
    snapshot: Snapshot, template: Template, table: Table | None = None, *, drafts: bool = False
) -> tuple[Request, ...]:
    """Return what brings back lost service tabs, service columns and marks; nothing where all is in place.

    With `drafts` to be written «Победы» is among the tabs: it comes to be with the first of them.

    Marks come back on columns whose header still tells what they are. A spreadsheet whose status tab is not sure
    is left alone: that is for `adopt` to ask. A tab that the snapshot does not hold counts as lost, so what goes out
    must come from a snapshot of all tabs.
    """
    candidates = status_candidates(snapshot, template)
    if len(candidates) != 1:
        return ()
    table = table or find_table(candidates[0], template)
    tabs = find_service_tabs(snapshot, template, settings_of(snapshot, table, template), drafts=drafts)
    return tuple(mend(snapshot, candidates[0], table, template, tabs))


def mend(snapshot: Snapshot, tab: Tab, table: Table, template: Template, tabs: ServiceTabs) -> Iterator[Request]:
    """Yield the repair of a spreadsheet whose status tab and table are known."""
    yield from mark_status(tab, table, template)
    if table.header_row is not None:
        speak = Messages(template.language)
        lost = missing_columns(tab, find_service_columns(snapshot, tab, table, template), template)
        yield from lay_columns(tab, table.header_row, lost, template, speak)
    yield from bring_tabs(tabs, template)


def mark_status(tab: Tab, table: Table, template: Template) -> Iterator[Request]:
    """Yield the marks that the status tab and people's columns lack."""
    speak = Messages(template.language)
    if tab.tag is None:
        says = speak.say("mark the tab “{tab}” as the status sheet", tab=tab.title)
        yield tag_tab(tab.sheet_id, TabName.STATUS.value, says)
    for field in Field:
        place = table.columns.get(field)
        if place is not None and tab.column_of(field.value) is None:
            says = speak.say(
                "mark the column “{column}”", column=str(tab.cell(table.header_row or 0, place).value or "")
            )
            yield tag_column(tab.sheet_id, place, field.value, says)
