"""The SQLite file: one row of a sheet is one JSON row, and a change writes only what it changed.

In WAL mode with `synchronous=NORMAL` a committed transaction outlives the process however it ends (its pages are with
the operating system); only a loss of power may take the last ones.
"""

from itertools import compress, count
from operator import is_not
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from sheetsync.localsheets.book import Book, Row, Sheet
from sheetsync.localsheets.store.encoding import (
    RowDecoder,
    decode_book,
    decode_sheet,
    encode_book,
    encode_row,
    encode_sheet,
)
from sheetsync.localsheets.store.files import File
from sheetsync.localsheets.store.opening import opened


class Changed(NamedTuple):
    """The last change of a file since a revision: its number, its time, the file."""

    revision: int
    at: str
    file_id: str


class Database:
    """One connection, used under the library's lock."""

    def __init__(self, path: Path | None) -> None:
        """Open or make the file; None keeps everything in memory.

        Raises:
            StateFileError: no folder, no permission, not a state file, or one of a later version.
        """
        self._db = opened(path)
        self._texts: dict[tuple[str, int], bytes] = {}

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def files(self) -> list[File]:
        """All files' records."""
        rows = self._db.execute("select json from file").fetchall()
        return [_file(orjson.loads(text)) for (text,) in rows]

    def revision(self) -> int:
        """The number of the last change; 0 before the first."""
        (last,) = self._db.execute("select coalesce(max(revision), 0) from change").fetchone()
        return int(last)

    def changes(self, start: int) -> list[Changed]:
        """What changed from a revision on: each file once, by its last change."""
        query = "select max(revision), at, file from change where revision >= ? group by file order by 1"
        return [Changed(*row) for row in self._db.execute(query, (start,))]

    def book(self, spreadsheet_id: str) -> Book | None:
        """A spreadsheet with all its cells."""
        found = self._db.execute("select json from book where id = ?", (spreadsheet_id,)).fetchone()
        if found is None:
            return None
        decoder = RowDecoder()
        sheets = self._db.execute("select id, json from sheet where book = ?", (spreadsheet_id,)).fetchall()
        made = {key: decode_sheet(text, self._rows(spreadsheet_id, key, decoder)) for key, text in sheets}
        return decode_book(spreadsheet_id, found[0], made)

    def _rows(self, book: str, sheet: int, decoder: RowDecoder) -> list[Row]:
        rows: list[Row] = []
        query = "select row, json from line where book = ? and sheet = ? order by row"
        for index, text in self._db.execute(query, (book, sheet)):
            rows.extend([()] * (index - len(rows)))
            rows.append(decoder.row(text))
        return rows

    def write(self, file: File, old: Book | None, new: Book | None, what: str) -> None:
        """Write a file's record and what differs between two states of its book, all or nothing."""
        self._db.execute("begin immediate")
        try:
            self._db.execute("replace into file values (?, ?)", (file.id, orjson.dumps(file._asdict())))
            if new is not None and new is not old:
                self._write_book(old, new)
            self._log(file, what)
            self._db.execute("commit")
        except BaseException:
            self._rollback()
            raise

    def remove(self, file: File) -> None:
        """Take a file and its book out."""
        self._db.execute("begin immediate")
        try:
            self._db.execute("delete from file where id = ?", (file.id,))
            self._db.execute("delete from book where id = ?", (file.id,))
            self._db.execute("delete from sheet where book = ?", (file.id,))
            self._db.execute("delete from line where book = ?", (file.id,))
            self._log(file, "delete")
            self._db.execute("commit")
        except BaseException:
            self._rollback()
            raise

    def _rollback(self) -> None:
        self._texts.clear()
        if self._db.in_transaction:  # SQLite may have rolled back by itself, as when the disk is full
            self._db.execute("rollback")

    def _log(self, file: File, what: str) -> None:
        row = (file.modified, file.last_user, file.id, what)
        self._db.execute("insert into change (at, who, file, what) values (?, ?, ?, ?)", row)

    def _write_book(self, old: Book | None, new: Book) -> None:
        key = new.spreadsheet_id
        self._db.execute("replace into book values (?, ?)", (key, encode_book(new)))
        before = {sheet.sheet_id: sheet for sheet in old.sheets} if old else {}
        for sheet in new.sheets:
            self._write_sheet(key, before.pop(sheet.sheet_id, None), sheet)
        for gone in before:
            self._db.execute("delete from sheet where book = ? and id = ?", (key, gone))
            self._db.execute("delete from line where book = ? and sheet = ?", (key, gone))

    def _write_sheet(self, book: str, old: Sheet | None, new: Sheet) -> None:
        key, text = (book, new.sheet_id), encode_sheet(new)
        before = None if old is None else self._texts.get(key) or encode_sheet(old)
        if before != text:
            self._db.execute("replace into sheet values (?, ?, ?)", (book, new.sheet_id, text))
        self._texts[key] = text
        self._write_rows((book, new.sheet_id), old.rows if old else [], new.rows)

    def _write_rows(self, key: tuple[str, int], old: list[Row], new: list[Row]) -> None:
        """Write the rows that differ; rows that only moved up or down are renumbered, not written again."""
        grown = len(new) - len(old)
        changed = list(compress(count(), map(is_not, old, new)))
        if not changed and not grown:
            return
        if not grown:
            query = "delete from line where book = ? and sheet = ? and row = ?"
            self._db.executemany(query, ((*key, index) for index in changed))
            self._put_rows(key, new, changed)
            return
        head = changed[0] if changed else min(len(old), len(new))
        tail = _common_tail(old, new, head)
        self._clear(key, head, len(old) - tail)
        if tail:
            self._renumber(key, len(old) - tail, grown)
        self._put_rows(key, new, range(head, len(new) - tail))

    def _put_rows(self, key: tuple[str, int], rows: list[Row], indexes: "list[int] | range") -> None:
        made = ((*key, index, encode_row(rows[index])) for index in indexes)
        self._db.executemany("insert into line values (?, ?, ?, ?)", made)

    def _clear(self, key: tuple[str, int], start: int, end: int) -> None:
        query = "delete from line where book = ? and sheet = ? and row >= ? and row < ?"
        self._db.execute(query, (*key, start, end))

    def _renumber(self, key: tuple[str, int], start: int, by: int) -> None:
        query = "update line set row = row + ? where book = ? and sheet = ? and row >= ?"
        self._db.execute(query, (by, *key, start))


def _common_tail(old: list[Row], new: list[Row], head: int) -> int:
    """How many rows at the end are the same objects."""
    limit = min(len(old), len(new)) - head
    differs = compress(count(), map(is_not, reversed(old), reversed(new)))
    return min(next(differs, limit), limit)


def _file(data: dict[str, Any]) -> File:
    names = ("parents", "permissions", "comments", "members")
    tuples: dict[str, Any] = {name: tuple(data[name]) for name in names if name in data}
    return File(**(data | tuples))
