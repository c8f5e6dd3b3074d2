"""findReplace."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sheetsync.localsheets.book import MAX_TEXT, Book, Cell, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.requests.checks import checked_range, grid_of, one_of
from sheetsync.localsheets.requests.entering import typed, typing
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.shown import Shown
from sheetsync.localsheets.writing.updating import too_long

_GROUP = re.compile(r"\\(.)|\$(\d)")


class _Search(NamedTuple):
    """What is sought and put in its place."""

    pattern: re.Pattern[str]
    replacement: str

    def replaced(self, text: str) -> tuple[str, int]:
        """The text with every match replaced, and how many there were."""
        return self.pattern.subn(self._one, text)

    def _one(self, match: re.Match[str]) -> str:
        """Java's rules: `$1` is a group, a backslash makes the next character plain."""
        return _GROUP.sub(lambda mark: mark[1] or match[int(mark[2])] or "", self.replacement)


@handles("findReplace")
def find_replace(draft: Book, body: Json, context: Context) -> Json:
    """Replace text in what cells show, and with includeFormulas in formulas.

    Raises:
        ApiError: nothing to find, no place or several, a bad pattern, a result that is too long.
    """
    search = _search(body)
    shown, entry = Shown(draft, context), typing(draft, context)
    counts = dict.fromkeys(
        ("valuesChanged", "formulasChanged", "rowsChanged", "sheetsChanged", "occurrencesChanged"), 0
    )
    found = list(_matches(draft, body, search, shown))
    for one in found:
        if len(one.text) > MAX_TEXT:
            raise too_long()
        sheet, old = one.range.sheet, one.cell
        if old.formula is not None:
            made = old._replace(formula=one.text) if one.text.startswith("=") else typed(old, one.text, entry)
        elif isinstance(old.value, str) and one.text.startswith(("=", "+")):
            made = old._replace(value=one.text, runs=None, chips=None)
        else:
            made = typed(old, one.text, entry)
        sheet.put(one.row, one.column, made)
        counts["formulasChanged" if old.formula is not None else "valuesChanged"] += 1
        counts["occurrencesChanged"] += one.occurrences
    counts["rowsChanged"] = len({(one.range.area.sheet_id, one.row) for one in found})
    counts["sheetsChanged"] = len({one.range.area.sheet_id for one in found})
    return {name: count for name, count in counts.items() if count}


class _Match(NamedTuple):
    """A cell in which something was found."""

    range: Range
    row: int
    column: int
    cell: Cell
    text: str
    occurrences: int


def _matches(book: Book, body: Json, search: _Search, shown: Shown) -> Iterator[_Match]:
    for found in _places(book, body):
        for row, column, cell in found.sheet.cells(found.area):
            if not cell.filled or (cell.formula is not None and not body.get("includeFormulas")):
                continue
            text = shown.text(found.sheet, row, column) if cell.formula is None else cell.formula
            made, count = search.replaced(text)
            if count:
                yield _Match(found, row, column, cell, made, count)


def _places(book: Book, body: Json) -> list[Range]:
    asked = {name: value for name, value in body.items() if value is not False}
    way = one_of(asked, "range", "sheetId", "allSheets")
    if way is None:
        raise ApiError("One of range, sheetId or allSheets must be specified.")
    if way == "range":
        return [checked_range(book, body)]
    sheets = book.sheets if way == "allSheets" else [grid_of(book, body["sheetId"])]
    return [Range(sheet, sheet.area, whole=True) for sheet in sheets]


def _search(body: Json) -> _Search:
    find = body.get("find", "")
    if not find:
        raise ApiError("find must be specified.")
    regex = bool(body.get("searchByRegex"))
    source = find if regex else re.escape(find)
    if body.get("matchEntireCell"):
        source = rf"\A(?:{source})\Z"
    replacement = body.get("replacement", "")
    try:
        pattern = re.compile(source, 0 if body.get("matchCase") else re.IGNORECASE)
    except re.error:
        raise ApiError(f"Invalid regular expression: {find}") from None
    _check_groups(pattern, replacement, regex=regex)
    return _Search(pattern, replacement if regex else re.sub(r"([\\$])", r"\\\1", replacement))


def _check_groups(pattern: re.Pattern[str], replacement: str, *, regex: bool) -> None:
    if regex and any(mark[2] and int(mark[2]) > pattern.groups for mark in _GROUP.finditer(replacement)):
        raise ApiError(f"Invalid replacement: {replacement}")
