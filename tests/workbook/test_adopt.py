"""Adoption as a pure value: which tab, which columns, where ours go, what is asked and what is left alone."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.columns import Field, TabName
from sheetsync.model.grid import Cell, Snapshot, Tab, Tag
from sheetsync.model.template import Template
from sheetsync.workbook.adopt import Adoption, adoption
from sheetsync.workbook.find import NoStatusTabError
from sheetsync.workbook.ids import SHEET_IDS
from sheetsync.workbook.repair import repair_requests
from sheetsync.workbook.requests import Request, batch
from sheetsync.workbook.templates import load_template

MakeTab = Callable[..., Tab]
MakeFile = Callable[..., Snapshot]
HEADER = ("Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы")
ROW = ("Собрать отзывы", "Продажи", dt.date(2025, 4, 5), "В работе", "")


def bodies(made: Adoption, kind: str) -> list[Any]:
    return [request.body for request in made.requests if request.kind == kind]


def headers(made: Adoption, sheet_id: int = 5) -> dict[tuple[int, int], str]:
    """What is written on a tab: 0-based row and column of the first cell, and its text."""
    starts = [body for body in bodies(made, "updateCells") if body["start"]["sheetId"] == sheet_id]
    return {
        (body["start"]["rowIndex"], body["start"]["columnIndex"]): body["rows"][0]["values"][0]["userEnteredValue"][
            "stringValue"
        ]
        for body in starts
    }


def marks(made: Adoption, sheet_id: int = 5) -> dict[str, int]:
    found = {}
    for body in bodies(made, "createDeveloperMetadata"):
        location = body["developerMetadata"]["location"].get("dimensionRange", {})
        if location.get("sheetId") == sheet_id:
            found[body["developerMetadata"]["metadataValue"]] = location["startIndex"]
    return found


def test_service_columns_go_right_of_the_last_used_one(russian: Template, people_tab: MakeTab, people_file: MakeFile):
    tab = people_tab([(*HEADER, "Бюджет", "", "Прайс"), ROW])
    made = adoption(people_file(tab), russian)
    assert headers(made) == {(0, 8): "Проверка", (0, 9): "ID"}
    assert marks(made) == {"step": 0, "owner": 1, "due": 2, "status": 3, "blocker": 4, "check": 8, "id": 9}
    assert made.mapping == {field: place for place, field in enumerate(Field)}
    assert made.questions == ()


def test_columns_are_mapped_wherever_they_stand_under_title_rows(
    russian: Template, people_tab: MakeTab, people_file: MakeFile
):
    rows = [
        ("План отдела",),
        (),
        ("№", "Статус", "Срок", "Задача", "Отдел", "Проблемы"),
        (1, "в работе", None, "Звонок"),
    ]
    made = adoption(people_file(people_tab(rows)), russian)
    assert made.mapping == {Field.STEP: 3, Field.OWNER: 4, Field.DUE: 2, Field.STATUS: 1, Field.BLOCKER: 5}
    assert headers(made) == {(2, 6): "Проверка", (2, 7): "ID"}
    first = next(body for body in bodies(made, "addConditionalFormatRule") if body["rule"]["ranges"][0]["sheetId"] == 5)
    assert first["rule"]["ranges"] == [{"sheetId": 5, "startRowIndex": 3, "startColumnIndex": 2, "endColumnIndex": 3}]
    formula = first["rule"]["booleanRule"]["condition"]["values"][0]["userEnteredValue"]
    assert "ISNUMBER($C4)" in formula
    assert "TRIM($B4)" in formula


def test_an_adoption_is_valid_for_google(
    any_template: Template, people_tab: MakeTab, people_file: MakeFile, faults: Callable[[Any, str], list[str]]
):
    tab = people_tab([any_template.headers, ROW], column_count=5)
    made = adoption(people_file(tab), any_template)
    assert faults(batch(made.requests), "BatchUpdateSpreadsheetRequest") == []
    assert bodies(made, "appendDimension") == [{"sheetId": 5, "dimension": "COLUMNS", "length": 2}]


def test_nothing_but_our_columns_is_written_on_the_people_s_tab(
    russian: Template, people_tab: MakeTab, people_file: MakeFile
):
    made = adoption(people_file(people_tab([HEADER, ROW, ROW])), russian)
    places = [body["range"] for kind in ("repeatCell", "setDataValidation", "updateDimensionProperties")
              for body in bodies(made, kind)]  # fmt: skip
    starts = [place.get("startColumnIndex", place.get("startIndex")) for place in places if place["sheetId"] == 5]
    assert min(starts) >= 5
    assert not bodies(made, "setBasicFilter")
    assert [body for body in bodies(made, "updateSheetProperties") if body["properties"]["sheetId"] == 5] == []


def test_all_service_tabs_are_added_with_their_fixed_ids(russian: Template, people_tab: MakeTab, people_file: MakeFile):
    made = adoption(people_file(people_tab([HEADER, ROW])), russian)
    added = {body["properties"]["title"]: body["properties"]["sheetId"] for body in bodies(made, "addSheet")}
    assert added == {
        russian.tabs[name]: SHEET_IDS[name] for name in TabName if name not in {TabName.STATUS, TabName.WINS}
    }


def test_a_tab_of_people_s_under_our_title_stays_theirs(russian: Template, people_tab: MakeTab, people_file: MakeFile):
    theirs = people_tab([("Сводка продаж за год",), ("Январь", 100)], "Сводка", 9)
    made = adoption(people_file(people_tab([HEADER, ROW]), theirs), russian)
    titles = [body["properties"]["title"] for body in bodies(made, "addSheet")]
    assert "Сводка" not in titles
    assert "Сводка (sheetsync)" in titles
    assert any("Вкладка «Сводка» ваша" in said for said in made.said)
    assert all(body["start"]["sheetId"] != 9 for body in bodies(made, "updateCells"))


def test_dropdowns_follow_the_settings_tab_under_its_other_title(
    russian: Template, people_tab: MakeTab, people_file: MakeFile
):
    theirs = people_tab([("Ключ", "Значение")], "Настройки", 9)
    made = adoption(people_file(people_tab([HEADER, ROW]), theirs), russian)
    lists = [body["rule"]["condition"] for body in bodies(made, "setDataValidation")]
    sources = [one["values"][0]["userEnteredValue"] for one in lists if one["type"] == "ONE_OF_RANGE"]
    assert sources == ["='Настройки (sheetsync)'!$A$10:$A$1000"]


def test_two_tabs_that_could_be_it_are_asked_about(russian: Template, people_tab: MakeTab, people_file: MakeFile):
    made = adoption(people_file(people_tab([HEADER], "Март", 1), people_tab([HEADER], "Апрель", 2)), russian)
    assert made.requests == ()
    (question,) = made.questions
    assert question.startswith("На статусную таблицу похожи несколько вкладок: «Март», «Апрель».")


def test_of_two_the_one_with_the_title_is_it(russian: Template, people_tab: MakeTab, people_file: MakeFile):
    made = adoption(people_file(people_tab([HEADER], "Март", 1), people_tab([HEADER], "Статус", 2)), russian)
    assert marks(made, 2)
    assert not marks(made, 1)


def test_no_header_is_told_with_what_is_missing_and_where(
    russian: Template, people_tab: MakeTab, people_file: MakeFile
):
    with pytest.raises(NoStatusTabError) as caught:
        adoption(people_file(people_tab([("Клиенты",), ("Статус", "Сумма", "Этап")], "Сделки")), russian)
    assert "строка 2 на вкладке «Сделки»" in str(caught.value)
    assert "«Ответственный отдел», «Дата выполнения», «Барьеры / Проблемы»" in str(caught.value)


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        (("Этап", "Отдел", "Срок", "Статус", ""), "Какая колонка — «Барьеры / Проблемы»?"),
        (("Этап", "Отдел", "Срок", "Статус", "Комментарий"), "E «Комментарий»"),
        (("Этап", "Отдел", "Срок", "Статус", "Статус", "Барьеры"), "D «Статус», E «Статус»"),
    ],
)
def test_a_column_that_is_not_sure_is_asked_for_and_not_marked(
    russian: Template, people_tab: MakeTab, people_file: MakeFile, header: tuple[str, ...], asked: str
):
    made = adoption(people_file(people_tab([header, ROW])), russian)
    assert len(made.questions) == 1
    assert asked in made.questions[0]
    assert len(marks(made)) == 6
    assert made.requests


def test_a_blank_first_tab_is_laid_out_as_create_does(any_template: Template, people_file: MakeFile):
    made = adoption(people_file(Tab(0, "Лист1")), any_template)
    (changed,) = bodies(made, "updateSheetProperties")
    assert changed["properties"]["title"] == any_template.tabs[TabName.STATUS]
    assert changed["properties"]["gridProperties"] == {"columnCount": 26, "frozenRowCount": 1}
    assert marks(made, 0) == {"step": 0, "owner": 1, "due": 2, "status": 3, "blocker": 4, "check": 5, "id": 6}
    assert len(bodies(made, "setBasicFilter")) == 1


def test_a_tab_with_content_but_no_header_is_never_laid_out(
    russian: Template, people_tab: MakeTab, people_file: MakeFile
):
    with pytest.raises(NoStatusTabError):
        adoption(people_file(people_tab([("заметка",)]), Tab(6, "Лист2")), russian)


def test_departments_are_taken_from_the_owner_column(russian: Template, people_tab: MakeTab, people_file: MakeFile):
    owners = ["Цех №1", "ОТК", "цех №1", "ОТК", "Отк", "Снабжене", "Цех №1, ОТК"]
    rows = [("Дело", owner, None, "В работе", "") for owner in owners]
    made = adoption(people_file(people_tab([HEADER, *rows])), russian)
    views = [body["filter"] for body in bodies(made, "addFilterView")]
    views = [view["title"] for view in views if view["range"]["sheetId"] == 5]
    assert views == ["Просрочено", "Ждём ответа", "Стоит взглянуть", "Цех №1", "ОТК"]
    assert "Отделы взяты из колонки ответственных: Цех №1, ОТК." in made.said[-1]


def test_people_s_own_filter_table_and_lock_are_told(russian: Template, people_tab: MakeTab, people_file: MakeFile):
    features = {
        "basicFilter": {"range": {"sheetId": 5, "endColumnIndex": 5}},
        "tables": [{"name": "Дела", "range": {"sheetId": 5, "endColumnIndex": 7}}],
        "protectedRanges": [
            {"protectedRangeId": 1, "range": {"sheetId": 5}, "requestingUserCanEdit": False},
            {"protectedRangeId": 2, "range": {"sheetId": 5}, "warningOnly": True},
        ],
    }
    made = adoption(people_file(people_tab([HEADER, ROW], features=features)), russian)
    assert headers(made) == {(0, 7): "Проверка", (0, 8): "ID"}
    assert [said.split(":")[0] for said in made.said][:4] == [
        "Ваш фильтр на вкладке «Лист1» остаётся как есть. Растяните его на наши колонки, чтобы сортировка брала и их.",
        "Таблица «Дела» остаётся как есть; наши колонки стоят рядом, видов фильтра нет.",
        "Списки и форматы ваших колонок остаются как есть.",
        "Защита на вкладке «Лист1» не пускает сервис",
    ]


def test_a_team_s_own_id_column_is_never_taken_for_ours(russian: Template, people_tab: MakeTab, people_file: MakeFile):
    tags = {place: Tag(place, field.value) for place, field in enumerate(Field)} | {5: Tag(8, "check")}
    rows = [(*HEADER, "Проверка", "ID"), (*ROW, "", "СД-17")]
    tab = people_tab(rows, tag=Tag(1, "status"), column_tags=tags)
    made = adoption(people_file(tab), russian)
    assert headers(made) == {(0, 7): "ID"}
    assert marks(made) == {"id": 7}


def test_lost_marks_come_back_where_header_and_ids_are_ours(
    russian: Template, people_tab: MakeTab, people_file: MakeFile
):
    tab = people_tab([(*HEADER, "Проверка", "ID"), (*ROW, "", "r0000abc")], "Статус")
    memory = people_tab([("row:r0000abc", "{}")], "_sheetsync", 8)
    made = adoption(people_file(tab, memory), russian)
    assert marks(made) == {"step": 0, "owner": 1, "due": 2, "status": 3, "blocker": 4, "check": 5, "id": 6}
    assert headers(made) == {}


def _colours(request: Request) -> bool:
    return request.kind in {"addConditionalFormatRule", "addFilterView", "addProtectedRange"}


def test_repair_leaves_a_spreadsheet_alone_whose_status_tab_is_not_sure(
    russian: Template, people_tab: MakeTab, people_file: MakeFile
):
    assert repair_requests(people_file(people_tab([HEADER], "Март", 1), people_tab([HEADER], "Май", 2)), russian) == ()
    assert repair_requests(people_file(people_tab([("заметка",)])), russian) == ()


def test_repair_brings_no_colours_views_or_guards_to_the_status_tab(
    russian: Template, people_tab: MakeTab, people_file: MakeFile
):
    requests = repair_requests(people_file(people_tab([HEADER, ROW])), russian)
    kinds = {request.kind for request in requests}
    assert "setBasicFilter" not in kinds
    assert not [
        request.says for request in requests if '"sheetId": 5' in json.dumps(request.body) and _colours(request)
    ]
    assert {"addSheet", "createDeveloperMetadata", "updateCells"} <= kinds


OTHERS = st.sampled_from(["", "Бюджет", "№", "Клиент", "Ссылка", "ID", "Проверка", "Заметки"])
CELLS = st.sampled_from(["", "=1+1", "Продажи", "готово", "x", 5, True])


@given(
    people=st.permutations(HEADER),
    others=st.lists(st.tuples(st.integers(0, 8), OTHERS), max_size=4),
    above=st.lists(st.lists(CELLS, max_size=3), max_size=3),
    below=st.lists(st.lists(CELLS, max_size=12), max_size=5),
)
def test_whatever_the_sheet_looks_like_only_columns_right_of_it_are_written(
    people: list[str], others: list[tuple[int, str]], above: list[list[object]], below: list[list[object]]
):
    header = list(people)
    for place, text in others:
        header.insert(min(place, len(header)), text)
    lines = tuple(tuple(Cell(value) for value in row) for row in (*above, header, *below))
    tab = Tab(5, "Лист1", lines=lines, column_count=40)
    made = adoption(Snapshot("1abc", "Дела", "ru_RU", "Europe/Moscow", (tab,)), load_template("status.ru"))
    edge = max(place + 1 for line in lines for place, cell in enumerate(line) if not cell.empty)
    assert {made.mapping[field]: text for field, text in zip(Field, HEADER, strict=True)} == {
        place: text for place, text in enumerate(header) if text in HEADER
    }
    for kind, place in written(made):
        assert place >= edge, kind


def written(made: Adoption) -> list[tuple[str, int]]:
    """The first column of everything that changes cells or columns of the people's tab."""
    kinds = ("updateCells", "repeatCell", "setDataValidation", "updateDimensionProperties", "addProtectedRange")
    found = [(kind, body.get("protectedRange", body)) for kind in kinds for body in bodies(made, kind)]
    places = [(kind, body.get("start") or body["range"]) for kind, body in found]
    return [
        (kind, next(place[name] for name in ("columnIndex", "startColumnIndex", "startIndex") if name in place))
        for kind, place in places
        if place["sheetId"] == 5
    ]
