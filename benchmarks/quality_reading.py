"""What the reading room says of labelled cells."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from sheetsync.model.columns import Field
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.party import Party
from sheetsync.model.row import Sureness
from sheetsync.model.settings import Department
from sheetsync.model.template import Template
from sheetsync.reading.blockers.obstacle import NoneWords
from sheetsync.reading.blockers.parties import PartyReader
from sheetsync.reading.dates.text import read_due_text
from sheetsync.reading.departments import DepartmentReader
from sheetsync.reading.statuses import StatusReader
from sheetsync.reading.table import find_table
from sheetsync.reading.wording.reader import Level, WordingReader
from sheetsync.workbook.templates import load_template

Cells = Mapping[str, str]

_FIELD_NAMES = {Field.BLOCKER: "blockers"}


@cache
def _template() -> Template:
    return load_template("status.ru")


def predict_date(cells: Cells) -> tuple[str, ...]:
    """Return the ISO day, `ambiguous` or `none`."""
    today = dt.date.fromisoformat(cells["today"])
    reading = read_due_text(cells["text"], seen_on=today, locale=cells["locale"])
    if reading.day is not None:
        return (reading.day.isoformat(),)
    return ("ambiguous" if reading.sureness is Sureness.AMBIGUOUS else "none",)


@cache
def _statuses() -> StatusReader:
    return StatusReader(_template())


def predict_status(cells: Cells) -> tuple[str, ...]:
    """Return the state."""
    return (_statuses().read(cells["text"]).state.value,)


def _departments(listed: str) -> tuple[Department, ...]:
    return tuple(Department(name) for name in listed.split("|"))


@cache
def _department_reader(listed: str) -> DepartmentReader:
    return DepartmentReader(_departments(listed))


def predict_department(cells: Cells) -> tuple[str, ...]:
    """Return the departments named, or `unknown`."""
    return ("|".join(_department_reader(cells["departments"]).read_all(cells["text"])) or "unknown",)


@cache
def _party_reader(listed: str) -> PartyReader:
    return PartyReader(_departments(listed))


@cache
def _none_words() -> NoneWords:
    return NoneWords(_template().none_words)


def predict_blocker(cells: Cells) -> tuple[str, ...]:
    """Return the parties waited on, and whether there is an obstacle."""
    if _none_words().deny(cells["text"]):
        return ("", "no")
    parties = _party_reader(cells["departments"]).read(cells["text"], cells["own_department"])
    return ("|".join(map(_shown, parties)), "yes")


def _shown(party: Party) -> str:
    return f"outside:{party.name}" if party.outside else party.name


def predict_wording(cells: Cells) -> tuple[str, ...]:
    """Return whether the text blames: `yes`, `soft` for a fact that names who hasn't done what, else `no`."""
    return (_BLAMING[_wording().read(cells["text"]).level],)


_BLAMING = {Level.BLAMING: "yes", Level.SOFT: "soft", Level.NONE: "no"}


@cache
def _wording() -> WordingReader:
    return WordingReader(_departments("|".join(_template().departments)))


def predict_header(cells: Cells) -> tuple[str, ...]:
    """Return the columns found, `?` for each that has to be asked for, and the row if it isn't the first."""
    rows = cells["header_row"].split(" // ")
    lines = tuple(tuple(Cell(text or None) for text in row.split("|")) for row in rows)
    table = find_table(Tab(1, "", lines=lines), _template())
    found = [f"{_FIELD_NAMES.get(field, field.value)}={table.columns.get(field, '?')}" for field in Field]
    below = [f"row={table.header_row}"] if table.header_row else []
    return (";".join([*found, *below]),)
