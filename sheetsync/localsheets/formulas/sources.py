"""Where a formula takes its values from, so that dates which it looks up or arranges show as dates."""

from collections.abc import Callable
from typing import NamedTuple

from sheetsync.localsheets.formulas.query import columns_of
from sheetsync.localsheets.formulas.trees import Node, is_text


class Source(NamedTuple):
    """A range, and which of its columns a result comes from.

    Attributes:
        reference: as it stands in the engine's spelling.
        columns: of the range, counted from 0, for the columns of the result in order (-1: of none); None where the
            result has the range's own.
    """

    reference: str
    columns: tuple[int, ...] | None = None

    def at(self, offset: int) -> int:
        """The range's column that the result's column of that number comes from; -1 for none."""
        if self.columns is None:
            return offset
        return self.columns[offset] if offset < len(self.columns) else -1


def source_of(node: Node) -> Source | None:
    """The range that a formula arranges or looks something up in; None where it computes something else."""
    if node["node_type"] == "Reference":
        return Source(str(node["reference"]))
    finder = _FINDERS.get(node["name"].upper()) if node["node_type"] == "Function" else None
    return finder(node["args"]) if finder is not None else None


def _first(arguments: list[Node]) -> Source | None:
    return source_of(arguments[0]) if arguments else None


def _branch(arguments: list[Node]) -> Source | None:
    return next((found for one in arguments[1:] if (found := source_of(one)) is not None), None)


def _third(arguments: list[Node]) -> Source | None:
    return source_of(arguments[2]) if len(arguments) > 2 else None


def _lookup(arguments: list[Node]) -> Source | None:
    return _column(arguments[1], arguments[2]) if len(arguments) > 2 else None


def _index(arguments: list[Node]) -> Source | None:
    return _column(arguments[0], arguments[2] if len(arguments) > 2 else None) if arguments else None


def _column(table: Node, number: Node | None) -> Source | None:
    """A column of a table by its number from 1; 0 and none at all mean the whole row."""
    found = source_of(table)
    if found is None or (number is not None and number["node_type"] != "Literal"):
        return None
    value = 0 if number is None else number["value"]
    if not isinstance(value, float | int):
        return None
    return found._replace(columns=(int(value) - 1,)) if value >= 1 else found


def _query(arguments: list[Node]) -> Source | None:
    if len(arguments) < 3 or arguments[1]["node_type"] != "Reference" or not is_text(arguments[2]):
        return None
    return Source(str(arguments[1]["reference"]), columns_of(arguments[2]["value"], int(arguments[0]["value"])))


_FINDERS: dict[str, Callable[[list[Node]], Source | None]] = {
    **dict.fromkeys(("KEPT", "IFERROR", "IFNA", "FILTER", "SORT", "SORTN", "UNIQUE", "ARRAY_CONSTRAIN"), _first),
    "IF": _branch,
    "INDEX": _index,
    "QUERY": _query,
    "VLOOKUP": _lookup,
    "XLOOKUP": _third,
}
"""By function: its arguments → the range."""
