"""Everything the server holds: files and spreadsheets, in memory for speed and in one SQLite file for good."""

from sheetsync.localsheets.store.files import FOLDER, ROOT, SPREADSHEET, File, timestamp
from sheetsync.localsheets.store.library import Library

__all__ = ["FOLDER", "ROOT", "SPREADSHEET", "File", "Library", "timestamp"]
