"""What of a copied cell is put down, by the kind of pasting."""

from collections.abc import Callable

from sheetsync.localsheets.book import Cell, Literal
from sheetsync.localsheets.formulas import FormulaError
from sheetsync.localsheets.requests.borders import with_borders

NORMAL = "PASTE_NORMAL"
WITH_MERGES = frozenset({NORMAL, "PASTE_NO_BORDERS"})
WITH_RULES = frozenset({NORMAL, "PASTE_NO_BORDERS", "PASTE_FORMAT", "PASTE_CONDITIONAL_FORMATTING"})
"""Kinds that bring conditional formats along."""

Value = Literal | FormulaError | None
Paste = Callable[[Cell, Cell, Value], Cell]
"""(the cell there, the copied cell with its formula moved, its effective value) → the cell afterwards."""


def _normal(there: Cell, copied: Cell, value: Value) -> Cell:  # noqa: ARG001 - the signature of a paste
    return copied


def _values(there: Cell, copied: Cell, value: Value) -> Cell:  # noqa: ARG001 - the signature of a paste
    literal = value.shown if isinstance(value, FormulaError) else value
    return there._replace(value=literal, formula=None, runs=None, chips=None)


def _format(there: Cell, copied: Cell, value: Value) -> Cell:  # noqa: ARG001 - the signature of a paste
    return there._replace(format=copied.format, validation=copied.validation)


def _no_borders(there: Cell, copied: Cell, value: Value) -> Cell:  # noqa: ARG001 - the signature of a paste
    own = (there.format or {}).get("borders", {})
    bare = {name: part for name, part in (copied.format or {}).items() if name != "borders"}
    return copied._replace(format=with_borders(bare, own))


def _formula(there: Cell, copied: Cell, value: Value) -> Cell:  # noqa: ARG001 - the signature of a paste
    return there._replace(value=copied.value, formula=copied.formula, runs=copied.runs, chips=copied.chips)


def _validation(there: Cell, copied: Cell, value: Value) -> Cell:  # noqa: ARG001 - the signature of a paste
    return there._replace(validation=copied.validation)


def _nothing(there: Cell, copied: Cell, value: Value) -> Cell:  # noqa: ARG001 - the signature of a paste
    return there


PASTES: dict[str, Paste] = {
    NORMAL: _normal,
    "PASTE_VALUES": _values,
    "PASTE_FORMAT": _format,
    "PASTE_NO_BORDERS": _no_borders,
    "PASTE_FORMULA": _formula,
    "PASTE_DATA_VALIDATION": _validation,
    "PASTE_CONDITIONAL_FORMATTING": _nothing,
}
