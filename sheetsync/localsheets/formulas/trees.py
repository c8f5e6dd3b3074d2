"""A formula in the engine's spelling as a tree of nodes, changed from the leaves up, and written again."""

from collections.abc import Callable
from typing import Any

import formualizer

Node = dict[str, Any]
"""One node as the engine's parser gives it: `node_type` and what belongs to the type."""

Rule = Callable[[Node], Node]
"""Gives the node that stands in a node's place; the node itself where nothing is to change."""

BROKEN = (formualizer.ParserError, formualizer.TokenizerError, KeyError)
"""What a formula may raise here that does not parse, or that holds a kind of node not written here."""


def tree_of(formula: str) -> Node:
    """The tree of a formula with its `=`.

    Raises:
        formualizer.ParserError, formualizer.TokenizerError: it does not parse.
    """
    tree: Node = formualizer.parse(formula).to_dict()
    return tree


def changed(node: Any, rule: Rule) -> Any:
    """The node after the rule took each node of the tree, inner ones first."""
    if isinstance(node, dict):
        return rule({name: changed(part, rule) for name, part in node.items()})
    return [changed(item, rule) for item in node] if isinstance(node, list) else node


def written(node: Node) -> str:
    """The node as text.

    Raises:
        KeyError: a kind of node that is not written here.
    """
    return _WRITERS[node["node_type"]](node)


def call(name: str, *arguments: Node) -> Node:
    """A call of a function."""
    return {"node_type": "Function", "name": name, "args": list(arguments)}


def literal(value: str | float) -> Node:
    """A text or a number."""
    return {"node_type": "Literal", "value": value}


def is_call(node: Node, *names: str) -> bool:
    """Whether the node calls one of the functions."""
    return node["node_type"] == "Function" and node["name"].upper() in names


def is_text(node: Node) -> bool:
    """Whether the node is a text in quotes."""
    return node["node_type"] == "Literal" and isinstance(node["value"], str) and not node["value"].startswith("#")


def _binary(node: Node) -> str:
    return f"({written(node['left'])}{node['operator']}{written(node['right'])})"


def _unary(node: Node) -> str:
    operand = written(node["operand"])
    return f"({operand}{node['operator']})" if node["operator"] in "%#" else f"({node['operator']}{operand})"


def _literal(node: Node) -> str:
    value = node["value"]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if is_text(node):
        return '"' + str(value).replace('"', '""') + '"'
    return str(value) if isinstance(value, str) else repr(value)


def _function(node: Node) -> str:
    return f"{node['name']}({','.join(written(argument) for argument in node['args'])})"


def _array(node: Node) -> str:
    return "{" + ";".join(",".join(_item(item) for item in row) for row in node["rows"]) + "}"


def _item(node: Node) -> str:
    """An item of an array: the engine takes no parentheses there."""
    return f"-{_item(node['operand'])}" if node["node_type"] == "UnaryOp" else written(node)


_WRITERS: dict[str, Callable[[Node], str]] = {
    "BinaryOp": _binary,
    "UnaryOp": _unary,
    "Literal": _literal,
    "Function": _function,
    "Array": _array,
    "Reference": lambda node: str(node["reference"]),
    "Omitted": lambda _: "",
}
