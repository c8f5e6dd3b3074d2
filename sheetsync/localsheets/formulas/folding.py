"""Comparisons of text without regard to case, in every alphabet, and of what holds nothing.

Sheets holds "Выполнено" and "выполнено" for equal; the engine folds ASCII only. So `=` and `<>` that may compare text
beyond ASCII, or that ask for "", are put through the function SAME_TEXT, which compares as Sheets does.
"""

import math
from typing import Any

from sheetsync.localsheets.formulas.arrays import each, failed, is_blank
from sheetsync.localsheets.formulas.trees import Node, call

SAME, DIFFERENT = "SAME_TEXT", "DIFFERENT_TEXT"


def fold_comparison(node: Node) -> Node:
    """A comparison made case-blind; any other node as it is."""
    if not _folds(node):
        return node
    return call(SAME if node["operator"] == "=" else DIFFERENT, node["left"], node["right"])


def same_text(left: Any, right: Any) -> Any:
    """Whether two values are equal as `=` says; arrays are compared item by item."""
    return each(_same, left, right)


def different_text(left: Any, right: Any) -> Any:
    """Whether two values differ as `<>` says; arrays are compared item by item."""
    return each(_differ, left, right)


def _differ(left: Any, right: Any) -> Any:
    same = _same(left, right)
    return not same if isinstance(same, bool) else same


def _same(left: Any, right: Any) -> Any:
    for value in (left, right):
        if failed(value):
            return value
    if is_blank(left) or is_blank(right):
        return _empty(right if is_blank(left) else left)
    if isinstance(left, str) or isinstance(right, str):
        return isinstance(left, str) and isinstance(right, str) and left.casefold() == right.casefold()
    if isinstance(left, bool) is not isinstance(right, bool):
        return False
    return math.isclose(left, right, rel_tol=1e-14)


def _empty(value: Any) -> bool:
    """An empty cell equals "", 0 and FALSE."""
    return value is None or value in {"", 0}


def _folds(node: Node) -> bool:
    if node["node_type"] != "BinaryOp" or node["operator"] not in {"=", "<>"}:
        return False
    literals = [side["value"] for side in (node["left"], node["right"]) if side["node_type"] == "Literal"]
    return not literals or any(isinstance(value, str) and (not value or not value.isascii()) for value in literals)
