"""Functions of Sheets that take or give arrays and that the engine lacks or does otherwise."""

import re
from typing import Any

from sheetsync.localsheets.formulas.arrays import Function, error, failed, items, plain_text


def _split(text: Any, delimiter: Any, *flags: Any) -> Any:
    if failed(text):
        return text
    by_each, drop_empty = (*flags, True, True)[:2] if len(flags) != 1 else (flags[0], True)
    marks = plain_text(delimiter)
    pattern = f"[{re.escape(marks)}]" if by_each else re.escape(marks)
    parts = [part for part in re.split(pattern, plain_text(text)) if part or not drop_empty]
    return [parts] if parts else error("Value", "Function SPLIT parameter 1 value should be non-empty.")


def _join(delimiter: Any, *values: Any) -> Any:
    broken = next((value for value in items(*values) if failed(value)), None)
    return plain_text(delimiter).join(plain_text(value) for value in items(*values)) if broken is None else broken


def _count_unique(*values: Any) -> int:
    return len({(type(value), value) for value in items(*values) if value is not None and not failed(value)})


def _flatten(*values: Any) -> Any:
    return [["" if value is None else value] for value in items(*values)]


def _sort(table: Any, *specs: Any) -> Any:
    """SORT(range; column; ascending; …): a column is its number from 1, or an array as high as the range."""
    rows = list(enumerate(table if isinstance(table, list) else [[table]]))
    for column, ascending in reversed(list(zip(specs[::2] or (1,), specs[1::2] or (True,), strict=False))):
        keys = column if isinstance(column, list) else [[row[int(column) - 1]] for _, row in sorted(rows)]
        filled = [row for row in rows if keys[row[0]][0] is not None]
        blank = [row for row in rows if keys[row[0]][0] is None]
        filled.sort(key=lambda row: _rank(keys[row[0]][0]), reverse=not ascending)
        rows = filled + blank
    return [row for _, row in rows]


def _rank(value: Any) -> tuple[int, Any]:
    """Numbers before text before booleans before errors."""
    if failed(value):
        return 3, str(value["kind"])
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


ARRAY_FUNCTIONS = [
    Function("SPLIT", _split, 2, 4),
    Function("JOIN", _join, 2, None),
    Function("COUNTUNIQUE", _count_unique, 1, None),
    Function("FLATTEN", _flatten, 1, None),
    Function("SORT", _sort, 1, None),
]
