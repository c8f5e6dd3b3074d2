"""A spreadsheet in other formats."""

from collections.abc import Callable

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.exports.delimited import as_csv, as_tsv
from sheetsync.localsheets.exports.excel import as_excel
from sheetsync.localsheets.exports.open_document import as_open_document
from sheetsync.localsheets.exports.paper import as_pdf
from sheetsync.localsheets.exports.web_pages import as_web_pages
from sheetsync.localsheets.results import Results

WRITERS: dict[str, tuple[str, Callable[[Book, Results], bytes]]] = {
    "application/x-vnd.oasis.opendocument.spreadsheet": ("ods", as_open_document),
    "text/tab-separated-values": ("tsv", as_tsv),
    "application/pdf": ("pdf", as_pdf),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx", as_excel),
    "text/csv": ("csv", as_csv),
    "application/zip": ("zip", as_web_pages),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods", as_open_document),
}
"""Mime type → ending of the file's name, and what writes it; in the order of Drive's exportLinks."""

__all__ = ["WRITERS"]
