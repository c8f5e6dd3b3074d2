"""Computing a rule once for each combination of values gives what computing it cell by cell gives."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.book import Book, Cell, Sheet
from sheetsync.localsheets.formulas.cell_values import CellValues
from sheetsync.localsheets.formulas.spread import Frame, _by_place, compute_over
from sheetsync.localsheets.formulas.templates import template_of
from sheetsync.localsheets.values import rules_for

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
RULES = rules_for("en_US")
VALUES = st.sampled_from([None, 1, 1.5, 46000, 47000, True, False, "Выполнено", "выполнено", "a", "A", "", "5"])
FORMULAS = [
    '=AND(ISNUMBER($A1),$A1<TODAY(),$B1<>"Выполнено")',
    "=A1=B1",
    "=A1<>$B$2",
    '=B1="выполнено"',
    "=COUNTIF($A$1:$A$6,A1)>1",
    '=OR(A1="",ISBLANK(B1))',
    "=A1&B1",
    "=LEN(A1)+1",
    "=IF(A1,1,2)",
]


def frame_of(rows: list[tuple[object, object]]) -> Frame:
    grid = {"rowCount": 100, "columnCount": 26}
    sheet = Sheet({"sheetId": 0, "title": "Main", "sheetType": "GRID", "gridProperties": grid})
    for index, row in enumerate(rows):
        sheet.put_row(index, [None if value is None else Cell(value=value) for value in row])
    book = Book("id", {"title": "Book", "locale": "en_US", "timeZone": "Etc/GMT"}, [sheet])
    return Frame(CellValues(book, {}), RULES, NOW)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=6), st.sampled_from(FORMULAS))
def test_by_combination_equals_cell_by_cell(rows: list[tuple[object, object]], formula: str):
    frame = frame_of(rows)
    template = template_of(formula, 0, {"main": 0}, RULES)
    assert template is not None
    places = [(row, column) for row in range(len(rows)) for column in range(2)]
    found = compute_over(template, (0, 0), places, frame)
    each = _by_place(template, (0, 0), places, frame)
    assert {place: found.at(place) for place in places} == each


@pytest.mark.parametrize("formula", ["=Elsewhere!A1", "=A1.5;,"])
def test_what_names_no_tab_makes_no_template(formula: str):
    assert template_of(formula, 0, {"main": 0}, rules_for("ru_RU")) is None
