"""Formulas that come to an empty cell: Sheets leaves theirs empty, where the engine knows only 0.

What may be empty is put through the function KEPT, which gives the engine a zero with a minus sign for nothing.
To arithmetic that is 0; what is read back from such a formula is nothing, and "" to a comparison or to `&`.
"""

import re
from typing import Any

from sheetsync.localsheets.formulas.arrays import handed
from sheetsync.localsheets.formulas.trees import Node, call

KEPT = "KEPT"
NOTHING = -0.0

_LOOKUPS = frozenset({"VLOOKUP", "HLOOKUP", "XLOOKUP", "LOOKUP", "INDEX", "OFFSET", "INDIRECT", "QUERY"})
_ARRANGING = frozenset({"FILTER", "SORT", "SORTN", "SPLIT", "UNIQUE", "TRANSPOSE", "VSTACK", "HSTACK", "FLATTEN"})
_CUTTING = frozenset(
    {"TOCOL", "TOROW", "TAKE", "DROP", "CHOOSECOLS", "CHOOSEROWS", "ARRAY_CONSTRAIN", "WRAPROWS", "WRAPCOLS"}
)
_FROM_CELLS = _LOOKUPS | _ARRANGING | _CUTTING
_BRANCHES = {
    "IF": slice(1, None),
    "IFS": slice(1, None, 2),
    "CHOOSE": slice(1, None),
    "SWITCH": slice(2, None),
    "IFERROR": slice(None),
    "IFNA": slice(None),
    "LET": slice(-1, None),
}
"""Which arguments may be the result."""

_MAKES_DATES = re.compile(r"\b(?:TODAY|NOW|DATE|TIME)\(", re.IGNORECASE)


def keep_empty(tree: Node, formula: str) -> Node:
    """The tree of a whole formula put through KEPT where it may come to an empty cell.

    One that makes dates stays: the engine shows them as such only where no function of ours stands between.
    """
    return call(KEPT, tree) if _may_be_empty(tree) and not _MAKES_DATES.search(formula) else tree


def kept(value: Any) -> Any:
    """The value with what is nothing as the engine can hold it."""
    if isinstance(value, list):
        return [[_kept(item) for item in row] for row in value]
    return _kept(value)


def _kept(value: Any) -> Any:
    if value is None:
        return NOTHING
    return handed(value) if isinstance(value, dict) else value + 0.0 if type(value) is float else value


def _may_be_empty(node: Node) -> bool:
    if node["node_type"] == "Reference":
        return True
    if node["node_type"] == "Array":
        return any(_may_be_empty(item) for row in node["rows"] for item in row)
    if node["node_type"] != "Function":
        return False
    name = node["name"].upper()
    branches = node["args"][_BRANCHES[name]] if name in _BRANCHES else ()
    return name in _FROM_CELLS or any(_may_be_empty(branch) for branch in branches)
