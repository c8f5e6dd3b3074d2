"""Typed text becomes the value that a spreadsheet of that locale would hold."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.values import Parsed, format_value, parse_user_entered

TODAY = date(2026, 11, 23)
LOCALES = ("en_US", "en_GB", "ru_RU")


def typed(text: str, locale: str = "en_US") -> Parsed:
    return parse_user_entered(text, locale, today=TODAY)


@pytest.mark.parametrize(
    ("text", "locale", "value", "pattern"),
    [
        ("53", "en_US", 53, None),
        ("007", "en_US", 7, None),
        ("  5 ", "en_US", 5, None),
        ("-5", "en_US", -5, None),
        ("+5", "en_US", 5, None),
        ("(5)", "en_US", -5, None),
        (".5", "en_US", 0.5, None),
        (",5", "ru_RU", 0.5, None),
        ("1.45", "en_US", 1.45, None),
        ("1,45", "ru_RU", 1.45, None),
        ("2,000,000.01", "en_US", 2000000.01, "#,##0.00"),
        ("2 000 000,01", "ru_RU", 2000000.01, "#,##0.00"),
        ("2\u00a0000\u202f000", "ru_RU", 2000000, "#,##0"),
        ("10%", "en_US", 0.1, "0%"),
        ("10,5 %", "ru_RU", 0.105, "0.00%"),
        ("1e5", "en_US", 100000, "0.00E+00"),
        ("$100.15", "en_US", 100.15, '"$"#,##0.00'),
        ("-$5", "en_US", -5, '"$"#,##0'),
        ("£5", "en_GB", 5, '"£"#,##0'),
        ("£5", "en_US", 5, "[$£]#,##0"),
        ("5 ₽", "ru_RU", 5, '#,##0\u00a0"₽"'),
        ("5,50 руб.", "ru_RU", 5.5, '#,##0.00\u00a0"₽"'),
        ("1.000,5", "de_DE", 1000.5, "#,##0.00"),
    ],
)
def test_a_number_is_read_by_the_locale(text: str, locale: str, value: float, pattern: str | None):
    parsed = typed(text, locale)
    assert parsed.value == value
    assert (parsed.number_format or {}).get("pattern") == pattern


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("2,000,000.01", "ru_RU"),
        ("2 000 000,01", "en_US"),
        ("12,34", "en_US"),
        ("1.234", "ru_RU"),
        ("3_1_0", "en_US"),
        ("1 2", "ru_RU"),
        ("0x10", "en_US"),
        ("inf", "en_US"),
        ("nan", "en_US"),
        ("1e999", "en_US"),
        ("١", "en_US"),
        ("²", "en_US"),
        ("a\nb", "en_US"),
        ("-", "en_US"),
        ("=", "en_US"),
        ("+", "en_US"),
        ("05.04.2025", "en_US"),
        ("05.04.2025", "en_GB"),
        ("25/12/2020", "en_US"),
        ("2020-02-30", "en_US"),
        ("2020-01-01T12:30:00", "en_US"),
        ("5 апреля 2025", "en_US"),
        ("1:75", "en_US"),
        ("May", "en_US"),
        ("3 этап", "ru_RU"),
        ("истина", "en_US"),
    ],
)
def test_what_reads_as_nothing_else_stays_text(text: str, locale: str):
    assert typed(text, locale) == Parsed(text)


@pytest.mark.parametrize(
    ("text", "locale", "day", "pattern"),
    [
        ("2026-09-05", "en_US", date(2026, 9, 5), "yyyy-mm-dd"),
        ("2020-01-01", "ru_RU", date(2020, 1, 1), "yyyy-mm-dd"),
        ("1-2", "en_US", date(2026, 1, 2), "m-d"),
        ("1/2/2020", "en_US", date(2020, 1, 2), "m/d/yyyy"),
        ("12/25/2020", "en_US", date(2020, 12, 25), "m/d/yyyy"),
        ("01/02/2020", "en_US", date(2020, 1, 2), "mm/dd/yyyy"),
        ("1/2/2020", "en_GB", date(2020, 2, 1), "d/m/yyyy"),
        ("05.04.2025", "ru_RU", date(2025, 4, 5), "dd.mm.yyyy"),
        ("5.4.25", "ru_RU", date(2025, 4, 5), "d.m.yy"),
        ("05.04", "ru_RU", date(2026, 4, 5), "dd.mm"),
        ("05/04/2025", "ru_RU", date(2025, 4, 5), "dd/mm/yyyy"),
        ("3/2020", "en_US", date(2020, 3, 1), "m/yyyy"),
        ("1/2/31", "en_US", date(1931, 1, 2), "m/d/yy"),
        ("Jan 2, 2020", "en_US", date(2020, 1, 2), "mmm d, yyyy"),
        ("2 January 2020", "en_GB", date(2020, 1, 2), "d mmmm yyyy"),
        ("2-Jan-20", "en_US", date(2020, 1, 2), "d-mmm-yy"),
        ("March 2020", "en_US", date(2020, 3, 1), "mmmm yyyy"),
        ("Monday, 5 January 2026", "en_US", date(2026, 1, 5), "dddd, d mmmm yyyy"),
        ("5 апреля 2025 г.", "ru_RU", date(2025, 4, 5), 'd mmmm yyyy "г."'),
        ("5 апр. 2025", "ru_RU", date(2025, 4, 5), "d mmm yyyy"),
        ("апрель 2025", "ru_RU", date(2025, 4, 1), "mmmm yyyy"),
        ("5 мая", "ru_RU", date(2026, 5, 5), "d mmmm"),
    ],
)
def test_a_date_is_read_in_the_order_of_the_locale(text: str, locale: str, day: date, pattern: str):
    parsed = typed(text, locale)
    assert parsed.value == (day - date(1899, 12, 30)).days
    assert parsed.number_format == {"type": "DATE", "pattern": pattern}


@pytest.mark.parametrize(
    ("text", "value", "kind", "pattern"),
    [
        ("12:30", 12.5 / 24, "TIME", "h:mm"),
        ("1:05:09 PM", (13 * 3600 + 5 * 60 + 9) / 86400, "TIME", "h:mm:ss am/pm"),
        ("12 am", 0, "TIME", "h am/pm"),
        ("36:15:00", 36.25 / 24, "TIME", "[h]:mm:ss"),
        ("10:00:00.5", (36000.5) / 86400, "TIME", "h:mm:ss.0"),
        ("2020-01-01 12:30:00", 43831 + 12.5 / 24, "DATE_TIME", "yyyy-mm-dd h:mm:ss"),
        ("1/31/2020 5:00 PM", 43861 + 17 / 24, "DATE_TIME", "m/d/yyyy h:mm am/pm"),
    ],
)
def test_times_and_moments_are_parts_of_days(text: str, value: float, kind: str, pattern: str):
    parsed = typed(text)
    assert parsed.value == pytest.approx(value, abs=1e-9)
    assert parsed.number_format == {"type": kind, "pattern": pattern}


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [("TRUE", "en_US", True), ("false", "ru_RU", False), ("истина", "ru_RU", True), ("Ложь", "ru_RU", False)],
)
def test_booleans_have_english_and_local_words(text: str, locale: str, *, value: bool):
    assert typed(text, locale).value is value


@pytest.mark.parametrize(("text", "formula"), [("=1+1", "=1+1"), ("= 1 / 1024", "= 1 / 1024"), ("+A1", "=+A1")])
def test_a_formula_begins_with_an_equals_sign_or_a_plus(text: str, formula: str):
    assert typed(text) == Parsed(None, formula)


def test_an_apostrophe_makes_text_and_is_no_part_of_it():
    assert typed("'0123") == Parsed("0123")
    assert typed("'=1+1") == Parsed("=1+1")


def test_nothing_empties_the_cell():
    assert typed("") == Parsed(None)


def test_a_cell_formatted_as_text_takes_all_but_formulas_as_text():
    text = {"type": "TEXT"}
    assert parse_user_entered("12345", "en_US", today=TODAY, number_format=text) == Parsed("12345")
    assert parse_user_entered("=1", "en_US", today=TODAY, number_format=text).formula == "=1"


@settings(deadline=None)
@given(st.text(), st.sampled_from([*LOCALES, "de_DE", "ja_JP", "hu_HU", "ar_EG", "xx_YY"]))
def test_no_text_breaks_the_reader_and_what_it_reads_can_be_shown(text: str, locale: str):
    parsed = typed(text, locale)
    assert isinstance(format_value(parsed.value, parsed.number_format, locale), str)


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14), st.sampled_from(LOCALES))
def test_a_shown_number_reads_back_as_it_is_shown(value: float, locale: str):
    shown = format_value(value, None, locale)
    again = typed(shown, locale)
    assert format_value(again.value, None, locale) == shown


@settings(deadline=None)
@given(st.integers(-(10**12), 10**12), st.sampled_from(LOCALES))
def test_a_grouped_number_reads_back_whole(value: int, locale: str):
    shown = format_value(value, {"type": "NUMBER", "pattern": "#,##0"}, locale)
    assert typed(shown, locale).value == value


@settings(deadline=None)
@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)), st.sampled_from(LOCALES))
def test_a_date_in_the_default_form_reads_back_as_the_same_day(day: date, locale: str):
    serial = (day - date(1899, 12, 30)).days
    shown = format_value(serial, {"type": "DATE"}, locale)
    again = typed(shown, locale)
    assert again.value == serial
    assert format_value(again.value, again.number_format, locale) == shown


@settings(deadline=None)
@given(st.dates(), st.sampled_from(LOCALES))
def test_an_iso_date_keeps_its_form_everywhere(day: date, locale: str):
    parsed = typed(day.isoformat(), locale)
    assert format_value(parsed.value, parsed.number_format, locale) == day.isoformat()


@settings(deadline=None)
@given(st.times(), st.sampled_from(LOCALES))
def test_a_moment_keeps_its_minute(moment: object, locale: str):
    text = f"2026-11-23 {moment:%H:%M}"
    parsed = typed(text, locale)
    shown = {"type": "DATE_TIME", "pattern": "yyyy-mm-dd hh:mm"}
    assert format_value(parsed.value, shown, locale) == text
