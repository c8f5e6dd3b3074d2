"""Misspelt words: understood only where one word can be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.reading.spelling import meant, nearest

KNOWN = {"выполнено": "done", "в работе": "doing", "запланировано": "planned", "цех 1": "one", "цех 2": "two"}


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("выполненно", "done"),
        ("выполнео", "done"),
        ("выпонлено", "done"),
        ("в рабтое", "doing"),
        ("запланирвоанно", "planned"),
        ("запл", None),
        ("цех 3", None),
        ("готово", None),
    ],
)
def test_a_slip_is_read_through_where_one_word_is_near(typed: str, meaning: str | None) -> None:
    assert meant(typed, KNOWN) == meaning


def test_two_words_as_near_are_none() -> None:
    assert meant("комнат", {"комнаты": "rooms", "команат": "other"}) is None


def test_the_nearer_of_two_wins() -> None:
    assert meant("производтво", {"производство": "a", "производства": "b"}) == "a"


@given(st.text(max_size=20))
def test_a_known_word_means_itself_or_is_too_short_to_be_misspelt(word: str) -> None:
    assert meant(word, {word: 1}) == (1 if len(word) >= 5 else None)


def test_the_nearest_word_is_suggested_only_if_half_alike() -> None:
    assert nearest("выполн.", ["Выполнено", "В работе"]) == "Выполнено"
    assert nearest("???", ["Выполнено", "В работе"]) is None
