"""CellData: one cell of a spreadsheets.get, made only of the parts that are asked for."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from sheetsync.localsheets.book import Book, Cell, Json
from sheetsync.localsheets.fields import ALL, Mask, below, cut
from sheetsync.localsheets.formulas import Computed
from sheetsync.localsheets.formulas.highlights import Highlights
from sheetsync.localsheets.reading.rendering import Rendering, Style
from sheetsync.localsheets.results import Results

_HYPERLINK = re.compile(r'=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_KEYS = {str: "stringValue", int: "numberValue", float: "numberValue", bool: "boolValue"}


class Spot(NamedTuple):
    """A cell with its place, and the value that an array formula elsewhere puts in it."""

    cell: Cell
    sheet_id: int
    row: int
    column: int
    filled: Computed | None = None

    @property
    def shows(self) -> bool:
        """Whether it has a content of its own or an array formula's."""
        return self.cell.filled or self.filled is not None


Part = Callable[[Spot], Any]


class CellView:
    """Makes CellData objects of one book under one mask."""

    def __init__(self, book: Book, results: Results, mask: Mask, lit: Highlights) -> None:
        """Prepare.

        Args:
            book: whose cells.
            results: of its formulas.
            mask: what is asked for of CellData.
            lit: the formats that conditional formatting gives.
        """
        self._filled = {sheet.sheet_id: results.filled_by_arrays(sheet.sheet_id) for sheet in book.sheets}
        self._results = results
        self._rendering = Rendering(book, results, Style())
        self._default: Json = book.properties["defaultFormat"]
        self._lit = lit
        makers: dict[str, Part] = {
            "userEnteredValue": _entered,
            "effectiveValue": self._effective,
            "formattedValue": self._formatted,
            "userEnteredFormat": lambda spot: spot.cell.format,
            "effectiveFormat": self._effective_format,
            "hyperlink": _hyperlink,
            "note": lambda spot: spot.cell.note,
            "textFormatRuns": lambda spot: spot.cell.runs,
            "dataValidation": lambda spot: spot.cell.validation,
            "pivotTable": lambda spot: spot.cell.pivot,
            "chipRuns": lambda spot: spot.cell.chips,
        }
        asked = ((name, maker, below(mask, name)) for name, maker in makers.items())
        self._parts = [(name, maker, inner or ALL) for name, maker, inner in asked if inner is not None]

    def data(self, cell: Cell, sheet_id: int, row: int, column: int) -> Json:
        """The CellData; {} where nothing that is asked for is there."""
        filled = self._filled[sheet_id].get((row, column)) if self._filled[sheet_id] else None
        spot = Spot(cell, sheet_id, row, column, filled)
        made = {}
        for name, maker, inner in self._parts:
            value = maker(spot)
            if value is not None:
                made[name] = cut(value, inner) if inner else value
        return made

    def _effective(self, spot: Spot) -> Json | None:
        result = self._result(spot)
        if result.error is not None:
            return {"errorValue": result.error.to_json()}
        return None if result.value is None else {_KEYS[type(result.value)]: result.value}

    def _result(self, spot: Spot) -> Computed:
        if spot.filled is not None:
            return spot.filled
        if spot.cell.formula is None:
            return Computed(spot.cell.value)
        return self._results.at(spot.sheet_id, spot.row, spot.column)

    def _formatted(self, spot: Spot) -> str | None:
        if not spot.shows:
            return None
        return str(self._rendering.computed(self._result(spot), spot.cell.format)) or None

    def _effective_format(self, spot: Spot) -> Json | None:
        lit = self._lit.get((spot.row, spot.column))
        cell = spot.cell
        if not spot.shows and cell.format is None and lit is None:
            return None
        made = merged_format(self._default, cell.format or {})
        result = self._result(spot)
        if result.number_format and "numberFormat" not in made:
            made["numberFormat"] = result.number_format
        if "horizontalAlignment" not in made:
            made["horizontalAlignment"] = _side(result)
        made.setdefault("hyperlinkDisplayType", "LINKED" if _hyperlink(spot) else "PLAIN_TEXT")
        return ordered_format(merged_format(made, lit) if lit else made)


def _entered(spot: Spot) -> Json | None:
    cell = spot.cell
    if cell.formula is not None:
        return {"formulaValue": cell.formula}
    return None if cell.value is None else {_KEYS[type(cell.value)]: cell.value}


def _hyperlink(spot: Spot) -> str | None:
    cell = spot.cell
    if cell.formula is not None:
        found = _HYPERLINK.match(cell.formula)
        return found[1].replace('""', '"') if found else None
    links = [run.get("format", {}).get("link") for run in cell.runs or ()]
    whole = ((cell.format or {}).get("textFormat") or {}).get("link") or (links[0] if len(links) == 1 else None)
    return str(whole["uri"]) if whole and "uri" in whole and cell.filled else None


def _side(result: Computed) -> str:
    """Where Google aligns a value that says nothing of it."""
    if isinstance(result.value, bool) or result.error is not None:
        return "CENTER"
    return "RIGHT" if isinstance(result.value, int | float) else "LEFT"


_FORMAT_ORDER = (
    "numberFormat",
    "backgroundColor",
    "borders",
    "padding",
    "horizontalAlignment",
    "verticalAlignment",
    "wrapStrategy",
    "textDirection",
    "textFormat",
    "hyperlinkDisplayType",
    "textRotation",
    "backgroundColorStyle",
)


def merged_format(under: Json, over: Json) -> Json:
    """A CellFormat laid over another; of textFormat and its like each part by itself, of colours the whole."""
    made = dict(under)
    for name, value in over.items():
        deep = name in {"textFormat", "borders", "padding"} and isinstance(made.get(name), dict)
        made[name] = {**made[name], **value} if deep else value
    return made


def ordered_format(cell_format: Json) -> Json:
    """The CellFormat with its parts in Google's order."""
    return {name: cell_format[name] for name in _FORMAT_ORDER if name in cell_format}
