"""CellData of a request into a cell, field by field as the mask says."""

from collections.abc import Callable
from math import isfinite
from typing import Any

import orjson

from sheetsync.localsheets.book import EMPTY, MAX_TEXT, Book, Cell, Json, Literal, number
from sheetsync.localsheets.errors import ApiError, not_built
from sheetsync.localsheets.fields import Mask, apply_mask, below
from sheetsync.localsheets.formulas import entered_formula
from sheetsync.localsheets.reading.cells import ordered_format
from sheetsync.localsheets.requests.borders import SIDES, border
from sheetsync.localsheets.requests.colours import coloured, paired
from sheetsync.localsheets.requests.validation import checked_rule
from sheetsync.localsheets.schema import answered, check_update_mask
from sheetsync.localsheets.values import rules_for
from sheetsync.localsheets.writing.updating import too_long

_LITERALS: dict[str, type] = {"stringValue": str, "numberValue": float, "boolValue": bool}
_TEXT_ORDER = (
    "foregroundColor",
    "fontFamily",
    "fontSize",
    "bold",
    "italic",
    "strikethrough",
    "underline",
    "foregroundColorStyle",
    "link",
)
_NO_FORMAT: Json = {}
_NO_TYPE = "NUMBER_FORMAT_TYPE_UNSPECIFIED"
_Change = Callable[[Cell, Json], Cell]


class CellWriter:
    """Writes CellData objects under one mask; fields that Google calls read-only are left alone."""

    def __init__(self, book: Book, fields: str | None) -> None:
        """Prepare.

        Args:
            book: where the cells are to stand.
            fields: the request's mask, rooted in CellData.

        Raises:
            ApiError: no mask, or one with unknown fields.
        """
        self._book = book
        mask = check_update_mask(fields, "CellData")
        self._format_mask: Mask = paired(below(mask, "userEnteredFormat") or {})
        self._formats: dict[bytes, Json] = {}
        self._merged: dict[tuple[int, int], tuple[Json | None, Json | None]] = {}
        self._runs_follow = below(mask, "textFormatRuns") is None
        changes: dict[str, _Change] = {
            "userEnteredValue": self._value,
            "userEnteredFormat": self._format,
            "note": lambda cell, data: cell._replace(note=data.get("note") or None),
            "dataValidation": self._validation,
            "textFormatRuns": self._runs,
            "chipRuns": lambda cell, data: cell._replace(chips=data.get("chipRuns") or None),
            "dataSourceTable": _no_data_source,
            "pivotTable": lambda cell, data: cell._replace(pivot=answered(data.get("pivotTable"), "@PivotTable")),
        }
        self._changes = [change for name, change in changes.items() if below(mask, name) is not None]

    def written(self, cell: Cell | None, data: Json) -> Cell | None:
        """The cell after the masked fields took the values of the data; what the data lack is emptied.

        Raises:
            ApiError: a value that no cell can take.
        """
        made = cell or EMPTY
        for change in self._changes:
            made = change(made, data)
        return None if made == EMPTY else made

    def _value(self, cell: Cell, data: Json) -> Cell:
        value, formula = self._entered(data.get("userEnteredValue") or {})
        runs = None if self._runs_follow else cell.runs
        return Cell(value, formula, cell.format, cell.note, cell.validation, runs, None, cell.pivot)

    def _entered(self, extended: Json) -> tuple[Literal | None, str | None]:
        for kind, value in extended.items():
            if kind == "formulaValue":
                return None, self._formula(str(value))
            if kind not in _LITERALS:
                raise ApiError(f"{kind} is read-only.")
            if kind == "stringValue" and len(value) > MAX_TEXT:
                raise too_long()
            if kind == "numberValue" and not isfinite(value):
                raise ApiError(f"Invalid numberValue: {value}")
            return (number(value) if kind == "numberValue" else value if value != "" else None), None
        return None, None

    def _formula(self, text: str) -> str:
        if text[:1] not in {"=", "+"} or len(text) == 1:
            raise ApiError(f"Invalid formulaValue: {text}. A formula must begin with '='.")
        if len(text) > MAX_TEXT:
            raise too_long()
        return entered_formula(
            text if text[0] == "=" else "=" + text, rules_for(self._book.locale), self._book.titles()
        )

    def _format(self, cell: Cell, data: Json) -> Cell:
        source = self._source(data)
        if not self._format_mask:
            return cell._replace(format=source or None)
        key = (id(cell.format), id(source))
        known = self._merged.get(key)
        if known is None:  # equal formats stay one object, which also keeps the ids of the key alive
            made = ordered_format(_pruned(apply_mask(cell.format or {}, source, self._format_mask)))
            known = self._merged[key] = (cell.format, made or None)
        return cell._replace(format=known[1])

    def _source(self, data: Json) -> Json:
        """The data's format as kept; equal ones are one object."""
        asked = data.get("userEnteredFormat")
        if not asked:
            return _NO_FORMAT
        key = orjson.dumps(asked)
        source = self._formats.get(key)
        if source is None:
            source = self._formats[key] = kept_format(self._book, asked)
        return source

    def _validation(self, cell: Cell, data: Json) -> Cell:
        rule = data.get("dataValidation")
        return cell._replace(validation=checked_rule(self._book, rule) if rule else None)

    def _runs(self, cell: Cell, data: Json) -> Cell:
        runs: list[Json] = coloured(data.get("textFormatRuns") or [], theme_of(self._book))
        text = cell.value
        if runs and not isinstance(text, str):
            raise ApiError("textFormatRuns can only be set on a cell with a string value.")
        length = len(str(text).encode("utf-16-le")) // 2
        for run in runs:
            if not 0 <= run.get("startIndex", 0) < length:
                raise ApiError(f"TextFormatRun.startIndex[{run.get('startIndex', 0)}] must be within the text.")
        return cell._replace(runs=runs or None)


def _no_data_source(cell: Cell, data: Json) -> Cell:
    if "dataSourceTable" in data:
        raise not_built("A table of a data source")
    return cell


def theme_of(book: Book) -> Json:
    """The spreadsheet's theme."""
    theme: Json = book.properties.get("spreadsheetTheme", {})
    return theme


def kept_format(book: Book, asked: Json) -> Json:
    """A CellFormat as Google keeps it: colours in both forms, borders whole, parts in its order.

    Raises:
        ApiError: a number format without type, a border without style.
    """
    made = coloured(asked, theme_of(book))
    if "numberFormat" in made and made["numberFormat"].get("type", _NO_TYPE) == _NO_TYPE:
        raise ApiError("NumberFormat.type must be specified.")
    if "borders" in made:
        sides = {side: border(made["borders"][side]) for side in SIDES if side in made["borders"]}
        made["borders"] = {side: one for side, one in sides.items() if one is not None}
    return ordered_format(_pruned(made))


def _pruned(cell_format: Json) -> Json:
    """The format without parts that say nothing (black, an empty colour, says something); texts in Google's order."""
    empty = {"borders", "padding", "textFormat", "numberFormat", "textRotation"}
    made = {name: part for name, part in cell_format.items() if part or name not in empty}
    if "textFormat" in made:
        made["textFormat"] = {name: made["textFormat"][name] for name in _TEXT_ORDER if name in made["textFormat"]}
    return made


def shifted(data: Json, rows: int, columns: int, copy: Callable[[str, int, int], str]) -> Any:
    """The data with its formula as it reads so many cells further."""
    value = data.get("userEnteredValue") or {}
    if "formulaValue" not in value:
        return data
    return {**data, "userEnteredValue": {"formulaValue": copy(value["formulaValue"], rows, columns)}}
