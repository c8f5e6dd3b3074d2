"""Functions of single values over arrays, as ARRAYFORMULA asks for them; the engine does that for few functions.

A call with an array where the function takes one value becomes EACH_OF("NAME", …), which computes the function in a
workbook of its own, once for each combination of values.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

import formualizer

from sheetsync.localsheets.a1 import cell_name
from sheetsync.localsheets.formulas.arrays import error, failed, is_blank
from sheetsync.localsheets.formulas.references import parse_reference
from sheetsync.localsheets.formulas.trees import Node, call, is_call, literal
from sheetsync.localsheets.values.serials import serial_of

EACH_OF = "EACH_OF"
ASKING = frozenset({"ARRAYFORMULA", "SUMPRODUCT", "FILTER", "SORT", "SORTN", "INDEX", "MMULT", "QUERY", "UNIQUE"})
"""Functions in which single-valued ones are computed over arrays; ARRAYFORMULA says so for the whole formula."""

_SINGLE = (
    "ABS CEILING DATE DATEDIF DAY DAYS EDATE EOMONTH EVEN EXACT EXP FIND FIXED FLOOR HOUR INT ISBLANK ISERR ISERROR "
    "ISEVEN ISLOGICAL ISNA ISNUMBER ISODD ISTEXT ISOWEEKNUM LEFT LEN LN LOG LOG10 MID MINUTE MOD MONTH MROUND N NOT "
    "ODD POWER QUOTIENT REPLACE REPT RIGHT ROUND ROUNDDOWN ROUNDUP SECOND SIGN SQRT SUBSTITUTE T TIME TRIM TRUNC "
    "WEEKDAY WEEKNUM YEAR"
)
_RANGES: dict[str, frozenset[int]] = {
    **dict.fromkeys(_SINGLE.split(), frozenset()),
    "COUNTIF": frozenset({0}),
    "COUNTIFS": frozenset({0, 2, 4, 6}),
    "HLOOKUP": frozenset({1}),
    "LOOKUP": frozenset({1, 2}),
    "MATCH": frozenset({1}),
    "RANK": frozenset({1}),
    "SUMIF": frozenset({0, 2}),
    "SUMIFS": frozenset({0, 1, 3, 5, 7}),
    "VLOOKUP": frozenset({1}),
    "XLOOKUP": frozenset({1, 2}),
    "XMATCH": frozenset({1}),
}
"""The functions, and which of their arguments are ranges anyway."""

_ARRAYS = frozenset(
    {
        EACH_OF,
        "FILTER",
        "FLATTEN",
        "HSTACK",
        "MMULT",
        "QUERY",
        "SEQUENCE",
        "SORT",
        "SORTN",
        "SPLIT",
        "TOCOL",
        "TOROW",
        "TRANSPOSE",
        "UNIQUE",
        "VSTACK",
    }
)
_EACH = frozenset(
    [
        "IF",
        "IFERROR",
        "IFNA",
        "UPPER",
        "LOWER",
        "PROPER",
        "SEARCH",
        "TEXT",
        "VALUE",
        "DATEVALUE",
        "TIMEVALUE",
        "REGEXMATCH",
        "REGEXEXTRACT",
        "REGEXREPLACE",
        "JOINED_TEXT",
        "SAME_TEXT",
        "DIFFERENT_TEXT",
        "ISDATE",
        "TO_TEXT",
        "TO_DATE",
    ]
)
"""Functions that give an array for an array by themselves."""

_ERRORS = {"Na": "#N/A", "Div": "#DIV/0!", "Ref": "#REF!", "Value": "#VALUE!", "Num": "#NUM!", "Name": "#NAME?"}


def lift(node: Node) -> Node:
    """A call that is to be computed over an array as EACH_OF; any other node as it is."""
    if is_call(node, "ROW") and len(node["args"]) == 1:
        return _numbers(node)
    if node["node_type"] != "Function" or node["name"].upper() not in _RANGES:
        return node
    ranges = _RANGES[node["name"].upper()]
    single = (argument for place, argument in enumerate(node["args"]) if place not in ranges)
    return call(EACH_OF, literal(node["name"].upper()), *node["args"]) if any(map(_is_array, single)) else node


def _numbers(node: Node) -> Node:
    """`ROW(A2:A9)` as the numbers of its rows; with an open end the rows are not known here."""
    argument = node["args"][0]
    if not _is_array(argument) or argument["node_type"] != "Reference":
        return node
    start, end = parse_reference(argument["reference"]).rows()
    return node if end is None else call("SEQUENCE", *map(literal, (float(end - start), 1.0, start + 1.0)))


def _is_array(node: Node) -> bool:
    kind = node["node_type"]
    if kind == "Reference":
        return ":" in str(node["reference"])
    if kind == "BinaryOp":
        return _is_array(node["left"]) or _is_array(node["right"])
    if kind == "UnaryOp":
        return _is_array(node["operand"])
    if kind == "Function":
        name = node["name"].upper()
        return name in _ARRAYS or (name in _EACH and any(map(_is_array, node["args"])))
    return bool(kind == "Array")


def each_of(name: str, *arguments: Any) -> Any:
    """The function over its arrays: an array as high and wide as the largest; ranges stay whole."""
    ranges = _RANGES[name]
    singles = [place for place, one in enumerate(arguments) if isinstance(one, list) and place not in ranges]
    if not singles:  # a range of one cell comes as its value
        place = next(place for place in range(len(arguments)) if place not in ranges)
        return each_of(name, *arguments[:place], [[arguments[place]]], *arguments[place + 1 :])[0][0]
    height = max(len(arguments[place]) for place in singles)
    width = max(len(arguments[place][0]) for place in singles)
    places = [(row, column) for row in range(height) for column in range(width)]
    keys = [tuple(_at(arguments[place], *at) for place in singles) for at in places]
    known = _computed(name, arguments, singles, {repr(key): key for key in keys})
    found = iter([known[repr(key)] for key in keys])
    return [[next(found) for _ in range(width)] for _ in range(height)]


def _at(array: list[list[Any]], row: int, column: int) -> Any:
    """The item at a place; one row or one column serves all; nothing beyond."""
    row = 0 if len(array) == 1 else row
    line = array[row] if row < len(array) else []
    column = 0 if len(line) == 1 else column
    return line[column] if column < len(line) else {"type": "Error", "kind": "Na"}


def _computed(
    name: str, arguments: Sequence[Any], singles: Sequence[int], keys: dict[str, tuple[Any, ...]]
) -> dict[str, Any]:
    """The function for each combination of the single arguments, which stand in the first columns of a sheet."""
    book = formualizer.Workbook(config=formualizer.WorkbookConfig(enable_changelog=False))
    book.add_sheet("S")
    _put(book, 1, list(keys.values()))
    after = count(len(singles) + 1)
    fixed = {place: _fixed(book, one, after) for place, one in enumerate(arguments) if place not in singles}
    column = next(after)
    texts = [[f"={name}({','.join(_names(len(arguments), singles, fixed, row))})"] for row in range(len(keys))]
    book.set_formulas_batch("S", 1, column, texts)
    book.evaluate_all()
    area = formualizer.RangeAddress("S", 1, column, len(keys), column)
    return dict(zip(keys, (_read(line[0]) for line in book.sheet("S").get_values(area)), strict=True))


def _names(length: int, singles: Sequence[int], fixed: dict[int, str], row: int) -> Iterator[str]:
    return (cell_name(row, singles.index(place)) if place in singles else fixed[place] for place in range(length))


def _fixed(book: Any, value: Any, columns: Iterator[int]) -> str:
    """An argument that is the same for all, put down beside the others."""
    rows = value if isinstance(value, list) else [[value]]
    across = [next(columns) for _ in range(len(rows[0]))]
    _put(book, across[0], rows)
    first, last = cell_name(0, across[0] - 1), cell_name(len(rows) - 1, across[-1] - 1)
    return f"{first}:{last}" if isinstance(value, list) else first


def _put(book: Any, column: int, rows: Sequence[Sequence[Any]]) -> None:
    book.set_values_batch(
        "S", 1, column, [[None if failed(one) or is_blank(one) else one for one in row] for row in rows]
    )
    for row, values in enumerate(rows, 1):
        for place, one in enumerate(values, column):
            if failed(one):
                book.set_formula("S", row, place, "=" + _ERRORS.get(str(one["kind"]), "#VALUE!"))


def _read(value: Any) -> Any:
    if failed(value):
        return error(str(value["kind"]), str(value.get("message") or ""))
    return float(serial_of(value)) if isinstance(value, datetime | date | time | timedelta) else value
