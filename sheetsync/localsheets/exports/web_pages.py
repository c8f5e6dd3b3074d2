"""A ZIP of web pages, one a sheet."""

import io
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile

from sheetsync.localsheets.book import Book, Sheet
from sheetsync.localsheets.exports.shown import Shown, printable
from sheetsync.localsheets.results import Results

_STYLE = "table{border-collapse:collapse}td{border:1px solid #ccc;padding:2px 3px;white-space:pre-wrap}"


def as_web_pages(book: Book, results: Results) -> bytes:
    """All sheets, each a page of its title with one table."""
    shown = Shown(book, results)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for sheet in book.sheets:
            archive.writestr(f"{sheet.title.replace('/', '_')}.html", _page(sheet, shown))
    return out.getvalue()


def _page(sheet: Sheet, shown: Shown) -> str:
    rows = "\n".join(f"<tr>{_cells(sheet, row, shown)}</tr>" for row in shown.rows(sheet))
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        f"<title>{escape(printable(sheet.title))}</title><style>{_STYLE}</style></head>"
        f"<body><table>\n{rows}\n</table></body></html>\n"
    )


def _cells(sheet: Sheet, row: int, shown: Shown) -> str:
    spans = {merge["startColumnIndex"]: merge for merge in sheet.merges if merge["startRowIndex"] == row}
    made = []
    for column in range(shown.width(sheet)):
        if shown.is_covered(sheet, row, column):
            continue
        merge = spans.get(column)
        span = ""
        if merge:
            span = f' rowspan="{merge["endRowIndex"] - row}" colspan="{merge["endColumnIndex"] - column}"'
        made.append(f"<td{span}>{escape(shown.text(sheet, row, column))}</td>")
    return "".join(made)
