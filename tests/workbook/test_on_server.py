"""Create, adopt and repair over HTTP, on the embedded server, through the product's own gateway and gspread's client.

The server refuses what Google refuses; each test's people work through plain API calls of their own.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets import LocalServer
from sheetsync.model.columns import Field, ServiceColumn, TabName
from sheetsync.model.grid import Snapshot
from sheetsync.model.template import Template
from sheetsync.reading.settings import read_settings
from sheetsync.reading.table import find_table
from sheetsync.workbook.adopt import Adoption, adoption
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.ids import CHART_IDS, SHEET_IDS
from sheetsync.workbook.repair import repair_requests
from sheetsync.workbook.requests import Request
from sheetsync.workbook.templates import load_template
from tests.few import few

NOW = dt.datetime(2025, 4, 14, 9, tzinfo=dt.UTC)
STATUS = SHEET_IDS[TabName.STATUS]
Json = dict[str, Any]


class Book:
    """One spreadsheet, as the product and as people see it."""

    def __init__(self, server: LocalServer) -> None:
        self._transport = server_transport(server.url)
        self.gateway = GoogleGateway(self._transport)
        self.id = ""

    def made_by_people(self, title: str = "Дела", locale: str = "ru_RU") -> "Book":
        body = {"properties": {"title": title, "locale": locale, "timeZone": "Europe/Moscow"}}
        self.id = self._transport.call("post", "/v4/spreadsheets", body=body)["spreadsheetId"]
        return self

    def created(self, template: Template, **options: Any) -> "Book":
        departments = options.get("departments", ())
        self.id = self.gateway.create(creation_body("План", template, departments=departments))
        self.apply(setup_requests(template, **options))
        return self

    def few_rows(self) -> "Book":
        """Leave few empty rows on each tab: they are read, and compared, in a fraction of the time.

        The figures keep theirs: charts are made over all of them.
        """
        tabs = [tab for tab in self.read().tabs if tab.sheet_id != SHEET_IDS[TabName.METRICS]]
        grids = [{"sheetId": tab.sheet_id, "gridProperties": {"rowCount": 60}} for tab in tabs]
        parts = ({"properties": grid, "fields": "gridProperties.rowCount"} for grid in grids)
        self.do(*({"updateSheetProperties": part} for part in parts))
        return self

    def apply(self, requests: tuple[Request, ...]) -> None:
        self.gateway.apply(self.id, [request.as_json() for request in requests], ())

    def do(self, *requests: Json) -> list[Json]:
        """Do something as a person."""
        path = f"/v4/spreadsheets/{self.id}:batchUpdate"
        return self._transport.call("post", path, body={"requests": list(requests)})["replies"]  # type: ignore[no-any-return]

    def type(self, cells: str, rows: list[list[Any]]) -> None:
        """Type values as a person, parsed in the spreadsheet's locale."""
        path = f"/v4/spreadsheets/{self.id}/values/{cells}"
        self._transport.call("put", path, params={"valueInputOption": "USER_ENTERED"}, body={"values": rows})

    def read(self) -> Snapshot:
        return self.gateway.read_whole(self.id)

    def whole(self, *tabs: str) -> Json:
        """Everything there is on these tabs (on all without any), as Google answers it."""
        params = {"includeGridData": "true", "ranges": [f"'{tab}'" for tab in tabs]}
        return self._transport.call("get", f"/v4/spreadsheets/{self.id}", params=params)  # type: ignore[no-any-return]

    def adopt(self, template: Template) -> Adoption:
        made = adoption(self.read(), template)
        if made.requests:
            self.apply(made.requests)
        return made


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with LocalServer(now=NOW) as server:
        yield server


@pytest.fixture
def book(server: LocalServer) -> Book:
    return Book(server)


HEADER = ["Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы"]
ROWS = [
    ["Сбор обратной связи", "Продажи", "05.04.2025", "Выполнено", ""],
    ["Анализ отзывов", "Маркетинг", "08.04.2025", "В работе", "Продажи не передали 12 отзывов"],
    ["=1+1", "Продажи", "вчера", "готово!", "'=текст"],
]


def plain(book: Book) -> None:
    book.type("A1", [HEADER, *ROWS])


def with_titles_and_other_order(book: Book) -> None:
    book.type("A1", [["План отдела на весну"], [], ["№", "Статус", "Срок", "Задача", "Отдел", "Проблемы", "Бюджет"]])
    book.type("A4", [[1, "в работе", "08.04.2025", "Звонки", "Продажи", "нет", 100]])
    book.do({"mergeCells": {"range": grid(0, 0, 1, 0, 7), "mergeType": "MERGE_ALL"}})


def with_everything_of_their_own(book: Book) -> None:
    plain(book)
    book.type("G1", [["Заметки", "Ссылка"], ["позвонить", "x"]])
    book.do(
        {"setBasicFilter": {"filter": {"range": grid(0, 0, 4, 0, 5)}}},
        {"addFilterView": {"filter": {"title": "Мои", "range": grid(0, 0, 4, 0, 5)}}},
        {"addProtectedRange": {"protectedRange": {"range": grid(0, 0, 1, 0, 5), "warningOnly": True}}},
        {"updateCells": {"range": grid(0, 1, 2, 4, 5), "rows": [{"values": [{"note": "спросить"}]}], "fields": "note"}},
        {
            "setDataValidation": {
                "range": grid(0, 1, 4, 3, 4),
                "rule": {
                    "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Готово"}]},
                    "strict": True,
                },
            }
        },
        {
            "addConditionalFormatRule": {
                "rule": {
                    "ranges": [grid(0, 1, 4, 3, 4)],
                    "booleanRule": {
                        "condition": {"type": "TEXT_EQ", "values": [{"userEnteredValue": "Готово"}]},
                        "format": {"backgroundColor": {"green": 1}},
                    },
                },
                "index": 0,
            }
        },
        {
            "repeatCell": {
                "range": grid(0, 0, 1, 0, 8),
                "cell": {
                    "userEnteredFormat": {"backgroundColor": {"red": 1, "green": 0.9}, "textFormat": {"bold": True}}
                },
                "fields": "userEnteredFormat(backgroundColor,textFormat)",
            }
        },
        {"addSheet": {"properties": {"title": "Сводка", "sheetId": 77}}},
        {"addNamedRange": {"namedRange": {"name": "Прайс", "range": grid(0, 0, 2, 6, 8)}}},
    )
    book.type("Сводка!A1", [["Продажи за год"], ["Январь", 100]])


def with_a_table(book: Book) -> None:
    plain(book)
    book.do({"addTable": {"table": {"name": "Дела", "range": grid(0, 0, 4, 0, 5)}}})


def english(book: Book) -> None:
    book.type("A1", [["Milestone", "Owner", "Due by", "Progress", "Blocked by"], ["Call", "Sales", "", "done", ""]])


def on_a_second_tab(book: Book) -> None:
    book.type("A1", [["Контакты"], ["Ирина", "123"]])
    book.do({"addSheet": {"properties": {"title": "Дела", "gridProperties": {"rowCount": 10, "columnCount": 5}}}})
    book.type("Дела!A1", [HEADER, *ROWS])


def blank(book: Book) -> None:
    assert book.id


def grid(sheet: int, top: int, bottom: int, left: int, right: int) -> Json:
    return {
        "sheetId": sheet,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


PEOPLE = (
    (plain, "status.ru"),
    (with_titles_and_other_order, "status.ru"),
    (with_everything_of_their_own, "status.ru"),
    (with_a_table, "status.en"),
    (english, "status.en"),
    (on_a_second_tab, "status.ru"),
)


def theirs(whole: Json, before: Json) -> Json:
    """Everything of the tabs that stood before, without what is ours on them: it must be what it was."""
    widths = {sheet["properties"]["sheetId"]: columns_used(sheet) for sheet in before["sheets"]}
    sheets = {sheet["properties"]["sheetId"]: sheet for sheet in whole["sheets"]}
    return {
        "named": whole.get("namedRanges"),
        "properties": whole["properties"],
        "sheets": [people_of(sheets[sheet_id], width) for sheet_id, width in widths.items()],
    }


def columns_used(sheet: Json) -> int:
    return max((len(row.get("values", ())) for block in sheet["data"] for row in block.get("rowData", ())), default=0)


def people_of(sheet: Json, width: int) -> Json:
    (block,) = sheet["data"]
    grid_properties = {**sheet["properties"]["gridProperties"], "columnCount": None}
    return {
        "properties": {**sheet["properties"], "gridProperties": grid_properties},
        "cells": trimmed([cells_of(row, width) for row in block["rowData"]]),
        "rows": block.get("rowMetadata"),
        "columns": [without(column, "developerMetadata") for column in block.get("columnMetadata", ())[:width]],
        "others": {name: sheet.get(name) for name in ("merges", "basicFilter", "tables", "bandedRanges", "charts")},
        "guards": not_ours(sheet, "protectedRanges", "protectedRangeId"),
        "views": not_ours(sheet, "filterViews", "filterViewId"),
        "rules": [rule for rule in sheet.get("conditionalFormats", ()) if "TODAY()" not in json.dumps(rule)
                  and "FIND(" not in json.dumps(rule)],
    }  # fmt: skip


def cells_of(row: Json, width: int) -> list[Json]:
    return trimmed([without(cell, "effectiveFormat") for cell in row.get("values", ())[:width]])


def trimmed(items: list[Any]) -> list[Any]:
    """A list without the empty items at its end: our columns make Google answer more of them."""
    last = max((place for place, item in enumerate(items) if item), default=-1)
    return items[: last + 1]


def without(value: Json, name: str) -> Json:
    return {key: part for key, part in value.items() if key != name}


def not_ours(sheet: Json, name: str, key: str) -> list[Json]:
    return [one for one in sheet.get(name, ()) if not 71_000_000 <= one[key] < 72_000_000]


def test_create_takes_two_calls_and_adopting_it_changes_nothing(book: Book, any_template: Template):
    book.created(any_template, sample=True)
    assert (book.gateway.calls.reads, book.gateway.calls.writes) == (0, 2)
    assert book.adopt(any_template).requests == ()
    assert repair_requests(book.read(), any_template) == ()


def test_what_create_made_reads_as_the_sheet_it_should_be(book: Book, any_template: Template):
    snapshot = book.created(any_template, sample=True).read()
    tab = snapshot.tagged(TabName.STATUS)
    assert tab is not None
    table = find_table(tab, any_template)
    assert (snapshot.locale, snapshot.time_zone) == (any_template.locale, any_template.time_zone)
    assert table.columns == {field: place for place, field in enumerate(Field)}
    assert table.service == {ServiceColumn.CHECK: 5, ServiceColumn.ID: 6}
    assert table.problems == ()
    assert [line.texts for line in table.lines] == [
        (row.step, row.owner, row.due, row.status, row.blocker) for row in any_template.sample
    ]
    settings, problems = read_settings(snapshot.tagged(TabName.SETTINGS), any_template)
    assert settings.department_names == any_template.departments
    assert problems == ()


def test_the_article_s_rows_show_their_dates_and_colours(book: Book, russian: Template):
    (sheet, *_) = book.created(russian, sample=True).whole("Статус")["sheets"]
    rows = sheet["data"][0]["rowData"][1:5]
    assert [row["values"][2]["formattedValue"] for row in rows] == [
        "05.04.2025",
        "08.04.2025",
        "15.04.2025",
        "20.04.2025",
    ]
    shown = [background(row["values"][2]) for row in rows]
    assert shown == [None, russian.colours.overdue, russian.colours.due_soon, None]
    assert [background(row["values"][3]) for row in rows] == [
        russian.statuses[state].colour
        for state in ("done", "in_progress", "planned", "delayed")  # type: ignore[index]
    ]


def background(cell: Json) -> str | None:
    colour = cell["effectiveFormat"]["backgroundColor"]
    shown = "#" + "".join(f"{round(colour.get(part, 0) * 255):02x}" for part in ("red", "green", "blue"))
    return None if shown == "#ffffff" else shown


@pytest.mark.parametrize(("people", "name"), PEOPLE)
def test_adoption_leaves_everything_of_people_s_as_it_was(book: Book, people: Callable[[Book], None], name: str):
    template = load_template(name)
    people(book.made_by_people())
    before = book.whole()
    made = book.adopt(template)
    assert made.requests
    tabs = [sheet["properties"]["title"] for sheet in before["sheets"]]
    assert theirs(book.whole(*tabs), before) == theirs(before, before)


@pytest.mark.parametrize(("people", "name"), [*PEOPLE, (blank, "status.en")])
def test_adopting_again_and_repairing_change_nothing(book: Book, people: Callable[[Book], None], name: str):
    template = load_template(name)
    people(book.made_by_people())
    first = book.adopt(template)
    again = adoption(book.read(), template)
    assert again.requests == ()
    assert again.mapping == first.mapping
    assert repair_requests(book.read(), template) == ()


def test_adoption_takes_one_read_and_one_write(book: Book, russian: Template):
    plain(book.made_by_people())
    book.adopt(russian)
    assert (book.gateway.calls.reads, book.gateway.calls.writes) == (1, 1)


def test_a_blank_tab_becomes_what_create_makes(book: Book, russian: Template):
    book.made_by_people().adopt(russian)
    created = Book.__new__(Book)
    created.__dict__.update(book.__dict__)
    created.created(russian)
    ((mine,), (other,)) = (one.whole("Статус")["sheets"] for one in (book, created))
    for name in ("data", "basicFilter", "conditionalFormats", "protectedRanges", "filterViews"):
        assert bare(mine[name]) == bare(other[name])


def bare(value: Any) -> Any:
    """A value without the ids of tabs and metadata, which differ between two spreadsheets."""
    if isinstance(value, dict):
        return {key: bare(part) for key, part in value.items() if key not in {"sheetId", "metadataId"}}
    return [bare(part) for part in value] if isinstance(value, list) else value


def delete_tab(name: TabName) -> Json:
    return {"deleteSheet": {"sheetId": SHEET_IDS[name]}}


def delete_columns(first: int, end: int) -> Json:
    span = {"sheetId": STATUS, "dimension": "COLUMNS", "startIndex": first, "endIndex": end}
    return {"deleteDimension": {"range": span}}


def forget(key: str) -> Json:
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataKey": key}}}}


LOST = {
    "the page": [delete_tab(TabName.SUMMARY)],
    "settings and decisions": [delete_tab(TabName.SETTINGS), delete_tab(TabName.DECISIONS)],
    "all service tabs": [delete_tab(name) for name in TabName if name not in {TabName.STATUS, TabName.WINS}],
    "the id column": [delete_columns(6, 7)],
    "both service columns": [delete_columns(5, 7)],
    "the marks of columns": [forget("sheetsync.column")],
    "all marks": [forget("sheetsync.column"), forget("sheetsync.tab")],
}


@pytest.mark.parametrize("lost", few(LOST, 4))
def test_a_repair_brings_back_what_is_lost(book: Book, russian: Template, lost: list[Json]):
    book.created(russian, sample=True).few_rows()
    book.do(*lost)
    before = book.whole("Статус")
    requests = repair_requests(book.read(), russian)
    assert requests
    book.apply(requests)
    assert repair_requests(book.read(), russian) == ()
    snapshot = book.read()
    tab = snapshot.tagged(TabName.STATUS)
    assert tab is not None
    assert {tag.value for tag in tab.column_tags.values()} == {*Field, ServiceColumn.CHECK, ServiceColumn.ID}
    assert {tab.tag.value for tab in snapshot.tabs if tab.tag} == set(TabName) - {TabName.WINS}
    assert people_cells(book.whole("Статус")) == people_cells(before)
    book.adopt(russian)
    assert adoption(book.read(), russian).requests == ()


def people_cells(whole: Json) -> list[list[Json]]:
    (sheet,) = whole["sheets"]
    return [cells_of(row, 5) for row in sheet["data"][0]["rowData"]]


OURS = {
    "a filter view": [{"deleteFilterView": {"filterId": 71_000_301}}],
    "a guard": [{"deleteProtectedRange": {"protectedRangeId": 71_000_110}}],
    "the header's guard": [{"deleteProtectedRange": {"protectedRangeId": 71_000_101}}],
    "a chart": [{"deleteEmbeddedObject": {"objectId": CHART_IDS[1]}}],
    "a colour rule": [{"deleteConditionalFormatRule": {"sheetId": STATUS, "index": 0}}],
    "all colour rules": [{"deleteConditionalFormatRule": {"sheetId": STATUS, "index": 0}}] * 8,
    "the header of the check": [
        {
            "updateCells": {
                "range": grid(STATUS, 0, 1, 5, 6),
                "rows": [{"values": [{"userEnteredValue": {"stringValue": "Прим."}}]}],
                "fields": "userEnteredValue",
            }
        }
    ],
    "the hiding of the id": [
        {
            "updateDimensionProperties": {
                "range": {"sheetId": STATUS, "dimension": "COLUMNS", "startIndex": 6, "endIndex": 7},
                "properties": {"hiddenByUser": False},
                "fields": "hiddenByUser",
            }
        }
    ],
}


@pytest.mark.parametrize("lost", few(OURS, 3))
def test_adopting_brings_back_looks_and_a_sync_does_not(book: Book, russian: Template, lost: list[Json]):
    book.created(russian, sample=True).few_rows()
    tabs = ("Статус", "Показатели")
    before = bare(book.whole(*tabs)["sheets"])
    book.do(*lost)
    assert repair_requests(book.read(), russian) == ()
    assert book.adopt(russian).requests
    assert adoption(book.read(), russian).requests == ()
    assert by_name(bare(book.whole(*tabs)["sheets"])) == by_name(before)


METRICS = SHEET_IDS[TabName.METRICS]
OLD_PLACES = {CHART_IDS[number]: place for number, place in enumerate((2, 3, 4, 0, 1))}


def as_before(book: Book) -> None:
    """Make «Показатели» what earlier versions made: the table from A on, the charts right of it."""
    for number, place in OLD_PLACES.items():
        anchor = {"sheetId": METRICS, "rowIndex": 1 + place * 15, "columnIndex": 16}
        position = {"overlayPosition": {"anchorCell": anchor, "widthPixels": 520, "heightPixels": 280}}
        moved = {"objectId": number, "newPosition": position, "fields": "*"}
        book.do({"updateEmbeddedObjectPosition": moved})
    span = {"sheetId": METRICS, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    book.do({"deleteDimension": {"range": span}}, {"appendDimension": {**span_of(span), "length": 1}})


def span_of(span: Json) -> Json:
    return {name: span[name] for name in ("sheetId", "dimension")}


def drawn(book: Book) -> dict[int, Any]:
    """The charts of «Показатели» by their ids."""
    (sheet,) = book.whole("Показатели")["sheets"]
    return {one["chartId"]: one for one in sheet["charts"]}


def test_charts_of_an_earlier_version_go_where_a_phone_shows_them(book: Book, russian: Template):
    book.created(russian, sample=True)
    made = drawn(book)
    as_before(book)
    book.type("Показатели!A1:B2", [["Встреча", "Дни"], ["14.04.2025", 3]])
    assert {one["position"]["overlayPosition"]["anchorCell"]["columnIndex"] for one in drawn(book).values()} == {15}
    assert repair_requests(book.read(), russian) == ()
    book.adopt(russian)
    assert drawn(book) == made
    tab = book.read().tagged(TabName.METRICS)
    assert tab is not None
    assert [[cell.value for cell in line[:3]] for line in tab.lines] == [[None, "Встреча", "Дни"], [None, 45761, 3]]
    assert tab.line_places(15) == tuple(range(1, 16))
    assert adoption(book.read(), russian).requests == ()


def test_charts_that_people_moved_and_what_stands_beside_them_stay(book: Book, russian: Template):
    book.created(russian, sample=True)
    as_before(book)
    theirs = {"overlayPosition": {"anchorCell": {"sheetId": METRICS, "rowIndex": 3, "columnIndex": 15}}}
    moved = {"objectId": CHART_IDS[0], "newPosition": theirs, "fields": "anchorCell"}
    book.do({"updateEmbeddedObjectPosition": moved})
    before = drawn(book)
    assert adoption(book.read(), russian).requests == ()
    book.do({"deleteEmbeddedObject": {"objectId": CHART_IDS[0]}})
    book.type("Показатели!R4", [["моё"]])
    book.adopt(russian)
    del before[CHART_IDS[0]]
    after = drawn(book)
    assert after.pop(CHART_IDS[0])["position"]["overlayPosition"]["anchorCell"]["columnIndex"] == 15
    assert after == before
    assert adoption(book.read(), russian).requests == ()


MOVED = {"filterViews", "protectedRanges", "charts", "conditionalFormats"}


def by_name(sheets: list[Json]) -> list[Json]:
    """Sheets with their objects in one order: what comes back stands last in its list."""
    return [
        {name: sorted(part, key=json.dumps) if name in MOVED else part for name, part in sheet.items()}
        for sheet in sheets
    ]


def test_a_colour_that_people_gave_a_rule_stays_when_it_is_gathered(book: Book, russian: Template):
    book.created(russian)
    rule = book.whole("Статус")["sheets"][0]["conditionalFormats"][0]
    pink = {"backgroundColorStyle": {"rgbColor": {"red": 1, "blue": 1}}}
    halves = [{**rule["ranges"][0], "startRowIndex": start, "endRowIndex": end} for start, end in ((1, 9), (9, 1000))]
    scattered = [{"ranges": [half], "booleanRule": {**rule["booleanRule"], "format": pink}} for half in halves]
    book.do(
        {"deleteConditionalFormatRule": {"sheetId": STATUS, "index": 0}},
        *({"addConditionalFormatRule": {"rule": part, "index": 0}} for part in scattered),
    )
    book.adopt(russian)
    rules = book.whole("Статус")["sheets"][0]["conditionalFormats"]
    same = [one for one in rules if one["booleanRule"]["condition"] == rule["booleanRule"]["condition"]]
    assert len(rules) == 8
    assert [one["booleanRule"]["format"]["backgroundColor"] for one in same] == [{"red": 1, "blue": 1}]
    assert adoption(book.read(), russian).requests == ()


def test_colours_follow_columns_and_rows_that_people_put_in(book: Book, russian: Template):
    book.created(russian, sample=True)
    column = {"sheetId": STATUS, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    row = {"sheetId": STATUS, "dimension": "ROWS", "startIndex": 2, "endIndex": 4}
    book.do({"insertDimension": {"range": column}}, {"insertDimension": {"range": row, "inheritFromBefore": True}})
    assert adoption(book.read(), russian).requests == ()


def test_a_changed_setting_reaches_the_colours_on_the_next_adoption(book: Book, russian: Template):
    book.created(russian, sample=True)
    book.type("Настройки!B5", [[6]])
    made = book.adopt(russian)
    assert {request.kind for request in made.requests} == {"deleteConditionalFormatRule", "addConditionalFormatRule"}
    rows = book.whole("Статус")["sheets"][0]["data"][0]["rowData"][1:5]
    assert background(rows[3]["values"][2]) == russian.colours.due_soon


def test_departments_that_people_add_get_a_view_each(book: Book, russian: Template):
    book.created(russian)
    book.type("Настройки!A15", [["Логистика"]])
    made = book.adopt(russian)
    assert [request.body["filter"]["title"] for request in made.requests] == ["Логистика"]


def test_two_adoptions_at_the_same_moment_leave_one(book: Book, russian: Template):
    plain(book.made_by_people())
    first, second = adoption(book.read(), russian), adoption(book.read(), russian)
    book.apply(first.requests)
    with pytest.raises(Exception, match="already exists"):
        book.apply(second.requests)
    assert adoption(book.read(), russian).requests == ()
