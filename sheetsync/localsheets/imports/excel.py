"""Excel workbooks: values, formulas and number formats of every sheet."""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from sheetsync.localsheets.a1 import column_index
from sheetsync.localsheets.book import Cell, Json, Literal, number
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.values.patterns import parse_pattern

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]+)([0-9]+)")
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "m/d/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm am/pm",
    19: "h:mm:ss am/pm",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yyyy h:mm",
}
"""Excel's own number formats, by number (ECMA-376 part 1, 18.8.30), in Google's spelling."""


class Page(NamedTuple):
    """One sheet of a workbook: its title and its cells, row by row."""

    title: str
    rows: list[list[Cell | None]]


def read_pages(content: bytes) -> list[Page]:
    """The sheets of a workbook, in order.

    Raises:
        ApiError: it is no Excel workbook.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return list(_pages(_Workbook(archive)))
    except (BadZipFile, KeyError, ET.ParseError, ValueError, IndexError) as error:
        raise ApiError("Bad Request. The file is no Excel workbook.", status=None) from error


class _Workbook:
    """The parts of the archive that all sheets need."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        names = set(archive.namelist())
        self.sheets = self.tree("xl/workbook.xml").iter(f"{_MAIN}sheet")
        links = self.tree("xl/_rels/workbook.xml.rels")
        self._targets = {link.get("Id", ""): link.get("Target", "") for link in links}
        shared = self.tree("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else ()
        self.texts = [_text(item) for item in shared]
        self.formats = list(_formats(self.tree("xl/styles.xml"))) if "xl/styles.xml" in names else []

    def tree(self, name: str) -> ET.Element:
        """A part of the archive."""
        return ET.fromstring(self._archive.read(name))  # noqa: S314 - expat itself stops entity bombs

    def page(self, sheet: ET.Element) -> ET.Element:
        """The part that holds a sheet's cells."""
        target = self._targets[sheet.get(_ID, "")]
        return self.tree(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def _text(item: ET.Element) -> str:
    """A text, of one piece or of several with formats of their own; not how it is pronounced."""
    runs = [item, *item.findall(f"{_MAIN}r")]
    return "".join(run.findtext(f"{_MAIN}t", "") for run in runs)


def _formats(styles: ET.Element) -> Iterator[Json | None]:
    """The number format of each cell style."""
    own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in styles.iter(f"{_MAIN}numFmt")}
    for style in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
        pattern = (_BUILT_IN | own).get(int(style.get("numFmtId", "0")))
        yield _format(pattern) if pattern and pattern != "General" else None


def _format(pattern: str) -> Json:
    dated = parse_pattern(pattern)[0].dated
    days, hours = re.search("[dy]", pattern), re.search("[hs]", pattern)
    kind = ("DATE_TIME" if days and hours else "DATE" if days else "TIME") if dated else "NUMBER"
    return {"numberFormat": {"type": "PERCENT" if "%" in pattern else kind, "pattern": pattern}}


def _pages(workbook: _Workbook) -> Iterator[Page]:
    for sheet in workbook.sheets:
        rows: list[list[Cell | None]] = []
        for element in workbook.page(sheet).iter(f"{_MAIN}c"):
            _put(rows, element.get("r", ""), _cell(element, workbook))
        yield Page(sheet.get("name", ""), rows)


def _put(rows: list[list[Cell | None]], place: str, cell: Cell) -> None:
    match = _PLACE.fullmatch(place)
    if match is None:
        raise ValueError(place)
    row, column = int(match[2]) - 1, column_index(match[1])
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = cell


def _cell(element: ET.Element, workbook: _Workbook) -> Cell:
    style = int(element.get("s", "0"))
    cell_format = workbook.formats[style] if style < len(workbook.formats) else None
    formula = element.findtext(f"{_MAIN}f")
    if formula:
        return Cell(formula="=" + formula, format=cell_format)
    return Cell(_value(element, workbook.texts), format=cell_format)


def _value(element: ET.Element, texts: list[str]) -> Literal | None:
    kind, value = element.get("t", "n"), element.findtext(f"{_MAIN}v")
    if kind == "inlineStr":
        inline = element.find(f"{_MAIN}is")
        return None if inline is None else _text(inline)
    if value is None:
        return None
    if kind == "s":
        return texts[int(value)]
    if kind == "b":
        return value == "1"
    return number(float(value)) if kind == "n" else value
