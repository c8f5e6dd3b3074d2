"""Values of formulas in a book."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from sheetsync.localsheets.book import Book, Cell
from sheetsync.localsheets.formulas import Calculator, Computed

MakeBook = Callable[..., Book]
DATE = {"type": "DATE", "pattern": "dd.mm.yyyy"}
PLACE = (5, 5)


def result(book: Book, formula: str, now: datetime) -> Computed:
    book.sheets[0].put(*PLACE, Cell(formula=formula))
    return Calculator().values(book, now)[0][PLACE]


@pytest.fixture
def book(make_book: MakeBook) -> Book:
    rows = [[1.5, None, "Выполнено", ("date", 45000)], [2, True, "ВЫПОЛНЕНО", ("date", 45010)], ["x", "", 7]]
    made: Book = make_book({"Sheet1": rows, "Лист: 2": [[10], [20]]})
    made.named_ranges = [
        {"name": "Итого", "range": {"sheetId": 1, "startRowIndex": 0, "endRowIndex": 2, "endColumnIndex": 1}}
    ]
    return made


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=A1+A2", 3.5),
        ("= 1 / 1024", 0.0009765625),
        ("=4/2", 2),
        ('="a"&A1', "a1.5"),
        ("=A1>A2", False),
        ("=IF(A1>1;C1;0)", "Выполнено"),
        ("=SUM('Лист: 2'!A:A)", 30),
        ("=SUM('лист: 2'!A2:A)", 20),
        ("=SUM(итого)", 30),
        ('=C1="выполнено"', True),
        ("=C1=C2", True),
        ('=C1<>"ВЫПОЛНЕНО"', False),
        ("=A1=1.5", True),
        ("=A2=B2", False),
        ('=B1=""', True),
        ('=COUNTIF(C1:C2;"выполнено")', 2),
        ("=LOWER(C2)", "выполнено"),
        ('=SEARCH("ПОЛ";C1)', 3),
        ('=REGEXMATCH(C1;"^Вы")', True),
        ('=REGEXEXTRACT("a12";"[0-9]+")', "12"),
        ('=REGEXREPLACE("a1b2";"[0-9]";"")', "ab"),
        ('=TEXT(D1;"d mmmm yyyy")', "15 March 2023"),
        ('=VALUE("1,234.5")', 1234.5),
        ('=DATEVALUE("2026-01-02")', 46024),
        ('=JOIN("-";A1:A2)', "1.5-2"),
        ("=COUNTUNIQUE(C1:C2;C1)", 2),
        ("=ISBETWEEN(A1;1;2)", True),
        ('=REPT("█";3)', "███"),
        ('=HYPERLINK("http://example.com";"link")', "link"),
        ("=SPARKLINE(A1:A2)", ""),
        ("=TRUE", True),
        ("=ISBLANK(B1)", True),
        ('=ISDATE("1/2/2020")', True),
    ],
)
def test_a_formula_has_a_value(book: Book, now: datetime, formula: str, value: str | float):
    found = result(book, formula, now)
    assert found.error is None
    assert found.value == value
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("formula", "kind", "shown"),
    [
        ("=1/0", "DIVIDE_BY_ZERO", "#DIV/0!"),
        ("=NOPE(1)", "NAME", "#NAME?"),
        ("=GOOGLEFINANCE(A1)", "NAME", "#NAME?"),
        ("=Unknown!A1", "REF", "#REF!"),
        ("=#REF!+1", "REF", "#REF!"),
        ('=A1+"text"', "VALUE", "#VALUE!"),
        ("=SQRT(-1)", "NUM", "#NUM!"),
        ("=NA()", "N_A", "#N/A"),
        ("=VLOOKUP(9;A1:B2;2;FALSE)", "N_A", "#N/A"),
        ('=FILTER(A1:A2;C1:C2="no")', "N_A", "#N/A"),
        ("=IF(", "ERROR", "#ERROR!"),
        ("=F6", "REF", "#REF!"),
        ("=C1=NA()", "N_A", "#N/A"),
    ],
)
def test_an_error_has_googles_type(book: Book, now: datetime, formula: str, kind: str, shown: str):
    error = result(book, formula, now).error
    assert error is not None
    assert (error.type, error.shown) == (kind, shown)
    assert error.to_json() == {"type": kind, "message": error.message}
    assert error.message


def test_a_circle_says_what_it_is(book: Book, now: datetime):
    error = result(book, "=F6+1", now).error
    assert error is not None
    assert error.message.startswith("Circular dependency detected")


def test_russian_formulas_take_semicolons_and_refuse_commas(make_book: MakeBook, now: datetime):
    book = make_book([[1]], "ru_RU")
    assert result(book, '=IF(A1=1;1,5;"нет")', now).value == 1.5
    refused = result(book, '=IF(A1=1,"да","нет")', now).error
    assert refused is not None
    assert refused.type == "ERROR"


def test_today_is_the_day_in_the_spreadsheets_zone(make_book: MakeBook, now: datetime):
    moscow = result(make_book([[]], time_zone="Europe/Moscow"), "=TODAY()", now)
    london = result(make_book([[]], time_zone="Europe/London"), "=TODAY()", now)
    assert (moscow.value, london.value) == (46350, 46349)
    assert london.number_format == {"type": "DATE", "pattern": "m/d/yyyy"}


def test_now_moves_with_the_clock(make_book: MakeBook, now: datetime):
    book, calculator = make_book([["=NOW()", "=A1*2"]]), Calculator()
    first = calculator.values(book, now)[0]
    later = calculator.values(book, now + timedelta(hours=12))[0]
    assert later[0, 0].value - first[0, 0].value == pytest.approx(0.5)
    assert later[0, 1].value - first[0, 1].value == pytest.approx(1)


def test_today_stands_still_until_midnight(make_book: MakeBook):
    book, calculator = make_book([["=TODAY()"]]), Calculator()
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert calculator.values(book, noon) is calculator.values(book, noon + timedelta(hours=1))
    assert calculator.values(book, noon + timedelta(hours=12))[0][0, 0].value == 46350


def test_an_array_fills_the_cells_beside_its_formula(make_book: MakeBook, now: datetime):
    book = make_book([[3, None, "=SORT(A1:A3;1;FALSE)"], [1], [2]])
    found = Calculator().values(book, now)[0]
    assert [found[row, 2].value for row in range(3)] == [3, 2, 1]


def test_an_array_formula_is_computed_as_an_array(make_book: MakeBook, now: datetime):
    book = make_book([[1, "=ARRAYFORMULA(A1:A2*2)"], [2]])
    assert {place: one.value for place, one in Calculator().values(book, now)[0].items()} == {(0, 1): 2, (1, 1): 4}


def test_an_array_that_meets_a_value_is_an_error_until_it_is_gone(make_book: MakeBook, now: datetime):
    book, calculator = make_book([[1, "=A1:A2"], [2, "in the way"]]), Calculator()
    error = calculator.values(book, now)[0][0, 1].error
    assert error is not None
    assert error.type == "REF"
    free = book.fork()
    free.sheets[0].put(1, 1, None)
    assert calculator.values(free, now)[0][1, 1].value == 2


def test_a_reference_to_an_empty_cell_is_empty(book: Book, now: datetime):
    assert result(book, "=Z99", now) == Computed()
    assert result(book, "=Z99+1", now).value == 1


@pytest.mark.parametrize(
    ("formula", "number_format"),
    [("=D1", DATE), ("=D1+7", DATE), ("=MAX(D1:D2)", DATE), ("=D2-D1", None), ("=A1", None), ("=A1*2", None)],
)
def test_a_result_takes_over_the_format_of_what_it_reads(
    book: Book, now: datetime, formula: str, number_format: dict[str, str] | None
):
    assert result(book, formula, now).number_format == number_format


def test_a_changed_cell_changes_what_depends_on_it(make_book: MakeBook, now: datetime):
    book, calculator = make_book([[1, "=A1+1", "=B1+1"], [5]]), Calculator()
    assert calculator.values(book, now)[0][0, 2].value == 3
    draft = book.fork()
    draft.sheets[0].put(0, 0, Cell(value=10))
    assert calculator.values(draft, now)[0][0, 2].value == 12
    draft = draft.fork()
    draft.sheets[0].put(0, 1, Cell(formula="=A2*100"))
    assert calculator.values(draft, now)[0][0, 2].value == 501
    draft = draft.fork()
    draft.sheets[0].put(0, 1, Cell(value="text"))
    assert calculator.values(draft, now)[0][0, 2].error is not None
    assert calculator.values(book, now)[0][0, 2].value == 3


def test_a_renamed_tab_is_found_under_its_new_name_only(make_book: MakeBook, now: datetime):
    book, calculator = make_book({"A": [["=B!A1"]], "B": [[7]]}), Calculator()
    assert calculator.values(book, now)[0][0, 0].value == 7
    draft = book.fork()
    draft.sheets[1].properties = {**draft.sheets[1].properties, "title": "C"}
    assert calculator.values(draft, now)[0][0, 0].error is not None


def test_text_that_looks_like_a_formula_stays_text(make_book: MakeBook, now: datetime):
    book = make_book([[None, "=LEN(A1)"]])
    book.sheets[0].put(0, 0, Cell(value="=1+1"))
    assert Calculator().values(book, now)[0][0, 1].value == 4


def test_without_formulas_nothing_is_computed(make_book: MakeBook, now: datetime):
    assert Calculator().values(make_book([[1, 2]]), now) == {}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=GT(2;1)", True),
        ("=LTE(2;1)", False),
        ("=EQ(C1;C2)", True),
        ("=NE(C1;C2)", False),
        ("=ADD(A1;A2)", 3.5),
        ("=MINUS(A2;A1)", 0.5),
        ("=MULTIPLY(A1;A2)", 3),
        ("=DIVIDE(A1;A2)", 0.75),
        ("=POW(2;3)", 8),
        ("=UMINUS(A1)", -1.5),
        ("=TO_TEXT(A1)", "1.5"),
        ("=EPOCHTODATE(86400)", 25570),
        ('=ENCODEURL("a b")', "a%20b"),
        ('=ISEMAIL("a@example.com")', True),
        ('=ISURL("no url")', False),
        ('=PROPER("вася пупкин")', "Вася Пупкин"),
        ('=TIMEVALUE("12:00")', 0.5),
        ("=ISDATE(A1)", False),
        ('=INDIRECT("Лист: 2!A2")', 20),
        ("=INDIRECT(\"'Лист: 2'!A2\")", 20),
        ('=SUM(INDIRECT("A1:A2"))', 3.5),
        ("=IF(TRUE;{1,2};0)", 1),
        ("=-A1^2=2.25", True),
        ("=(A1=1.5)*10%", 0.1),
    ],
)
def test_the_functions_of_sheets_that_the_engine_lacks(book: Book, now: datetime, formula: str, value: str | float):
    found = result(book, formula, now)
    assert found.error is None
    assert found.value == value


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("=DIVIDE(1;0)", "DIVIDE_BY_ZERO"),
        ('=ADD(1;"x")', "VALUE"),
        ("=ADD(1;NA())", "N_A"),
        ('=VALUE("x")', "VALUE"),
        ('=REGEXEXTRACT("a";"[0-9]")', "N_A"),
        ('=REGEXMATCH("a";"[")', "REF"),
        ("=UPPER(NA())", "N_A"),
        ('=TEXT(NA();"0")', "N_A"),
        ('=JOIN(",";NA())', "N_A"),
        ("=NE(NA();1)", "N_A"),
    ],
)
def test_errors_go_through_functions(book: Book, now: datetime, formula: str, kind: str):
    error = result(book, formula, now).error
    assert error is not None
    assert error.type == kind


def test_arrays_that_grow_into_what_they_read_are_circular(make_book: MakeBook, now: datetime):
    book = make_book([['=IF(B2="x";A1;C3)', "=SORT(A1:A3)"]])
    assert Calculator().values(book, now)[0][0, 0].error is not None
