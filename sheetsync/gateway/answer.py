"""Answers that hold a spreadsheet, read straight into small values.

A sheet of 100,000 rows has a million cells; as JSON objects of Python's they take three times the memory of these, and
even these stand nowhere all together: rows stay JSON until each is asked for. What is inside the fields named here is
not looked at: it stays what JSON makes of it.
"""

import hashlib
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.json import Decoder

from sheetsync.gateway.reasons import short
from sheetsync.gateway.transport import decode, encode

Json = dict[str, Any]
Answer = TypeVar("Answer", "SpreadsheetAnswer", "BatchAnswer")
Shape = TypeVar("Shape")


class Value(msgspec.Struct, gc=False, rename="camel"):
    """An ExtendedValue; of its fields one is there."""

    string_value: Any = None
    number_value: Any = None
    bool_value: Any = None
    error_value: Any = None


class NumberFormat(msgspec.Struct, gc=False):
    """A NumberFormat: its type alone."""

    type: Any = None


class Format(msgspec.Struct, gc=False, rename="camel"):
    """A CellFormat: its number format alone."""

    number_format: NumberFormat | None = None


class CellData(msgspec.Struct, gc=False, rename="camel"):
    """A CellData."""

    effective_value: Value | None = None
    user_entered_value: Any = None
    effective_format: Format | None = None
    note: Any = None


class RowData(msgspec.Struct, gc=False):
    """A RowData."""

    values: list[CellData] = []


class GridData(msgspec.Struct, rename="camel"):
    """A GridData: a block of cells from its first row and column on."""

    start_row: int = 0
    start_column: int = 0
    row_data: msgspec.Raw = msgspec.Raw(b"[]")
    column_metadata: list[Json] = []

    def rows(self) -> Iterator[RowData | None]:
        """Yield the rows, each read as it is asked for; they are given once. Raises ValueError where one is none."""
        rows, self.row_data = _read(self.row_data, _ROWS), msgspec.Raw(b"[]")
        for row in rows:
            yield _read(row, _ROW)


class SheetAnswer(msgspec.Struct, rename="camel"):
    """A Sheet."""

    properties: Json | None = None
    developer_metadata: list[Json] = []
    data: list[GridData] = []
    merges: list[Json] = []
    conditional_formats: list[Json] = []
    basic_filter: Json | None = None
    filter_views: list[Json] = []
    protected_ranges: list[Json] = []
    charts: list[Json] = []
    tables: list[Json] = []
    banded_ranges: list[Json] = []
    row_groups: list[Json] = []


class SpreadsheetAnswer(msgspec.Struct, rename="camel"):
    """A Spreadsheet, or the error in place of one."""

    spreadsheet_id: str = ""
    properties: Json = {}
    sheets: list[SheetAnswer] = []
    named_ranges: list[Json] = []
    error: Any = None
    digest: str = ""
    """Of the bytes that were read; no field of Google's."""


class BatchAnswer(msgspec.Struct, rename="camel"):
    """The answer to a batchUpdate, or the error in place of one."""

    updated_spreadsheet: SpreadsheetAnswer | None = None
    replies: list[Json] = []
    error: Any = None


def spreadsheet_of(answer: Json) -> SpreadsheetAnswer:
    """Return a Spreadsheet that was read as plain JSON. Raises ValueError where it is none."""
    return _read(encode(answer), _SPREADSHEET)


def decode_spreadsheet(content: bytes) -> SpreadsheetAnswer:
    """Return the Spreadsheet of an answer. Raises ValueError where it is none."""
    return _no_error(_read(content, _SPREADSHEET))


class KnownAnswer(Exception):  # noqa: N818 - nothing went wrong
    """An answer is the one that is known already."""


def decode_answer(content: bytes, known: str = "") -> SpreadsheetAnswer:
    """Return the Spreadsheet of an answer with the digest of its bytes.

    Raises KnownAnswer where the digest is the one known, ValueError where the answer is no Spreadsheet.
    """
    digest = hashlib.sha256(content).hexdigest()
    if digest == known:
        raise KnownAnswer
    answer = decode_spreadsheet(content)
    answer.digest = digest
    return answer


def decode_batch(content: bytes) -> BatchAnswer:
    """Return what a batchUpdate answered. Raises ValueError where it is nothing of the kind."""
    return _no_error(_read(content, _BATCH))


_ROWS = Decoder(list[msgspec.Raw])
_ROW: Decoder[RowData | None] = Decoder(RowData | None)
_SPREADSHEET = Decoder(SpreadsheetAnswer)
_BATCH = Decoder(BatchAnswer)


def _read(content: bytes | msgspec.Raw, shape: Decoder[Shape]) -> Shape:
    """Return JSON as a shape, half of a surrogate pair put right. Raises ValueError where it is something else."""
    try:
        return shape.decode(content)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
    except msgspec.DecodeError:  # half of a surrogate pair, or no JSON
        return _mended(bytes(content), shape)


def _mended(content: bytes, shape: Decoder[Shape]) -> Shape:
    try:
        return shape.decode(encode(decode(content)))
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error


def _no_error(answer: Answer) -> Answer:
    if answer.error is not None:
        raise ValueError(short(answer.error))
    return answer
