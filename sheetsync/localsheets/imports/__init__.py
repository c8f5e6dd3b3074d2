"""Files of other formats as sheets."""

from sheetsync.localsheets.imports.content import ENDINGS, fill_book

__all__ = ["ENDINGS", "fill_book"]
