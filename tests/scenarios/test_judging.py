"""Whoever judges must be able to say no: each wrong fact and each touched cell is noticed."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from sheetsync.localsheets import LocalServer
from tests.few import few

from . import laws
from .book import Book, Json, Where, typed
from .compare import compare, party
from .play import Play, load

S1 = load("s1_golden")
FACTS = {fact["kind"]: fact for fact in S1["expect"]}


def found(kind: str) -> Json:
    """The expected facts as the product would tell them."""
    told = deepcopy(FACTS[kind])
    if kind == "flags":
        told["rows"] = [[*row[:-1], dict.fromkeys(row[-1], False)] for row in told["rows"]]
    return told


def judged(kind: str, told: Json) -> list[str]:
    return [one.fact for one in compare(kind, FACTS[kind], told, S1["flag_columns"])]


@pytest.mark.parametrize("kind", sorted(FACTS))
def test_facts_as_expected_are_no_differences(kind: str):
    assert judged(kind, found(kind)) == []


@pytest.mark.parametrize("kind", ["meeting", "people_cells"])
def test_each_fact_that_is_otherwise_is_named(kind: str):
    for name in FACTS[kind].keys() - {"at", "kind", "departments", "overdue"}:
        assert judged(kind, found(kind) | {name: ["something else"]}) == [name]


@pytest.mark.parametrize("column", range(1, 7))
def test_each_cell_of_a_row_s_flags_is_compared(column: int):
    told = found("flags")
    told["rows"][1][column] = ["other"] if column == 6 else "other"
    assert judged("flags", told) == [S1["flag_columns"][column]]


def test_a_missing_finding_and_another_error_are_named_but_other_hints_are_free():
    told = found("flags")
    told["rows"][1][-1] = {"due_is_text": False}
    assert judged("flags", told) == []
    told["rows"][1][-1] = {"due_unreadable": True}
    told["rows"][0][-1] = {}
    assert judged("flags", told) == ["findings", "findings"]


def test_a_row_too_many_and_one_that_is_missing_are_named():
    told = found("flags")
    told["rows"].append(told["rows"][0])
    assert judged("flags", told) == ["rows"]
    told["rows"] = told["rows"][:3]
    assert judged("flags", told) == ["rows"]


def test_each_cell_of_the_memory_is_compared():
    for number, column in enumerate(FACTS["memory"]["columns"][1:], start=1):
        told = found("memory")
        told["rows"][0][number] = "1999-01-01"
        assert judged("memory", told) == [column]


def test_a_department_s_part_and_their_order_are_compared():
    told = found("meeting")
    told["departments"][0]["still_wait"] = 7
    assert judged("meeting", told) == ["departments.still_wait"]
    told["departments"].reverse()
    assert judged("meeting", told) == ["departments"]


def test_overdue_is_the_longest_first():
    told = found("meeting")
    told["overdue"].reverse()
    assert judged("meeting", told) == ["overdue"]


def test_outside_parties_are_equal_by_their_first_four_letters():
    assert party("~Юристы") == party("~юрист")
    assert party("~юрисконсульт") == party("~юрист")
    assert party("~банк") != party("~юрист")
    assert party("Юристы") != party("юрист")


@pytest.fixture(scope="module")
def book() -> Any:
    with LocalServer() as server:
        yield Play(S1, server).book


def status(book: Book) -> int:
    return book.sheet_id("Статус")


def change(fields: str, cell: Json, row: int = 1, column: int = 0) -> Callable[[Book], Json]:
    return lambda book: {
        "repeatCell": {"range": Where(status(book), row, column).as_json(), "cell": cell, "fields": fields}
    }


TOUCHES: dict[str, Callable[[Book], Json]] = {
    "value": lambda book: typed(Where(status(book), 1, 0), [["другое"]])[0],
    "format": change("userEnteredFormat.textFormat.bold", {"userEnteredFormat": {"textFormat": {"bold": True}}}, 2),
    "note": change("note", {"note": "заметка"}, 3),
    "cell beside the table": lambda book: typed(Where(status(book), 2, 9), [["моё"]])[0],
    "header": lambda book: typed(Where(status(book), 0, 3), [["Состояние"]])[0],
    "hidden row": lambda book: {
        "updateDimensionProperties": {
            "range": {"sheetId": status(book), "dimension": "ROWS", "startIndex": 3, "endIndex": 4},
            "properties": {"hiddenByUser": True},
            "fields": "hiddenByUser",
        }
    },
    "setting": lambda book: typed(Where(book.sheet_id("Настройки"), 0, 1), [["цель"]])[0],
    "decision": lambda book: typed(Where(book.sheet_id("Решения"), 1, 0), [["решение"]])[0],
    "verdict": lambda book: typed(Where(book.sheet_id("Дубли"), 1, 4), [["не дубль"]])[0],
    "beside the page": lambda book: typed(Where(book.sheet_id("Сводка"), 1, 6), [["моё"]])[0],
    "order of tabs": lambda book: {
        "updateSheetProperties": {"properties": {"sheetId": status(book), "index": 3}, "fields": "index"}
    },
    "title": lambda book: {
        "updateSheetProperties": {
            "properties": {"sheetId": book.sheet_id("Опрос"), "title": "Опрос 2"},
            "fields": "title",
        }
    },
    "new tab": lambda _: {"addSheet": {"properties": {"title": "Чужая"}}},
    "sorted rows": lambda book: {
        "sortRange": {
            "range": Where(status(book), 1, 0, 4, 7).as_json(),
            "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}],
        }
    },
}


@pytest.mark.parametrize("touch", few(TOUCHES, 6))
def test_every_touch_of_people_s_places_is_noticed(book: Book, touch: Callable[[Book], Json]):
    before = book.whole()
    titles = {"status": "Статус", "summary": "Сводка", "duplicates": "Дубли", "memory": "_sheetsync"}
    assert laws.broken(before, book.whole(), titles) == []
    book.do(touch(book))
    assert laws.broken(before, book.whole(), titles) != []
