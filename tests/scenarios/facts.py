"""What is true after a run, under the names of the scenarios: asked of the product, or seen in the grid."""

import datetime as dt
from typing import Any

from sheetsync.assess import Assessment
from sheetsync.meeting.facts import page_facts
from sheetsync.memory.cells import read_memory
from sheetsync.memory.facts import memory_facts
from sheetsync.model.a1 import cell_name
from sheetsync.model.columns import TabName
from sheetsync.model.days import from_serial
from sheetsync.model.finding import Severity
from sheetsync.model.grid import Snapshot
from sheetsync.model.row import Row

from .book import Book, Json, is_date, value_of
from .people import People
from .status_grid import SERVICE


def flags(assessment: Assessment) -> Json:
    """A line a row, in the scenarios' columns; the last one maps each finding's name to whether it is an error."""
    found = assessment.findings_by_row
    return {
        "rows": [
            [
                row.step,
                row.state.value,
                row.label.value,
                *_days(row, assessment),
                [str(party) for party in row.waits_on],
                {one.name or one.code: one.severity is Severity.ERROR for one in found.get(row.id, ())},
            ]
            for row in assessment.rows
        ],
        "duplicates": [[pair.first_step, pair.second_step] for pair in assessment.duplicates],
    }


def _days(row: Row, assessment: Assessment) -> tuple[int, bool, int | None]:
    today, within = assessment.reading.today, assessment.reading.settings.due_soon_days
    return row.days_overdue(today), row.due_soon(today, within), assessment.blocker_ages.get(row.id)


def meeting(assessment: Assessment, people: People) -> Json:
    """The live block as the product tells it; which blocks there are, as the tab shows them."""
    return page_facts(assessment.page) | {"blocks": list(blocks(people))}


def blocks(people: People) -> dict[str, list[Json]]:
    """The blocks of «Сводка» from top to bottom: their lines (key, cells) by the meeting day."""
    found: dict[str, list[Json]] = {}
    for line in people.book.grid(people.titles["summary"]):
        day, _, kind = str(value_of(line[0]) if line else "").partition("|")
        if kind:
            found.setdefault(day, []).append({"key": kind, "cells": line[1:5]})
    return found


def memory(snapshot: Snapshot) -> Json:
    """What the hidden tab knows, by the product's own reader."""
    remembered, problems = read_memory(snapshot.tagged(TabName.MEMORY))
    assert problems == ()
    return memory_facts(remembered)


def people_cells(people: People, by_service: set[str]) -> Json:
    """What stands in people's cells. `by_service` are the keys of rows that the service appended."""
    header, *lines = people.book.grid(people.titles["status"])
    places = [place for place, column in enumerate(people.columns) if column not in SERVICE]
    rows = [[shown(line, place, people.columns[place]) for place in places] for line in lines]
    rows = [row if any(row) else [] for row in rows]
    keys = [*people.keys, *[None] * len(rows)]
    own = [row for row, key in zip(rows, keys, strict=False) if key not in by_service]
    while own and not own[-1]:
        own.pop()
    return {
        "header": [shown(header, place, "header") for place in places],
        "rows": own,
        "by_service": [row for row, key in zip(rows, keys, strict=False) if key in by_service],
        "other": _right_of_table([header, *lines], len(people.columns)),
        "notes": _notes(lines, people.columns),
        "decisions": _decisions(people),
        "tabs": {title: _texts(people.book, title) for title in people.own_tabs},
    }


def shown(line: list[Json], place: int, column: str) -> Any:
    """A cell as the scenarios write it: a date as ISO text, a text in the due column as `{"text": …}`."""
    cell = line[place] if place < len(line) else {}
    held = value_of(cell)
    if is_date(cell):
        return str(from_serial(held))
    return {"text": held} if column == "due" and held else held


def _right_of_table(lines: list[list[Json]], width: int) -> Json:
    return {
        cell_name(row, column): value_of(cell)
        for row, line in enumerate(lines)
        for column, cell in enumerate(line)
        if column >= width and value_of(cell) != ""
    }


def _notes(lines: list[list[Json]], columns: list[str]) -> list[list[str]]:
    step = columns.index("step")
    return [
        [value_of(line[step]), column, cell["note"]]
        for line in lines
        for column, cell in zip(columns, line, strict=False)
        if "note" in cell
    ]


def _decisions(people: People) -> list[list[Any]]:
    _, *lines = people.book.grid(people.titles["decisions"])
    rows = [[shown(line, place, name) for place, name in enumerate(("text", "owner", "due"))] for line in lines]
    return [row for row in rows if any(row)]


def _texts(book: Book, title: str) -> Json:
    return {
        cell_name(row, column): text
        for row, line in enumerate(book.texts(title))
        for column, text in enumerate(line)
        if text != ""
    }


def ids(people: People) -> list[str]:
    """All that stands in the ID column."""
    place = people.columns.index("id")
    _, *lines = people.book.texts(people.titles["status"])
    return [line[place] for line in lines if place < len(line) and line[place] != ""]


def moment(day: Json) -> dt.datetime:
    """The moment of a scenario's day."""
    return dt.datetime.fromisoformat(day["utc"])
