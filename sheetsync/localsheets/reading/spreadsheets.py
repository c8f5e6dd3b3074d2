"""The Spreadsheet object of spreadsheets.get and of updatedSpreadsheet."""

from typing import NamedTuple

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.fields import ALL, Mask, below, cut
from sheetsync.localsheets.follow import metadata_sheet
from sheetsync.localsheets.guarding import as_seen
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.reading.grids import grid_data
from sheetsync.localsheets.results import Results

_LISTS_BEFORE_FILTER = (
    ("merges", "merges"),
    ("conditionalFormats", "conditional_formats"),
    ("filterViews", "filter_views"),
)
_LISTS_AFTER_METADATA = (
    ("rowGroups", "row_groups"),
    ("columnGroups", "column_groups"),
    ("slicers", "slicers"),
    ("tables", "tables"),
)


class View(NamedTuple):
    """What is asked of a spreadsheet.

    Attributes:
        ranges: only these; None for all sheets whole.
        grid: whether cells are asked for; counts only without a mask.
        mask: of the Spreadsheet object; None for none.
        tables_in_bands: whether the banding of tables is among bandedRanges.
        guest: who asks, where it is not the owner: protections are shown as that person may see them.
    """

    ranges: list[Range] | None = None
    grid: bool = False
    mask: Mask | None = None
    tables_in_bands: bool = True
    guest: str = ""


def spreadsheet_json(book: Book, results: Results, view: View) -> Json:
    """The Spreadsheet; a mask wins over the wish for grid data, and steers what is computed at all."""
    mask = ALL if view.mask is None else view.mask
    made: Json = cut({"spreadsheetId": book.spreadsheet_id, "properties": book.properties}, mask)
    sheets = below(mask, "sheets")
    if sheets is not None:
        made["sheets"] = _sheets(book, results, view, sheets)
    rest: Json = cut(_rest(book), mask)
    return made | rest


def _rest(book: Book) -> Json:
    """What stands after the sheets."""
    made: Json = {"namedRanges": book.named_ranges} if book.named_ranges else {}
    made["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.spreadsheet_id}/edit"
    own = [item for item in book.metadata if item["location"].get("locationType") == "SPREADSHEET"]
    return made | ({"developerMetadata": own} if own else {})


def _sheets(book: Book, results: Results, view: View, mask: Mask) -> list[Json]:
    data = below(mask, "data") if view.mask is not None or view.grid else None
    made = []
    for sheet, areas in _chosen(book, view.ranges):
        one = cut(sheet_json(book, sheet, view), mask)
        if data is not None:  # made to the mask, so it need not be cut: it is by far the largest part
            grids = [grid_data(book, sheet, area, results, data) for area in areas]
            one = {name: one[name] for name in one if name == "properties"} | {"data": grids} | one
        made.append(one)
    return made


def _chosen(book: Book, ranges: list[Range] | None) -> list[tuple[Sheet, list[Area]]]:
    """The sheets to answer, in their order, each with the areas asked for."""
    if ranges is None:
        return [(sheet, [sheet.area]) for sheet in book.sheets]
    areas: dict[int, list[Area]] = {}
    for found in ranges:
        areas.setdefault(found.area.sheet_id, []).append(found.area)
    return [(sheet, areas[sheet.sheet_id]) for sheet in book.sheets if sheet.sheet_id in areas]


def sheet_json(book: Book, sheet: Sheet, view: View) -> Json:
    """One Sheet object without its grid data; keys in Google's order."""
    made: Json = {"properties": book.sheet_properties(sheet)}
    made |= _listed(sheet, _LISTS_BEFORE_FILTER)
    if sheet.protected_ranges:
        made["protectedRanges"] = as_seen(sheet.protected_ranges, view.guest)
    if sheet.basic_filter is not None:
        made["basicFilter"] = sheet.basic_filter
    made |= _listed(sheet, (("charts", "charts"),))
    bands = _bands(sheet, with_tables=view.tables_in_bands)
    if bands:
        made["bandedRanges"] = bands
    tags = [item for item in book.metadata if _is_sheets_own(item, sheet.sheet_id)]
    if tags:
        made["developerMetadata"] = tags
    return made | _listed(sheet, _LISTS_AFTER_METADATA)


def _listed(sheet: Sheet, names: tuple[tuple[str, str], ...]) -> Json:
    return {key: getattr(sheet, attribute) for key, attribute in names if getattr(sheet, attribute)}


def _bands(sheet: Sheet, *, with_tables: bool) -> list[Json]:
    """The banded ranges; those of tables are known by having the table's range."""
    if with_tables:
        return sheet.banded_ranges
    tables = [table.get("range") for table in sheet.tables]
    return [band for band in sheet.banded_ranges if band.get("range") not in tables]


def _is_sheets_own(item: Json, sheet_id: int) -> bool:
    return item["location"].get("locationType") == "SHEET" and metadata_sheet(item) == sheet_id
