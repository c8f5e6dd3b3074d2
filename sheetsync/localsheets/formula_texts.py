"""All formula texts of a book, wherever they stand: in cells, validation rules, conditional formats and filters."""

from collections.abc import Callable
from typing import Any

from sheetsync.localsheets.book import Book, Cell, Json, Row, Sheet

Rewrite = Callable[[str, Sheet], str]
"""(formula, the sheet that holds it) → the formula as it must read now."""


def rewrite_formulas(book: Book, rewrite: Rewrite) -> None:
    """Put every formula of the book through a function; what does not change stays the same object."""
    for sheet in book.sheets:
        writer = _Writer(sheet, rewrite)
        for index, row in enumerate(sheet.rows):
            if any(map(_has_formula, row)):
                sheet.rows[index] = writer.row(row)
        sheet.conditional_formats = writer.value(sheet.conditional_formats)
        sheet.filter_views = writer.value(sheet.filter_views)
        sheet.basic_filter = writer.value(sheet.basic_filter)


def _has_formula(cell: Cell | None) -> bool:
    return cell is not None and (cell.formula is not None or cell.validation is not None)


class _Writer:
    """Rewrites the formulas of one sheet; a rule that many cells share stays shared."""

    def __init__(self, sheet: Sheet, rewrite: Rewrite) -> None:
        self._sheet = sheet
        self._rewrite = rewrite
        self._rules: dict[int, tuple[Json, Json]] = {}

    def row(self, row: Row) -> Row:
        made = tuple([self._cell(cell) for cell in row])
        return row if all(one is other for one, other in zip(made, row, strict=True)) else made

    def _cell(self, cell: Cell | None) -> Cell | None:
        if cell is None or not _has_formula(cell):
            return cell
        text = None if cell.formula is None else self._rewrite(cell.formula, self._sheet)
        rule = None if cell.validation is None else self._rule(cell.validation)
        return (
            cell if text == cell.formula and rule is cell.validation else cell._replace(formula=text, validation=rule)
        )

    def _rule(self, rule: Json) -> Json:
        known = self._rules.get(id(rule))
        if known is None:
            known = self._rules[id(rule)] = (rule, self.value(rule))
        return known[1]

    def value(self, value: Any) -> Any:
        """JSON with the formulas of its conditions rewritten; itself where none changed."""
        if isinstance(value, list):
            items = [self.value(item) for item in value]
            return value if all(one is other for one, other in zip(items, value, strict=True)) else items
        if not isinstance(value, dict):
            return value
        made = {name: self._member(name, inner) for name, inner in value.items()}
        return value if all(made[name] is inner for name, inner in value.items()) else made

    def _member(self, name: str, value: Any) -> Any:
        if name == "userEnteredValue" and isinstance(value, str) and value.startswith("="):
            text = self._rewrite(value, self._sheet)
            return value if text == value else text
        return self.value(value)
