"""What an upload holds, put into a spreadsheet in place of all its sheets."""

import csv
import io

from sheetsync.localsheets.book import DEFAULT_COLUMNS, DEFAULT_ROWS, Book, Cell
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.defaults import new_sheet
from sheetsync.localsheets.errors import not_built
from sheetsync.localsheets.formulas import localised
from sheetsync.localsheets.imports.excel import Page, read_pages
from sheetsync.localsheets.values import rules_for
from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.writing import Entry, write_rows

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DELIMITERS = {"text/csv": ",", "text/tab-separated-values": "\t"}
ENDINGS = {"text/csv": ".csv", "text/tab-separated-values": ".tsv", _EXCEL: ".xlsx"}
"""The formats that are understood, and the endings that a file's name loses when it becomes a spreadsheet."""


def fill_book(book: Book, content: bytes, mime_type: str, entry: Entry, context: Context) -> None:
    """Replace all sheets by what the content holds.

    Raises:
        ApiError: a format that is not understood, a file that is damaged, a grid over the limits.
    """
    if mime_type not in ENDINGS:
        raise not_built(f"Import of {mime_type or 'a body without Content-Type'}")
    book.named_ranges = []
    if mime_type == _EXCEL:
        _put_pages(book, read_pages(content), context)
    else:
        _put_text(book, content.decode("utf-8-sig", "replace"), _DELIMITERS[mime_type], entry, context)
    book.check_size()


def _put_text(book: Book, text: str, delimiter: str, entry: Entry, context: Context) -> None:
    """One sheet with the file's title takes the rows, typed as a person would type them."""
    rows: list[list[object]] = [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    width = max(map(len, rows), default=0)
    taken = {sheet.sheet_id for sheet in book.sheets}
    size = {"rowCount": max(DEFAULT_ROWS, len(rows)), "columnCount": max(DEFAULT_COLUMNS, width)}
    sheet = new_sheet(context.new_id(taken), book.title, **size)
    book.sheets = [sheet]
    book.check_size()
    write_rows(sheet, 0, 0, rows, entry)


def _put_pages(book: Book, pages: list[Page], context: Context) -> None:
    """A sheet for each page, as large as what it holds; formulas as the locale spells them."""
    english, own = rules_for("en_US"), rules_for(book.locale)
    book.sheets = []
    for page in pages:
        taken = {sheet.sheet_id for sheet in book.sheets}
        width = max((len(row) for row in page.rows), default=0)
        size = {"rowCount": max(len(page.rows), 1), "columnCount": max(width, 1)}
        sheet = new_sheet(context.new_id(taken), page.title, **size)
        for index, row in enumerate(page.rows):
            sheet.put_row(index, [cell and _localised(cell, english, own) for cell in row])
        book.sheets.append(sheet)


def _localised(cell: Cell, english: LocaleRules, own: LocaleRules) -> Cell:
    return cell if cell.formula is None else cell._replace(formula=localised(cell.formula, english, own))
