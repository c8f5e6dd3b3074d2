"""Functions that ordinary sheets use, as Sheets computes them: arrays, empty cells, left-out arguments, locales."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest

from sheetsync.localsheets.book import Book, Cell
from sheetsync.localsheets.formulas import Calculator, Computed

MakeBook = Callable[..., Book]
ROWS = [
    ["name", "dept", "n", "day"],
    ["ann", "sales", 10, ("date", 45752)],
    ["bob", "it", None, ("date", 45757)],
    ["cid", "sales", 30, ("date", 45778)],
    [None, None, None, None],
    ["eve", "it", 25, ("date", 45754)],
]
HEIGHT = 8

Found = Mapping[tuple[int, int], Computed]


def computed(book: Book, now: datetime, *formulas: str) -> list[Found]:
    """What each formula fills, its own cell at (0, 0); each stands in a strip of its own."""
    for number, formula in enumerate(formulas):
        book.sheets[0].put(10 + number * HEIGHT, 8, Cell(formula=formula))
    values = Calculator().values(book, now)[0]
    strips: list[dict[tuple[int, int], Computed]] = [{} for _ in formulas]
    for (row, column), one in values.items():
        strips[(row - 10) // HEIGHT][(row - 10) % HEIGHT, column - 8] = one
    return strips


def shown(found: Found) -> Any:
    """One value, or rows of values; errors as they are shown, nothing as None."""
    plain = {place: one.error.shown if one.error else one.value for place, one in found.items()}
    height, width = max(row for row, _ in plain) + 1, max(column for _, column in plain) + 1
    rows = [[plain.get((row, column)) for column in range(width)] for row in range(height)]
    return rows[0][0] if (height, width) == (1, 1) else rows


CASES: dict[str, Any] = {
    "=ROUND(2.5)": 3,
    "=ROUNDUP(2.1)": 3,
    "=ROUNDDOWN(2.9)": 2,
    "=IFERROR(1/0)": "",
    "=INDEX(A2:C3,1)": [["ann", "sales", 10]],
    "=INDEX(A2:A4,2)": "bob",
    "=SHEETS()": 1,
    "=SHEET()": 1,
    "=LAMBDA(x,x+1)(4)": 5,
    '=EDATE("2025-01-31",1)': 45716,
    '=NETWORKDAYS("2025-04-01","2025-04-10")': 8,
    '=MINUTE("10:35")': 35,
    '=SUM(SPLIT("1,2,3",","))': 6,
    '=SPLIT("a,,2",",",TRUE,FALSE)': [["a", "", 2]],
    '=ARRAYFORMULA(SPLIT({"a b";"c"}," "))': [["a", "b"], ["c", None]],
    '=REGEXEXTRACT("ab12","([a-z])([a-z])")': [["a", "b"]],
    '=REGEXEXTRACT("ab12","[0-9]+")': "12",
    '=REGEXREPLACE("ab $5","(a)(b)","$2$1\\0")': "baab $5",
    '=REGEXMATCH(5,"b")': "#VALUE!",
    '=REGEXMATCH("a","(")': "#REF!",
    '=FILTER(A2:A6,B2:B6="it",C2:C6>20)': "eve",
    '=FILTER(A2:C6,B2:B6="it")': [["bob", "it", None], ["eve", "it", 25]],
    "=FILTER(A2:B3,{TRUE,FALSE})": [["ann"], ["bob"]],
    '=FILTER(A2:A6,B2:B4="it")': "#N/A",
    '=FILTER(A2:A6,B2:B6="none")': "#N/A",
    "=FILTER(A2:A6,NOT(ISBLANK(C2:C6)))": [["ann"], ["cid"], ["eve"]],
    "=UNIQUE(B2:B6)": [["sales"], ["it"], [None]],
    "=UNIQUE({1;1;2},FALSE,TRUE)": 2,
    '=UNIQUE({"a","A","a"},TRUE)': [["a", "A"]],
    "=SORT(A2:C6,3,FALSE)": [
        ["cid", "sales", 30],
        ["eve", "it", 25],
        ["ann", "sales", 10],
        ["bob", "it", None],
        [None, None, None],
    ],
    "=SORTN({3;1;2},2)": [[1], [2]],
    "=SORTN({3;1;3;2},1,1,1,FALSE)": [[3], [3]],
    "=SORTN({3;1;3;2},2,2,1,FALSE)": [[3], [2]],
    "=SORTN({3;1;3;2},1,3,1,FALSE)": [[3], [3]],
    "=ARRAY_CONSTRAIN(A2:C4,2,1)": [["ann"], ["bob"]],
    "=MMULT({1,2;3,4},{1;1})": [[3], [7]],
    "=MMULT({1,2},{1,2})": "#VALUE!",
    "=MDETERM({1,2;3,4})": -2,
    "=MINVERSE({0,1;1,0})": [[0, 1], [1, 0]],
    "=MINVERSE({1,1;1,1})": "#NUM!",
    "=WRAPROWS({1,2,3},2)": [[1, 2], [3, "#N/A"]],
    '=WRAPCOLS({1,2,3},2,"-")': [[1, 3], [2, "-"]],
    "=AVERAGE.WEIGHTED({1,2},{1,3})": 1.75,
    "={A2:A3;B2:B3}": [["ann"], ["bob"], ["sales"], ["it"]],
    "={A2:A3,C2:C3}": [["ann", 10], ["bob", None]],
    "={-1,2}": [[-1, 2]],
    "=FLATTEN(A2:B3)": [["ann"], ["sales"], ["bob"], ["it"]],
    '=VLOOKUP("bob",A2:C6,3,FALSE)': None,
    '=IF(A3="bob",C3,1)': None,
    "=IFERROR(C3,1)": None,
    "=IF(FALSE,C3,-0)": 0,
    "=C3:C4": [[None], [30]],
    "=SUM(C3:C3)": 0,
    "=ARRAYFORMULA(ROUND(C2:C4/3,1))": [[3.3], [0], [10]],
    "=ARRAYFORMULA(MONTH(D2:D4))": [[4], [4], [5]],
    "=ARRAYFORMULA(VLOOKUP(A2:A3,A2:B6,2,FALSE))": [["sales"], ["it"]],
    '=ARRAYFORMULA(VLOOKUP({"eve";"?"},A2:B6,2,FALSE))': [["it"], ["#N/A"]],
    "=ARRAYFORMULA(SUM(LEN(A2:A4)))": 9,
    "=ARRAYFORMULA(ROW(A2:A4))": [[2], [3], [4]],
    "=ARRAYFORMULA(COUNTIF(B2:B6,B2:B3))": [[2], [2]],
    '=ARRAYFORMULA(IF(ISNUMBER(C2:C4),"y","n"))': [["y"], ["n"], ["y"]],
    '=ARRAYFORMULA(IFERROR(FIND("b",A2:A3),0))': [[0], [1]],
    "=SUMPRODUCT(LEN(A2:A4))": 9,
    "=1/3&A2": "0.333333333333333ann",
    '=C3&"x"&C2&TRUE': "x10TRUE",
    '=TEXTJOIN({",","-"},FALSE,A2:A6)': "ann,bob-cid,-eve",
    '=CONCATENATE(A2,"/",C2)': "ann/10",
    '=JOIN("+",A2:A4)': "ann+bob+cid",
}


def test_each_function_gives_what_sheets_gives(make_book: MakeBook, now: datetime):
    found = computed(make_book(ROWS), now, *CASES)
    assert dict(zip(CASES, map(shown, found), strict=True)) == CASES


def test_in_russian_numbers_join_with_a_comma_and_patterns_take_one(make_book: MakeBook, now: datetime):
    cases = {
        '=0,5&"x"': "0,5x",
        "=C2/3&TRUE": "3,33333333333333ИСТИНА",
        "=ROUND(2,5)": 3,
        '=TEXT(1234,5;"0,00")': "1234,50",
        '=TEXT(1234,5;"# ##0,0")': "1\u00a0234,5",
        '=TEXT(1234,5;"0.00")': "1234,50",
        '=TEXT(1234,5;"#,##0")': "1\u00a0235",
        '=TEXT(45752;"dd.mm.yyyy")': "05.04.2025",
        '=EDATE("31.01.2025";1)': 45716,
        '=SUM(SPLIT("1,5 2";" "))': 3.5,
        "={A2:A3\\B2:B3}": [["ann", "sales"], ["bob", "it"]],
    }
    found = computed(make_book(ROWS, "ru_RU"), now, *cases)
    assert dict(zip(cases, map(shown, found), strict=True)) == cases


@pytest.mark.parametrize(
    ("formula", "pattern"),
    [
        ("=TO_DATE(45752)", "m/d/yyyy"),
        ("=ARRAYFORMULA(TO_DATE(C2:C3))", "m/d/yyyy"),
        ("=TO_PERCENT(0.4)", "0.00%"),
        ("=EPOCHTODATE(0)", "m/d/yyyy h:mm:ss"),
        ("=TO_DATE(1)+TO_DATE(2)", None),
        ("=TO_PURE_NUMBER(D2)", None),
        ("=WORKDAY.INTL(D2,1,1)", "dd.mm.yyyy"),
    ],
)
def test_a_function_that_makes_dates_shows_them(make_book: MakeBook, now: datetime, formula: str, pattern: str | None):
    [found] = computed(make_book(ROWS), now, formula)
    patterns = {(one.number_format or {}).get("pattern") for one in found.values() if one.value is not None}
    assert patterns == {pattern}


def test_what_reads_an_empty_result_finds_nothing_there(make_book: MakeBook, now: datetime):
    read = ['=IF(I11="","none",I11)', '=I11&"x"', "=I11+1", "=I11", "=SUM(I11)"]
    read += ["=LEN(I11)", "=TRIM(I11)", '=SUBSTITUTE(I11,"0","x")', "=UPPER(I11)", "=ARRAYFORMULA(SUM(LEN(I11:I11)))"]
    found = computed(make_book(ROWS), now, '=VLOOKUP("bob",A2:C6,3,FALSE)', *read)
    assert list(map(shown, found)) == [None, "none", "x", 1, None, 0, 0, "", "", "", 0]


@pytest.mark.parametrize("row", [5, 60, 300])
def test_an_array_shows_in_empty_cells_between_others(make_book: MakeBook, now: datetime, row: int):
    book = make_book(ROWS)
    book.sheets[0].put(row - 2, 9, Cell(value="above"))
    book.sheets[0].put(row + 4, 9, Cell(value="below"))
    book.sheets[0].put(row, 8, Cell(formula="=A2:B3"))
    book.sheets[0].put(row, 12, Cell(formula=f"=J{row + 1}&J{row + 2}&J{row + 5}"))
    found = Calculator().values(book, now)[0]
    assert [found[row, 9].value, found[row + 1, 9].value, found[row, 12].value] == ["sales", "it", "salesitbelow"]
