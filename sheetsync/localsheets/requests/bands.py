"""Where banding lies already."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Sheet
from sheetsync.localsheets.errors import ApiError


def refuse_banded(sheet: Sheet, area: Area, *, but: int | str | None = None) -> None:
    """Refuse an area that touches a banded range; `but` is the id or the table's id of one that does not count.

    Raises:
        ApiError: in Google's words.
    """
    for band in sheet.banded_ranges:
        if but is not None and but in {band.get("bandedRangeId"), band.get("bandedRangeReference")}:
            continue
        held = band["range"]
        lies = Area(
            sheet.sheet_id,
            held.get("startRowIndex", 0),
            held.get("endRowIndex", sheet.row_count),
            held.get("startColumnIndex", 0),
            held.get("endColumnIndex", sheet.column_count),
        )
        if area.overlaps(lies):
            raise ApiError(
                "You cannot add alternating background colors to a range that already has "
                "alternating background colors."
            )
