"""Laws of the data model: A1 notation, masks, following, the store."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.a1 import (
    Area,
    Bounds,
    area_name,
    column_index,
    column_letters,
    parse_bounds,
    quoted,
    split_range,
)
from sheetsync.localsheets.book import Book, Cell, Sheet, trimmed
from sheetsync.localsheets.context import now_utc
from sheetsync.localsheets.defaults import new_book
from sheetsync.localsheets.dimensions import delete_dimension, insert_dimension, move_dimension
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import MaskSyntaxError, apply_mask, cut, parse_mask
from sheetsync.localsheets.shift import Delete, Insert, Move
from sheetsync.localsheets.store import SPREADSHEET, File, Library, timestamp

ROWS, COLUMNS = 12, 8
small = st.integers(0, ROWS - 1)
values = st.one_of(st.text(min_size=1, max_size=5), st.integers(-9, 9), st.booleans(), st.floats(-1e9, 1e9))
notes = st.one_of(st.none(), st.text(min_size=1, max_size=3))
formats = st.one_of(st.none(), st.just({"textFormat": {"bold": True}}))
filled = st.tuples(values, notes, formats).map(lambda parts: Cell(parts[0], note=parts[1], format=parts[2]))
cells = st.one_of(st.none(), filled)
grids = st.lists(st.lists(cells, max_size=COLUMNS), max_size=ROWS)


def _book(rows: list[list[Cell | None]]) -> tuple[Book, Sheet]:
    book = new_book("1", "b")
    (sheet,) = book.sheets
    sheet.set_grid(rowCount=ROWS, columnCount=COLUMNS)
    for index, row in enumerate(rows):
        sheet.put_row(index, row)
    return book, sheet


def _rows_moved(start: int, end: int, destination: int) -> Move:
    return Move(0, rows=True, start=start, end=end, destination=destination)


def _content(sheet: Sheet) -> list[tuple]:
    rows = [trimmed(row) for row in sheet.rows]
    while rows and not rows[-1]:
        rows.pop()
    return rows


@given(st.integers(0, 18_277))
def test_column_letters_and_back(index: int):
    assert column_index(column_letters(index)) == index


@given(small, small, st.integers(0, 800), st.integers(0, 800))
def test_area_names_and_back(top: int, left: int, height: int, width: int):
    area = Area(0, top, top + height + 1, left, left + width + 1)
    assert parse_bounds(area_name(area)) == Bounds(*area[1:])


@pytest.mark.parametrize("title", ["Sales", "Sheet_1", "TRUE", "x.y", "Sales2"])
def test_plain_titles_stand_bare(title: str):
    assert quoted(title) == title


@pytest.mark.parametrize("title", ["Probe Tab", "A1", "ABC1234", "R1C1", "2026", "Ünï", "a-b", "Лист1"])
def test_other_titles_are_quoted(title: str):
    assert quoted(title) == f"'{title}'"


@given(st.text(min_size=1).filter(lambda text: "\n" not in text))
def test_quoted_titles_and_back(title: str):
    assert split_range(quoted(title) + "!A1") == (title, "A1")


def test_masks_in_three_spellings():
    wanted = {"a": {"b": {}, "c": {"d": {}}}}
    for text in ("a.b,a.c.d", "a/b,a/c/d", "a(b,c/d)", "a(b,c(d))"):
        assert parse_mask(text) == wanted
    for text in ("a(b", "a..b", "a,", "a b", "(a)", "a)b"):
        with pytest.raises(MaskSyntaxError):
            parse_mask(text)


def test_masks_cut_and_apply():
    item = {"a": {"b": 1, "c": [{"d": 2, "e": 3}]}, "f": 4}
    mask = parse_mask("a(b,c.d)") or {}
    assert cut(item, mask) == {"a": {"b": 1, "c": [{"d": 2}]}}
    assert apply_mask(item, {"a": {"b": 9}}, mask) == {"a": {"b": 9}, "f": 4}
    assert apply_mask(item, {"f": 5}, parse_mask("*") or {}) == {"f": 5}


@given(small, small, st.integers(1, 4))
def test_a_point_and_its_span_move_alike(index: int, at: int, count: int):
    for shift in (
        Insert(0, rows=True, at=at, count=count),
        _rows_moved(at, at + count, 0),
        _rows_moved(0, count, at + count),
    ):
        assert shift.span(index, index + 1) == (shift.point(index), (shift.point(index) or 0) + 1)
    gone = Delete(0, rows=True, start=at, end=at + count)
    place = gone.point(index)
    assert gone.span(index, index + 1) == (None if place is None else (place, place + 1))


@given(small, st.integers(1, 4), small)
def test_a_move_is_a_permutation(start: int, count: int, destination: int):
    end = min(start + count, ROWS)
    shift = _rows_moved(start, end, destination)
    if start <= destination <= end:
        return
    assert sorted(shift.point(index) for index in range(ROWS)) == list(range(ROWS))


@given(grids, st.integers(0, COLUMNS), st.integers(1, 3), st.sampled_from(["ROWS", "COLUMNS"]))
def test_insert_and_delete_undo_each_other(rows: list, at: int, count: int, dimension: str):
    book, sheet = _book(rows)
    sheet.merges = [Area(0, 2, 4, 1, 3).to_json()]
    before = _content(sheet), sheet.merges
    insert_dimension(book, sheet, at, at + count, rows=dimension == "ROWS")
    delete_dimension(book, sheet, at, at + count, rows=dimension == "ROWS")
    assert (_content(sheet), sheet.merges) == before
    assert (sheet.row_count, sheet.column_count) == (ROWS, COLUMNS)


@given(grids, small, st.integers(1, 3), small)
def test_there_and_back_again(rows: list, start: int, count: int, destination: int):
    book, sheet = _book(rows)
    before = _content(sheet)
    end = min(start + count, ROWS)
    moved = end - start
    move_dimension(book, sheet, start, end, destination, rows=True)
    if destination > end:
        move_dimension(book, sheet, destination - moved, destination, start, rows=True)
    elif destination < start:
        move_dimension(book, sheet, destination, destination + moved, end, rows=True)
    assert _content(sheet) == before


def test_everything_attached_follows():
    book, sheet = _book([[Cell("a"), Cell(formula="=SUM(B1:B5)")]])
    sheet.basic_filter = {"range": Area(0, 0, 5, 0, 4).to_json(), "filterSpecs": [{"columnIndex": 2}]}
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": "=$C2>1"}]}
    rule_range = Area(0, 1, 5, 0, 4).to_json()
    sheet.conditional_formats = [{"ranges": [rule_range], "booleanRule": {"condition": condition}}]
    sheet.column_metadata = {2: {"pixelSize": 50}}
    span = {"dimension": "COLUMNS", "startIndex": 2, "endIndex": 3}
    book.metadata = [{"metadataId": 1, "location": {"locationType": "COLUMN", "dimensionRange": span}}]
    anchor = {"anchorCell": {"rowIndex": 1, "columnIndex": 3}}
    sheet.charts = [{"chartId": 1, "position": {"overlayPosition": anchor}}]
    insert_dimension(book, sheet, 1, 2, rows=False)
    assert sheet.cell(0, 2).formula == "=SUM(C1:C5)"
    assert sheet.basic_filter["range"]["endColumnIndex"] == 5
    assert sheet.basic_filter["filterSpecs"] == [{"columnIndex": 3}]
    (rule,) = sheet.conditional_formats
    assert rule["booleanRule"]["condition"]["values"] == [{"userEnteredValue": "=$D2>1"}]
    assert sheet.column_metadata == {3: {"pixelSize": 50}}
    assert book.metadata[0]["location"]["dimensionRange"]["startIndex"] == 3
    assert sheet.charts[0]["position"]["overlayPosition"]["anchorCell"]["columnIndex"] == 4
    delete_dimension(book, sheet, 3, 4, rows=False)
    assert book.metadata == []
    assert sheet.basic_filter["filterSpecs"] == []


def test_the_grid_may_not_outgrow_google():
    book, sheet = _book([])
    with pytest.raises(ApiError, match="above the limit of 10000000 cells"):
        insert_dimension(book, sheet, 0, 2_000_000, rows=True)


def _file(book: Book) -> File:
    moment = timestamp(now_utc())
    return File(book.spreadsheet_id, book.title, SPREADSHEET, "user@example.com", moment, moment)


def _reopened(path: Path) -> Sheet:
    library = Library(path)
    book = library.book("1")
    library.close()
    assert book is not None
    return book.sheets[0]


@settings(deadline=None)  # it opens a file each time
@given(grids, grids, small, st.integers(0, 3))
def test_the_store_gives_back_what_it_got(
    tmp_path_factory: pytest.TempPathFactory, one: list, two: list, at: int, more: int
):
    path = tmp_path_factory.mktemp("store") / "state.db"
    library = Library(path)
    book, sheet = _book(one)
    file = _file(book)
    library.put(file, book, at=now_utc(), who="a", what="make")
    draft = book.fork()
    (changed,) = draft.sheets
    if more:
        insert_dimension(draft, changed, at, at + more, rows=True)
    for index, row in enumerate(two):
        changed.put_row(index, row)
    library.put(file, draft, at=now_utc(), who="a", what="change")
    library.close()
    assert _content(_reopened(path)) == _content(changed)
    assert sheet.rows is not changed.rows
