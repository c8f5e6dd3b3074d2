"""Formulas follow the sheet: rows and columns come, go and move, tabs are renamed or deleted, formulas are copied.

Only references are touched; strings, names and all blanks stay as they are.
"""

from collections.abc import Callable
from dataclasses import replace

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.formulas.references import (
    LAST_ROW,
    REF_ERROR,
    Corner,
    Reference,
    moved_corner,
    parse_reference,
)
from sheetsync.localsheets.formulas.tokens import Token, TokenKind, tokens_of
from sheetsync.localsheets.shift import Shift


def shift_formula(formula: str, shift: Shift, *, home: str, changed: str) -> str:
    """The formula after rows or columns of a tab were inserted, deleted or moved.

    Args:
        formula: the text, with its `=`.
        shift: what happened.
        home: the title of the tab that holds the formula (what references without a title mean).
        changed: the title of the tab that was changed.

    Returns:
        The new text; a reference whose cells are all gone is `#REF!`.
    """

    def follow(reference: Reference) -> Reference | None:
        if (reference.tab or home).casefold() != changed.casefold():
            return reference
        return _shifted(reference, shift)

    return _rewrite(formula, follow)


def copy_formula(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads when copied so many rows down and columns right; `$` parts stay."""

    def follow(reference: Reference) -> Reference | None:
        first = moved_corner(reference.first, rows, columns)
        last = None if reference.last is None else moved_corner(reference.last, rows, columns)
        if first is None or (last is None and reference.last is not None):
            return None
        return replace(reference, first=first, last=last)

    return _rewrite(formula, follow)


def rename_tab(formula: str, old: str, new: str) -> str:
    """The formula after a tab got another title."""

    def follow(reference: Reference) -> Reference:
        known = reference.tab is not None and reference.tab.casefold() == old.casefold()
        return replace(reference, tab=new) if known else reference

    return _rewrite(formula, follow)


def drop_tab(formula: str, title: str) -> str:
    """The formula after a tab was deleted: references to it are `#REF!`."""

    def follow(reference: Reference) -> Reference | None:
        return None if reference.tab is not None and reference.tab.casefold() == title.casefold() else reference

    return _rewrite(formula, follow)


def follow_cut(formula: str, source: Area, rows: int, columns: int, *, home: str, titles: tuple[str, str]) -> str:
    """The formula after the cells of an area were cut and pasted: references that lie wholly in it go along.

    Args:
        formula: the text of a formula anywhere in the book.
        source: the cells that were cut.
        rows: how far down they went.
        columns: how far right they went.
        home: the title of the tab that holds the formula.
        titles: the titles of the tab cut from and of the one pasted to.
    """

    def follow(reference: Reference) -> Reference:
        if (reference.tab or home).casefold() != titles[0].casefold() or not _inside(reference, source):
            return reference
        tab = reference.tab if titles[0] == titles[1] else titles[1]
        last = None if reference.last is None else _pushed(reference.last, rows, columns)
        return Reference(tab, _pushed(reference.first, rows, columns), last)

    return _rewrite(formula, follow)


def _rewrite(formula: str, follow: Callable[[Reference], Reference | None]) -> str:
    if not any(character.isdigit() or character == ":" for character in formula):
        return formula  # no reference can be in it
    return "".join(_follow_token(token, follow) for token in tokens_of(formula))


def _follow_token(token: Token, follow: Callable[[Reference], Reference | None]) -> str:
    if token.kind is not TokenKind.REFERENCE:
        return token.text
    reference = parse_reference(token.text)
    found = follow(reference)
    if found is None:
        return REF_ERROR
    return token.text if found == reference else found.text()


def _shifted(reference: Reference, shift: Shift) -> Reference | None:
    named = reference.first.row if shift.rows else reference.first.column
    start, end = reference.rows() if shift.rows else reference.columns()
    if named is None and reference.last is None:
        return reference
    if reference.last is None:
        index = shift.point(start)
        return None if index is None else _with(reference, shift, index, index + 1)
    if not _names(reference, shift):
        return reference
    span = shift.span(start, LAST_ROW if end is None else end)
    return None if span is None else _with(reference, shift, span[0], None if end is None else span[1])


def _names(reference: Reference, shift: Shift) -> bool:
    """Whether the reference says anything of the dimension that changed (`A:A` nothing of rows)."""
    corners = (reference.first, reference.last)
    return any(corner is not None and (corner.row if shift.rows else corner.column) is not None for corner in corners)


def _with(reference: Reference, shift: Shift, start: int, end: int | None) -> Reference:
    return reference.with_rows(start, end) if shift.rows else reference.with_columns(start, end)


def _inside(reference: Reference, area: Area) -> bool:
    (top, bottom), (left, right) = reference.rows(), reference.columns()
    if bottom is None or right is None:
        return False
    return area.start_row <= top and bottom <= area.end_row and area.start_column <= left and right <= area.end_column


def _pushed(corner: Corner, rows: int, columns: int) -> Corner:
    row = None if corner.row is None else corner.row + rows
    return corner._replace(row=row, column=None if corner.column is None else corner.column + columns)
