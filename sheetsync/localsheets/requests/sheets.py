"""addSheet, deleteSheet, duplicateSheet."""

from collections.abc import Collection

from sheetsync.localsheets.a1 import MAX_COLUMNS
from sheetsync.localsheets.book import DEFAULT_COLUMNS, DEFAULT_ROWS, Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError, too_many_cells
from sheetsync.localsheets.follow import drop_sheet, retargeted
from sheetsync.localsheets.formula_texts import rewrite_formulas
from sheetsync.localsheets.formulas import drop_tab
from sheetsync.localsheets.requests.cell_data import theme_of
from sheetsync.localsheets.requests.checks import free_id
from sheetsync.localsheets.requests.colours import coloured
from sheetsync.localsheets.requests.freezing import check_frozen
from sheetsync.localsheets.requests.identities import ids_of
from sheetsync.localsheets.requests.registry import handles

LONGEST_TITLE = 100
_COPIED = {
    "filter_views": ("filterViewId", "filter view"),
    "protected_ranges": ("protectedRangeId", "protected range"),
    "charts": ("chartId", "chart"),
    "slicers": ("slicerId", "slicer"),
}


@handles("addSheet")
def add_sheet(draft: Book, body: Json, context: Context) -> Json:
    """Add an empty sheet; what is not asked for is Google's default.

    Raises:
        ApiError: a taken title or id, a bad size, a kind of sheet that is not made this way.
    """
    asked = body.get("properties", {})
    if asked.get("sheetType", "GRID") not in {"GRID", "SHEET_TYPE_UNSPECIFIED"}:
        raise ApiError(f"Cannot add a sheet of type {asked['sheetType']}.")
    sheet_id = _free_sheet_id(draft, asked.get("sheetId"), context)
    title = asked.get("title") or _default_title(draft)
    check_title(draft, title)
    properties = {
        "sheetId": sheet_id,
        "title": title,
        "sheetType": "GRID",
        "gridProperties": _grid(asked.get("gridProperties", {})),
    }
    properties |= {name: True for name in ("hidden", "rightToLeft") if asked.get(name)}
    colours = {name: asked[name] for name in ("tabColor", "tabColorStyle") if name in asked}
    sheet = Sheet(properties | coloured(colours, theme_of(draft)))
    check_frozen(sheet)
    place(draft, sheet, asked.get("index"))
    draft.check_size()
    return {"properties": draft.sheet_properties(sheet)}


def _grid(asked: Json) -> Json:
    made = {
        "rowCount": asked.get("rowCount") or DEFAULT_ROWS,
        "columnCount": asked.get("columnCount") or DEFAULT_COLUMNS,
    }
    made |= {name: value for name, value in asked.items() if value and name not in made}
    for name, value in made.items():
        if not isinstance(value, bool) and value < 0:
            raise ApiError(f"gridProperties.{name} must be >= 0")
    if made["columnCount"] > MAX_COLUMNS:
        raise too_many_cells()
    return made


def _free_sheet_id(book: Book, given: int | None, context: Context) -> int:
    taken = {sheet.sheet_id for sheet in book.sheets}
    if given in taken:
        raise ApiError(f"Sheet with id {given} already exists.")
    if given is not None and given < 0:
        raise ApiError("Sheet id must be non-negative.")
    if given == 0:
        return 0
    return free_id(given, taken, context, "sheet")


def _default_title(book: Book) -> str:
    number = len(book.sheets) + 1
    while book.titled(f"Sheet{number}") is not None:
        number += 1
    return f"Sheet{number}"


def check_title(book: Book, title: str, own: Sheet | None = None) -> None:
    """Refuse a title that no sheet of the book may have; `own` is the sheet that is being renamed.

    Raises:
        ApiError: empty, over 100 characters, or another sheet's, in any case of letters.
    """
    if not title:
        raise ApiError("The sheet name cannot be empty.")
    if len(title) > LONGEST_TITLE:
        raise ApiError(f"The sheet name cannot be greater than {LONGEST_TITLE} characters.")
    if any(sheet is not own and sheet.title.casefold() == title.casefold() for sheet in book.sheets):
        raise ApiError(f'A sheet with the name "{title}" already exists. Please enter another name.')


def place(book: Book, sheet: Sheet, index: int | None) -> None:
    """Put the sheet among the tabs; at the end where no index is given.

    Raises:
        ApiError: a negative index.
    """
    if index is not None and index < 0:
        raise ApiError(f"The sheet index must be >= 0: {index}")
    book.sheets.insert(len(book.sheets) if index is None else index, sheet)


@handles("deleteSheet")
def delete_sheet(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Delete a sheet with all that is on it; formulas that named it read `#REF!`.

    Raises:
        ApiError: an unknown id, the only sheet, the only visible one.
    """
    sheet = draft.sheet(body.get("sheetId", 0))
    if len(draft.sheets) == 1:
        raise ApiError("You can't remove all the sheets in a document.")
    if not any(other is not sheet and not other.hidden for other in draft.sheets):
        raise ApiError("You can't remove all the visible sheets in a document.")
    drop_sheet(draft, sheet)
    draft.sheets.remove(sheet)
    rewrite_formulas(draft, lambda text, _: drop_tab(text, sheet.title))


@handles("duplicateSheet")
def duplicate_sheet(draft: Book, body: Json, context: Context) -> Json:
    """Copy a sheet with all that is on it; the objects of the copy get ids of their own.

    Raises:
        ApiError: an unknown source, a taken id or title.
    """
    source = draft.sheet(body.get("sourceSheetId", 0))
    asked = body.get("newSheetName")
    title = asked or copy_title(draft, source.title)
    check_title(draft, title)
    made = source.fork()
    sheet_id = _free_sheet_id(draft, body.get("newSheetId"), context)
    made.properties = {**source.properties, "sheetId": sheet_id, "title": title}
    for name in ("merges", "conditional_formats", "row_groups", "column_groups", *_COPIED):
        setattr(made, name, retargeted(getattr(made, name), source.sheet_id, sheet_id))
    if made.basic_filter is not None:
        made.basic_filter = retargeted(made.basic_filter, source.sheet_id, sheet_id)
    for name, (key, noun) in _COPIED.items():
        setattr(made, name, _renumbered(getattr(made, name), key, noun, ids_of(draft, name), context))
    _copy_tables(draft, made, source.sheet_id, context)
    place(draft, made, body.get("insertSheetIndex", 0))
    draft.check_size()
    return {"properties": draft.sheet_properties(made)}


def copy_title(book: Book, title: str) -> str:
    """`Copy of X`, then `Copy of X 2` and so on, cut to the longest title."""
    wanted = f"Copy of {title}"[:LONGEST_TITLE]
    number = 2
    while book.titled(wanted) is not None:
        tail = f" {number}"
        wanted = f"Copy of {title}"[: LONGEST_TITLE - len(tail)] + tail
        number += 1
    return wanted


def _renumbered(items: list[Json], key: str, noun: str, taken: Collection[int], context: Context) -> list[Json]:
    used = set(taken)
    made = []
    for item in items:
        number = free_id(None, used, context, noun)
        used.add(number)
        made.append({**item, key: number})
    return made


def _copy_tables(book: Book, made: Sheet, source_id: int, context: Context) -> None:
    """Tables and banding; the banding of a table goes by the table's new id."""
    names = {str(table["name"]).casefold() for sheet in book.sheets for table in sheet.tables}
    renamed: dict[str, str] = {}
    tables = []
    for table in made.tables:
        table_id = context.new_text_id(renamed.values())
        renamed[table["tableId"]] = table_id
        name = next(name for n in range(1, 10_000) if (name := f"{table['name']}_{n}").casefold() not in names)
        names.add(name.casefold())
        tables.append({**retargeted(table, source_id, made.sheet_id), "tableId": table_id, "name": name})
    made.tables = tables
    taken = ids_of(book, "banded_ranges")
    bands = []
    for band in made.banded_ranges:
        own = renamed.get(band.get("bandedRangeReference", ""))
        number = int(own) if own else free_id(None, taken, context, "banded range")
        taken.add(number)
        copy = {**retargeted(band, source_id, made.sheet_id), "bandedRangeId": number}
        bands.append(copy | ({"bandedRangeReference": own} if own else {}))
    made.banded_ranges = bands
