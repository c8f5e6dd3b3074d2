"""However a book is changed, what is computed step by step equals what is computed anew."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.book import Book, Cell, Sheet
from sheetsync.localsheets.formulas import Calculator

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CONTENTS = st.one_of(
    st.none(),
    st.sampled_from([1, 2.5, -3, True, False, "text", "Текст", "=1+1", "", 46000]).map(lambda value: Cell(value=value)),
    st.sampled_from(
        [
            "=A1+1",
            "=SUM(A1:B3)",
            "=SUM(A:A)",
            '=IF(B2="текст";A1;C3)',
            "=A1:A2",
            "=C1",
            "=COUNTA(A1:C4)",
            "=Other!A1&B1",
            "=1/0",
            "=TODAY()",
            "=MAX(B:B)*2",
            "=SORT(A1:A3)",
            "=oops(",
            "=D4",
        ]
    ).map(lambda text: Cell(formula=text)),
)
EDITS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 4), st.integers(0, 3), CONTENTS), max_size=12)


def tab(number: int, title: str) -> Sheet:
    grid = {"rowCount": 100, "columnCount": 26}
    return Sheet({"sheetId": number, "title": title, "sheetType": "GRID", "gridProperties": grid})


@settings(max_examples=60, deadline=None)
@given(EDITS)
def test_step_by_step_equals_anew(edits: list[tuple[int, int, int, Cell | None]]):
    properties = {"title": "Book", "locale": "en_US", "timeZone": "Etc/GMT"}
    book = Book("id", properties, [tab(0, "Main"), tab(1, "Other")])
    kept = Calculator()
    for number, row, column, cell in edits:
        book = book.fork()
        book.sheets[number].put(row, column, cell)
        assert kept.values(book, NOW) == Calculator().values(book, NOW)


@settings(max_examples=150, deadline=None)
@given(st.text("=+-*/&<>(){},;:!'\"$#?.ABab019 Яя\\@%^IFSUMTRUE", max_size=25), st.sampled_from(["en_US", "ru_RU"]))
def test_no_text_of_a_formula_breaks_the_book(text: str, locale: str):
    sheet = tab(0, "Main")
    sheet.put(0, 0, Cell(value=3))
    sheet.put(4, 4, Cell(formula="=" + text))
    sheet.put(0, 1, Cell(formula="=A1*2"))
    book = Book("id", {"title": "Book", "locale": locale, "timeZone": "Etc/GMT"}, [sheet])
    found = Calculator().values(book, NOW)[0]
    assert (4, 4) in found
