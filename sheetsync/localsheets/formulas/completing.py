"""What Sheets takes and the engine does not, said in the engine's words."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sheetsync.localsheets.formulas.references import parse_reference
from sheetsync.localsheets.formulas.trees import Node, call, is_call, is_text, literal
from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.values.typed import parse_user_entered

JOINED = "JOINED_TEXT"
_DATES = frozenset(
    {
        "DATEDIF",
        "DAY",
        "DAYS",
        "DAYS360",
        "EDATE",
        "EOMONTH",
        "HOUR",
        "ISOWEEKNUM",
        "MINUTE",
        "MONTH",
        "NETWORKDAYS",
        "NETWORKDAYS.INTL",
        "SECOND",
        "WEEKDAY",
        "WEEKNUM",
        "WORKDAY",
        "WORKDAY.INTL",
        "YEAR",
        "YEARFRAC",
    }
)
_LEFT_OUT: dict[tuple[str, int], Node] = {
    ("ROUND", 1): literal(0.0),
    ("ROUNDUP", 1): literal(0.0),
    ("ROUNDDOWN", 1): literal(0.0),
    ("IFERROR", 1): literal(""),
}
"""By function and how many arguments it got: the last one, that Sheets lets people leave out."""

_TEXTS = dict.fromkeys(
    ["CLEAN", "CODE", "EXACT", "LEFT", "LEN", "MID", "REPLACE", "REPT", "RIGHT", "SUBSTITUTE", "TRIM", "UNICODE"], 0
) | {"FIND": 1}
"""Functions to which the engine would spell out the zero that stands for nothing (see `keeping`), and the place of the
text that they work on."""

_SOME_DAY = date(1970, 1, 1)


class Surroundings(NamedTuple):
    """Where a formula stands: its locale, the number of its tab, how many tabs there are."""

    rules: LocaleRules
    home: int = 0
    tabs: int = 1


def complete(node: Node, surroundings: Surroundings) -> Node:
    """The node as the engine takes it."""
    kind = node["node_type"]
    if kind == "Function":
        return _completed(node, surroundings)
    if kind == "BinaryOp" and node["operator"] == "&":
        return call(JOINED, *_joined(node["left"]), *_joined(node["right"]))
    if kind == "Array" and not all(_is_constant(item) for row in node["rows"] for item in row):
        return _stacked(node["rows"])
    if kind == "Call" and is_call(node["callee"], "LAMBDA"):
        return _bound(node)
    return node


def _completed(node: Node, surroundings: Surroundings) -> Node:
    name, arguments = node["name"].upper(), node["args"]
    if special := _SPECIAL.get(name):
        return special(node, surroundings)
    if left_out := _LEFT_OUT.get((name, len(arguments))):
        return call(name, *arguments, left_out)
    if name in _TEXTS:
        return call(name, *(_as_text(one) if place == _TEXTS[name] else one for place, one in enumerate(arguments)))
    if name in _DATES:
        return call(name, *(_dated(argument, surroundings.rules) for argument in arguments))
    return node


def _as_text(node: Node) -> Node:
    """A cell as its text."""
    return call(JOINED, node, literal("")) if _is_cell(node) else node


def _is_cell(node: Node) -> bool:
    if node["node_type"] != "Reference" or ":" in str(node["reference"]):
        return False
    try:
        parse_reference(str(node["reference"]))
    except ValueError:  # a name of LET or LAMBDA
        return False
    return True


def _joined(node: Node) -> list[Node]:
    return node["args"] if is_call(node, JOINED) else [node]


def _is_constant(node: Node) -> bool:
    return node["node_type"] == "Literal" or (node["node_type"] == "UnaryOp" and _is_constant(node["operand"]))


def _stacked(rows: list[list[Node]]) -> Node:
    """`{A1:A2, B1:B2; C1, D1}`: arrays in braces stand side by side and one below the other."""
    lines = [row[0] if len(row) == 1 else call("HSTACK", *row) for row in rows]
    return lines[0] if len(lines) == 1 else call("VSTACK", *lines)


def _bound(node: Node) -> Node:
    """`LAMBDA(x; …)(4)` as `LET(x; 4; …)`."""
    *names, body = node["callee"]["args"]
    if len(names) != len(node["args"]) or not names:
        return node
    pairs = [part for pair in zip(names, node["args"], strict=True) for part in pair]
    return call("LET", *pairs, body)


def _dated(node: Node, rules: LocaleRules) -> Node:
    """A date in quotes as its number."""
    if not is_text(node):
        return node
    parsed = parse_user_entered(node["value"], rules.name, today=_SOME_DAY)
    found = (parsed.number_format or {}).get("type", "")
    timed = isinstance(parsed.value, int | float) and found in {"DATE", "TIME", "DATE_TIME"}
    return literal(float(parsed.value or 0)) if timed else node


def _index(node: Node, surroundings: Surroundings) -> Node:  # noqa: ARG001 - the signature of a special rule
    """`INDEX(A1:C9; 2)` is the whole row, where the range has both rows and columns."""
    arguments = node["args"]
    whole = len(arguments) == 2 and arguments[0]["node_type"] == "Reference" and _is_table(arguments[0]["reference"])
    return call("INDEX", *arguments, literal(0.0)) if whole else node


def _is_table(text: str) -> bool:
    try:
        reference = parse_reference(text)
    except ValueError:  # a name of LET or LAMBDA
        return False
    return all(end is None or end - start > 1 for start, end in (reference.rows(), reference.columns()))


def _query(node: Node, surroundings: Surroundings) -> Node:  # noqa: ARG001 - the signature of a special rule
    """QUERY is told the first column of its range, by whose letters it names columns."""
    source = node["args"][0] if node["args"] else literal("")
    try:
        first = parse_reference(source["reference"]).columns()[0] if source["node_type"] == "Reference" else -1
    except ValueError:
        first = -1
    return call("QUERY", literal(float(first)), *node["args"])


_SPECIAL: dict[str, Callable[[Node, Surroundings], Node]] = {
    "INDEX": _index,
    "QUERY": _query,
    "SHEET": lambda node, around: node if node["args"] else literal(around.home + 1.0),
    "SHEETS": lambda node, around: node if node["args"] else literal(float(around.tabs)),
}
