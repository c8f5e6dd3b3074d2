"""QUERY, and the formats that looked-up and arranged values bring along."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.formulas.query import query
from tests.localsheets.formulas.test_functions_of_sheets import computed, shown

MakeBook = Callable[..., Book]
TABLE = [
    ["name", "dept", "n", "day", "ok"],
    ["ann", "sales", 10.0, 45752.0, True],
    ["bob", "it", 20.0, 45757.0, False],
    ["cid", "sales", 30.0, 45778.0, True],
    ["Dan", "hr", None, 45823.0, False],
    ["eve", "it", 25.0, 45754.0, True],
]


def names(*wanted: str) -> list[list[str]]:
    return [["name"], *([one] for one in wanted)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("select A where C > 15", names("bob", "cid", "eve")),
        ("SELECT A WHERE C >= 25 AND NOT B = 'it'", names("cid")),
        ("select A where (B='it' or B=\"hr\") and C is not null", names("bob", "eve")),
        ("select A where C is null", names("Dan")),
        ("select A where C <> 10", names("bob", "cid", "eve")),
        ("select A where E = true", names("ann", "cid", "eve")),
        ("select A where A contains 'n'", names("ann", "Dan")),
        ("select A where A starts with 'e' or A ends with 'd'", names("cid", "eve")),
        ("select A where B matches 'i.*'", names("bob", "eve")),
        ("select A where A like '_a%'", names("Dan")),
        ("select A where D > date '2025-05-01'", names("Dan")),
        ("select A order by C desc limit 2 offset 1", names("eve", "bob")),
        ("select A order by C", names("Dan", "ann", "bob", "eve", "cid")),
        ("select A where C > 99", names()),
        ("select `B`, sum(C) group by B", [["dept", "sum n"], ["hr", None], ["it", 45], ["sales", 40]]),
        (
            "select B, count(A) group by B order by count(A) desc, B label count(A) 'people', B ''",
            [["", "people"], ["it", 2], ["sales", 2], ["hr", 1]],
        ),
        ("select avg(C), min(A), max(D)", [["avg n", "min name", "max day"], [21.25, "Dan", 45823]]),
        ("", TABLE),
        ("select *", TABLE),
    ],
)
def test_a_query_is_answered(text: str, rows: list[list[Any]]):
    assert query(0.0, TABLE, text) == rows


def test_headers_are_guessed_told_or_none():
    text = "select Col1 where Col2 > 1"
    assert query(-1.0, [["a", "n"], ["x", 2.0]], text) == [["a"], ["x"]]
    assert query(-1.0, [["a", 3.0], ["x", 2.0]], text) == [["a"], ["x"]]
    assert query(-1.0, [["a", "n"], ["b", ""], ["x", 2.0]], text, 2.0) == [["a b"], ["x"]]
    assert query(-1.0, [["a", 1.0], ["x", 2.0]], "select sum(Col2)", 0.0) == [["sum "], [3.0]]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("select Z", "#VALUE!", "NO_COLUMN: Z"),
        ("select A wher C", "#VALUE!", 'Encountered "wher".'),
        ("select A where", "#VALUE!", "the end of the query"),
        ("select A where C > ;", "#VALUE!", 'Encountered ";"'),
        ("select A limit 1 where C > 1", "#VALUE!", 'Encountered "where".'),
        ("select B, A, sum(C) group by B", "#VALUE!", "ADD_COL_TO_GROUP_BY_OR_AGG: A"),
        ("select sum(A)", "#VALUE!", "AVG_SUM_ONLY_NUMERIC"),
        ("select A where D > date 'soon'", "#VALUE!", "Invalid date literal"),
        ("select A where B matches '('", "#VALUE!", "Invalid regular expression"),
        ("select A pivot B", "#NAME?", "pivot of QUERY is not built"),
        ("select C * 2", "#NAME?", "is not built"),
    ],
)
def test_a_query_that_is_refused_says_why(make_book: MakeBook, now: datetime, text: str, kind: str, said: str):
    assert said in query(0.0, TABLE, text).error_message
    [found] = computed(make_book(TABLE), now, f'=QUERY(A1:E6,"{text}")')
    assert shown(found) == kind


DAY = {"type": "DATE", "pattern": "dd.mm.yyyy"}


@pytest.mark.parametrize(
    ("formula", "rows", "dated"),
    [
        ('=QUERY(B1:D3,"select D, B where C > 5",1)', [["day", "dept"], [45752, "sales"]], {(1, 0)}),
        ('=QUERY(A1:D3,"select count(D), max(D)",1)', [["count day", "max day"], [2, 45757]], {(1, 1)}),
        ('=QUERY(A2:D3,"select *",0)', [["ann", "sales", 10, 45752], ["bob", "it", None, 45757]], {(0, 3), (1, 3)}),
        ('=VLOOKUP("bob",A2:D6,4,FALSE)', 45757, {(0, 0)}),
        ('=IFERROR(VLOOKUP("bob",A2:D6,4,FALSE),"")', 45757, {(0, 0)}),
        ('=XLOOKUP("bob",A2:A6,C2:D6)', [[None, 45757]], {(0, 1)}),
        ("=INDEX(A2:D6,1,4)", 45752, {(0, 0)}),
        ("=INDEX(A2:D6,1)", [["ann", "sales", 10, 45752]], {(0, 3)}),
        ("=SORT(C2:D3,2,FALSE)", [[None, 45757], [10, 45752]], {(0, 1), (1, 1)}),
        ('=IF(A2="ann",D2,"")', 45752, {(0, 0)}),
        ("=C2:D2", [[10, 45752]], {(0, 1)}),
        ("=D3-D2", 5, set()),
    ],
)
def test_dates_that_are_looked_up_or_arranged_show_as_dates(
    make_book: MakeBook, now: datetime, formula: str, rows: Any, dated: set[tuple[int, int]]
):
    people = [
        TABLE[0][:4],
        ["ann", "sales", 10, ("date", 45752)],
        ["bob", "it", None, ("date", 45757)],
    ]
    [found] = computed(make_book(people), now, formula)
    assert shown(found) == rows
    assert {place for place, one in found.items() if one.number_format == DAY} == dated
