"""A formula's text cut into tokens. Nothing is lost: the tokens joined are the text."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class TokenKind(Enum):
    """What a token is."""

    STRING = auto()
    REFERENCE = auto()  # A1, $A$1:B2, A:A, 2:3, A2:A, 'My tab'!A1
    FUNCTION = auto()  # a name right before its parenthesis
    NAME = auto()  # a named range, TRUE, anything else of letters
    NUMBER = auto()
    ERROR = auto()  # #REF!
    SPACE = auto()
    MARK = auto()  # operators, parentheses, separators


class Token(NamedTuple):
    """One token and its text."""

    kind: TokenKind
    text: str


_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,7}"
_COLUMN = r"\$?[A-Za-z]{1,3}"
_ROW = r"\$?[1-9][0-9]{0,7}"
_RANGE = (
    rf"(?:{_CELL}:{_CELL}|{_CELL}:{_COLUMN}(?!\w)|{_COLUMN}:{_CELL}|{_CELL}:{_ROW}|{_ROW}:{_CELL}"
    rf"|{_COLUMN}:{_COLUMN}(?!\w)|{_ROW}:{_ROW}|{_CELL})"
)
_TOKEN = re.compile(
    rf"""(?P<STRING>"(?:[^"]|"")*(?:"|\Z))
    |(?P<REFERENCE>(?:{_SHEET})?{_RANGE}(?![\w.(!]))
    |(?P<ERROR>(?:{_SHEET})?\#(?:REF!|N/A|DIV/0!|NAME\?|VALUE!|NUM!|NULL!|ERROR!))
    |(?P<FUNCTION>[^\W\d][\w.]*(?=\s*\())
    |(?P<NAME>(?:{_SHEET})?[^\W\d][\w.]*)
    |(?P<NUMBER>[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?)
    |(?P<SPACE>\s+)
    |(?P<MARK><=|>=|<>|.)""",
    re.VERBOSE | re.DOTALL,
)


def tokens_of(formula: str) -> Iterator[Token]:
    """The tokens of a formula, its `=` included."""
    for match in _TOKEN.finditer(formula):
        yield Token(TokenKind[match.lastgroup or "MARK"], match[0])


def text_of(tokens: Iterator[Token] | list[Token]) -> str:
    """The text of the tokens."""
    return "".join(token.text for token in tokens)
