"""The Russian dictionary: loaded with the first Russian text, once, and never for a sheet without one."""

import datetime as dt

import pytest

from sheetsync.model.grid import Cell
from sheetsync.model.row import Line, RowCells, RowTexts
from sheetsync.model.settings import Department, Settings
from sheetsync.reading import morphology
from sheetsync.reading.blockers import names
from sheetsync.reading.reader import Reader
from sheetsync.reading.wording.reader import WordingReader
from sheetsync.workbook.templates import load_template

ENGLISH = ("Sales", "Marketing", "Production", "Support", "Accounting")
TODAY = dt.date(2025, 4, 14)
TYPED = [
    ("Print the catalogue", "marketing team", "by Friday", "almost done", "Waiting for the lawyer"),
    ("Ship", "Accountng", "4/18/2025", "Complited", "Sales haven't sent 12 reviews"),
    ("Call", "bookkeepers", "end of May", "on hold", "nobody knows"),
    ("Test", "??", "soon", "??", "n/a"),
]


class LoadedError(Exception):
    """The dictionary was asked for."""


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise LoadedError

    monkeypatch.setattr(morphology, "_analyzer", refuse)
    for kept in (morphology.forms, morphology.lemmas, morphology.inflections, names.names_of):
        kept.cache_clear()


def line(number: int, typed: tuple[str, ...]) -> Line:
    return Line(number, RowCells(*map(Cell, typed)), RowTexts(*typed))


@pytest.mark.usefixtures("no_dictionary")
def test_a_sheet_without_russian_text_loads_no_dictionary() -> None:
    departments = [Department(name) for name in ENGLISH]
    reader = Reader(load_template("status.en"), Settings(departments=tuple(departments)))
    wording = WordingReader(departments)
    rows = [reader.read(line(2, typed), "r2", seen_on=TODAY, locale="en_US") for typed in TYPED]
    assert [row.owner.department for row in rows] == ["Marketing", "Accounting", "Accounting", None]
    assert [str(row.waits_on[0]) if row.waits_on else "" for row in rows] == ["~lawyer", "", "", ""]
    assert [wording.read(typed[-1]).level for typed in TYPED] == ["none", "soft", "none", "none"]


@pytest.mark.usefixtures("no_dictionary")
def test_a_russian_text_asks_for_it() -> None:
    reader = Reader(load_template("status.en"), Settings(departments=(Department("Sales"),)))
    with pytest.raises(LoadedError):
        reader.read(line(2, ("Печать", "Sales", "", "", "ждём юриста")), "r2", seen_on=TODAY, locale="en_US")


def test_it_is_loaded_once() -> None:
    assert morphology._analyzer() is morphology._analyzer()
