"""INDIRECT with a text in quotes names its cells plainly, so it is read as the reference itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sheetsync.localsheets.a1 import split_range
from sheetsync.localsheets.formulas.references import parse_reference
from sheetsync.localsheets.formulas.tokens import Token, TokenKind, tokens_of


def resolved(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with `INDIRECT("A1")` as `$A$1`: what it names does not move when the formula is copied."""
    index = 0
    while index < len(tokens):
        named, length = _named(tokens[index:]) if tokens[index].text.upper() == "INDIRECT" else (None, 1)
        yield named or tokens[index]
        index += length


def _named(rest: Sequence[Token]) -> tuple[Token | None, int]:
    """The reference in `INDIRECT ( "…" )` and how many tokens it takes; (None, 1) for anything else."""
    places = [place for place, token in enumerate(rest) if token.kind is not TokenKind.SPACE][:4]
    part = [rest[place] for place in places]
    if len(part) < 4 or part[2].kind is not TokenKind.STRING or part[3].text != ")":
        return None, 1
    tab, cells = split_range(part[2].text[1:-1].replace('""', '"'))  # here a title needs no quotes
    inside = list(tokens_of(cells or ""))
    if len(inside) != 1 or inside[0].kind is not TokenKind.REFERENCE:
        return None, 1
    reference = replace(parse_reference(inside[0].text), tab=tab)
    return Token(TokenKind.REFERENCE, reference.fixed().text()), places[3] + 1
