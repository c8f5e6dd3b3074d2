"""Comparisons of text without regard to case, in every alphabet.

Sheets holds "Выполнено" and "выполнено" for equal; the engine folds ASCII only. So `=` and `<>` that may compare text
beyond ASCII are put through the function SAME_TEXT, which compares as Sheets does.
"""

import math
from collections.abc import Callable
from typing import Any

import formualizer

from sheetsync.localsheets.formulas.arrays import each, failed

SAME = "SAME_TEXT"
Node = dict[str, Any]


def fold_comparisons(formula: str) -> str:
    """The formula in the engine's spelling with its comparisons made case-blind; itself where that changes nothing."""
    if "=" not in formula[1:] and "<>" not in formula:
        return formula
    try:
        tree = formualizer.parse(formula).to_dict()
        return "=" + _text(tree) if _has_text_comparison(tree) else formula
    except (formualizer.ParserError, formualizer.TokenizerError, KeyError):
        return formula  # KeyError: a kind of node that is not written here


def same_text(left: Any, right: Any) -> Any:
    """Whether two values are equal as `=` says; arrays are compared item by item."""
    return each(_same, left, right)


def _same(left: Any, right: Any) -> Any:
    for value in (left, right):
        if failed(value):
            return value
    if left is None or right is None:
        return _empty(right if left is None else left)
    if isinstance(left, str) or isinstance(right, str):
        return isinstance(left, str) and isinstance(right, str) and left.casefold() == right.casefold()
    if isinstance(left, bool) is not isinstance(right, bool):
        return False
    return math.isclose(left, right, rel_tol=1e-14)


def _empty(value: Any) -> bool:
    """An empty cell equals "", 0 and FALSE."""
    return value is None or value in {"", 0}


def _has_text_comparison(node: Any) -> bool:
    if isinstance(node, list):
        return any(_has_text_comparison(item) for item in node)
    if not isinstance(node, dict):
        return False
    return _folds(node) or any(_has_text_comparison(value) for value in node.values())


def _folds(node: Node) -> bool:
    if node.get("node_type") != "BinaryOp" or node["operator"] not in {"=", "<>"}:
        return False
    literals = [side["value"] for side in (node["left"], node["right"]) if side["node_type"] == "Literal"]
    return not literals or any(isinstance(value, str) and not value.isascii() for value in literals)


def _text(node: Node) -> str:
    return _WRITERS[node["node_type"]](node)


def _binary(node: Node) -> str:
    left, right = _text(node["left"]), _text(node["right"])
    if not _folds(node):
        return f"({left}{node['operator']}{right})"
    same = f"{SAME}({left},{right})"
    return same if node["operator"] == "=" else f"NOT({same})"


def _unary(node: Node) -> str:
    operand = _text(node["operand"])
    return f"({operand}{node['operator']})" if node["operator"] in "%#" else f"({node['operator']}{operand})"


def _literal(node: Node) -> str:
    value = node["value"]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str) and not value.startswith("#"):
        return '"' + value.replace('"', '""') + '"'
    return value if isinstance(value, str) else repr(value)


def _function(node: Node) -> str:
    return f"{node['name']}({','.join(_text(argument) for argument in node['args'])})"


def _array(node: Node) -> str:
    return "{" + ";".join(",".join(_text(item) for item in row) for row in node["rows"]) + "}"


_WRITERS: dict[str, Callable[[Node], str]] = {
    "BinaryOp": _binary,
    "UnaryOp": _unary,
    "Literal": _literal,
    "Function": _function,
    "Array": _array,
    "Reference": lambda node: str(node["reference"]),
    "Omitted": lambda _: "",
}
