"""Number formats that results take over from the cells they read, as Sheets does for cells without their own."""

from collections.abc import Mapping, Sequence
from typing import Any

from sheetsync.localsheets.formulas.engine import Place
from sheetsync.localsheets.formulas.outcomes import Computed
from sheetsync.localsheets.formulas.prepared import Prepared
from sheetsync.localsheets.formulas.references import Reference, parse_reference
from sheetsync.localsheets.formulas.sources import Source
from sheetsync.localsheets.formulas.views import BookView, CellView

_NO_SOURCE = (0, parse_reference("A1"), Source("A1"))
Found = dict[int, dict[Place, Computed]]


def with_inherited(
    values: Found,
    book: BookView,
    formulas: Sequence[Mapping[Place, Prepared]],
    filled: Sequence[Mapping[Place, Sequence[Place]]],
) -> Found:
    """The values with their formats; a formula that only names an empty cell is empty.

    `filled` has the cells that the array of a formula fills beside its own, by tab.
    """
    for sheet, prepared, beside in zip(book.sheets, formulas, filled, strict=True):
        found = values[sheet.sheet_id]
        for place, one in prepared.items():
            if one.source is not None and not (one.copies and one.like and _single(one.like[1])):
                _dress_columns(found, one, (place, *beside.get(place, ())), values, book)
            elif one.like is not None and found[place].error is None:
                found[place] = _like(found[place], one, values, book)
    return values


def _dress_columns(
    found: dict[Place, Computed], prepared: Prepared, places: Sequence[Place], values: Found, book: BookView
) -> None:
    """Give the numbers of a result the format of the column that each comes from."""
    tab, reference, source = prepared.source or _NO_SOURCE
    formats: dict[int, dict[str, Any] | None] = {}
    for place in places:
        if type(found[place].value) not in {int, float} or found[place].number_format is not None:
            continue
        column = source.at(place[1] - places[0][1])
        if column not in formats:
            formats[column] = _column_format(tab, reference, column, values, book)
        found[place] = found[place]._replace(number_format=formats[column])


def _column_format(tab: int, reference: Reference, offset: int, values: Found, book: BookView) -> dict[str, Any] | None:
    """The format of the first number in a column of a range."""
    if offset < 0:
        return None
    column = reference.columns()[0] + offset
    start, end = reference.rows()
    sheet = book.sheets[tab]
    computed = values[sheet.sheet_id]
    for row in range(start, len(sheet.rows) if end is None else min(end, len(sheet.rows))):
        one, cell = computed.get((row, column)), _cell(book, tab, (row, column))
        value = one.value if one is not None else None if cell is None else cell.value
        if type(value) in {int, float}:
            return _number_format(cell) or (one.number_format if one is not None else None)
    return None


def _like(found: Computed, prepared: Prepared, values: Found, book: BookView) -> Computed:
    tab, reference = prepared.like or (0, None)
    place = _corner(reference)
    computed = values[book.sheets[tab].sheet_id].get(place)
    cell = _cell(book, tab, place)
    if prepared.copies and _single(reference) and _is_empty(cell, computed):
        return Computed()
    if found.number_format is not None or isinstance(found.value, str | bool):
        return found
    own = _number_format(cell)
    return found._replace(number_format=own or (computed.number_format if computed else None))


def _is_empty(cell: CellView | None, computed: Computed | None) -> bool:
    if computed is not None:
        return computed.value is None and computed.error is None
    return cell is None or cell.value is None


def _corner(reference: Reference | None) -> Place:
    if reference is None:
        return 0, 0
    return reference.rows()[0], reference.columns()[0]


def _single(reference: Reference | None) -> bool:
    return reference is not None and reference.last is None


def _cell(book: BookView, tab: int, place: Place) -> CellView | None:
    rows = book.sheets[tab].rows
    cells = rows[place[0]] if place[0] < len(rows) else ()
    return cells[place[1]] if place[1] < len(cells) else None


def _number_format(cell: CellView | None) -> dict[str, Any] | None:
    found = (cell.format or {}).get("numberFormat") if cell is not None else None
    return dict(found) if found and found.get("type") != "TEXT" else None
