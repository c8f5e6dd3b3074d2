"""All files of the server: read without waiting, changed one at a time, each change kept before it is seen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.store.database import Changed, Database
from sheetsync.localsheets.store.files import File, timestamp


class Library:
    """Files and books by id.

    A book that was handed out never changes: `put` replaces it. So a reader needs no lock; a writer reads and puts
    inside `changing()`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._database = Database(path)
        self._lock = RLock()
        self._files = {file.id: file for file in self._database.files()}
        self._books: dict[str, Book] = {}
        self.on_change: Callable[[File | None, File | None, bool], None] = lambda *_: None
        """Called with a file before and after its change (None: it is not there), and whether its content is new."""

    def close(self) -> None:
        """Close the state file, after the change that may be under way."""
        with self._lock:
            self._database.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """The time of one change: no other writer is let in."""
        with self._lock:
            yield

    def files(self) -> list[File]:
        """All files."""
        return [self._with_members(file) for file in self._files.values()]

    def file(self, file_id: str) -> File | None:
        """The file of that id."""
        found = self._files.get(file_id)
        return self._with_members(found) if found else None

    def _with_members(self, file: File) -> File:
        """A file of a shared drive with the drive's members."""
        drive = self._files.get(file.drive) if file.drive not in {"", file.id} else None
        return file._replace(members=drive.permissions) if drive else file

    @property
    def revision(self) -> int:
        """The number of the last change."""
        with self._lock:
            return self._database.revision()

    def changes(self, start: int) -> list[Changed]:
        """What changed from a revision on: each file once."""
        with self._lock:
            return self._database.changes(start)

    def book(self, file_id: str) -> Book | None:
        """The spreadsheet's content, read from the state file on first asking; None for other files."""
        found = self._books.get(file_id)
        if found is None and file_id in self._files:
            with self._lock:
                found = self._books.get(file_id) or self._database.book(file_id)
                if found is not None:
                    self._books[file_id] = found
        return found

    def put(self, file: File, book: Book | None, *, at: datetime, who: str, what: str) -> File:
        """Keep a file's new state, with its book where it has one.

        Version and modification time move; the file and the spreadsheet have one title.
        """
        with self._lock:
            before = self._files.get(file.id)
            if book is not None:
                file = file._replace(name=book.title)
            file = _touched(file, before, at)._replace(last_user=who, members=())
            if book is not None:
                book.version = file.version
            held = self.book(file.id)
            self._database.write(file, held, book, what)
            self._files[file.id] = file
            if book is not None:
                self._books[file.id] = book
            self.on_change(before, file, book is not held and what != "rename")
            return self._with_members(file)

    def remove(self, file: File) -> None:
        """Delete a file for good."""
        with self._lock:
            self._database.remove(file)
            self._files.pop(file.id, None)
            self._books.pop(file.id, None)
            self.on_change(file, None, False)  # noqa: FBT003 - a callback, by position


def _touched(file: File, before: File | None, at: datetime) -> File:
    """The file with its time of change, which always moves on, be the clock set or stopped."""
    modified = timestamp(at)
    if before is None:
        return file._replace(modified=modified)
    if modified <= before.modified:
        last = datetime.fromisoformat(before.modified).astimezone(UTC)
        modified = timestamp(last + timedelta(milliseconds=1))
    return file._replace(modified=modified, version=before.version + 1)
