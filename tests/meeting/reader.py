"""Reads rows as a scenario's `readings` say that a person would: the language rooms have tests of their own."""

import datetime as dt
from typing import Any

from sheetsync.model.finding import Finding, Place, Severity
from sheetsync.model.party import Party
from sheetsync.model.row import BlockerReading, DueReading, Line, OwnerReading, Row, RowTexts, StatusReading, Sureness
from sheetsync.model.state import State

_STATES = {
    "выполнено": State.DONE,
    "в работе": State.IN_PROGRESS,
    "запланировано": State.PLANNED,
    "задержано": State.DELAYED,
    "ждём ответа": State.WAITING,
    "on hold": State.WAITING,
}


class ScenarioReader:
    """A reader of one scenario's texts."""

    def __init__(self, readings: dict[str, dict[str, Any]], departments: list[str]) -> None:
        self.readings = readings
        self.departments = {name.lower(): name for name in departments}

    def read(self, line: Line, row_id: str, seen_on: dt.date) -> Row:
        owner = self._owner(line.texts.owner)
        due = self._due(line.texts.due, seen_on)
        return Row(row_id, line, owner, due, self._status(line.texts.status), self._blocker(line.texts, owner))

    def _owner(self, text: str) -> OwnerReading:
        name = self.readings["owner"].get(text, self.departments.get(text.strip().lower()))
        return OwnerReading(name, Sureness.EXACT if name or not text else Sureness.UNREADABLE)

    def _status(self, text: str) -> StatusReading:
        said = self.readings["status"].get(text)
        state = State(said) if said else _STATES.get(text.strip().lower(), State.UNKNOWN)
        return StatusReading(state, Sureness.UNREADABLE if state is State.UNKNOWN else Sureness.EXACT)

    def _due(self, text: str, seen_on: dt.date) -> DueReading:
        said = self.readings["due"].get(text)
        if not text:
            return DueReading(None, Sureness.EMPTY)
        if said is None:
            return DueReading(dt.date.fromisoformat(text), Sureness.EXACT)
        if "ambiguous" in said or "unreadable" in said:
            return DueReading(None, Sureness.UNREADABLE)
        if "date" in said:
            return DueReading(dt.date.fromisoformat(said["date"]), Sureness.TEXT)
        days = said["plus"] if "plus" in said else (said["weekday"] - seen_on.isoweekday()) % 7
        return DueReading(seen_on + dt.timedelta(days=days), Sureness.TEXT, relative=True)

    def _blocker(self, texts: RowTexts, owner: OwnerReading) -> BlockerReading:
        said = self.readings["barrier"].get(texts.blocker, "none")
        if said == "none":
            return BlockerReading(obstacle=False)
        parties = tuple(map(Party.parse, said))
        others = tuple(party for party in parties if party != Party(owner.department or ""))
        return BlockerReading(obstacle=True, parties=others or parties)


def errors_of(row: Row) -> list[Finding]:
    """Return an error for each cell of the row that is not understood."""
    cells = (row.status.sureness, row.due.sureness, row.owner.sureness)
    place = Place("Статус", row.number)
    return [
        Finding("SS100", Severity.ERROR, place, "Непонятно, что здесь написано.", row_id=row.id)
        for sureness in cells
        if sureness is Sureness.UNREADABLE
    ]
