"""Opening the state file: its tables, its formats, and what is wrong with a file that cannot be used."""

import sqlite3
from pathlib import Path

_FORMAT = 2
_TABLES = """
begin;
create table file (id text primary key, json blob not null) without rowid;
create table book (id text primary key, json blob not null) without rowid;
create table sheet (book text, id integer, json blob not null, primary key (book, id)) without rowid;
create table line (book text, sheet integer, row integer, json blob not null);
create index line_at on line (book, sheet, row);
create table change (revision integer primary key, at text, who text, file text, what text);
pragma user_version=2;
commit;
"""
"""The index of lines is not unique, so that rows are renumbered in one pass, and without moving their texts."""
_FROM_1 = """
begin;
alter table line rename to line_1;
create table line (book text, sheet integer, row integer, json blob not null);
insert into line select book, sheet, row, json from line_1 order by book, sheet, row;
drop table line_1;
create index line_at on line (book, sheet, row);
pragma user_version=2;
commit;
"""


class StateFileError(Exception):
    """The state file cannot be used; the sentence says why and what to do.

    `why` is the same in a word: `newer`, `foreign`, `damaged` or `busy`; what SQLite says where it is none of these.
    """

    def __init__(self, sentence: str, why: str) -> None:
        super().__init__(sentence)
        self.why = why


def opened(path: Path | None) -> sqlite3.Connection:
    """A connection to the file, which is made where it is not there; None keeps everything in memory.

    Raises:
        StateFileError: no folder, no permission, not a state file, damaged, in use, or of a later version.
    """
    try:
        connection = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None, timeout=1)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise _unusable(path, error) from error
    except StateFileError:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    """Check the file, make the tables of a new one, bring those of an older format to this one."""
    connection.execute("pragma locking_mode=exclusive")  # two servers would not see each other's changes
    version = _checked_version(connection, path)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=normal")
    if version < _FORMAT:
        connection.executescript(_TABLES if version == 0 else _FROM_1)


def _checked_version(connection: sqlite3.Connection, path: Path | None) -> int:
    (version,) = connection.execute("pragma user_version").fetchone()
    if version > _FORMAT:
        said = f"{path} was written by a later version (format {version}). Update, or give another state file."
        raise StateFileError(said, "newer")
    if version == 0 and connection.execute("select 1 from sqlite_master").fetchone():
        raise StateFileError(f"{path} is a database of another program. Give another state file.", "foreign")
    (sound,) = connection.execute("pragma quick_check(1)").fetchone()
    if sound != "ok":
        raise StateFileError(f"{path} is damaged. Give another state file, or a copy of this one.", "damaged")
    return int(version)


def _unusable(path: Path | None, error: sqlite3.Error) -> StateFileError:
    if "locked" in str(error):
        said = f"{path} is in use by another server. Stop that one, or give another state file."
        return StateFileError(said, "busy")
    return StateFileError(f"{path} cannot be used as a state file: {error}.", str(error))
