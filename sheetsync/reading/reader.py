"""A line read: what the five cells of a row say."""

import datetime as dt
from functools import cached_property

from sheetsync.model.columns import Field
from sheetsync.model.row import BlockerReading, DueReading, Line, OwnerReading, Row, StatusReading
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.reading.blockers.obstacle import NoneWords
from sheetsync.reading.blockers.parties import PartyReader
from sheetsync.reading.cells import is_blank
from sheetsync.reading.dates.cell import read_due
from sheetsync.reading.departments import DepartmentReader
from sheetsync.reading.folding import fold
from sheetsync.reading.statuses import StatusReader

_NO_OBSTACLE = BlockerReading(obstacle=False)


class Reader:
    """Reads lines of one team's sheet. Built once a run; what a text says is worked out once.

    Nothing a person typed can raise here: what isn't understood is a reading that says so.
    """

    def __init__(self, template: Template, settings: Settings) -> None:
        self._statuses = StatusReader(template)
        self._departments = DepartmentReader(settings.departments)
        self._none_words = NoneWords(template.none_words)
        self._settings = settings
        self._status_of: dict[str, StatusReading] = {}
        self._owner_of: dict[str, OwnerReading] = {}
        self._due_of: dict[tuple[str, dt.date, str], DueReading] = {}
        self._blocker_of: dict[tuple[str, str | None], BlockerReading] = {}

    @cached_property
    def _parties(self) -> PartyReader:
        return PartyReader(self._settings.departments)

    def read(self, line: Line, row_id: str, *, seen_on: dt.date, locale: str) -> Row:
        """Read a line as the row `row_id`.

        `seen_on` is the day on which the service first saw this due text in this row: «завтра» and a date without
        a year count from it. `locale` is the spreadsheet's (`ru_RU`): it decides what 04/05/2025 means.
        """
        owner = self._owner(line)
        return Row(
            id=row_id,
            line=line,
            owner=owner,
            due=self._due(line, seen_on, locale),
            status=self._status(line),
            blocker=self._blocker(line, owner.department),
        )

    def _owner(self, line: Line) -> OwnerReading:
        text = _text(line, Field.OWNER)
        if text not in self._owner_of:
            self._owner_of[text] = self._departments.read(text)
        return self._owner_of[text]

    def _status(self, line: Line) -> StatusReading:
        text = _text(line, Field.STATUS)
        if text not in self._status_of:
            self._status_of[text] = self._statuses.read(text)
        return self._status_of[text]

    def _due(self, line: Line, seen_on: dt.date, locale: str) -> DueReading:
        if not isinstance(line.cells.due.value, str):
            return read_due(line.cells.due, seen_on=seen_on, locale=locale)
        key = (line.texts.due, seen_on, locale)
        if key not in self._due_of:
            self._due_of[key] = read_due(line.cells.due, seen_on=seen_on, locale=locale)
        return self._due_of[key]

    def _blocker(self, line: Line, own: str | None) -> BlockerReading:
        key = (_text(line, Field.BLOCKER), own)
        if key not in self._blocker_of:
            self._blocker_of[key] = self._read_blocker(*key)
        return self._blocker_of[key]

    def _read_blocker(self, text: str, own: str | None) -> BlockerReading:
        if not fold(text) or self._none_words.deny(text):
            return _NO_OBSTACLE
        waited = self._parties.explain(text, own)
        return BlockerReading(
            obstacle=True,
            parties=tuple(one.party for one in waited),
            because=tuple(one.because for one in waited),
        )


def _text(line: Line, field: Field) -> str:
    """Return the text of a cell, an empty one for what looks empty, such as a box that nobody ticked."""
    return "" if is_blank(line.cells.of(field)) else line.texts.of(field)
