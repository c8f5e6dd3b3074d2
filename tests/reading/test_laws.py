"""Laws of every reader: no text breaks it, canonical text reads as itself, nothing but the text decides."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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

TEMPLATES = [load_template(name) for name in ("status.ru", "status.en")]
MONDAY = dt.date(2025, 4, 14)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
Read = Callable[[str], object]


def readers(index: int = 0) -> dict[str, Read]:
    """Return every reader of a text, made anew."""
    template = TEMPLATES[index]
    departments = [Department(name) for name in template.departments]
    parties, none_words = PartyReader(departments), NoneWords(template.none_words)
    return {
        "due": lambda text: read_due_text(text, seen_on=MONDAY, locale=template.locale),
        "status": StatusReader(template).read,
        "owner": DepartmentReader(departments).read,
        "parties": lambda text: parties.explain(text, None),
        "obstacle": none_words.deny,
        "wording": WordingReader(departments).read,
        "header": HeaderWords(template).name,
    }


READERS = [readers(0), readers(1)]
PIECES = [
    *("ждём", "нет", "не", "от", "у", "Продажи", "marketing", "юриста", "№ 12", "«Вектор»", "15.04", "до", "пятницы"),
    *(
        "(",
        ")",
        "\u200b",
        "\ufffd",
        "🔥",
        "=A1",
        "%",
        "—",
        "\n",
        ".",
        "waiting for",
        "haven't",
        "'s",
        "1/2",
        "ё",
        "İ",
        "ß",
    ),
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))


@pytest.mark.parametrize("name", list(READERS[0]))
@settings(deadline=None)  # the first text loads the dictionary
@given(text=TEXTS, index=st.sampled_from([0, 1]))
def test_no_text_breaks_a_reader_and_what_was_read_before_changes_nothing(name: str, text: str, index: int) -> None:
    read = READERS[index][name]
    assert read(text) == read(text)


@pytest.mark.parametrize("name", list(READERS[0]))
def test_a_reader_made_anew_reads_the_same(name: str) -> None:
    texts = [
        "Продажи не передали 12 отзывов",
        "готово",
        "до пятницы",
        "отдел продаж",
        "нет",
        "Срок",
        "Waiting for legal",
    ]
    assert [readers()[name](text) for text in texts] == [READERS[0][name](text) for text in reversed(texts)][::-1]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_canonical_words_read_as_themselves(template: object) -> None:
    one = TEMPLATES[TEMPLATES.index(template)]  # type: ignore[arg-type]  # pytest hands on what it was given
    statuses, headers = StatusReader(one), HeaderWords(one)
    owners = DepartmentReader([Department(name) for name in one.departments])
    for state, status in one.statuses.items():
        assert (statuses.read(status.name).state, statuses.read(status.name).sureness) == (state, Sureness.EXACT)
    for name in one.departments:
        assert (owners.read(name).department, owners.read(name).sureness) == (name, Sureness.EXACT)
    for field, column in one.columns.items():
        named = headers.name(column.header)
        assert named is not None
        assert named.field is field


@given(DAYS)
def test_a_whole_date_reads_as_itself_on_any_day_and_in_any_locale(day: dt.date) -> None:
    for text in (f"{day:%d.%m.%Y}", day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        for locale in ("ru_RU", "en_US", "en_GB", "de_DE"):
            reading = read_due_text(text, seen_on=MONDAY, locale=locale)
            assert (reading.day, reading.relative) == (day, False)
