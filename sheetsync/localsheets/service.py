"""What every method of both APIs works with: files, permissions, drafts, results of formulas."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.clock import Clock
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError, no_permission, spreadsheet_not_found
from sheetsync.localsheets.guarding import check_protection
from sheetsync.localsheets.notices import Channels
from sheetsync.localsheets.requests import settle
from sheetsync.localsheets.results import Calculation, Results
from sheetsync.localsheets.store import SPREADSHEET, File, Library

READING = frozenset({"reader", "commenter", "writer", "fileOrganizer", "organizer", "owner"})
WRITING = frozenset({"writer", "fileOrganizer", "organizer", "owner"})


@dataclass(frozen=True, slots=True)
class Service:
    """The server behind the HTTP door.

    Attributes:
        library: all files.
        clock: its time.
        calculation: results of formulas.
        channels: whom Drive tells of changes.
    """

    library: Library
    clock: Clock
    calculation: Calculation = field(default_factory=Calculation)
    channels: Channels = field(default_factory=Channels)

    def __post_init__(self) -> None:
        """Listen to the changes of files."""
        self.library.on_change = self._changed

    def _changed(self, before: File | None, after: File | None, content: bool) -> None:  # noqa: FBT001 - a callback, by position
        self.channels.tell(before, after, self.clock.now(), content=content)

    def file(self, spreadsheet_id: str, caller: str, *, write: bool = False) -> File:
        """The record of a spreadsheet that the caller may read, or change.

        Raises:
            ApiError: unknown (404), not shared (403), no native spreadsheet (400).
        """
        file = self.library.file(spreadsheet_id)
        if file is None:
            raise spreadsheet_not_found()
        if file.role(caller) not in (WRITING if write else READING):
            raise no_permission()
        if file.mime_type != SPREADSHEET:
            raise ApiError("This operation is not supported for this document", status="FAILED_PRECONDITION")
        return file

    def book(self, spreadsheet_id: str, caller: str) -> Book:
        """The spreadsheet, to read.

        Raises:
            ApiError: see `file`.
        """
        book = self.library.book(self.file(spreadsheet_id, caller).id)
        if book is None:
            raise spreadsheet_not_found()
        return book

    @contextmanager
    def draft(self, spreadsheet_id: str, context: Context, what: str) -> Iterator[Book]:
        """A draft to change; it takes the book's place when the block ends well, and is dropped otherwise.

        Raises:
            ApiError: see `file`.
        """
        with self.library.changing():
            file = self.file(spreadsheet_id, context.caller, write=True)
            book = self.book(spreadsheet_id, context.caller)
            draft = book.fork()
            yield draft
            settle(draft)
            if guest := self.guest(file.id, context.caller):
                check_protection(book, draft, guest)
            self.library.put(file, draft, at=context.now, who=context.caller, what=what)

    def guest(self, spreadsheet_id: str, caller: str) -> str:
        """The caller where protections hold for them, empty where they own the file."""
        file = self.library.file(spreadsheet_id)
        return "" if file is None or caller == file.owner else caller

    def results(self, book: Book, context: Context) -> Results:
        """What the book's formulas come to at the call's time."""
        return self.calculation.results(book, context.now)

    @staticmethod
    def today(book: Book, context: Context) -> date:
        """The date in the spreadsheet's time zone."""
        return context.now.astimezone(ZoneInfo(book.time_zone)).date()
