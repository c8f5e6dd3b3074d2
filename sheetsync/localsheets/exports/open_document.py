"""An OpenDocument spreadsheet: values, what cells show, merges, the tabs' titles."""

import io
from collections.abc import Iterator
from html import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from sheetsync.localsheets.book import Book, Json, Literal, Sheet
from sheetsync.localsheets.exports.shown import Shown, printable
from sheetsync.localsheets.results import Results

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def as_open_document(book: Book, results: Results) -> bytes:
    """All sheets; formulas as what they come to."""
    shown = Shown(book, results)
    tables = "".join(_table(sheet, shown) for sheet in book.sheets)
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f'{_HEAD}<office:document-content {_NAMES} office:version="1.2">{body}</office:document-content>'
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _TYPE, ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return out.getvalue()


def _table(sheet: Sheet, shown: Shown) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(_row(sheet, row, shown))}</table:table-row>" for row in shown.rows(sheet)
    )
    empty = "<table:table-row><table:table-cell/></table:table-row>"
    return f'<table:table table:name="{escape(printable(sheet.title))}">{rows or empty}</table:table>'


def _row(sheet: Sheet, row: int, shown: Shown) -> Iterator[str]:
    spans = {merge["startColumnIndex"]: merge for merge in sheet.merges if merge["startRowIndex"] == row}
    for column in range(shown.width(sheet)):
        text = shown.text(sheet, row, column)
        value = shown.value(sheet, row, column)
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""
        covered = "covered-" if shown.is_covered(sheet, row, column) else ""
        tag = f"table:{covered}table-cell"
        yield f"<{tag}{_value(value) if text else ''}{_span(spans.get(column))}>{lines}</{tag}>"


def _value(value: Literal | None) -> str:
    if isinstance(value, bool):
        return f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    if isinstance(value, int | float):
        return f' office:value-type="float" office:value="{value}"'
    return ' office:value-type="string"'


def _span(merge: Json | None) -> str:
    if merge is None:
        return ""
    rows = merge["endRowIndex"] - merge["startRowIndex"]
    columns = merge["endColumnIndex"] - merge["startColumnIndex"]
    return f' table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'
