"""Where charts and slicers lie over a sheet."""

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.errors import ApiError, not_built
from sheetsync.localsheets.requests.checks import checked_coordinate, one_of

WIDTH, HEIGHT = 600, 371
_ORDER = ("anchorCell", "offsetXPixels", "offsetYPixels", "widthPixels", "heightPixels")


def checked_position(book: Book, asked: Json) -> tuple[Sheet, Json]:
    """The sheet under an EmbeddedObjectPosition, and the position as it reads back.

    Raises:
        ApiError: none or several kinds of place, an anchor outside the grid, a negative size; 501 for a sheet of
            its own.
    """
    kind = one_of({name: value for name, value in asked.items() if value is not False}, *_KINDS)
    if kind in {"newSheet", "sheetId"}:
        raise not_built("A chart on a sheet of its own")
    if kind is None:
        raise ApiError("position must be specified.")
    return overlay(book, asked["overlayPosition"])


_KINDS = ("overlayPosition", "newSheet", "sheetId")


def overlay(book: Book, asked: Json) -> tuple[Sheet, Json]:
    """The same for an OverlayPosition; sizes that are not given are Google's default."""
    spot = checked_coordinate(book, asked, "anchorCell")
    anchor = {"sheetId": spot.sheet.sheet_id, "rowIndex": spot.row, "columnIndex": spot.column}
    made = {**asked, "anchorCell": {name: index for name, index in anchor.items() if index}}
    made |= {"widthPixels": asked.get("widthPixels") or WIDTH, "heightPixels": asked.get("heightPixels") or HEIGHT}
    for name in _ORDER[1:]:
        if made.get(name, 0) < 0:
            raise ApiError(f"{name} must be >= 0")
    return spot.sheet, {"overlayPosition": {name: made[name] for name in _ORDER if made.get(name) not in (None, 0)}}
