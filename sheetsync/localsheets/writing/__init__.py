"""Writing values: update, append, clear."""

from sheetsync.localsheets.writing.appending import append_values
from sheetsync.localsheets.writing.clearing import clear_range
from sheetsync.localsheets.writing.updating import Entry, Written, update_range, write_rows

__all__ = ["Entry", "Written", "append_values", "clear_range", "update_range", "write_rows"]
