"""Google's pattern language for numbers and dates, taken apart.

See Google's guide "Date and number formats": up to four sections (positive; negative; zero; text) split by `;`, each
with an optional condition or colour in brackets.
"""

import operator
import re
from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple


class Kind(Enum):
    """What a piece of a pattern is."""

    __hash__ = object.__hash__  # that of Enum is a Python function, met for every piece of every cell

    LITERAL = auto()
    DIGIT = auto()  # 0 # ?
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()  # E+ E-
    SLASH = auto()
    TEXT = auto()  # @
    GENERAL = auto()
    DATE = auto()  # y m d h s in any number
    ELAPSED = auto()  # [h] [mm] …
    PERIOD = auto()  # am/pm a/p
    FRACTION = auto()  # the zeros after the seconds


class Piece(NamedTuple):
    """One piece; `text` is as typed, a literal's without its marks."""

    kind: Kind
    text: str


class Condition(NamedTuple):
    """`[<=100]` before a section."""

    compare: Callable[[float, float], bool]
    bound: float

    def holds(self, value: float) -> bool:
        """Whether the section is for this number."""
        return self.compare(value, self.bound)


class Section(NamedTuple):
    """One section of a pattern."""

    pieces: tuple[Piece, ...]
    condition: Condition | None
    dated: bool

    def has(self, kind: Kind) -> bool:
        """Whether a piece of that kind stands in it."""
        return any(piece.kind is kind for piece in self.pieces)


_PIECE = re.compile(
    r"""(?P<quoted>"[^"]*"?)|\\(?P<escaped>.)|_(?P<wide>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]
    |(?P<period>am/pm|a/p|[ap]m(?![a-z]))|(?P<general>general)|(?P<exponent>E[+-])
    |(?P<date>y+|m+|d+|h+|s+)|(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_MARKS = {
    "0": Kind.DIGIT,
    "#": Kind.DIGIT,
    "?": Kind.DIGIT,
    ".": Kind.POINT,
    ",": Kind.COMMA,
    "%": Kind.PERCENT,
    "/": Kind.SLASH,
    "@": Kind.TEXT,
}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(-.*)?")
_TIMED = (Kind.DATE, Kind.ELAPSED, Kind.PERIOD)


@lru_cache(maxsize=1024)
def parse_pattern(pattern: str) -> tuple[Section, ...]:
    """The sections of a pattern; at most four are meant, all are returned."""
    return tuple(_section(pieces) for pieces in _split(list(_PIECE.finditer(pattern))))


def _split(matches: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
    sections: list[list[re.Match[str]]] = [[]]
    for match in matches:
        if match["other"] == ";":
            sections.append([])
        else:
            sections[-1].append(match)
    return sections


def _section(matches: Sequence[re.Match[str]]) -> Section:
    condition = None
    pieces: list[Piece] = []
    for match in matches:
        found = _condition(match["bracket"]) if match["bracket"] is not None else None
        condition = found or condition
        piece = None if found else _piece(match)
        if piece is not None:
            pieces.append(piece)
    dated = any(piece.kind in _TIMED for piece in pieces)
    return Section(tuple(_with_fractions(pieces) if dated else _without_dates(pieces)), condition, dated)


def _condition(bracket: str) -> Condition | None:
    match = _CONDITION.fullmatch(bracket)
    return Condition(_COMPARISONS[match[1]], float(match[2])) if match else None


def _piece(match: re.Match[str]) -> Piece | None:
    if match["bracket"] is not None:
        return _bracketed(match["bracket"])
    if match["fill"] is not None:
        return None  # repeats to fill a width that plain text does not have
    if match["wide"] is not None:
        return Piece(Kind.LITERAL, " ")
    return _plain(match)


def _plain(match: re.Match[str]) -> Piece:
    for name, kind in (("period", Kind.PERIOD), ("exponent", Kind.EXPONENT), ("date", Kind.DATE)):
        if match[name] is not None:
            return Piece(kind, match[name])
    if match["general"] is not None:
        return Piece(Kind.GENERAL, match["general"])
    if match["other"] is not None:
        return Piece(_MARKS.get(match["other"], Kind.LITERAL), match["other"])
    return Piece(Kind.LITERAL, match["escaped"] or (match["quoted"] or "").strip('"'))


def _bracketed(inside: str) -> Piece | None:
    if re.fullmatch(r"h+|m+|s+", inside, re.IGNORECASE):
        return Piece(Kind.ELAPSED, inside)
    if _COLOUR.fullmatch(inside):
        return None
    if currency := _CURRENCY.fullmatch(inside):
        return Piece(Kind.LITERAL, currency[1])
    return Piece(Kind.LITERAL, f"[{inside}]")


def _with_fractions(pieces: Sequence[Piece]) -> list[Piece]:
    """In a date section zeros after a mark are parts of a second, and every other mark is a literal."""
    result: list[Piece] = []
    for piece in pieces:
        previous = result[-1] if result else None
        if piece.text == "0" and previous and previous.kind is Kind.FRACTION:
            result[-1] = Piece(Kind.FRACTION, previous.text + "0")
        elif piece.text == "0" and piece.kind is Kind.DIGIT:
            result.append(Piece(Kind.FRACTION, "0"))
        elif piece.kind in (*_TIMED, Kind.POINT, Kind.TEXT):
            result.append(piece)
        else:
            result.append(Piece(Kind.LITERAL, piece.text))
    return result


def _without_dates(pieces: Sequence[Piece]) -> list[Piece]:
    """A slash is a fraction's only between digits; elsewhere it is itself."""
    fraction = any(piece.kind is Kind.SLASH for piece in pieces) and not any(
        piece.kind in {Kind.POINT, Kind.EXPONENT, Kind.PERCENT} for piece in pieces
    )
    return [Piece(Kind.LITERAL, piece.text) if piece.kind is Kind.SLASH and not fraction else piece for piece in pieces]
