"""CellData: one cell of a spreadsheets.get, made only of the parts that are asked for."""

import re
from collections.abc import Callable
from typing import Any

from sheetsync.localsheets.book import Book, Cell, Json, Literal
from sheetsync.localsheets.fields import Mask, below, cut
from sheetsync.localsheets.formulas import Computed
from sheetsync.localsheets.formulas.highlights import Highlights
from sheetsync.localsheets.reading.rendering import Rendering, Style
from sheetsync.localsheets.results import Results

_HYPERLINK = re.compile(r'=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_KEYS = {str: "stringValue", int: "numberValue", float: "numberValue", bool: "boolValue"}


Place = tuple[int, int, int, Computed | None]
"""(sheet id, row, column, the value that an array formula elsewhere puts there); a plain tuple, for speed."""
Part = Callable[[Cell, Place], Any]


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
        self._formats: dict[tuple[object, ...], tuple[Json | None, Json | None, Json]] = {}
        self._plain: dict[tuple[int, type], tuple[Json | None, Json | None]] = {}
        makers: dict[str, Part] = {
            "userEnteredValue": _entered,
            "effectiveValue": self._effective,
            "formattedValue": self._formatted,
            "userEnteredFormat": lambda cell, _: cell.format,
            "effectiveFormat": self._effective_format,
            "hyperlink": _hyperlink,
            "note": lambda cell, _: cell.note,
            "textFormatRuns": lambda cell, _: cell.runs,
            "dataValidation": lambda cell, _: cell.validation,
            "pivotTable": lambda cell, _: cell.pivot,
            "chipRuns": lambda cell, _: cell.chips,
        }
        asked = ((name, maker, below(mask, name)) for name, maker in makers.items())
        self._parts = [
            (name, (_cutting if name in _SHARED else _cutting_each)(maker, inner))
            for name, maker, inner in asked
            if inner is not None
        ]

    def data(self, cell: Cell, sheet_id: int, row: int, column: int) -> Json:
        """The CellData; {} where nothing that is asked for is there."""
        filled = self._filled[sheet_id]
        place = (sheet_id, row, column, filled.get((row, column)) if filled else None)
        made = {}
        for name, maker in self._parts:
            value = maker(cell, place)
            if value is not None:
                made[name] = value
        return made

    def _effective(self, cell: Cell, place: Place) -> Json | None:
        value: Literal | None = cell.value
        if cell.formula is not None or place[3] is not None:
            result = self._result(cell, place)
            if result.error is not None:
                return {"errorValue": result.error.to_json()}
            value = result.value
        return None if value is None else {_KEYS[type(value)]: value}

    def _result(self, cell: Cell, place: Place) -> Computed:
        if place[3] is not None:
            return place[3]
        return Computed(cell.value) if cell.formula is None else self._results.at(*place[:3])

    def _formatted(self, cell: Cell, place: Place) -> str | None:
        if place[3] is None and cell.formula is None:
            return None if cell.value is None else str(self._rendering.literal(cell.value, cell.format)) or None
        return str(self._rendering.computed(self._result(cell, place), cell.format)) or None

    def _effective_format(self, cell: Cell, place: Place) -> Json | None:
        """The default format, the cell's own over it, the rules' over both; one object for equal ones."""
        if cell.formula is not None or cell.runs is not None or place[3] is not None or self._lit:
            return self._computed_format(cell, place)
        key = (id(cell.format), type(cell.value))
        known = self._plain.get(key)
        if known is None:  # of literals it depends on nothing else; the cell's format is kept, so that its id stays its
            known = self._plain[key] = (cell.format, self._computed_format(cell, place))
        return known[1]

    def _computed_format(self, cell: Cell, place: Place) -> Json | None:
        lit = self._lit.get(place[1:3])
        if not cell.filled and place[3] is None and cell.format is None and lit is None:
            return None
        result = self._result(cell, place)
        own, side, linked = result.number_format, _side(result), _hyperlink(cell, place) is not None
        key = (id(cell.format), id(lit), id(own), side, linked)
        known = self._formats.get(key)
        if known is None:  # the objects are kept with what they made, so that their ids stay theirs
            made = merged_format(self._default, cell.format or {})
            if own:
                made.setdefault("numberFormat", own)
            made.setdefault("horizontalAlignment", side)
            made.setdefault("hyperlinkDisplayType", "LINKED" if linked else "PLAIN_TEXT")
            made = ordered_format(merged_format(made, lit) if lit else made)
            known = self._formats[key] = (lit, own, made)
        return known[2]


_SHARED = {"userEnteredFormat", "effectiveFormat", "dataValidation"}
"""Parts that are one object for many cells."""


def _cutting_each(maker: Part, mask: Mask) -> Part:
    """The part cut by its mask."""
    return (lambda cell, place: cut(maker(cell, place), mask)) if mask else maker


def _cutting(maker: Part, mask: Mask) -> Part:
    """The part cut by its mask; of an object that many cells share it is cut once."""
    if not mask:
        return maker
    known: dict[int, tuple[Any, Any]] = {}

    def made(cell: Cell, place: Place) -> Any:
        value = maker(cell, place)
        if value is None:
            return None
        found = known.get(id(value))
        if found is None or found[0] is not value:
            found = known[id(value)] = (value, cut(value, mask))
        return found[1]

    return made


def _entered(cell: Cell, _: Place) -> Json | None:
    if cell.formula is not None:
        return {"formulaValue": cell.formula}
    return None if cell.value is None else {_KEYS[type(cell.value)]: cell.value}


def _hyperlink(cell: Cell, _: Place) -> str | None:
    if cell.formula is not None:
        found = _HYPERLINK.match(cell.formula)
        return found[1].replace('""', '"') if found else None
    if cell.format is None and cell.runs is None:
        return None
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
