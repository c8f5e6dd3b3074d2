"""Values show as Sheets shows them: patterns, defaults, locales."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.values import format_value, moment_of, serial_of, serial_of_date, shows_date

MOMENT = serial_of(datetime(2016, 4, 5, 16, 8, 53, 528000, tzinfo=UTC))


def shown(value: str | float, pattern: str, locale: str = "en_US") -> str:
    return format_value(value, {"type": "NUMBER", "pattern": pattern}, locale)


@pytest.mark.parametrize(
    ("value", "text", "russian"),
    [
        (2, "2", "2"),
        (0.0009765625, "0.0009765625", "0,0009765625"),
        (1.45, "1.45", "1,45"),
        (0.1 + 0.2, "0.3", "0,3"),
        (1 / 3, "0.3333333333", "0,3333333333"),
        (3.141592653589793, "3.141592654", "3,141592654"),
        (100 / 3, "33.33333333", "33,33333333"),
        (-2.5, "-2.5", "-2,5"),
        (123456789012345, "123456789012345", "123456789012345"),
        (1e15, "1E+15", "1E+15"),
        (1234567890123456, "1.23457E+15", "1,23457E+15"),
        (1.5e-11, "1.5E-11", "1,5E-11"),
        (0, "0", "0"),
        (True, "TRUE", "ИСТИНА"),
        (False, "FALSE", "ЛОЖЬ"),
        ("=text", "=text", "=text"),
        (None, "", ""),
    ],
)
def test_without_a_format_as_few_digits_as_needed(value: str | float | None, text: str, russian: str):
    assert format_value(value, None, "en_US") == text
    assert format_value(value, None, "ru_RU") == russian


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (12345.125, "####.#", "12345.1"),
        (12.34, "000.0#", "012.34"),
        (5.12, "# ??/??", "5 3/25"),
        (12.5, "# ?/?", "12 1/2"),
        (0.5, "?/?", "1/2"),
        (12345678, "#,##0,", "12,346"),
        (12345678, '0.0,,"M"', "12.3M"),
        (0.1234, "0.00%", "12.34%"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (0.00001234, "0.00E+00", "1.23E-05"),
        (99999, "0.0E+0", "1.0E+5"),
        (123456, "##0.0E+0", "123.5E+3"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (0, '0;-0;"zero"', "zero"),
        (-5.5, "0.00", "-5.50"),
        (-5, "0;", ""),
        (150, '[<100]"low";[>=100]"high"', "high"),
        (5, '[Red]"$"#,##0.00', "$5.00"),
        (5, "[$€] #,##0", "€ 5"),
        (1234567890, "(000) 000-0000", "(123) 456-7890"),
        (0.5, "#.##", ".5"),
        (1000, "?,???,???", "   1,000"),
        (5, "@", "5"),
        (5, r"0\ \k\g", "5 kg"),
        (9.995, "0.00", "10.00"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        ("text", "0.00", "text"),
        ("text", '0;0;0;"<"@">"', "<text>"),
        ("text", '@"!"', "text!"),
    ],
)
def test_number_patterns(value: str | float, pattern: str, text: str):
    assert shown(value, pattern) == text


def test_marks_are_those_of_the_locale():
    assert shown(12345.5, "#,##0.00", "ru_RU") == "12\u00a0345,50"
    assert shown(12345.5, "#,##0.00", "de_DE") == "12.345,50"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("h:mm:ss.00 a/p", "4:08:53.53 p"),
        ('hh:mm A/P".M."', "04:08 P.M."),
        ("yyyy-mm-dd", "2016-04-05"),
        (r"mmmm d \[dddd\]", "April 5 [Tuesday]"),
        ("h PM, ddd mmm dd", "4 PM, Tue Apr 05"),
        ("dddd, m/d/yy at h:mm", "Tuesday, 4/5/16 at 16:08"),
        ("mmmmm", "A"),
        ("h:mm:ss am/pm", "4:08:54 PM"),
        ("M/d/yyyy H:mm", "4/5/2016 16:08"),
        ("hh:mm:ss", "16:08:54"),
        ("mm:ss", "08:54"),
        ("d mm", "5 04"),
    ],
)
def test_date_patterns(pattern: str, text: str):
    assert format_value(MOMENT, {"type": "DATE_TIME", "pattern": pattern}, "en_US") == text


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("d mmmm yyyy", "5 апреля 2016"),
        ("mmmm yyyy", "апрель 2016"),
        ("dddd", "вторник"),
        ("dd.mm.yyyy", "05.04.2016"),
        ("h:mm:ss.000", "16:08:53,528"),
    ],
)
def test_russian_months_stand_in_their_case(pattern: str, text: str):
    assert format_value(MOMENT, {"type": "DATE", "pattern": pattern}, "ru_RU") == text


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[hh]:[mm]:[ss].000", "03:13:41.255"),
        ("[mmmm]:[ss].000", "0193:41.255"),
        ("[s]", "11621"),
        ("[h]:mm:ss", "3:13:41"),
    ],
)
def test_elapsed_time_counts_from_zero(pattern: str, text: str):
    lasted = serial_of(timedelta(hours=3, minutes=13, seconds=41.255))
    assert format_value(lasted, {"type": "TIME", "pattern": pattern}, "en_US") == text


def test_elapsed_time_may_be_negative():
    assert format_value(-1.5, {"type": "TIME", "pattern": "[h]:mm"}, "en_US") == "-36:00"


@pytest.mark.parametrize(
    ("kind", "american", "british", "russian"),
    [
        ("NUMBER", "1,000.12", "1,000.12", "1\u00a0000,12"),
        ("PERCENT", "100012.00%", "100012.00%", "100012,00%"),
        ("CURRENCY", "$1,000.12", "£1,000.12", "1\u00a0000,12\u00a0₽"),
        ("SCIENTIFIC", "1.00E+03", "1.00E+03", "1,00E+03"),
        ("TEXT", "1000.12", "1000.12", "1000,12"),
        ("DATE", "9/26/1902", "26/09/1902", "26.09.1902"),
        ("TIME", "2:52:48 AM", "02:52:48", "2:52:48"),
        ("DATE_TIME", "9/26/1902 2:52:48", "26/09/1902 02:52:48", "26.09.1902 2:52:48"),
    ],
)
def test_a_type_without_a_pattern_has_the_one_of_the_locale(kind: str, american: str, british: str, russian: str):
    shows = [format_value(1000.12, {"type": kind}, locale) for locale in ("en_US", "en_GB", "ru_RU")]
    assert shows == [american, british, russian]


def test_days_before_the_epoch_are_negative_and_shown():
    assert serial_of_date(date(1899, 12, 29)) == -1
    assert format_value(-1.25, {"type": "DATE_TIME", "pattern": "yyyy-mm-dd h:mm"}, "en_US") == "1899-12-28 18:00"


def test_a_number_beyond_the_calendar_shows_as_a_number():
    assert format_value(1e9, {"type": "DATE"}, "en_US") == "1000000000"


def test_dates_are_known_by_their_type_or_their_pattern():
    assert shows_date({"type": "DATE"})
    assert shows_date({"type": "NUMBER", "pattern": "dd.mm.yyyy"})
    assert not shows_date({"type": "NUMBER", "pattern": '0 "days"'})
    assert not shows_date({"type": "TEXT", "pattern": "@"})
    assert not shows_date(None)


def test_a_time_just_below_a_minute_is_not_rounded_into_another_one():
    assert format_value(serial_of(time(9, 59, 59)), {"type": "TIME", "pattern": "h:mm"}, "en_US") == "9:59"


@settings(deadline=None)
@given(st.datetimes(datetime(1, 1, 2), datetime(9998, 12, 31)))  # noqa: DTZ001 - serials know no zone
def test_a_serial_number_gives_back_its_moment(moment: datetime):
    found = moment_of(serial_of(moment))
    assert found is not None
    clock = time(found.hour, found.minute, found.second, found.millisecond * 1000)
    whole = datetime.combine(found.day, clock)
    assert abs(whole - moment) <= timedelta(milliseconds=1)


@settings(deadline=None)
@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text('0#?.,%E+-/ _*@\\"[]<>=yMmdhs;ap$General', max_size=20),
    st.sampled_from(["en_US", "ru_RU"]),
)
def test_no_pattern_breaks_the_writer(value: float, pattern: str, locale: str):
    assert isinstance(shown(value, pattern, locale), str)
