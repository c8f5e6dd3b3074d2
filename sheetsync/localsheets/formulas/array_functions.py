"""Functions of Sheets that take or give arrays and that the engine lacks or does otherwise."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from sheetsync.localsheets.formulas.arrays import Function, error, failed, is_blank, items, plain_text
from sheetsync.localsheets.formulas.matrices import MATRICES
from sheetsync.localsheets.formulas.query import query
from sheetsync.localsheets.formulas.selecting import SELECTING
from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.values.typed import parse_user_entered

_SOME_DAY = date(1970, 1, 1)


def splitting(rules: LocaleRules) -> Callable[..., Any]:
    """SPLIT(text; delimiter; by each character; remove empty): parts that read as numbers are numbers."""

    def split(source: Any, delimiter: Any, by_each: Any = True, drop_empty: Any = True) -> Any:  # noqa: FBT002
        marks = plain_text(delimiter)
        pattern = f"[{re.escape(marks)}]" if by_each else re.escape(marks)
        sources = [row[0] for row in source] if isinstance(source, list) else [source]
        lines = [_parts(one, pattern, rules, drop_empty=bool(drop_empty)) for one in sources]
        if failed(lines[0]) or not any(isinstance(line, list) and line for line in lines):
            return lines[0] or error("Value", "Function SPLIT parameter 1 value should be non-empty.")
        lists = [line if isinstance(line, list) else [line] for line in lines]
        width = max(map(len, lists))
        return [line + [None] * (width - len(line)) for line in lists]

    return split


def _parts(source: Any, pattern: str, rules: LocaleRules, *, drop_empty: bool) -> Any:
    if failed(source) or is_blank(source):
        return source if failed(source) else []
    parts = [part for part in re.split(pattern, plain_text(source)) if part or not drop_empty]
    return [_typed(part, rules) for part in parts]


def _typed(part: str, rules: LocaleRules) -> Any:
    value = parse_user_entered(part, rules.name, today=_SOME_DAY).value
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else part


def _count_unique(*values: Any) -> int:
    return len({(type(value), value) for value in items(*values) if not is_blank(value) and not failed(value)})


def _flatten(*values: Any) -> Any:
    return [[value] for value in items(*values)]


ARRAY_FUNCTIONS = [
    *SELECTING,
    *MATRICES,
    Function("COUNTUNIQUE", _count_unique, 1, None),
    Function("FLATTEN", _flatten, 1, None),
    Function("QUERY", query, 3, 4),
]
