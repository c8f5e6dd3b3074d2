"""Number formats that results take over from the cells they read, as Sheets does for cells without their own."""

from collections.abc import Mapping, Sequence
from typing import Any

from sheetsync.localsheets.formulas.engine import Place
from sheetsync.localsheets.formulas.outcomes import Computed
from sheetsync.localsheets.formulas.prepared import Prepared
from sheetsync.localsheets.formulas.references import Reference
from sheetsync.localsheets.formulas.views import BookView, CellView

Found = dict[int, dict[Place, Computed]]


def with_inherited(values: Found, book: BookView, formulas: Sequence[Mapping[Place, Prepared]]) -> Found:
    """The values with their formats; a formula that only names an empty cell is empty."""
    for sheet, prepared in zip(book.sheets, formulas, strict=True):
        found = values[sheet.sheet_id]
        for place, one in prepared.items():
            if one.like is not None and found[place].error is None:
                found[place] = _like(found[place], one, values, book)
    return values


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
