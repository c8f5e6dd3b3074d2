"""A new spreadsheet in two calls: `spreadsheets.create`, then one `batchUpdate`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sheetsync.messages import Messages
from sheetsync.model.columns import Field, TabName
from sheetsync.model.days import to_serial
from sheetsync.model.settings import Settings
from sheetsync.model.template import SampleRow, Template
from sheetsync.workbook.furnish import furnish
from sheetsync.workbook.ids import SHEET_IDS
from sheetsync.workbook.layout import workbook_layout
from sheetsync.workbook.requests import Area, Json, Request, add_rule, set_filter, write_cells
from sheetsync.workbook.settings_tab import default_settings
from sheetsync.workbook.shapes import TabLayout
from sheetsync.workbook.status import (
    StatusPlace,
    created_place,
    header_guard,
    status_rules,
    status_views,
)
from sheetsync.workbook.styles import literal


def creation_body(
    title: str, template: Template, time_zone: str | None = None, departments: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the body of `POST /v4/spreadsheets`: title, locale and zone (before any value), and the empty tabs.

    `time_zone` is a name like `Europe/Moscow`, by default the template's.
    """
    layout = first_tabs(template, default_settings(template, departments))
    properties = {"title": title, "locale": template.locale, "timeZone": time_zone or template.time_zone}
    return {"properties": properties, "sheets": [{"properties": tab.properties()} for tab in layout]}


def first_tabs(template: Template, settings: Settings) -> tuple[TabLayout, ...]:
    """Return the tabs of a new spreadsheet: all but «Победы», which comes to be with its first draft."""
    return tuple(tab for tab in workbook_layout(template, settings) if tab.name is not TabName.WINS)


def setup_requests(
    template: Template, departments: Sequence[str] = (), *, sample: bool = False, settings: Settings | None = None
) -> tuple[Request, ...]:
    """Return the one batch that furnishes what `creation_body` made: the template's departments where none are given.

    `sample` writes the template's sample rows, as literal text and real dates; `settings` are the team's, departments
    and all.
    """
    settings = settings or default_settings(template, departments)
    furnished = (
        request for tab in first_tabs(template, settings) for request in furnish(tab, SHEET_IDS[tab.name], template)
    )
    place = created_place(SHEET_IDS[TabName.STATUS])
    rows = sample_rows(template, place) if sample else ()
    return (*furnished, *rows, *living_parts(place, template, settings))


def living_parts(place: StatusPlace, template: Template, settings: Settings) -> Iterator[Request]:
    """Yield what a status tab of our own making has beside its columns: filter, colours, views, a guarded header."""
    speak = Messages(template.language)
    yield set_filter(place.whole, speak.say("put a filter over the table"))
    for index, rule in enumerate(status_rules(place, template, settings)):
        yield add_rule(rule.as_json(), index, speak.say("colour dates and statuses"))
    yield from status_views(place, template, settings).values()
    yield header_guard(place, speak)


def sample_rows(template: Template, place: StatusPlace) -> Iterator[Request]:
    """Yield the write of the template's sample rows below the header."""
    if template.sample:
        area = Area(place.sheet_id, place.header_row + 1)
        rows = [_sample_line(row) for row in template.sample]
        yield write_cells(area, rows, "userEnteredValue", Messages(template.language).say("write the sample rows"))


def _sample_line(row: SampleRow) -> list[Json]:
    """The five cells: literal text, and a real date in a column that is formatted for dates."""
    due = to_serial(dt.date.fromisoformat(row.due))
    return [literal(due if field is Field.DUE else getattr(row, field)) for field in Field]
