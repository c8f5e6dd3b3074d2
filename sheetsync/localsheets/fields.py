"""Field masks in Google's three spellings: `a.b`, `a/b`, `a(b,c)`; to cut answers and to steer updates.

A mask is a tree of names: `a.b,c` is `{"a": {"b": ALL}, "c": ALL}`; `ALL` (an empty dict) takes all below.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Mask = dict[str, Any]
ALL: Mask = {}
_MARKS = "(),./"


class MaskSyntaxError(ValueError):
    """A mask whose parentheses or names do not add up."""


def parse_mask(text: str | None, *, blanks: bool = False) -> Mask | None:
    """The tree of a mask; None for none at all or an empty one, ALL for `*`.

    `blanks` lets spaces stand beside commas, as Drive does and Sheets does not.

    Raises:
        MaskSyntaxError: for unbalanced parentheses, empty names, stray spaces.
    """
    if not text:
        return None
    if blanks:
        text = "".join(text.split())
    reader = _Reader(_tokens(text))
    tree = reader.names()
    if reader.word is not None:
        raise MaskSyntaxError(text)
    return ALL if "*" in tree else tree


def below(mask: Mask | None, name: str) -> Mask | None:
    """The part of the mask for one field: None when it is not asked for, ALL when everything is."""
    if mask is None:
        return None
    if not mask or "*" in mask:
        return ALL
    return mask.get(name)


def asks(mask: Mask | None, *path: str) -> bool:
    """Whether any leaf at or below the path is asked for."""
    for name in path:
        mask = below(mask, name)
    return mask is not None


def cut(value: Any, mask: Mask) -> Any:
    """What the mask picks of an answer. A list is cut item by item; what keeps nothing stays `{}`."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [cut(item, mask) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: cut(item, mask[name]) for name, item in value.items() if name in mask}


def apply_mask(target: Mapping[str, Any], source: Mapping[str, Any], mask: Mask) -> dict[str, Any]:
    """A copy of target in which every masked field is as in source; one that source lacks is removed.

    With ALL the result is the source. Nothing of target is changed in place.
    """
    if not mask or "*" in mask:
        return dict(source)
    result = dict(target)
    for name, deeper in mask.items():
        value = source.get(name)
        inner = value if isinstance(value, Mapping) else {}
        if isinstance(value, list):
            value = cut(value, deeper)
        elif deeper and "*" not in deeper and isinstance(result.get(name, {}), Mapping):
            value = apply_mask(result.get(name, {}), inner, deeper)
        if value is None or (value == {} and name not in source):
            result.pop(name, None)
        else:
            result[name] = value
    return result


def paths(mask: Mask, prefix: str = "") -> Iterator[str]:
    """The leaves of a mask, dotted."""
    for name, deeper in mask.items():
        if deeper:
            yield from paths(deeper, f"{prefix}{name}.")
        else:
            yield prefix + name


class _Reader:
    """A recursive-descent reader of one mask."""

    def __init__(self, tokens: Iterator[str]) -> None:
        self._tokens = tokens
        self.word: str | None = next(tokens, None)

    def names(self) -> Mask:
        tree: Mask = {}
        self._one(tree)
        while self.word == ",":
            self._next()
            self._one(tree)
        return tree

    def _one(self, tree: Mask) -> None:
        if self.word is None or self.word in _MARKS or len(self.word.split()) != 1 or self.word != self.word.strip():
            raise MaskSyntaxError(self.word or "")
        name = self.word
        self._next()
        known = name in tree
        node: Mask = tree.get(name, {})
        deeper = self._deeper(dict(node))
        if deeper is None or (known and not node):
            tree[name] = {}  # all below wins over any part of it
        else:
            tree[name] = deeper

    def _deeper(self, node: Mask) -> Mask | None:
        if self.word in {".", "/"}:
            self._next()
            self._one(node)
            return node
        if self.word == "(":
            self._next()
            node |= self.names()
            if self.word != ")":
                raise MaskSyntaxError("(")
            self._next()
            return node
        return None

    def _next(self) -> None:
        self.word = next(self._tokens, None)


def _tokens(text: str) -> Iterator[str]:
    word = ""
    for letter in text:
        if letter in _MARKS:
            if word:
                yield word
            yield letter
            word = ""
        else:
            word += letter
    if word:
        yield word
