"""The methods of the Sheets v4 API."""

from sheetsync.localsheets.sheets.routes import answer_sheets, is_write

__all__ = ["answer_sheets", "is_write"]
