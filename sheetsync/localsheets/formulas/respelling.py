"""A formula's text as the engine has to read it."""

import re
from typing import NamedTuple

from sheetsync.localsheets.formulas.completing import Surroundings, complete
from sheetsync.localsheets.formulas.folding import fold_comparison
from sheetsync.localsheets.formulas.keeping import KEPT, keep_empty
from sheetsync.localsheets.formulas.lifting import lift
from sheetsync.localsheets.formulas.sources import Source, source_of
from sheetsync.localsheets.formulas.trees import BROKEN, Node, changed, is_call, tree_of, written

_PLAIN = re.compile(r"=[^=&{<(]*", re.DOTALL)
"""Nothing is said otherwise in a formula without comparisons, functions, braces and `&` …"""

_REFERENCES = re.compile(r"=(?:T[0-9]+!)?\$?[A-Za-z]+\$?[0-9]*:.*", re.DOTALL)
"""… but for a range that stands alone."""


class Respelled(NamedTuple):
    """A formula in the engine's spelling.

    Attributes:
        text: the formula.
        kept: whether it may come to an empty cell.
        source: the range that it takes its values from as they are.
    """

    text: str
    kept: bool = False
    source: Source | None = None


def respelled(formula: str, surroundings: Surroundings, *, arrays: bool = False, whole: bool = True) -> Respelled:
    """The formula with all that the engine would read otherwise than Sheets; itself where that changes nothing.

    Args:
        formula: in the spelling of en_US, its tabs and names resolved.
        surroundings: where it stands.
        arrays: whether functions of single values are to be computed over arrays.
        whole: whether its value stands in a cell, which stays empty when the formula finds nothing.
    """
    if _PLAIN.fullmatch(formula) and not _REFERENCES.fullmatch(formula):
        return Respelled(formula)
    try:
        read = tree_of(formula)
        tree = changed(read, lambda node: _respelled(node, surroundings, arrays=arrays))
        tree = keep_empty(tree, formula) if whole else tree
        text = formula if tree == read else "=" + written(tree)
        return Respelled(text, is_call(tree, KEPT), source_of(tree) if whole else None)
    except BROKEN:
        return Respelled(formula)


def _respelled(node: Node, surroundings: Surroundings, *, arrays: bool) -> Node:
    if "node_type" not in node:
        return node
    made = complete(fold_comparison(node), surroundings)
    return lift(made) if arrays else made
