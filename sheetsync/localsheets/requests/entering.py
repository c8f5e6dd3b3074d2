"""Text put into cells as a person would type it."""

from zoneinfo import ZoneInfo

from sheetsync.localsheets.book import Book, Cell
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.writing import Entry
from sheetsync.localsheets.writing.updating import entered


def typing(book: Book, context: Context) -> Entry:
    """How text is read in this spreadsheet now."""
    today = context.now.astimezone(ZoneInfo(book.time_zone)).date()
    return Entry(parsed=True, locale=book.locale, today=today, titles=book.titles())


def typed(cell: Cell, text: str, entry: Entry) -> Cell:
    """The cell after the text was typed into it; its format, note and rule stay."""
    return entered(cell, text, entry) or Cell()
