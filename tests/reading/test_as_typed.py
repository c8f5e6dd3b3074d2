"""Cells as people type them, each with the reading a colleague would reach: one tab-separated file a column."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from sheetsync.model.columns import Field
from sheetsync.model.row import Sureness
from sheetsync.model.settings import Department
from sheetsync.reading.blockers.obstacle import NoneWords
from sheetsync.reading.blockers.parties import PartyReader
from sheetsync.reading.dates.text import read_due_text
from sheetsync.reading.departments import DepartmentReader
from sheetsync.reading.header import HeaderWords
from sheetsync.reading.statuses import StatusReader
from sheetsync.reading.wording.reader import WordingReader
from sheetsync.workbook.templates import load_template

FOLDER = Path(__file__).parent / "as_typed"
STATUSES = StatusReader(load_template("status.ru"))
FIVE = ("Маркетинг", "Продажи", "Производство", "Техподдержка", "Бухгалтерия")
ENGLISH = PartyReader([Department(name) for name in ("Sales", "Marketing", "Production", "Support", "Accounting")])
PARTIES = PartyReader([Department(name) for name in FIVE])
HEADERS = HeaderWords(load_template("status.ru"))
NONE_WORDS = NoneWords(load_template("status.ru").none_words)
WORDING = WordingReader([Department(name) for name in FIVE])
MONDAY = dt.date(2025, 4, 14)


def lines_of(name: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in (FOLDER / name).read_text("utf-8").splitlines()[1:]]


def misread(name: str, read: Callable[..., object]) -> list[tuple[object, ...]]:
    """Return the lines of a file that are read otherwise than they say last, each with how."""
    made = [(*line, read(*line[:-1])) for line in lines_of(name)]
    return [line for line in made if line[-1] != line[-2]]


def due(text: str, locale: str) -> str:
    reading = read_due_text(text, seen_on=MONDAY, locale=locale)
    unread = "ambiguous" if reading.sureness is Sureness.AMBIGUOUS else "none"
    return str(reading.day) if reading.day else unread


@cache
def department_reader(listed: str) -> DepartmentReader:
    return DepartmentReader([Department(name) for name in listed.split("|")])


def owners(text: str, listed: str) -> str:
    return "|".join(department_reader(listed).read_all(text) or ("unknown",))


def column(text: str) -> str:
    named = HEADERS.name(text)
    return named.field.value if named else "?"


def waited_on(reader: PartyReader, name: str) -> list[tuple[object, ...]]:
    read = [(*line, set(map(str, reader.read(*line[:2])))) for line in lines_of(name)]
    return [line for line in read if line[3] != set(filter(None, line[2].split("|")))]


def test_a_due_text_is_read_on_monday_the_14th_of_april() -> None:
    assert misread("dates.tsv", due) == []


def test_an_owner_names_listed_departments_or_is_asked_about() -> None:
    assert misread("departments.tsv", owners) == []


def test_a_status_says_a_state_or_is_asked_about() -> None:
    assert misread("statuses.tsv", lambda text: STATUSES.read(text).state.value) == []


def test_a_header_names_a_column_or_is_asked_about() -> None:
    assert misread("headers.tsv", column) == []


def test_a_barrier_names_whose_act_is_missing() -> None:
    assert waited_on(PARTIES, "parties.tsv") == []


def test_a_barrier_in_english_names_whose_act_is_missing() -> None:
    assert waited_on(ENGLISH, "parties.en.tsv") == []


def test_a_barrier_is_there_unless_the_whole_text_denies_it() -> None:
    assert misread("denied.tsv", lambda text: "denied" if NONE_WORDS.deny(text) else "live") == []


def test_a_barrier_blames_people_or_does_not() -> None:
    read = [(text, expected, WORDING.read(text).level) for text, expected in lines_of("wording.tsv")]
    assert [line for line in read if line[1] != line[2]] == []


@pytest.mark.parametrize(
    ("typed", "columns"),
    [
        ("Этп|Отдел|Дата выполненя|Стауст|Барьры", [0, 1, 2, 3, 4]),
        ("Step|Task|Team|Due|Status|Blockers", [0, 2, 3, 4, 5]),
        ("'nfg|Jnltk|Chjr|Cnfnec|<fhmths", [0, 1, 2, 3, 4]),
        ("Tax|Team|Due|Status|Blockers", [None, 1, 2, 3, 4]),
    ],
)
def test_a_line_that_is_a_header_lets_its_short_words_be_misspelt(typed: str, columns: list[int | None]) -> None:
    found = HEADERS.read(typed.split("|")).columns
    assert [found.get(field) for field in Field] == columns
