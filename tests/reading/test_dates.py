"""Due dates as people type them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.days import to_serial
from sheetsync.model.grid import Cell
from sheetsync.model.row import Sureness
from sheetsync.reading.dates.cell import read_due
from sheetsync.reading.dates.found import without_year
from sheetsync.reading.dates.text import read_due_text

MONDAY = dt.date(2025, 4, 14)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
LOCALES = st.sampled_from(["ru_RU", "en_US", "en_GB", "de_DE"])


def read(text: str, locale: str = "ru_RU", today: dt.date = MONDAY) -> str:
    reading = read_due_text(text, seen_on=today, locale=locale)
    return reading.day.isoformat() if reading.day else reading.sureness.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("07.04.2025", "2025-04-07"),
        ("7.4.25", "2025-04-07"),
        ("2025-04-07", "2025-04-07"),
        ("2025/4/7", "2025-04-07"),
        ("2025-04-07T10:00", "2025-04-07"),
        ("07-04-2025", "2025-04-07"),
        ("07,04,2025", "2025-04-07"),
        ("7 .04. 2025", "2025-04-07"),
        ("О7.04.2025", "2025-04-07"),
        ("16.05.2025 г.", "2025-05-16"),
        ("7 апреля 2025 года", "2025-04-07"),
        ("«7» апреля 2025 г.", "2025-04-07"),
        ("7-го апр. 2025", "2025-04-07"),
        ("7 апрля 2025", "2025-04-07"),
        ("April 7, 2025", "2025-04-07"),
        ("7th of April 2025", "2025-04-07"),
        ("7-Apr-25", "2025-04-07"),
        ("понедельник, 7 апреля 2025", "2025-04-07"),
        ("срок: до 07.04.2025", "2025-04-07"),
        ("~07.04.2025?", "2025-04-07"),
        ("не позднее 7 апреля 2025", "2025-04-07"),
        ("07.04.2025 18:00", "2025-04-07"),
    ],
)
def test_dates_with_a_year_are_read_in_any_dress(text: str, day: str) -> None:
    reading = read_due_text(text, seen_on=MONDAY, locale="ru_RU")
    assert (reading.day, reading.sureness, reading.relative) == (dt.date.fromisoformat(day), Sureness.TEXT, False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20.04", "2025-04-20"),
        ("11.01", "2026-01-11"),
        ("12.01", "2025-01-12"),
        ("12.02", "2025-02-12"),
        ("20 марта", "2025-03-20"),
        ("мая 12", "2025-05-12"),
        ("May 12", "2025-05-12"),
        ("сегодня", "2025-04-14"),
        ("завтра", "2025-04-15"),
        ("послезавтра", "2025-04-16"),
        ("до пятницы", "2025-04-18"),
        ("в эту среду", "2025-04-16"),
        ("в следующую среду", "2025-04-23"),
        ("next Friday", "2025-04-25"),
        ("через 3 дня", "2025-04-17"),
        ("через неделю", "2025-04-21"),
        ("in 2 weeks", "2025-04-28"),
        ("через месяц", "2025-05-14"),
    ],
)
def test_dates_that_need_today_say_so(text: str, day: str) -> None:
    reading = read_due_text(text, seen_on=MONDAY, locale="ru_RU")
    assert (reading.day, reading.relative) == (dt.date.fromisoformat(day), True)


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("04/05/2025", "en_US", "2025-04-05"),
        ("04/05/2025", "en_GB", "2025-05-04"),
        ("04/05/2025", "ru_RU", "ambiguous"),
        ("05/05/2025", "ru_RU", "2025-05-05"),
        ("25/04/2025", "en_US", "2025-04-25"),
        ("04/25/2025", "ru_RU", "2025-04-25"),
        ("04-05-2025", "en_US", "2025-04-05"),
        ("04-05-2025", "ru_RU", "2025-05-04"),
        ("04.05.2025", "en_US", "2025-05-04"),
        ("4/5", "en_US", "2025-04-05"),
    ],
)
def test_slashes_follow_the_locale_dots_never(text: str, locale: str, day: str) -> None:
    assert read(text, locale) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15 или 16 мая", ["2025-05-15", "2025-05-16"]),
        ("05.04 и 12.04", ["2025-04-05", "2025-04-12"]),
        ("апрель 25", ["2025-04-25", "2025-04-30"]),
        ("понедельник", ["2025-04-14", "2025-04-21"]),
    ],
)
def test_two_readings_are_told_and_no_date(text: str, days: list[str]) -> None:
    reading = read_due_text(text, seen_on=MONDAY, locale="ru_RU")
    assert (reading.day, reading.sureness) == (None, Sureness.AMBIGUOUS)
    assert [day.isoformat() for day in reading.candidates] == days


def test_a_weekday_must_fit_its_date() -> None:
    assert read("вт 15.04") == "2025-04-15"
    assert read("ср 15.04") == "ambiguous"


@pytest.mark.parametrize(("text", "day"), [("10.04-15.04", "2025-04-15"), ("с 5 по 7 мая", "2025-05-07")])
def test_a_range_means_its_end(text: str, day: str) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "?", "—", "нет", "когда будет время", "как получится", "срочно", "ASAP", "12 отзывов", "Выполнено"),
        *("31.02.2025", "32.05.2025", "04.15.2025", "15.04.125", "2025-13-01", "31 июня"),
        *("после 15 апреля", "с 10.04", "не 15.04", "через неделю после запуска", "каждый понедельник", "по пятницам"),
        *(
            "2 недели",
            "середина мая",
            "через пару недель",
            "до 18:00",
            "версия 1.5",
        ),
        *("9" * 300, "1." * 90),
    ],
)
def test_what_names_no_day_is_asked_about(text: str) -> None:
    assert read(text) == "unreadable"


@pytest.mark.parametrize(
    ("today", "month", "day", "expected"),
    [
        (dt.date(2025, 4, 1), 10, 15, dt.date(2025, 10, 15)),
        (dt.date(2025, 4, 1), 3, 20, dt.date(2025, 3, 20)),
        (dt.date(2026, 1, 12), 12, 30, dt.date(2025, 12, 30)),
        (dt.date(2024, 2, 20), 2, 29, dt.date(2024, 2, 29)),
        (dt.date(2025, 2, 17), 2, 29, None),
        (dt.date(2025, 4, 1), 2, 30, None),
    ],
)
def test_a_year_left_out_is_the_earliest_within_92_days_back(
    today: dt.date, month: int, day: int, expected: dt.date | None
) -> None:
    assert without_year(month, day, today) == expected


def test_a_real_date_is_exact_a_bare_number_is_no_date() -> None:
    serial = to_serial(MONDAY)
    read_cell = {cell: read_due(cell, seen_on=MONDAY, locale="ru_RU") for cell in (Cell(serial, "DATE"), Cell(serial))}
    assert [(reading.day, reading.sureness) for reading in read_cell.values()] == [
        (MONDAY, Sureness.EXACT),
        (None, Sureness.UNREADABLE),
    ]


@pytest.mark.parametrize("value", [True, "#REF!", 1e300])
def test_errors_booleans_and_impossible_numbers_are_no_dates(value: object) -> None:
    cell = Cell(value, "DATE", "REF" if value == "#REF!" else None)  # type: ignore[arg-type]  # three kinds of value
    assert read_due(cell, seen_on=MONDAY, locale="ru_RU").sureness is Sureness.UNREADABLE


@given(DAYS, DAYS, LOCALES)
def test_a_full_date_reads_as_itself_on_any_day_in_any_locale(day: dt.date, today: dt.date, locale: str) -> None:
    for text in (day.isoformat(), day.strftime("%d.%m.%Y"), f"до {day.day}.{day.month}.{day.year} г."):
        reading = read_due_text(text, seen_on=today, locale=locale)
        assert (reading.day, reading.relative) == (day, False)


@given(DAYS, DAYS)
def test_a_date_without_year_lies_within_the_window(day: dt.date, today: dt.date) -> None:
    reading = read_due_text(f"{day.day:02}.{day.month:02}", seen_on=today, locale="ru_RU")
    if reading.day is not None:
        assert -92 <= (reading.day - today).days <= 366
        assert (reading.day.month, reading.day.day) == (day.month, day.day)


@given(st.text(max_size=60), DAYS, LOCALES)
def test_no_text_crashes_the_reader(text: str, today: dt.date, locale: str) -> None:
    reading = read_due_text(text, seen_on=today, locale=locale)
    assert (reading.day is not None) == (reading.sureness is Sureness.TEXT)


@given(st.text(alphabet="0123456789.,/- гчапрелямйдост", max_size=20), DAYS)
def test_ambiguous_always_tells_its_days(text: str, today: dt.date) -> None:
    reading = read_due_text(text, seen_on=today, locale="ru_RU")
    assert (len(reading.candidates) > 1) == (reading.sureness is Sureness.AMBIGUOUS)
