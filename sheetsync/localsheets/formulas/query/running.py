"""QUERY over a table."""

from collections.abc import Sequence
from typing import Any

from sheetsync.localsheets.a1 import MAX_COLUMNS, column_letters
from sheetsync.localsheets.formulas.arrays import error, failed, is_blank, plain_text
from sheetsync.localsheets.formulas.query.conditions import kind_of
from sheetsync.localsheets.formulas.query.parsing import Item, Query, parse_query
from sheetsync.localsheets.formulas.query.words import NotBuiltError, QueryError

Rows = list[list[Any]]


def query(first: Any, source: Any, text: Any, headers: Any = -1.0) -> Any:
    """QUERY(table; query; headers).

    Args:
        first: the number of the table's first column on its tab, whose letters name columns; -1 where only `Col1`,
            `Col2` … do.
        source: the table.
        text: the query.
        headers: how many rows on top are headers; -1 to guess.
    """
    table = source if isinstance(source, list) else [[source]]
    try:
        asked = parse_query(plain_text(text), _names(int(first), len(table[0])))
        return _answered(table, asked, _header_count(table, headers))
    except QueryError as refused:
        return error("Value", f"Unable to parse query string for Function QUERY parameter 2: {refused}")
    except NotBuiltError as missing:
        return error("Name", f"{missing} of QUERY is not built into this local server.")


def columns_of(text: str, first: int) -> tuple[int, ...] | None:
    """The columns, from 0, that the columns of a query's result come from; None for those of the table itself.

    Counts come from none (-1), as does everything where the query does not parse.
    """
    try:
        asked = parse_query(text, _names(first, MAX_COLUMNS - first))
    except (QueryError, NotBuiltError):
        return ()
    if asked.select is None:
        return None
    return tuple(-1 if item.aggregate == "count" else item.column for item in asked.select)


def _names(first: int, width: int) -> dict[str, int]:
    """Letters where the table is a range, `Col1` where it is an array."""
    return {column_letters(first + place) if first >= 0 else f"Col{place + 1}": place for place in range(width)}


def _header_count(table: Rows, asked: Any) -> int:
    if asked is not None and asked >= 0:
        return min(int(asked), len(table))
    top = [value for value in table[0] if not is_blank(value)]
    below = [value for row in table[1:] for value in row if not is_blank(value)]
    named = bool(top) and all(isinstance(value, str) for value in top)
    return int(named and any(not isinstance(value, str) for value in below))


def _answered(table: Rows, asked: Query, count: int) -> Any:
    heads = [
        " ".join(plain_text(row[place]) for row in table[:count] if not is_blank(row[place]))
        for place in _places(table)
    ]
    rows = _of_one_kind(table[count:])
    rows = [row for row in rows if asked.where is None or asked.where(row)]
    items = asked.select or [Item(place) for place in _places(table)]
    made = _grouped(rows, items, asked) if asked.group or _aggregates(items) else _plain(rows, items, asked)
    made = made[asked.offset :]
    made = made if asked.limit is None else made[: asked.limit]
    labels = [
        asked.labels.get(item, f"{item.aggregate} {heads[item.column]}" if item.aggregate else heads[item.column])
        for item in items
    ]
    result = [labels, *made] if any(labels) else made
    return result or error("Na", "Query completed with an empty output.")


def _places(table: Rows) -> range:
    return range(len(table[0]))


def _aggregates(items: Sequence[Item]) -> bool:
    return any(item.aggregate for item in items)


def _of_one_kind(rows: Rows) -> Rows:
    """Each column holds the kind of value that most of it is; the others count as empty."""
    kinds = [_kind(row[place] for row in rows) for place in range(len(rows[0]) if rows else 0)]
    return [
        [
            None if is_blank(value) or failed(value) or kind_of(value) != kind else value
            for value, kind in zip(row, kinds, strict=True)
        ]
        for row in rows
    ]


def _kind(values: Any) -> str:
    found = [kind_of(value) for value in values if not is_blank(value) and not failed(value)]
    return max(("number", "text", "truth"), key=found.count)


def _plain(rows: Rows, items: Sequence[Item], asked: Query) -> Rows:
    ordered = list(rows)
    for item, down in reversed(asked.order):
        if item.aggregate:
            raise QueryError("ORDER_BY_AGG_WITHOUT_GROUP")
        ordered.sort(key=lambda row: _rank(row[item.column]), reverse=down)
    return [[row[item.column] for item in items] for row in ordered]


def _grouped(rows: Rows, items: Sequence[Item], asked: Query) -> Rows:
    loose = [item for item in items if not item.aggregate and item.column not in asked.group]
    if loose:
        raise QueryError(f"ADD_COL_TO_GROUP_BY_OR_AGG: {column_letters(loose[0].column)}")
    groups: dict[tuple[Any, ...], Rows] = {} if asked.group else {(): []}
    for row in rows:
        groups.setdefault(tuple(row[place] for place in asked.group), []).append(row)
    keys = sorted(groups, key=lambda key: [_rank(value) for value in key])
    for item, down in reversed(asked.order):
        keys.sort(key=lambda key: _rank(_value(item, groups[key])), reverse=down)
    return [[_value(item, groups[key]) for item in items] for key in keys]


def _value(item: Item, rows: Rows) -> Any:
    values = [row[item.column] for row in rows if row[item.column] is not None]
    match item.aggregate:
        case "":
            return rows[0][item.column] if rows else None
        case "count":
            return float(len(values))
        case "min" | "max":
            return (min if item.aggregate == "min" else max)(values, key=_rank, default=None)
    if any(isinstance(value, str | bool) for value in values):
        raise QueryError("AVG_SUM_ONLY_NUMERIC")
    if not values:
        return None
    return sum(values) / (len(values) if item.aggregate == "avg" else 1)


def _rank(value: Any) -> tuple[int, Any]:
    """Nothing before all else."""
    return (0, 0) if value is None else (1, value)
