"""References follow the sheet; everything else in a formula stays as it was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.a1 import Area, cell_name
from sheetsync.localsheets.formulas import copy_formula, drop_tab, follow_cut, rename_tab, shift_formula
from sheetsync.localsheets.formulas.tokens import text_of, tokens_of
from sheetsync.localsheets.shift import Delete, Insert, Move, Shift

ROWS = {"sheet_id": 0, "rows": True}
COLUMNS = {"sheet_id": 0, "rows": False}


def shifted(formula: str, shift: Shift, home: str = "S", changed: str = "S") -> str:
    return shift_formula(formula, shift, home=home, changed=changed)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=A1+A2", "=A1+A4"),
        ("=$A$2", "=$A$4"),
        ("=SUM(A1:B2)", "=SUM(A1:B4)"),
        ("=SUM(A2:A)", "=SUM(A4:A)"),
        ("=SUM(A:A)", "=SUM(A:A)"),
        ("=SUM(1:2)", "=SUM(1:4)"),
        ("=B2:A1", "=B4:A1"),
        ('="A2"&A2', '="A2"&A4'),
        ("=LOG10(A2)", "=LOG10(A4)"),
        ("= A2  + 1", "= A4  + 1"),
        ("=Other!A2", "=Other!A2"),
        ("=s!A2", "='s'!A4"),
        ("=R1C1+NAME1", "=R1C1+NAME1"),
        ('="unfinished', '="unfinished'),
    ],
)
def test_inserted_rows_push_references_down(formula: str, expected: str):
    found = shifted(formula, Insert(at=1, count=2, **ROWS))
    assert found.replace("'s'", "s") == expected.replace("'s'", "s")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=A2", "=#REF!"),
        ("=A4", "=A2"),
        ("=SUM(A1:A4)", "=SUM(A1:A2)"),
        ("=SUM(A2:A3)", "=SUM(#REF!)"),
        ("=SUM(A2:A)", "=SUM(A2:A)"),
        ("=SUM(3:9)", "=SUM(2:7)"),
    ],
)
def test_deleted_rows_take_references_with_them(formula: str, expected: str):
    assert shifted(formula, Delete(start=1, end=3, **ROWS)) == expected


def test_columns_shift_by_themselves():
    assert shifted("=B1+$C$2+A:B", Insert(at=1, count=1, **COLUMNS)) == "=C1+$D$2+A:C"
    assert shifted("=B1", Delete(start=1, end=2, **COLUMNS)) == "=#REF!"


def test_a_moved_row_takes_its_references_along():
    assert shifted("=A2+A5", Move(start=1, end=2, destination=5, **ROWS)) == "=A5+A4"


def test_references_of_another_tab_follow_their_own_tab():
    insert = Insert(at=0, count=1, **ROWS)
    assert shifted("=A1+'My tab'!A1", insert, home="Other", changed="My tab") == "=A1+'My tab'!A2"


def test_a_copied_formula_keeps_its_distance():
    assert copy_formula("=A1+$A1+A$1+$A$1", 1, 1) == "=B2+$A2+B$1+$A$1"
    assert copy_formula("=SUM(A1:B2)+A:A", 2, 1) == "=SUM(B3:C4)+B:B"
    assert copy_formula("=A1", -1, 0) == "=#REF!"


def test_a_renamed_tab_is_renamed_in_formulas():
    assert rename_tab("=Old!A1+A1+old!B:B", "Old", "Новый лист") == "='Новый лист'!A1+A1+'Новый лист'!B:B"
    assert rename_tab('="Old!A1"', "Old", "New") == '="Old!A1"'


def test_references_to_a_deleted_tab_are_errors():
    assert drop_tab("='It''s'!A1+A1", "It's") == "=#REF!+A1"


def test_references_wholly_inside_cut_cells_go_along():
    source = Area(0, 0, 2, 0, 2)
    moved = follow_cut("=A1+SUM(A1:B2)+SUM(A1:A3)", source, 5, 1, home="S", titles=("S", "S"))
    assert moved == "=B6+SUM(B6:C7)+SUM(A1:A3)"
    away = follow_cut("=S!A1", source, 0, 0, home="T", titles=("S", "New tab"))
    assert away == "='New tab'!A1"


@settings(deadline=None)
@given(st.text("=+-*/&<>(){};,:!'\"$#?.ABZab0129 Яё_\\@%^\n", max_size=40))
def test_tokens_lose_nothing_and_no_text_breaks_the_shifts(text: str):
    formula = "=" + text
    assert text_of(list(tokens_of(formula))) == formula
    assert isinstance(shifted(formula, Insert(at=0, count=1, **ROWS)), str)
    assert isinstance(copy_formula(formula, 1, 1), str)


rows, columns = st.integers(0, 500), st.integers(0, 60)


corners = st.tuples(rows, columns)


@settings(deadline=None)
@given(corners, corners, rows, st.integers(1, 20))
def test_deleting_what_was_inserted_gives_the_formula_back(
    first: tuple[int, int], last: tuple[int, int], at: int, count: int
):
    formula = f"=SUM({cell_name(*first)}:{cell_name(*last)})*{cell_name(first[0], last[1])}"
    inserted = shifted(formula, Insert(at=at, count=count, **ROWS))
    assert shifted(inserted, Delete(start=at, end=at + count, **ROWS)) == formula


@settings(deadline=None)
@given(rows, columns, st.integers(-20, 20), st.integers(-20, 20))
def test_copying_back_gives_the_formula_back(row: int, column: int, down: int, right: int):
    formula = f"={cell_name(row + 20, column + 20)}+$B$2"
    assert copy_formula(copy_formula(formula, down, right), -down, -right) == formula


@settings(deadline=None)
@given(rows, st.lists(rows, min_size=2, max_size=2, unique=True), st.integers(1, 20))
def test_a_moved_block_loses_no_cell(row: int, ends: list[int], count: int):
    move = Move(start=ends[0], end=ends[0] + count, destination=ends[1], **ROWS)
    found = shifted(f"={cell_name(row, 0)}", move)
    assert found == f"={cell_name(move.point(row), 0)}"
