"""Whether a formula is one, and what it names."""

import formualizer

from sheetsync.localsheets.formulas.dialect import FormulaSyntaxError, canonical
from sheetsync.localsheets.formulas.references import parse_reference
from sheetsync.localsheets.formulas.tokens import TokenKind, text_of, tokens_of
from sheetsync.localsheets.values.locales import LocaleRules

_CONSTANTS = {"TRUE", "FALSE"}


def parses(formula: str, rules: LocaleRules) -> bool:
    """Whether the text, which begins with `=` or `+`, is a formula in the locale's spelling."""
    text = formula if formula.startswith("=") else "=" + formula
    try:
        formualizer.parse(text_of(canonical(text, rules)))
    except (FormulaSyntaxError, formualizer.ParserError, formualizer.TokenizerError):
        return False
    return True


def names_in(formula: str) -> list[str]:
    """The names in a formula that are no functions, references or constants: named ranges, if anything."""
    tokens = tokens_of(formula)
    return [token.text for token in tokens if token.kind is TokenKind.NAME and token.text.upper() not in _CONSTANTS]


def tabs_in(formula: str) -> list[str]:
    """The titles before the `!` of its references."""
    references = (parse_reference(token.text) for token in tokens_of(formula) if token.kind is TokenKind.REFERENCE)
    return [reference.tab for reference in references if reference.tab is not None]
