"""A formula made ready for the engine, with what it reads."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from sheetsync.localsheets.formulas.completing import Surroundings
from sheetsync.localsheets.formulas.dialect import FormulaSyntaxError, canonical
from sheetsync.localsheets.formulas.indirect import resolved
from sheetsync.localsheets.formulas.lifting import ASKING
from sheetsync.localsheets.formulas.references import REF_ERROR, Reference, parse_reference
from sheetsync.localsheets.formulas.respelling import Respelled, respelled
from sheetsync.localsheets.formulas.sources import Source
from sheetsync.localsheets.formulas.tokens import Token, TokenKind
from sheetsync.localsheets.values.locales import LocaleRules

_ARRAYS = {"SEQUENCE", "SPLIT", "RANDARRAY", "MUNIT", "FLATTEN", "TEXTSPLIT", "INDIRECT", "OFFSET", "REGEXEXTRACT"}
_INDIRECT = {"INDIRECT", "OFFSET"}
_KEEPING = {
    "SUM",
    "MIN",
    "MAX",
    "AVERAGE",
    "MEDIAN",
    "INDEX",
    "SORT",
    "UNIQUE",
    "FILTER",
    "LARGE",
    "SMALL",
    "EDATE",
    "EOMONTH",
    "WORKDAY",
    "WORKDAY.INTL",
}
_SHOWING: dict[str, Callable[[LocaleRules], dict[str, str]]] = {
    "TO_DATE": lambda rules: {"type": "DATE", "pattern": rules.date},
    "TO_PERCENT": lambda _: {"type": "PERCENT", "pattern": "0.00%"},
    "TO_DOLLARS": lambda rules: {"type": "CURRENCY", "pattern": rules.currency},
    "EPOCHTODATE": lambda rules: {"type": "DATE_TIME", "pattern": rules.date_time},
}
"""Functions that give their result a number format."""

_RESTLESS = {"NOW", "RAND", "RANDBETWEEN", "RANDARRAY"}


class Prepared(NamedTuple):
    """A formula in the engine's spelling.

    Attributes:
        text: None where it does not parse in its locale.
        reads: (tab's number, reference) of every reference.
        reads_all: whether it may read any cell (INDIRECT, OFFSET).
        may_spill: whether its value can be an array.
        volatile: `day` or `moment` where its value changes with the clock, else empty.
        like: the reference whose number format the result takes over.
        copies: whether the formula is nothing but that reference.
        kept: whether a zero with a minus sign stands for nothing (see `keeping`).
        shows: the number format that the function itself brings.
        source: (tab's number, range, which of its columns) where its values come from as they are; see `sources`.
    """

    text: str | None
    reads: tuple[tuple[int, Reference], ...] = ()
    reads_all: bool = False
    may_spill: bool = False
    volatile: str = ""
    like: tuple[int, Reference] | None = None
    copies: bool = False
    kept: bool = False
    shows: dict[str, str] | None = None
    source: tuple[int, Reference, Source] | None = None


def alias(tab: int) -> str:
    """The tab's name inside the engine: titles may hold marks that the engine does not take."""
    return f"T{tab}"


@dataclass(slots=True)
class Preparer:
    """Prepares formulas of one book.

    Attributes:
        rules: the spreadsheet's locale.
        tabs: case-folded title → the tab's number.
        names: case-folded name of a named range → (tab's number, reference).
    """

    rules: LocaleRules
    tabs: Mapping[str, int]
    names: Mapping[str, tuple[int, Reference]]

    def prepare(self, formula: str, home: int) -> Prepared:
        """The formula of a cell on the tab number `home`; see `Prepared`."""
        try:
            tokens = list(resolved(canonical(formula, self.rules)))
        except FormulaSyntaxError:
            return Prepared(None)
        reads: list[tuple[int, Reference]] = []
        text = "".join(self._text(token, home, reads) for token in tokens)
        solid = [token for token in tokens if token.kind is not TokenKind.SPACE]
        functions = {token.text.upper() for token in tokens if token.kind is TokenKind.FUNCTION}
        spelled = self._respelled(text, home, functions)
        return Prepared(
            spelled.text,
            tuple(reads),
            reads_all=bool(functions & _INDIRECT),
            may_spill="{" in text or bool(functions & _ARRAYS) or any(read.last is not None for _, read in reads),
            volatile="moment" if functions & _RESTLESS else "day" if "TODAY" in functions else "",
            like=reads[0] if reads and _keeps_format(solid) else None,
            copies=len(solid) == 2 and bool(reads),
            kept=spelled.kept,
            shows=_shown(solid, self.rules),
            source=_source(spelled, home),
        )

    def _respelled(self, text: str, home: int, functions: set[str]) -> Respelled:
        around = Surroundings(self.rules, home, max(self.tabs.values(), default=0) + 1)
        return respelled(text, around, arrays=bool(functions & ASKING))

    def _text(self, token: Token, home: int, reads: list[tuple[int, Reference]]) -> str:
        if token.kind is TokenKind.REFERENCE:
            return self._reference(token.text, home, reads)
        if token.kind is TokenKind.NAME:
            return self._name(token.text, reads)
        if token.kind is TokenKind.FUNCTION and token.text.upper() == "ARRAYFORMULA":
            return ""  # the engine computes arrays without being told
        if token.kind is TokenKind.ERROR:
            return token.text.rpartition("'!")[2] if token.text.startswith("'") else re.sub(r"^.*!#", "#", token.text)
        return token.text

    def _reference(self, text: str, home: int, reads: list[tuple[int, Reference]]) -> str:
        reference = parse_reference(text)
        tab = home if reference.tab is None else self.tabs.get(reference.tab.casefold())
        if tab is None:
            return REF_ERROR
        reads.append((tab, reference))
        cells = text.rpartition("!")[2]
        return cells if tab == home else f"{alias(tab)}!{cells}"

    def _name(self, text: str, reads: list[tuple[int, Reference]]) -> str:
        found = self.names.get(text.casefold())
        if found is None:
            return text
        tab, reference = found
        reads.append(found)
        return f"{alias(tab)}!{reference.text()}"


def _source(spelled: Respelled, home: int) -> tuple[int, Reference, Source] | None:
    if spelled.source is None:
        return None
    try:
        reference = parse_reference(spelled.source.reference)
    except ValueError:  # a name of LET or LAMBDA
        return None
    tab = home if reference.tab is None else int(reference.tab.removeprefix("T"))
    return tab, reference, spelled.source


def _shown(tokens: Sequence[Token], rules: LocaleRules) -> dict[str, str] | None:
    """The number format of a formula that is one call of a function which brings a format."""
    inner = tokens[3:-1] if len(tokens) > 4 and tokens[1].text.upper() == "ARRAYFORMULA" else tokens[1:]
    brings = _SHOWING.get(inner[0].text.upper()) if inner and inner[0].kind is TokenKind.FUNCTION else None
    return brings(rules) if brings is not None and _closes(inner) else None


def _closes(tokens: Sequence[Token]) -> bool:
    """Whether the first parenthesis is closed by the last token, and not before."""
    depth = list(accumulate({"(": 1, ")": -1}.get(token.text, 0) for token in tokens[1:]))
    return bool(depth) and depth[-1] == 0 and 0 not in depth[:-1]


def _keeps_format(tokens: Sequence[Token]) -> bool:
    """Whether the result is of the kind of the first cell read: `=A1`, `=A1+7`, `=MAX(A1:A9)` …, not `=A1-B1`."""
    kinds = [token.kind for token in tokens[1:]]
    if kinds[:1] == [TokenKind.FUNCTION]:
        return tokens[1].text.upper() in _KEEPING and kinds[2:3] == [TokenKind.REFERENCE]
    if kinds == [TokenKind.REFERENCE, TokenKind.MARK, TokenKind.NUMBER]:
        return tokens[2].text in {"+", "-"}
    return kinds == [TokenKind.REFERENCE]


def columns_read(prepared: Sequence[Prepared], tab: int, width: int) -> set[int]:
    """Which columns of a tab of that width the formulas read."""
    if any(one.reads_all for one in prepared):
        return set(range(width))
    columns: set[int] = set()
    for start, end in {reference.columns() for one in prepared for number, reference in one.reads if number == tab}:
        columns.update(range(start, min(width if end is None else end, width)))
    return columns
