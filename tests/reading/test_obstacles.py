"""Whether a barrier text says that something is in the way."""

import pytest

from sheetsync.model.template import Template
from sheetsync.reading.blockers.obstacle import NoneWords


@pytest.mark.parametrize(
    "text",
    [
        "нет",
        "Нет.",
        "НЕТ!",
        "-",
        "—",
        "Нет барьеров",
        "нет  проблем",
        "всё ок",
        "по плану",
        "решено",
        "Вопрос снят",
        "n/a",
    ],
)
def test_none_words_deny_an_obstacle(russian: Template, text: str) -> None:
    assert NoneWords(russian.none_words).deny(text)


@pytest.mark.parametrize(
    "text",
    ["нет бюджета", "нет, но ждём подпись", "?", "нет?", "Проблем нет, ждём юриста", "решено не всё", "🔥", "..."],
)
def test_more_than_a_none_word_is_an_obstacle(russian: Template, text: str) -> None:
    assert not NoneWords(russian.none_words).deny(text)
