"""Status words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.row import Sureness
from sheetsync.model.state import State
from sheetsync.model.template import Template
from sheetsync.reading.statuses import StatusReader
from sheetsync.workbook.templates import load_template

READER = StatusReader(load_template("status.ru"))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_templates_words_read_as_themselves(language: str) -> None:
    template = load_template(f"status.{language}")
    reader = StatusReader(template)
    for state, status in template.statuses.items():
        for word in (status.name, status.name.upper(), f"  {status.name}  "):
            assert (reader.read(word).state, reader.read(word).sureness) == (state, Sureness.EXACT)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_alias_reads_as_its_state(language: str) -> None:
    template = load_template(f"status.{language}")
    reader = StatusReader(template)
    for state, status in template.statuses.items():
        assert {word for word in status.aliases if reader.read(word).state is not state} == set()


@pytest.mark.parametrize(
    ("typed", "state", "word"),
    [
        ("готово", State.DONE, "Выполнено"),
        ("Done", State.DONE, "Выполнено"),
        ("Bыполнено", State.DONE, "Выполнено"),
        ("Выполненно", State.DONE, "Выполнено"),
        ("✅ Готово!", State.DONE, "Выполнено"),
        ("Выполнено 05.04", State.DONE, "Выполнено"),
        ("Запланированно", State.PLANNED, "Запланировано"),
        ("вработе", State.IN_PROGRESS, "В работе"),
        ("70%", State.IN_PROGRESS, "В работе"),
        ("0 %", State.PLANNED, "Запланировано"),
        ("ЗАДЕРЖЕНО", State.DELAYED, "Задержано"),
    ],
)
def test_other_words_and_slips_are_understood_with_the_proper_word(typed: str, state: State, word: str) -> None:
    reading = READER.read(typed)
    assert (reading.state, reading.sureness, reading.suggestion) == (state, Sureness.SPELLING, word)


@pytest.mark.parametrize("typed", ["ждём ответа", "на паузе", "on hold", "отменено"])
def test_words_the_dropdown_does_not_offer_stand_as_they_are(typed: str) -> None:
    reading = READER.read(typed)
    assert reading.state in {State.WAITING, State.CANCELLED}
    assert (reading.sureness, reading.suggestion) == (Sureness.EXACT, None)


@pytest.mark.parametrize(
    "typed",
    [
        *("не готово", "не выполнено", "НЕ ВЫПОЛНЕНО", "невыполнено", "не выполненно", "ещё не готово", "неготово"),
        *("not done", "not ready yet", "undone", "isn't done", "incomplete"),
        *("закрыть", "сделай", "готовь", "close", "выполнено?"),
    ],
)
def test_nothing_is_closed_under_a_denial_or_on_a_guess(typed: str) -> None:
    reading = READER.read(typed)
    assert reading.state is State.UNKNOWN
    assert reading.sureness is Sureness.UNREADABLE


@pytest.mark.parametrize("typed", ["???", "#Н/Д", "🔥", "123", "101%", "Маркетинг", "05.04.2025", "-", "а" * 60_000])
def test_the_rest_is_unknown_never_planned(typed: str) -> None:
    assert READER.read(typed).state is State.UNKNOWN


@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_an_empty_status_is_empty(typed: str) -> None:
    assert READER.read(typed).sureness is Sureness.EMPTY


def test_the_nearest_word_is_suggested_but_none_that_closes_a_denial() -> None:
    assert READER.read("выполн.").suggestion == "Выполнено"
    assert READER.read("не выполнено").suggestion != "Выполнено"


@given(st.text())
def test_no_text_crashes_the_reader_and_only_the_understood_has_a_state(text: str) -> None:
    reading = READER.read(text)
    understood = reading.sureness in {Sureness.EXACT, Sureness.SPELLING}
    assert understood == (reading.state is not State.UNKNOWN)


DENIALS = ["не", "ещё не", "not", "никак не", "почти не"]
CLOSING = ["выполнено", "готово", "сделано", "завершено", "закрыто", "done", "completed", "closed"]


@given(st.sampled_from(DENIALS), st.sampled_from(CLOSING))
def test_no_denied_closing_word_closes(denial: str, word: str) -> None:
    assert not READER.read(f"{denial} {word}").state.closed


def test_english_sheets_read_russian_words_too(english: Template) -> None:
    assert StatusReader(english).read("выполнено").state is State.DONE
