r"""The two spellings of formulas: `,` between arguments and `.` in numbers, or `;` and `,`, by the locale.

Function names are English in every locale through the API. `;` between arguments is understood everywhere; `,` is
not where the comma is the decimal mark. In array literals `;` ends a row; columns are parted by `,` or by `\`.
"""

from collections.abc import Iterable, Iterator, Sequence

from sheetsync.localsheets.formulas.tidying import tidied
from sheetsync.localsheets.formulas.tokens import Token, TokenKind, text_of, tokens_of
from sheetsync.localsheets.values.locales import LocaleRules


class FormulaSyntaxError(ValueError):
    """A formula that does not parse in its locale."""


def canonical(formula: str, rules: LocaleRules) -> list[Token]:
    """The formula's tokens in the spelling of en_US.

    Raises:
        FormulaSyntaxError: a comma between arguments or a decimal point where the comma is the decimal mark.
    """
    tokens = list(tokens_of(formula))
    if rules.separator == ";":
        tokens = list(_decimal_commas(tokens))
    return list(_separators(tokens, commas=rules.separator == ","))


def entered_formula(formula: str, rules: LocaleRules, titles: Iterable[str] = ()) -> str:
    """The formula as Sheets keeps it: tidy references, and `,` for `;` in the locales that part arguments by commas.

    `titles` are those of the book's tabs.
    """
    return tidied(_with_commas(formula, rules), titles)


def _with_commas(formula: str, rules: LocaleRules) -> str:
    if rules.separator == ";" or ";" not in formula:
        return formula
    return text_of(list(_separators(list(tokens_of(formula)), commas=True)))


def localised(formula: str, old: LocaleRules, new: LocaleRules) -> str:
    """The formula in another locale's spelling, as Sheets rewrites it when a spreadsheet's locale changes.

    One that does not parse stays as it is.
    """
    if old.separator == new.separator:
        return formula
    try:
        tokens = canonical(formula, old)
    except FormulaSyntaxError:
        return formula
    return text_of(tokens) if new.separator == "," else text_of(list(_with_semicolons(tokens)))


def _decimal_commas(tokens: Sequence[Token]) -> Iterator[Token]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind is TokenKind.NUMBER and "." in token.text:
            raise FormulaSyntaxError(token.text)
        parts = tokens[index : index + 3]
        if _is_decimal(parts):
            yield Token(TokenKind.NUMBER, f"{parts[0].text}.{parts[2].text}")
            index += 3
            continue
        if token.text == ",":
            raise FormulaSyntaxError(token.text)
        yield token
        index += 1


def _is_decimal(parts: Sequence[Token]) -> bool:
    kinds = [token.kind for token in parts]
    return kinds == [TokenKind.NUMBER, TokenKind.MARK, TokenKind.NUMBER] and parts[1].text == ","


def _separators(tokens: Sequence[Token], *, commas: bool) -> Iterator[Token]:
    r"""`;` between arguments becomes `,`; in braces `\` does, where commas are not the locale's own."""
    open_marks: list[str] = []
    for token in tokens:
        if token.kind is TokenKind.MARK:
            if token.text in "({":
                open_marks.append(token.text)
            elif token.text in ")}" and open_marks:
                open_marks.pop()
            yield _separator(token, in_braces=open_marks[-1:] == ["{"], commas=commas)
        else:
            yield token


def _separator(token: Token, *, in_braces: bool, commas: bool) -> Token:
    if token.text == ";" and not in_braces:
        return Token(TokenKind.MARK, ",")
    if token.text == "\\" and in_braces and not commas:
        return Token(TokenKind.MARK, ",")
    return token


def _with_semicolons(tokens: Sequence[Token]) -> Iterator[Token]:
    open_marks: list[str] = []
    for token in tokens:
        if token.kind is TokenKind.NUMBER:
            yield Token(TokenKind.NUMBER, token.text.replace(".", ","))
            continue
        if token.kind is TokenKind.MARK and token.text in "({":
            open_marks.append(token.text)
        elif token.kind is TokenKind.MARK and token.text in ")}" and open_marks:
            open_marks.pop()
        comma = token.kind is TokenKind.MARK and token.text == ","
        yield Token(TokenKind.MARK, "\\" if open_marks[-1:] == ["{"] else ";") if comma else token
