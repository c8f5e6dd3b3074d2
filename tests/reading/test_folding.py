"""What is forgiven when texts are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.reading.folding import fold, strip_marks, untangle


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("  В   РАБОТЕ ", "в работе"),
        ("Ждём\u00a0ответа", "ждем ответа"),
        ("Про\u200bдажи", "продажи"),
        ("и\u0306", "й"),
        ("✔\ufe0f", "✔"),
    ],
)
def test_differences_nobody_sees_are_folded_away(typed: str, same: str) -> None:
    assert fold(typed) == same


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bыполнено", "выполнено"),
        ("Mаркетинг", "маркетинг"),
        ("Пpодажи", "продажи"),
        ("Сlosed", "closed"),
        ("CRM лежит", "crm лежит"),
        ("brief от маркетинга", "brief от маркетинга"),
    ],
)
def test_only_words_of_two_alphabets_are_put_into_one(typed: str, meant: str) -> None:
    assert untangle(fold(typed)) == meant


def test_marks_go_but_hyphens_inside_words_stay() -> None:
    assert strip_marks("✅ готово! (тех-поддержка) —") == "готово тех-поддержка"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert untangle(untangle(fold(text))) == untangle(fold(text))
    assert strip_marks(strip_marks(fold(text))) == strip_marks(fold(text))
