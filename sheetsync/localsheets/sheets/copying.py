"""A sheet's copy in another spreadsheet."""

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.follow import retargeted

_OWN_IDS = {
    "filter_views": "filterViewId",
    "protected_ranges": "protectedRangeId",
    "banded_ranges": "bandedRangeId",
    "charts": "chartId",
    "slicers": "slicerId",
}
_RETARGETED = ("merges", "conditional_formats", "row_groups", "column_groups", *_OWN_IDS)


def copied_sheet(target: Book, sheet: Sheet, context: Context) -> Sheet:
    """Put a copy of the sheet at the end of the book: "Copy of …", with new ids of all its objects."""
    taken = {one.sheet_id for one in target.sheets}
    sheet_id = context.new_id(taken)
    made = sheet.fork()
    made.properties = {**sheet.properties, "sheetId": sheet_id, "title": free_title(target, sheet.title)}
    for name in _RETARGETED:
        setattr(made, name, retargeted(getattr(made, name), sheet.sheet_id, sheet_id))
    if made.basic_filter is not None:
        made.basic_filter = retargeted(made.basic_filter, sheet.sheet_id, sheet_id)
    for name, key in _OWN_IDS.items():
        setattr(made, name, [_renumbered(item, key, context) for item in getattr(made, name)])
    made.tables = [
        retargeted(table, sheet.sheet_id, sheet_id) | {"tableId": context.new_text_id()} for table in sheet.tables
    ]
    target.sheets.append(made)
    target.check_size()
    return made


def _renumbered(item: Json, key: str, context: Context) -> Json:
    return item | {key: context.new_id()} if key in item else item


def free_title(book: Book, title: str) -> str:
    """`Copy of X`, then `Copy of X 2` and so on."""
    wanted = f"Copy of {title}"
    number = 2
    while book.titled(wanted) is not None:
        wanted = f"Copy of {title} {number}"
        number += 1
    return wanted
