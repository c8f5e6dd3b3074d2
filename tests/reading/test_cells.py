"""Cells as texts."""

import datetime as dt

import pytest

from sheetsync.model.days import to_serial
from sheetsync.model.grid import Cell
from sheetsync.reading.cells import cell_text, is_blank


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(), ""),
        (Cell("  как есть \n"), "  как есть \n"),
        (Cell(12.0), "12"),
        (Cell(0.1 + 0.2), "0.3"),
        (Cell(1, "PERCENT"), "100%"),
        (Cell(0.125, "PERCENT"), "12.5%"),
        (Cell(to_serial(dt.date(2025, 4, 5)), "DATE"), "2025-04-05"),
        (Cell(to_serial(dt.date(2025, 4, 5)) + 0.75, "DATE_TIME"), "2025-04-05"),
        (Cell(1e12, "DATE"), "1000000000000"),
        (Cell("#REF!", error="REF"), "#REF!"),
    ],
)
def test_a_cell_is_what_people_see(cell: Cell, text: str) -> None:
    assert cell_text(cell, "ru") == text


def test_booleans_speak_the_sheets_language() -> None:
    assert (cell_text(Cell(value=True), "ru"), cell_text(Cell(value=False), "en")) == ("ИСТИНА", "FALSE")


@pytest.mark.parametrize(
    ("cell", "blank"),
    [
        (Cell(), True),
        (Cell(""), True),
        (Cell(" \u00a0\u200b\n"), True),
        (Cell(value=False), True),
        (Cell(value=True), False),
        (Cell(0), False),
        (Cell("-"), False),
        (Cell("🔥"), False),
    ],
)
def test_blank_is_what_looks_empty(cell: Cell, blank: bool) -> None:  # noqa: FBT001  # a case of the table
    assert is_blank(cell) is blank
