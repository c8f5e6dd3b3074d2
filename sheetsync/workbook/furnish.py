"""From a tab's layout to the requests that bring it about on a tab that is blank."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sheetsync.messages import Messages
from sheetsync.model.columns import TabName, line_tag
from sheetsync.model.desired import DesiredCell
from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.workbook.charts import metric_charts
from sheetsync.workbook.colours import Rule, decision_rules
from sheetsync.workbook.contents import contents_line, section_titles
from sheetsync.workbook.ids import SECTION_VIEWS, TAB_GUARDS
from sheetsync.workbook.requests import (
    Area,
    Json,
    Request,
    add_rule,
    add_view,
    fold_columns,
    format_cells,
    guard,
    hide_column,
    size_column,
    tag_column,
    tag_tab,
    validate,
    write_cells,
)
from sheetsync.workbook.shapes import ColumnLayout, TabLayout
from sheetsync.workbook.styles import CELL_FIELDS, cell_data, date_format, header_format, literal


def furnish(tab: TabLayout, sheet_id: int, template: Template) -> tuple[Request, ...]:
    """Return what makes a blank tab of this sheet id into the tab of the layout: marks, contents, formats, guard."""
    speak = Messages(template.language)
    says = speak.say("set up the tab “{tab}”", tab=tab.title)
    return (
        tag_tab(sheet_id, tab.name.value, says),
        *_contents(tab, sheet_id, template, speak),
        *(
            request
            for place, column in enumerate(tab.columns)
            for request in furnish_column(column, Area(sheet_id, int(tab.headed)), place, template, says)
        ),
        *_cell_choices(tab, sheet_id, says),
        *guards(tab, sheet_id, speak).values(),
        *(fold_columns(sheet_id, *tab.folded, says) if tab.folded else ()),
        *charts(tab, sheet_id, template).values(),
        *section_views(tab, sheet_id, speak).values(),
        *(add_rule(rule.as_json(), at, says) for at, rule in enumerate(tab_rules(tab, sheet_id, template))),
    )


def furnish_column(column: ColumnLayout, rows: Area, place: int, template: Template, says: str) -> Iterator[Request]:
    """Yield what sets up one column: mark, width, format and dropdown. `rows` are those below the header."""
    sheet_id = rows.sheet_id
    cells = rows._replace(start_column=place, end_column=place + 1)
    if column.tag:
        yield tag_column(sheet_id, place, column.tag, says)
    yield size_column(sheet_id, place, column.width, says)
    if column.hidden:
        yield hide_column(sheet_id, place, says)
    elif column.header:
        look = date_format(template) if column.date else {"wrapStrategy": "WRAP"}
        yield format_cells(cells, {**look, "verticalAlignment": "TOP"}, says)
    if column.choice:
        yield validate(cells, column.choice.condition, column.choice.message, says)


def header_cells(columns: Sequence[ColumnLayout], template: Template) -> list[Json]:
    """Return CellData for a header row: the service's headers in a colour of their own."""
    colours = template.colours
    return [
        {
            **literal(column.header),
            "userEnteredFormat": header_format(colours.service_header if column.service else colours.header),
        }
        for column in columns
    ]


def guards(tab: TabLayout, sheet_id: int, speak: Messages) -> dict[int, Request]:
    """Return the guard of a tab's service columns by its id."""
    if tab.guard is None:
        return {}
    first, end = tab.guard
    return service_guard(tab.name, Area(sheet_id, start_column=first, end_column=end), speak)


def charts(tab: TabLayout, sheet_id: int, template: Template) -> dict[int, Request]:
    """Return the charts of a tab by their ids; only «Показатели» has any."""
    speak = Messages(template.language)
    if tab.name is not TabName.METRICS:
        return {}
    first = next(place for place, column in enumerate(tab.columns) if column.tag == line_tag(0))
    return metric_charts(sheet_id, first, template, speak)


def as_it_stands(layout: TabLayout, tab: Tab) -> TabLayout:
    """Return the layout of «Показатели» as a tab of an earlier version has it: without a column for the charts."""
    if layout.name is not TabName.METRICS or tab.line_places(1) != (0,):
        return layout
    first, end = layout.guard or (0, 0)
    return replace(layout, columns=layout.columns[1:], guard=(first - 1, end - 1), folded=None)


def section_views(tab: TabLayout, sheet_id: int, speak: Messages) -> dict[int, Request]:
    """Return the views that show one section of all blocks, by their ids; only «Сводка» has any.

    They look for the section's name in the hidden keys, so that they hold however the blocks grow and move.
    """
    if tab.name is not TabName.SUMMARY:
        return {}
    area = Area(sheet_id, 0, None, 0, len(tab.columns)).as_json()
    return {
        SECTION_VIEWS[part]: add_view(
            {
                "filterViewId": SECTION_VIEWS[part],
                "title": title,
                "range": area,
                "filterSpecs": [{"columnIndex": 0, "filterCriteria": {"condition": contains(f"|{part}")}}],
            },
            speak.say("add the filter view “{view}”", view=title),
        )
        for part, title in section_titles(speak).items()
    }


def contains(text: str) -> Json:
    """Return the BooleanCondition of a text that stands somewhere in a cell."""
    return {"type": "TEXT_CONTAINS", "values": [{"userEnteredValue": text}]}


def tab_rules(tab: TabLayout, sheet_id: int, template: Template) -> tuple[Rule, ...]:
    """Return the colour rules of a tab as it was laid out; only «Решения» has any."""
    if tab.name is not TabName.DECISIONS:
        return ()
    return decision_rules(sheet_id, 0, {"text": 0, "owner": 1, "due": 2}, template)


def service_guard(name: TabName, area: Area, speak: Messages) -> dict[int, Request]:
    """Return the guard of an area that the service fills, by its id."""
    description = speak.say("Filled in by sheetsync: an edit here is overwritten at the next run.")
    guard_id = TAB_GUARDS[name]
    return {guard_id: guard(guard_id, area, description, speak.say("ask before edits of service cells"))}


def _contents(tab: TabLayout, sheet_id: int, template: Template, speak: Messages) -> Iterator[Request]:
    rows = [header_cells(tab.columns, template)] if tab.headed else []
    above = (contents_line(sheet_id, speak),) if tab.name is TabName.SUMMARY else ()
    rows += [_line(line, template) for line in (*above, *tab.lines)]
    if rows:
        yield write_cells(Area(sheet_id), rows, CELL_FIELDS, speak.say("set up the tab “{tab}”", tab=tab.title))


def _line(line: Sequence[DesiredCell], template: Template) -> list[Json]:
    return [cell_data(cell, template) for cell in line]


def _cell_choices(tab: TabLayout, sheet_id: int, says: str) -> Iterator[Request]:
    for row, column, choice in tab.choices:
        yield validate(Area(sheet_id, row, row + 1, column, column + 1), choice.condition, choice.message, says)
