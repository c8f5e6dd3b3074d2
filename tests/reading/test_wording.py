"""How barriers are worded, and what is suggested instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.settings import Department
from sheetsync.reading.wording.reader import Level, WordingReader

FIVE = ("Маркетинг", "Продажи", "Производство", "Техподдержка", "Бухгалтерия")
READER = WordingReader([Department(name) for name in FIVE])
PAIRS = {
    "Продажи не передали лидов": "Нам нужно наладить процесс передачи лидов до 12:00",
    "Производство тормозит": "Какие ресурсы нам нужны, чтобы ускорить выпуск?",
    "Маркетинг не знает, что нужно": "Как мы можем лучше передавать требования от клиентов?",
}


@pytest.mark.parametrize(("said", "instead"), PAIRS.items())
def test_the_articles_phrases_get_the_articles_answers(said: str, instead: str) -> None:
    assert READER.read(said) == (Level.BLAMING, instead)
    assert READER.read(f"{said.lower()}.") == (Level.BLAMING, instead)


@pytest.mark.parametrize("instead", PAIRS.values())
def test_what_is_suggested_blames_nobody(instead: str) -> None:
    assert READER.read(instead).level is Level.NONE


def test_a_fact_keeps_its_words_in_the_suggestion() -> None:
    reading = READER.read("Продажи не передали 12 отзывов")
    assert reading == (Level.SOFT, "Нужно от «Продажи»: 12 отзывов. К какому сроку?")


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("Бухгалтерия не оплатила счёт № 154", ["счёт № 154"]),
        ("Маркетинг не вернул договор с «Вектором»", ["договор с «Вектором»"]),
        ("Бухгалтерия опять потеряла счёт № 154", ["счёт № 154"]),
        ("Продажи вечно путают цены в «Каталоге» на 15 %", ["«Каталоге»", "15 %"]),
    ],
)
def test_what_is_suggested_keeps_the_facts(said: str, facts: list[str]) -> None:
    suggestion = READER.read(said).suggestion or ""
    assert [fact for fact in facts if fact not in suggestion] == []


def test_a_reproach_of_nobody_in_particular_asks_what_is_needed() -> None:
    reading = READER.read("Кто-то опять всё сломал!!!")
    assert reading.level is Level.BLAMING
    assert reading.suggestion is not None
    assert "{" not in reading.suggestion


@pytest.mark.parametrize("machine", ["Сайт", "CRM", "Сервер", "1С", "Станок"])
@pytest.mark.parametrize("said", ["тормозит", "опять лежит", "постоянно подводит", "вечно спит"])
def test_of_a_machine_it_is_a_fact(machine: str, said: str) -> None:
    assert READER.read(f"{machine} {said}").level is Level.NONE


@pytest.mark.parametrize("department", FIVE)
def test_every_department_is_spoken_of_with_respect(department: str) -> None:
    reading = READER.read(f"{department} — вечно всё путает")
    assert reading.level is Level.BLAMING
    assert department in (reading.suggestion or "")


@given(st.text(max_size=80))
def test_no_text_crashes_the_reader_and_only_a_neutral_one_gets_no_suggestion(text: str) -> None:
    reading = READER.read(text)
    assert (reading.suggestion is None) == (reading.level is Level.NONE)


@pytest.mark.parametrize(
    "said", ["Кладовщики который день чай пьют", "Кладовщики пили чай", "The nurses were twiddling their thumbs"]
)
def test_what_people_do_is_heard_in_any_form_and_order(said: str) -> None:
    assert READER.read(said).level is Level.BLAMING


@pytest.mark.parametrize("said", ["Кладовщики не ленятся", "Кладовщики забыли акт", "Опять привезли 12 паллет"])
def test_what_is_denied_or_a_plain_deed_is_no_reproach(said: str) -> None:
    assert READER.read(said).level is not Level.BLAMING


@pytest.mark.parametrize("said", ["В этой редакции одни графоманы", "Склад «работает»", "Лгуны из отдела продаж"])
def test_a_suggestion_repeats_no_name_that_people_were_called(said: str) -> None:
    reading = READER.read(said)
    assert reading.level is Level.BLAMING
    assert not {"графоман", "работает", "лгун"} & set(
        (reading.suggestion or "").replace("«", " ").replace("»", " ").split()
    )
