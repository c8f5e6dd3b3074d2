"""Text with commas or tabs: the first sheet, as it is shown."""

import csv
import io

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.reading import Style, table
from sheetsync.localsheets.results import Results


def as_csv(book: Book, results: Results) -> bytes:
    """Comma-separated values."""
    return _text(book, results, ",")


def as_tsv(book: Book, results: Results) -> bytes:
    """Tab-separated values."""
    return _text(book, results, "\t")


def _text(book: Book, results: Results, delimiter: str) -> bytes:
    """The first sheet's shown values; lines end in CR LF, the last one in nothing."""
    sheet = book.sheets[0]
    rows = table(book, Range(sheet, sheet.area), results, Style())
    width = max(map(len, rows), default=0)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue().removesuffix("\r\n").encode()
