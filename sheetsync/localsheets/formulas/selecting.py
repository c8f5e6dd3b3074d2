"""FILTER, UNIQUE, SORT and their like: rows of a table chosen and put in order."""

from collections.abc import Iterator, Sequence
from typing import Any

from sheetsync.localsheets.formulas.arrays import Function, error, failed, is_blank

Table = list[list[Any]]


def _table(value: Any) -> Table:
    return value if isinstance(value, list) else [[value]]


def _filter(source: Any, *conditions: Any) -> Any:
    """FILTER(range; condition; …): conditions are one column or one row of the range's size; all must hold."""
    table, masks = _table(source), [_table(one) for one in conditions]
    across = len(masks[0][0]) > 1 and len(masks[0]) == 1
    size = len(table[0]) if across else len(table)
    lines = [mask[0] if across else [row[0] for row in mask] for mask in masks]
    wrong = next((mask for mask, line in zip(masks, lines, strict=True) if len(line) != size), None)
    if wrong is not None:
        return _mismatch(table, wrong, across=across)
    broken = next((value for line in lines for value in line if failed(value)), None)
    if broken is not None:
        return broken
    chosen = [place for place in range(size) if all(_holds(line[place]) for line in lines)]
    if not chosen:
        return error("Na", "No matches are found in FILTER evaluation.")
    return [[row[place] for place in chosen] for row in table] if across else [table[place] for place in chosen]


def _holds(value: Any) -> bool:
    return isinstance(value, bool | int | float) and bool(value)


def _mismatch(table: Table, mask: Table, *, across: bool) -> Any:
    expected = (1, len(table[0])) if across else (len(table), 1)
    return error(
        "Na",
        f"FILTER has mismatched range sizes. Expected row count: {expected[0]}. column count: {expected[1]}. "
        f"Actual row count: {len(mask)}, column count: {len(mask[0])}.",
    )


def _unique(source: Any, by_column: Any = False, exactly_once: Any = False) -> Any:  # noqa: FBT002 - Sheets' own
    table = _table(source)
    lines = _turned(table) if by_column else table
    seen: dict[tuple[Any, ...], list[Any]] = {}
    counts: dict[tuple[Any, ...], int] = {}
    for line in lines:
        key = tuple(_key(value) for value in line)
        seen.setdefault(key, line)
        counts[key] = counts.get(key, 0) + 1
    kept = [line for key, line in seen.items() if not exactly_once or counts[key] == 1]
    if not kept:
        return error("Na", "No unique values found.")
    return _turned(kept) if by_column else kept


def _key(value: Any) -> Any:
    """Text as it is written: UNIQUE minds case, and TRUE is not 1."""
    return (type(value).__name__, str(value["kind"]) if failed(value) else value)


def _turned(table: Sequence[Sequence[Any]]) -> Table:
    return [list(column) for column in zip(*table, strict=True)]


def _sort(source: Any, *specs: Any) -> Any:
    """SORT(range; column; ascending; …): a column is its number from 1, or an array as high as the range."""
    table = _table(source)
    return [table[place] for place in _order(table, specs)]


def _order(table: Table, specs: Sequence[Any]) -> list[int]:
    """The rows' places in the order asked for; empty cells come last either way."""
    places = list(range(len(table)))
    for column, ascending in reversed(list(zip(specs[::2] or (1,), specs[1::2] or (True,), strict=False))):
        keys = [row[0] for row in column] if isinstance(column, list) else [row[int(column) - 1] for row in table]
        filled = [place for place in places if not is_blank(keys[place])]
        filled.sort(key=lambda place: _rank(keys[place]), reverse=not ascending)
        places = filled + [place for place in places if is_blank(keys[place])]
    return places


def _rank(value: Any) -> tuple[int, Any]:
    """Numbers before text before booleans before errors."""
    if failed(value):
        return 3, str(value["kind"])
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


def _sort_n(source: Any, count: Any = 1.0, ties: Any = 0.0, *specs: Any) -> Any:
    """SORTN(range; n; ties; column; ascending; …): the first n rows.

    `ties` 1 adds the rows that tie with the last one, 2 leaves repeats out, 3 takes all rows of the first n keys.
    """
    table = _table(source)
    order = _order(table, specs)
    keys = {place: _sorted_by(table, specs, place) for place in order}
    if int(ties) in {2, 3}:
        order = _grouped(order, keys, each_once=int(ties) == 2)
        return [table[place] for place in _first(order, keys, int(count), groups=int(ties) == 3)]
    chosen = order[: int(count)]
    if int(ties) == 1:
        chosen += [place for place in order[int(count) :] if keys[place] == keys[chosen[-1]]]
    return [table[place] for place in chosen]


def _sorted_by(table: Table, specs: Sequence[Any], place: int) -> tuple[Any, ...]:
    columns = specs[::2] or (1,)
    return tuple(_key(one[place][0] if isinstance(one, list) else table[place][int(one) - 1]) for one in columns)


def _grouped(order: Sequence[int], keys: dict[int, tuple[Any, ...]], *, each_once: bool) -> list[int]:
    if not each_once:
        return list(order)
    return list({keys[place]: place for place in reversed(order)}.values())[::-1]


def _first(order: Sequence[int], keys: dict[int, tuple[Any, ...]], count: int, *, groups: bool) -> Iterator[int]:
    """The first `count` rows, or with `groups` the rows of the first `count` different keys."""
    found: dict[tuple[Any, ...], None] = {}
    for number, place in enumerate(order):
        found.setdefault(keys[place])
        if (len(found) if groups else number + 1) > count:
            return
        yield place


def _constrain(source: Any, rows: Any, columns: Any) -> Any:
    return [row[: int(columns)] for row in _table(source)[: int(rows)]]


SELECTING = [
    Function("FILTER", _filter, 2, None),
    Function("UNIQUE", _unique, 1, 3),
    Function("SORT", _sort, 1, None),
    Function("SORTN", _sort_n, 1, None),
    Function("ARRAY_CONSTRAIN", _constrain, 3, 3),
]
