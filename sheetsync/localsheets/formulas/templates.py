"""One formula meant for many cells: a rule's formula, relative to the first cell of its ranges."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.localsheets.a1 import cell_name
from sheetsync.localsheets.formulas.completing import Surroundings
from sheetsync.localsheets.formulas.dialect import FormulaSyntaxError, canonical
from sheetsync.localsheets.formulas.indirect import resolved
from sheetsync.localsheets.formulas.lifting import ASKING
from sheetsync.localsheets.formulas.prepared import alias
from sheetsync.localsheets.formulas.references import REF_ERROR, Reference, moved_corner, parse_reference
from sheetsync.localsheets.formulas.respelling import respelled
from sheetsync.localsheets.formulas.tokens import Token, TokenKind, text_of, tokens_of
from sheetsync.localsheets.values.locales import LocaleRules

_BY_PLACE = {"ROW", "COLUMN", "CELL", "INDIRECT", "OFFSET", "RAND", "RANDBETWEEN", "RANDARRAY", "ROWS", "COLUMNS"}


class Read(NamedTuple):
    """A reference in a template, and the number of the tab that it reads."""

    tab: int
    reference: Reference

    @property
    def columns_fixed(self) -> bool:
        """Whether the same columns are read from every cell."""
        corners = (self.reference.first, self.reference.last)
        return all(corner is None or corner.column is None or corner.column_fixed for corner in corners)

    @property
    def constant(self) -> bool:
        """Whether the same range is read from every cell: all that it names has `$`; a single cell is no constant."""
        corners = (self.reference.first, self.reference.last)
        rows = all(corner is None or corner.row is None or corner.row_fixed for corner in corners)
        return self.reference.last is not None and rows and self.columns_fixed


@dataclass(frozen=True, slots=True)
class Template:
    """A formula in the engine's spelling, cut at its references.

    Attributes:
        parts: the texts between the references, one more than there are references.
        reads: the references.
        by_place: whether it asks for more of a place than the values it names (ROW(), INDIRECT …).
    """

    parts: tuple[str, ...]
    reads: tuple[Read, ...]
    by_place: bool

    @property
    def by_row(self) -> bool:
        """Whether the value is the same in all cells of a row."""
        return not self.by_place and all(read.columns_fixed for read in self.reads)

    def with_cells(self, row: int) -> str:
        """The formula with its single cells standing side by side in a row, from column A; constants stay."""
        letters = iter(range(len(self.reads)))
        return self.with_texts(
            [_moved(read, 0, 0) if read.constant else cell_name(row, next(letters)) for read in self.reads]
        )

    def with_texts(self, texts: Sequence[str]) -> str:
        """The formula with other texts in the places of its references."""
        pieces = [self.parts[0]]
        for text, part in zip(texts, self.parts[1:], strict=True):
            pieces += (text, part)
        return "".join(pieces)

    def at(self, rows: int, columns: int) -> str:
        """The formula for a cell so far below and right of the first one; every reference names its tab."""
        return self.with_texts([_moved(read, rows, columns) for read in self.reads])


def template_of(formula: str, home: int, tabs: dict[str, int], rules: LocaleRules) -> Template | None:
    """The template of a rule's formula on the tab number `home`; None where it does not parse.

    `tabs` has the numbers of tabs by case-folded title; a title that is none of them makes no template either.
    """
    text = formula if formula.startswith("=") else "=" + formula
    try:
        tokens = list(resolved(canonical(text, rules)))
    except FormulaSyntaxError:
        return None
    arrays = any(token.kind is TokenKind.FUNCTION and token.text.upper() in ASKING for token in tokens)
    around = Surroundings(rules, home, len(tabs))
    plain = text_of([_plain(token) for token in tokens])
    folded = respelled(plain, around, arrays=arrays, whole=False).text
    parts, reads = [""], list[Read]()
    for token in tokens_of(folded):
        if token.kind is not TokenKind.REFERENCE:
            parts[-1] += token.text
            continue
        reference = parse_reference(token.text)
        tab = home if reference.tab is None else tabs.get(reference.tab.casefold())
        if tab is None:
            return None
        reads.append(Read(tab, reference))
        parts.append("")
    functions = {token.text.upper() for token in tokens_of(folded) if token.kind is TokenKind.FUNCTION}
    return Template(tuple(parts), tuple(reads), bool(functions & _BY_PLACE))


def _plain(token: Token) -> Token:
    return Token(token.kind, "") if token.text.upper() == "ARRAYFORMULA" else token


def _moved(read: Read, rows: int, columns: int) -> str:
    reference = read.reference
    first = moved_corner(reference.first, rows, columns)
    if first is None:
        return REF_ERROR
    if reference.last is None:
        return f"{alias(read.tab)}!{first.text()}"
    last = moved_corner(reference.last, rows, columns)
    return REF_ERROR if last is None else f"{alias(read.tab)}!{first.text()}:{last.text()}"
