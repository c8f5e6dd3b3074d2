"""A sheet of a few rows to be checked, and what is said of it."""

import datetime as dt
from typing import Any

from sheetsync.checks.run import run_checks
from sheetsync.checks.subject import Subject
from sheetsync.messages import Messages
from sheetsync.model.days import to_serial
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Cell, CellValue
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.settings import Department, Settings
from sheetsync.reading.cells import cell_text
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

TODAY = dt.date(2025, 4, 14)
TEMPLATE = load_template("status.ru")
SETTINGS = Settings(
    departments=tuple(Department(name) for name in TEMPLATE.departments), holidays=(dt.date(2025, 5, 1),)
)
READER = Reader(TEMPLATE, SETTINGS)
WHOLE: dict[str, Any] = {
    "step": "Снять ролик",
    "owner": "Маркетинг",
    "due": dt.date(2025, 4, 30),
    "status": "В работе",
    "blocker": "",
}
"""A row nothing is wrong with."""

Typed = CellValue | dt.date | Cell


def row(number: int = 2, **typed: Typed) -> Row:
    """Return a row nothing is wrong with but for what is given, its id `r` and its number."""
    cells = RowCells(*(_cell(value) for value in (WHOLE | typed).values()))
    texts = RowTexts(*(cell_text(cell, "ru") for cell in cells))
    return READER.read(Line(number, cells, texts), f"r{number}", seen_on=TODAY, locale="ru_RU")


def _cell(typed: Typed) -> Cell:
    if isinstance(typed, dt.date):
        return Cell(to_serial(typed), "DATE")
    return typed if isinstance(typed, Cell) else Cell(typed)


def subject(*rows: Row, language: str = "ru", **more: Any) -> Subject:
    """Return the subject of these rows on 14 April 2025."""
    given: dict[str, Any] = {"settings": SETTINGS, "today": TODAY} | more
    return Subject(TEMPLATE, messages=Messages(language), rows=rows, **given)


def findings(*rows: Row, **more: Any) -> tuple[Finding, ...]:
    """Return all findings of these rows."""
    return run_checks(subject(*rows, **more))


def codes(*rows: Row, **more: Any) -> list[str]:
    """Return the codes found."""
    return [finding.code for finding in findings(*rows, **more)]
