"""Service columns among people's."""

import pytest

from sheetsync.model.grid import EMPTY, Cell, Tab, Tag
from sheetsync.plan.columns import holds, plan_column
from sheetsync.plan.places import CELL_LIMIT, fitting


def status(*values: str, features: dict[str, object] | None = None) -> Tab:
    lines = ((Cell("Этап"), Cell("Проверка")), *((Cell("x"), Cell(value) if value else EMPTY) for value in values))
    return Tab(7, "Статус", lines=lines, column_tags={1: Tag(55, "check")}, features=features or {})


def test_only_cells_that_differ_are_named_and_the_others_left_alone():
    part = plan_column(status("старое", "то же", "лишнее"), "check", {1: "новое", 2: "то же"}, range(1, 4), "")
    (write,) = part.columns
    assert (write.metadata_id, write.values) == (55, (None, "новое", None, ""))
    assert [(cell.cell, cell.before, cell.after) for cell in part.cells] == [
        ("B2", "старое", "новое"),
        ("B4", "лишнее", ""),
    ]


def test_rows_that_are_not_ours_are_not_cleared():
    assert plan_column(status("итоги людей"), "check", {}, range(0), "").empty


def test_a_column_that_is_gone_is_not_guessed():
    assert plan_column(status("a"), "id", {1: "r1"}, range(1, 2), "").empty


def test_a_cell_that_people_hid_under_a_merge_is_left():
    merge = {"startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    assert plan_column(status("", features={"merges": [merge]}), "check", {1: "текст"}, range(1, 2), "").empty


def test_a_formula_that_shows_the_same_is_replaced():
    line = (Cell("x"), Cell("текст", formula=True))
    tab = Tab(7, "Статус", lines=((), line), column_tags={1: Tag(55, "check")})
    assert not plan_column(tab, "check", {1: "текст"}, range(1, 2), "").empty


@pytest.mark.parametrize(
    ("cell", "wanted", "same"),
    [
        (EMPTY, "", True),
        (Cell(""), None, True),
        (Cell("5"), 5.0, False),
        (Cell(5.0), "5", False),
        (Cell(5), 5.0, True),
        (Cell(True), 1.0, False),  # noqa: FBT003 - what a ticked box holds
        (Cell(0.0), None, False),
        (Cell(formula=True), None, False),
    ],
)
def test_a_cell_holds_a_literal_of_the_same_kind(cell: Cell, wanted: str | float | None, *, same: bool):
    assert holds(cell, wanted) is same


@pytest.mark.parametrize("letter", ["я", "😀"])
def test_a_text_is_cut_to_what_a_cell_holds_and_stays_so(letter: str):
    cut = fitting(letter * CELL_LIMIT * 2)
    assert isinstance(cut, str)
    assert cut.endswith("…")
    assert len(cut.encode("utf-16-le")) <= 2 * CELL_LIMIT
    assert fitting(cut) == cut
