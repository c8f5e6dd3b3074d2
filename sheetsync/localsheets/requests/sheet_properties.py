"""updateSheetProperties."""

from typing import Any

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.dimensions import delete_dimension, resize
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import Mask, below
from sheetsync.localsheets.formula_texts import rewrite_formulas
from sheetsync.localsheets.formulas import rename_tab
from sheetsync.localsheets.requests.cell_data import theme_of
from sheetsync.localsheets.requests.checks import required
from sheetsync.localsheets.requests.colours import coloured, paired
from sheetsync.localsheets.requests.freezing import check_delete, check_frozen, follow_delete
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.sheets import check_title
from sheetsync.localsheets.requests.table_columns import following_tables
from sheetsync.localsheets.schema import check_update_mask
from sheetsync.localsheets.shift import Delete

_FLAGS = ("hideGridlines", "rowGroupControlAfter", "columnGroupControlAfter")


@handles("updateSheetProperties")
def update_sheet_properties(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Change the properties that the mask names; the sheet is known by its id.

    Raises:
        ApiError: an unknown sheet, no mask, or a change that Google refuses.
    """
    asked = required(body, "properties")
    sheet = draft.sheet(asked.get("sheetId", 0))
    mask = check_update_mask(body.get("fields"), "SheetProperties")
    if "sheetType" in asked and below(mask, "sheetType") is not None:
        _same_type(sheet, asked["sheetType"])
    if below(mask, "title") is not None:
        _rename(draft, sheet, asked.get("title", ""))
    if below(mask, "hidden") is not None:
        _hide(draft, sheet, hidden=bool(asked.get("hidden")))
    if below(mask, "rightToLeft") is not None:
        _set(sheet, {"rightToLeft": asked.get("rightToLeft") or None})
    wanted = paired(mask)
    if below(wanted, "tabColor") is not None:
        _colour(draft, sheet, asked)
    grid = below(mask, "gridProperties")
    if grid is not None:
        _grid(draft, sheet, asked.get("gridProperties", {}), grid)
    if below(mask, "index") is not None:
        _move(draft, sheet, asked.get("index"))


def _set(sheet: Sheet, changes: dict[str, Any]) -> None:
    """Set properties in Google's order; None takes one away."""
    made = {**sheet.properties, **changes}
    order = ("sheetId", "title", "sheetType", "gridProperties", "hidden", "tabColor", "rightToLeft", "tabColorStyle")
    sheet.properties = {name: made[name] for name in order if made.get(name) is not None}


def _same_type(sheet: Sheet, wanted: str) -> None:
    if wanted not in {sheet.properties["sheetType"], "SHEET_TYPE_UNSPECIFIED"}:
        raise ApiError("The type of a sheet cannot be changed.")


def _rename(book: Book, sheet: Sheet, title: str) -> None:
    check_title(book, title, own=sheet)
    old = sheet.title
    if title != old:
        _set(sheet, {"title": title})
        rewrite_formulas(book, lambda text, _: rename_tab(text, old, title))


def _hide(book: Book, sheet: Sheet, *, hidden: bool) -> None:
    if hidden and not any(other is not sheet and not other.hidden for other in book.sheets):
        raise ApiError("You can't hide all the sheets in a document.")
    _set(sheet, {"hidden": hidden or None})


def _colour(book: Book, sheet: Sheet, asked: Json) -> None:
    names = ("tabColor", "tabColorStyle")
    given = coloured({name: asked[name] for name in names if name in asked}, theme_of(book))
    _set(sheet, {name: given.get(name) for name in names})


def _grid(book: Book, sheet: Sheet, asked: Json, mask: Mask) -> None:
    """Sizes first, judged by what is frozen so far, as Google does; then the rest."""
    rows = asked.get("rowCount", 0) if below(mask, "rowCount") is not None else sheet.row_count
    columns = asked.get("columnCount", 0) if below(mask, "columnCount") is not None else sheet.column_count
    for size, now, of_rows in ((rows, sheet.row_count, True), (columns, sheet.column_count, False)):
        if size < now:
            _cut(book, sheet, max(size, 0), now, rows=of_rows)
    resize(book, sheet, rows, columns)
    changes: dict[str, int | bool | None] = {
        name: bool(asked.get(name)) or None for name in _FLAGS if below(mask, name) is not None
    }
    for name in ("frozenRowCount", "frozenColumnCount"):
        if below(mask, name) is not None:
            if asked.get(name, 0) < 0:
                raise ApiError(f"gridProperties.{name} must be >= 0")
            changes[name] = asked.get(name) or None
    sheet.set_grid(**changes)
    if any(name.startswith("frozen") for name in changes):
        check_frozen(sheet)


def _cut(book: Book, sheet: Sheet, start: int, end: int, *, rows: bool) -> None:
    check_delete(sheet, start, end, rows=rows)
    with following_tables(sheet, Delete(sheet.sheet_id, rows, start, end)):
        delete_dimension(book, sheet, start, end, rows=rows)
    follow_delete(sheet, start, end, rows=rows)


def _move(book: Book, sheet: Sheet, index: int | None) -> None:
    """Indexes are counted before the move; no index means the end."""
    if index is not None and index < 0:
        raise ApiError(f"The sheet index must be >= 0: {index}")
    here = book.sheets.index(sheet)
    target = len(book.sheets) if index is None else min(index, len(book.sheets))
    if target in {here, here + 1}:
        return
    book.sheets.remove(sheet)
    book.sheets.insert(target - 1 if target > here else target, sheet)
