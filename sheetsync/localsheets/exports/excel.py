"""An Excel workbook."""

import io
from typing import Any

import xlsxwriter

from sheetsync.localsheets.book import Book, Cell, Json, Sheet
from sheetsync.localsheets.results import Results


def as_excel(book: Book, results: Results) -> bytes:
    """All sheets: values, formulas with their results, the plain formats, notes, merges, widths."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        formats = _Formats(workbook)
        for sheet in book.sheets:
            page = workbook.add_worksheet(_excel_title(sheet.title, workbook))
            _fill_page(page, sheet, results, formats)
    return out.getvalue()


def _excel_title(title: str, workbook: Any) -> str:
    """A title that Excel takes: 31 characters, without a few marks, not used before."""
    base = "".join("_" if letter in "[]:*?/\\" else letter for letter in title).strip("'")[:31] or "_"
    taken = {page.get_name().lower() for page in workbook.worksheets()}
    made, number = base, 2
    while made.lower() in taken:
        made = f"{base[:28]} {number}"
        number += 1
    return made


def _fill_page(page: Any, sheet: Sheet, results: Results, formats: "_Formats") -> None:
    for row, column, cell in sheet.cells(sheet.area):
        style = formats.of(cell.format)
        if cell.formula is not None:
            result = results.at(sheet.sheet_id, row, column)
            value = result.error.shown if result.error else result.value
            page.write_formula(row, column, cell.formula, style, "" if value is None else value)
        else:
            _write_literal(page, row, column, cell, style)
        if cell.note:
            page.write_comment(row, column, cell.note)
    for index, data in sheet.column_metadata.items():
        page.set_column_pixels(
            index, index, data.get("pixelSize", 100), None, {"hidden": bool(data.get("hiddenByUser"))}
        )
    grid = sheet.properties["gridProperties"]
    page.freeze_panes(grid.get("frozenRowCount", 0), grid.get("frozenColumnCount", 0))
    _merge(page, sheet, formats)
    if sheet.hidden:
        page.hide()


def _write_literal(page: Any, row: int, column: int, cell: Cell, style: Any) -> None:
    match cell.value:
        case None:
            page.write_blank(row, column, None, style)
        case bool(value):
            page.write_boolean(row, column, value, style)
        case str(value):
            page.write_string(row, column, value, style)
        case value:
            page.write_number(row, column, value, style)


def _merge(page: Any, sheet: Sheet, formats: "_Formats") -> None:
    for merge in sheet.merges:
        row, column = merge["startRowIndex"], merge["startColumnIndex"]
        cell = sheet.cell(row, column)
        style = formats.of(cell.format)
        page.merge_range(row, column, merge["endRowIndex"] - 1, merge["endColumnIndex"] - 1, "", style)
        _write_literal(page, row, column, cell, style)


class _Formats:
    """Excel formats for CellFormats, one for equal ones."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._known: dict[int, tuple[Json, Any]] = {}

    def of(self, cell_format: Json | None) -> Any:
        """The format; None for none."""
        if cell_format is None:
            return None
        if id(cell_format) not in self._known:
            self._known[id(cell_format)] = (cell_format, self._workbook.add_format(_excel_format(cell_format)))
        return self._known[id(cell_format)][1]


def _excel_format(cell_format: Json) -> Json:
    text = cell_format.get("textFormat", {})
    made: Json = {name: True for name in ("bold", "italic", "underline") if text.get(name)}
    if text.get("strikethrough"):
        made["font_strikeout"] = True
    if "backgroundColor" in cell_format:
        made["bg_color"] = _hex(cell_format["backgroundColor"])
    if "foregroundColor" in text:
        made["font_color"] = _hex(text["foregroundColor"])
    if "pattern" in cell_format.get("numberFormat", {}):
        made["num_format"] = cell_format["numberFormat"]["pattern"]
    if cell_format.get("wrapStrategy") == "WRAP":
        made["text_wrap"] = True
    return made


def _hex(colour: Json) -> str:
    return "#" + "".join(f"{round(colour.get(part, 0) * 255):02X}" for part in ("red", "green", "blue"))
