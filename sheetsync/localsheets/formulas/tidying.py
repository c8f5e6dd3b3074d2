"""References of an entered formula in the form in which Sheets keeps them; strings, names and blanks stay as typed."""

from collections.abc import Iterable
from dataclasses import replace

from sheetsync.localsheets.formulas.references import Corner, Reference, parse_reference
from sheetsync.localsheets.formulas.tokens import Token, TokenKind, tokens_of


def tidied(formula: str, titles: Iterable[str]) -> str:
    """The formula with capital columns, corners in order, `A1` for `A1:A1`, and tabs as they are titled.

    `=sum( sales!b3:a3 )` is kept as `=sum( Sales!A3:B3 )`, as clients measured.

    Args:
        formula: the text, with its `=`.
        titles: the titles of the book's tabs.
    """
    known = {title.casefold(): title for title in titles}
    return "".join(_token(token, known) for token in tokens_of(formula))


def _token(token: Token, titles: dict[str, str]) -> str:
    if token.kind is not TokenKind.REFERENCE:
        return token.text
    reference = parse_reference(token.text)
    tab = None if reference.tab is None else titles.get(reference.tab.casefold())
    made = _ordered(reference if tab is None else replace(reference, tab=tab))
    if reference.tab is None or tab is not None:
        return made.text()
    prefix, mark, _ = token.text.rpartition("!")
    return prefix + mark + replace(made, tab=None).text()


def _ordered(reference: Reference) -> Reference:
    first, last = reference.first, reference.last
    if last is None or (first.row is None) != (last.row is None) or (first.column is None) != (last.column is None):
        return reference
    first, last = _by_row(*_by_column(first, last))
    single = (first.row, first.column) == (last.row, last.column) and None not in {first.row, first.column}
    return replace(reference, first=first, last=None if single else last)


def _by_row(first: Corner, last: Corner) -> tuple[Corner, Corner]:
    if first.row is None or last.row is None or first.row <= last.row:
        return first, last
    return (
        first._replace(row=last.row, row_fixed=last.row_fixed),
        last._replace(row=first.row, row_fixed=first.row_fixed),
    )


def _by_column(first: Corner, last: Corner) -> tuple[Corner, Corner]:
    if first.column is None or last.column is None or first.column <= last.column:
        return first, last
    return (
        first._replace(column=last.column, column_fixed=last.column_fixed),
        last._replace(column=first.column, column_fixed=first.column_fixed),
    )
