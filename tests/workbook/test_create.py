"""What `create` sends: valid for Google, literal, and whole."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sheetsync.model.columns import Field, MetricColumn, ServiceColumn, TabName, line_tag
from sheetsync.model.template import Template
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.ids import SECTION_VIEWS, SHEET_IDS
from sheetsync.workbook.requests import batch

Faults = Callable[[Any, str], list[str]]
WORD_BAR = re.compile(r'"\|{1,2}(?:[^|"]+\|)+')
SNAPSHOTS = Path(__file__).parent / "snapshots"
STATUS = SHEET_IDS[TabName.STATUS]


def bodies(template: Template, kind: str, **options: Any) -> list[Any]:
    return [request.body for request in setup_requests(template, **options) if request.kind == kind]


def test_both_bodies_are_valid_for_google(any_template: Template, faults: Faults):
    assert faults(creation_body("План", any_template), "Spreadsheet") == []
    assert faults(batch(setup_requests(any_template, sample=True)), "BatchUpdateSpreadsheetRequest") == []


def test_locale_and_zone_come_with_the_empty_tabs_before_any_value(russian: Template):
    body = creation_body("План", russian)
    assert body["properties"] == {"title": "План", "locale": "ru_RU", "timeZone": "Europe/Moscow"}
    titles = [title for name, title in russian.tabs.items() if name is not TabName.WINS]
    assert [sheet["properties"]["title"] for sheet in body["sheets"]] == titles
    assert all(sheet.keys() == {"properties"} for sheet in body["sheets"])
    assert creation_body("План", russian, "Asia/Omsk")["properties"]["timeZone"] == "Asia/Omsk"


def test_only_the_memory_is_a_hidden_tab_and_the_header_is_frozen(russian: Template):
    sheets = {sheet["properties"]["title"]: sheet["properties"] for sheet in creation_body("План", russian)["sheets"]}
    assert [title for title, sheet in sheets.items() if sheet.get("hidden")] == ["_sheetsync"]
    assert sheets["Статус"]["gridProperties"]["frozenRowCount"] == 1


def test_what_goes_out_is_the_golden_request_list(any_template: Template):
    """One request a line; the word lists inside formulas are the templates' own affair. Renew: UPDATE_SNAPSHOTS=1."""
    requests = setup_requests(any_template, sample=True)
    lines = (json.dumps(request.as_json(), ensure_ascii=False) for request in requests)
    text = "".join(WORD_BAR.sub(r'"|…|', line) + "\n" for line in lines)
    golden = SNAPSHOTS / f"setup.{any_template.language}.jsonl"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_everything_written_is_literal(any_template: Template):
    kinds = {
        kind
        for body in bodies(any_template, "updateCells", sample=True)
        for row in body["rows"]
        for value in row["values"]
        for kind in value.get("userEnteredValue", {})
    }
    assert kinds == {"stringValue", "numberValue"}


def test_sample_dates_are_serial_numbers(russian: Template):
    (written,) = [body for body in bodies(russian, "updateCells", sample=True) if body["start"]["rowIndex"] == 1]
    dates = [row["values"][2]["userEnteredValue"] for row in written["rows"]]
    assert dates == [{"numberValue": 45752}, {"numberValue": 45755}, {"numberValue": 45762}, {"numberValue": 45767}]


def test_the_due_column_is_a_date_column_down_to_its_end(russian: Template):
    ranges = [
        body["range"]
        for body in bodies(russian, "repeatCell")
        if body["cell"]["userEnteredFormat"].get("numberFormat") == {"type": "DATE", "pattern": "dd.mm.yyyy"}
    ]
    assert {"sheetId": STATUS, "startRowIndex": 1, "startColumnIndex": 2, "endColumnIndex": 3} in ranges


def test_dropdowns_reject_nothing(any_template: Template):
    rules = [body["rule"] for body in bodies(any_template, "setDataValidation")]
    assert rules
    assert {rule["strict"] for rule in rules} == {False}


def test_protection_only_warns(any_template: Template):
    protections = [body["protectedRange"] for body in bodies(any_template, "addProtectedRange")]
    assert len(protections) > 3
    assert all(one["warningOnly"] and "editors" not in one for one in protections)


def test_the_filter_takes_in_the_hidden_id(any_template: Template):
    (body,) = bodies(any_template, "setBasicFilter")
    area = body["filter"]["range"]
    assert (area["startColumnIndex"], area["endColumnIndex"]) == (0, len(Field) + 2)
    hidden = [
        body["range"]
        for body in bodies(any_template, "updateDimensionProperties")
        if body["properties"].get("hiddenByUser") and body["range"]["sheetId"] == STATUS
    ]
    assert hidden == [{"sheetId": STATUS, "dimension": "COLUMNS", "startIndex": 6, "endIndex": 7}]


def test_every_column_and_tab_is_marked_once(any_template: Template):
    marks = [body["developerMetadata"] for body in bodies(any_template, "createDeveloperMetadata")]
    assert {mark["visibility"] for mark in marks} == {"DOCUMENT"}
    values = [(mark["metadataKey"], mark["metadataValue"]) for mark in marks]
    assert sorted(values) == sorted(
        [("sheetsync.tab", name.value) for name in TabName if name is not TabName.WINS]
        + [("sheetsync.column", name.value) for name in (*Field, *ServiceColumn)]
        + [("sheetsync.column", line_tag(number)) for width in (5, len(MetricColumn), 4, 5) for number in range(width)]
    )


def test_formulas_hold_no_comma_between_arguments_in_any_locale(any_template: Template):
    formulas = [
        value["userEnteredValue"]
        for condition in conditions(batch(setup_requests(any_template)))
        if condition["type"] == "CUSTOM_FORMULA"
        for value in condition["values"]
    ]
    outside = ["".join(formula.split('"')[::2]) for formula in formulas]
    assert formulas
    assert not any("," in text or "{" in text for text in outside)


def conditions(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        if "condition" in value:
            yield value["condition"]
        for part in value.values():
            yield from conditions(part)
    elif isinstance(value, list):
        for part in value:
            yield from conditions(part)


def test_given_departments_fill_settings_and_views(russian: Template):
    requests = setup_requests(russian, ["Цех №1", "ОТК"])
    views = [request.body["filter"] for request in requests if request.kind == "addFilterView"]
    titles = [view["title"] for view in views if view["range"]["sheetId"] == STATUS]
    assert titles == ["Просрочено", "Ждём ответа", "Стоит взглянуть", "Цех №1", "ОТК"]
    assert '"stringValue": "Цех №1"' in json.dumps([request.as_json() for request in requests], ensure_ascii=False)


def test_many_departments_have_a_view_each(russian: Template):
    requests = setup_requests(russian, [f"Отдел {number}" for number in range(300)])
    views = [request.body["filter"]["filterViewId"] for request in requests if request.kind == "addFilterView"]
    assert len(set(views)) == len(views) == 303 + len(SECTION_VIEWS)


def test_each_request_says_what_it_does_in_the_sheet_s_language(any_template: Template):
    said = {request.says for request in setup_requests(any_template, sample=True)}
    assert all(said)
    if any_template.language == "ru":
        assert "раскрасить даты и статусы" in said
