"""Conditional formats: which cells get what."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sheetsync.localsheets.a1 import Area, cell_name
from sheetsync.localsheets.book import Book
from sheetsync.localsheets.formulas import Calculator, highlights_of, judge_of

MakeBook = Callable[..., Book]
RED = {"backgroundColor": {"red": 1}}
GREEN = {"backgroundColor": {"green": 1}}
EVERYTHING = Area(0, 0, 100, 0, 10)


def rule(cells: dict[str, int], kind: str, *values: Any, give: dict[str, Any] | None = None) -> dict[str, Any]:
    made = [value if isinstance(value, dict) else {"userEnteredValue": value} for value in values]
    condition = {"type": kind, "values": made}
    return {"ranges": [{"sheetId": 0, **cells}], "booleanRule": {"condition": condition, "format": give or RED}}


def lit(book: Book, now: datetime, *rules: dict[str, Any], area: Area = EVERYTHING) -> dict[str, dict[str, Any]]:
    found = highlights_of(rules, area, book, Calculator().values(book, now), now)
    return {cell_name(*place): given for place, given in found.items()}


COLUMN_A = {"startColumnIndex": 0, "endColumnIndex": 1}


@pytest.mark.parametrize(
    ("kind", "values", "cells"),
    [
        ("NUMBER_GREATER", ["2"], "A2"),
        ("NUMBER_GREATER_THAN_EQ", ["2"], "A1 A2"),
        ("NUMBER_LESS", ["2"], "A5 A6"),
        ("NUMBER_LESS_THAN_EQ", ["-1"], "A5"),
        ("NUMBER_EQ", ["2"], "A1"),
        ("NUMBER_NOT_EQ", ["2"], "A2 A5 A6"),
        ("NUMBER_BETWEEN", ["3", "0"], "A1 A2 A6"),
        ("NUMBER_NOT_BETWEEN", ["0", "3"], "A5"),
        ("NUMBER_GREATER", ["=$A$6+1"], "A1 A2"),
        ("TEXT_CONTAINS", ["РАБ"], "A3"),
        ("TEXT_NOT_CONTAINS", ["раб"], "A1 A2 A4 A5 A6 A7 A8"),
        ("TEXT_STARTS_WITH", ["в "], "A3"),
        ("TEXT_ENDS_WITH", ["те"], "A3"),
        ("TEXT_EQ", ["в работе"], "A3"),
        ("BLANK", [], "A4 A8"),
        ("NOT_BLANK", [], "A1 A2 A3 A5 A6 A7"),
    ],
)
def test_each_condition_matches_its_cells(
    make_book: MakeBook,
    now: datetime,
    kind: str,
    values: list[str],
    cells: str,
):
    book = make_book([[2], [3], ["В работе"], [None], [-1], [0.5], [True], [None]])
    area = Area(0, 0, 8, 0, 1)
    assert " ".join(lit(book, now, rule(COLUMN_A, kind, *values), area=area)) == cells


@pytest.mark.parametrize(
    ("kind", "value", "cells"),
    [
        ("DATE_BEFORE", {"relativeDate": "TODAY"}, "A1 A2"),
        ("DATE_AFTER", {"relativeDate": "TODAY"}, "A4"),
        ("DATE_AFTER", {"relativeDate": "PAST_WEEK"}, "A2 A3 A4"),
        ("DATE_BEFORE", {"relativeDate": "PAST_MONTH"}, "A1"),
        ("DATE_EQ", "24.11.2026", "A3"),
        ("DATE_BEFORE", "=TODAY()", "A1 A2"),
    ],
)
def test_dates_are_compared_by_the_day_in_the_spreadsheets_zone(
    make_book: MakeBook,
    now: datetime,
    kind: str,
    value: str | dict[str, str],
    cells: str,
):
    # It is past midnight in Moscow: today is 24 November 2026, 46350. The bare number in A5 is no date.
    rows = [[("date", 46300)], [("date", 46349.9)], [("date", 46350.4)], [("date", 46351)], [46340], ["23.11.2026"]]
    book = make_book(rows, "ru_RU", "Europe/Moscow")
    assert " ".join(lit(book, now, rule(COLUMN_A, kind, value))) == cells


def test_the_overdue_rule_of_a_status_sheet(make_book: MakeBook, now: datetime):
    rows = [
        ["Срок", "Статус"],
        [("date", 46000), "В работе"],
        [("date", 46000), "выполнено"],
        [("date", 47000), "В работе"],
        [None, "В работе"],
        ["до пятницы", "В работе"],
    ]
    overdue = '=AND(ISNUMBER($A2);$A2<TODAY();$B2<>"Выполнено")'
    span = {"startRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}
    assert list(lit(make_book(rows, "ru_RU"), now, rule(span, "CUSTOM_FORMULA", overdue))) == ["A2", "B2"]


def test_references_are_relative_to_the_first_cell_of_the_ranges(make_book: MakeBook, now: datetime):
    book = make_book([[1, 2], [3, 0], [5, 6]])
    span = {"startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}
    assert list(lit(book, now, rule(span, "CUSTOM_FORMULA", "=A2>A1"))) == ["A2", "A3", "B3"]


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("=COUNTIF($A$1:$A;$A1)>1", ["A1", "A3"]),
        ("=COUNTIF(A$1:A$4;A1)>1", ["A1", "A3"]),
        ("=MOD(ROW();2)=0", ["A2", "A4"]),
        ("=A1=MAX($A$1:$A$4)", ["A2"]),
        ("=TRUE", ["A1", "A2", "A3", "A4"]),
        ("=A1", ["A1", "A2", "A3", "A4"]),
        ('=INDIRECT("A1")=A1', ["A1", "A3"]),
        ("=1/0", []),
        ('="text"', []),
    ],
)
def test_formulas_over_ranges_and_places(make_book: MakeBook, now: datetime, formula: str, cells: list[str]):
    book = make_book([[1], [9], [1], [4]])
    found = lit(book, now, rule({**COLUMN_A, "endRowIndex": 4}, "CUSTOM_FORMULA", formula))
    assert list(found) == cells


def test_results_of_formulas_are_judged_like_values(make_book: MakeBook, now: datetime):
    book = make_book([["=1+1"], ["=1/0"], ['=IF(TRUE;"yes";0)']])
    assert list(lit(book, now, rule(COLUMN_A, "NUMBER_EQ", "2"))) == ["A1"]
    assert list(lit(book, now, rule(COLUMN_A, "TEXT_EQ", "yes"))) == ["A3"]
    assert list(lit(book, now, rule(COLUMN_A, "CUSTOM_FORMULA", "=ISERROR(A1)"))) == ["A2"]


def test_true_and_one_are_two_values(make_book: MakeBook, now: datetime):
    book = make_book([[True], [1], [False], [0]])
    assert list(lit(book, now, rule(COLUMN_A, "CUSTOM_FORMULA", "=ISNUMBER(A1)"))) == ["A2", "A4"]


def test_the_first_rule_wins_part_by_part(make_book: MakeBook, now: datetime):
    bold_green = {**GREEN, "textFormat": {"bold": True, "foregroundColor": {"red": 1}}}
    plain = {"textFormat": {"bold": False, "italic": True}}
    rules = [
        rule(COLUMN_A, "NUMBER_GREATER", "0", give=RED),
        rule(COLUMN_A, "NUMBER_GREATER", "1", give=bold_green),
        rule(COLUMN_A, "NUMBER_GREATER", "1", give=plain),
    ]
    found = lit(make_book([[1], [2]]), now, *rules)
    assert found["A1"]["backgroundColor"] == found["A2"]["backgroundColor"] == {"red": 1}
    assert "textFormat" not in found["A1"]
    assert {name: found["A2"]["textFormat"][name] for name in ("bold", "italic")} == {"bold": True, "italic": True}


def test_colours_come_in_both_of_googles_forms(make_book: MakeBook, now: datetime):
    book = make_book([[1]])
    new = {"backgroundColorStyle": {"rgbColor": {"blue": 1}}}
    both = {"backgroundColor": {"blue": 1}, **new}
    assert lit(book, now, rule(COLUMN_A, "NOT_BLANK", give=new)) == {"A1": both}
    assert lit(book, now, rule(COLUMN_A, "NOT_BLANK", give={"backgroundColor": {"blue": 1}})) == {"A1": both}


def test_only_the_cells_asked_for_are_judged(make_book: MakeBook, now: datetime):
    book = make_book([[1], [1], [1]])
    assert list(lit(book, now, rule(COLUMN_A, "NOT_BLANK"), area=Area(0, 1, 2, 0, 1))) == ["A2"]


def test_a_scale_mixes_the_colours_of_its_points(make_book: MakeBook, now: datetime):
    scale = {
        "minpoint": {"type": "MIN", "color": {"red": 1}},
        "maxpoint": {"type": "MAX", "colorStyle": {"rgbColor": {"green": 1}}},
    }
    book = make_book([[0], [5], [10], ["text"]])
    found = lit(book, now, {"ranges": [{"sheetId": 0, **COLUMN_A}], "gradientRule": scale})
    assert list(found) == ["A1", "A2", "A3"]
    assert found["A1"]["backgroundColor"] == {"red": 1}
    assert found["A2"]["backgroundColor"] == {"red": 0.49803922, "green": 0.49803922}
    assert found["A3"]["backgroundColor"] == {"green": 1}


@pytest.mark.parametrize(("kind", "value"), [("NUMBER", "5"), ("PERCENT", "50"), ("PERCENTILE", "50")])
def test_the_middle_of_a_scale_stands_where_it_is_put(make_book: MakeBook, now: datetime, kind: str, value: str):
    scale = {
        "minpoint": {"type": "MIN", "color": {"red": 1}},
        "midpoint": {"type": kind, "value": value, "color": {"blue": 1}},
        "maxpoint": {"type": "MAX", "color": {"green": 1}},
    }
    found = lit(make_book([[0], [5], [10]]), now, {"ranges": [{"sheetId": 0, **COLUMN_A}], "gradientRule": scale})
    assert found["A2"]["backgroundColor"] == {"blue": 1}


def test_a_filter_finds_its_cells_by_the_same_judge(make_book: MakeBook, now: datetime):
    book = make_book([["a"], ["b"], ["a"]])
    judge = judge_of(book, 0, {}, now)
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": "A"}]}
    assert judge.matches(condition, (0, 0), [(0, 0), (1, 0), (2, 0)]) == [(0, 0), (2, 0)]
