"""Cells as people type them, each with the reading a colleague would reach: one tab-separated file a column."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(("text", "locale", "expected"), lines_of("dates.tsv"))
def test_a_due_text_is_read_on_monday_the_14th_of_april(text: str, locale: str, expected: str) -> None:
    reading = read_due_text(text, seen_on=MONDAY, locale=locale)
    unread = "ambiguous" if reading.sureness is Sureness.AMBIGUOUS else "none"
    assert (str(reading.day) if reading.day else unread) == expected


@cache
def department_reader(listed: str) -> DepartmentReader:
    return DepartmentReader([Department(name) for name in listed.split("|")])


@pytest.mark.parametrize(("text", "listed", "expected"), lines_of("departments.tsv"))
def test_an_owner_names_listed_departments_or_is_asked_about(text: str, listed: str, expected: str) -> None:
    assert set(department_reader(listed).read_all(text) or ("unknown",)) == set(expected.split("|"))


@pytest.mark.parametrize(("text", "expected"), lines_of("statuses.tsv"))
def test_a_status_says_a_state_or_is_asked_about(text: str, expected: str) -> None:
    assert STATUSES.read(text).state.value == expected


@pytest.mark.parametrize(("text", "expected"), lines_of("headers.tsv"))
def test_a_header_names_a_column_or_is_asked_about(text: str, expected: str) -> None:
    named = HEADERS.name(text)
    assert (named.field.value if named else "?") == expected


@pytest.mark.parametrize(("text", "own", "expected"), lines_of("parties.tsv"))
def test_a_barrier_names_whose_act_is_missing(text: str, own: str, expected: str) -> None:
    assert set(map(str, PARTIES.read(text, own))) == set(filter(None, expected.split("|")))


@pytest.mark.parametrize(("text", "own", "expected"), lines_of("parties.en.tsv"))
def test_a_barrier_in_english_names_whose_act_is_missing(text: str, own: str, expected: str) -> None:
    assert set(map(str, ENGLISH.read(text, own))) == set(filter(None, expected.split("|")))


@pytest.mark.parametrize(("text", "expected"), lines_of("denied.tsv"))
def test_a_barrier_is_there_unless_the_whole_text_denies_it(text: str, expected: str) -> None:
    assert NONE_WORDS.deny(text) is (expected == "denied")


def test_a_barrier_blames_people_or_does_not() -> None:
    read = [(text, expected, WORDING.read(text).level) for text, expected in lines_of("wording.tsv")]
    assert [line for line in read if line[1] != line[2]] == []
