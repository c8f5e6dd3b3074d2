"""What a spreadsheet answers: values of ranges, grid data, properties."""

from sheetsync.localsheets.reading.rendering import Rendering, Style
from sheetsync.localsheets.reading.spreadsheets import View, spreadsheet_json
from sheetsync.localsheets.reading.tables import table, value_range

__all__ = ["Rendering", "Style", "View", "spreadsheet_json", "table", "value_range"]
