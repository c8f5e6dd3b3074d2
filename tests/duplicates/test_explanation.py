"""Why two texts are the same work, or are not."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sheetsync.duplicates.explanation import explain, explanation_facts, explanation_lines
from sheetsync.messages import Messages

PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is slow to draw and to load the dictionary."""

RUSSIAN = Messages("ru")


def told(one: str, other: str) -> list[str]:
    return list(explanation_lines(explain(one, other), RUSSIAN))


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [
        ("Собрать отзывы", "Сбор отзывов", "Собрать = Сбор (один корень)"),
        ("Собрать отзывы", "Сбор отзывов", "отзывы = отзывов (другая форма)"),
        ("Закупить бумагу", "Купить бумагу", "Закупить = Купить (синонимы)"),
        ("Составить ТЗ на сайт", "Составить техническое задание на сайт", "ТЗ = техническое задание (сокращение)"),
        ("Обновить дашборд", "Обновить dashboard", "дашборд = dashboard (в двух алфавитах)"),
        ("Подготовить презентацию", "Подготовить презинтацию", "презентацию = презинтацию (опечатка)"),
        ("Сверить кассу", "Необходимо срочно сверить кассу", "Не учитывается: «Необходимо», «срочно»"),
        ("Отчёт за март", "Отчёт за апрель", "Разные дни, месяцы или годы: «март» и «апрель»"),
        ("Договор 15", "Договор 16", "Разные числа: «15» и «16»"),
        ("5 столов и 10 стульев", "10 столов и 5 стульев", None),
        ("Ремонт цеха А", "Ремонт цеха Б", "Разные буквы: «А» и «Б»"),
        ("Не отгружать партию", "Отгружать партию", "В одном тексте отрицание: «Не» только в одном тексте"),
        ("Открыть счёт", "Закрыть счёт", "Противоположное: «Открыть» и «Закрыть»"),
        ("Подготовить договор", "Подписать договор", "Разные слова: «Подготовить» и «Подписать»"),
        ("Починить кран до 5 мая", "Починить кран до 6 мая", "Разные сроки: «до 5 мая» и «до 6 мая»"),
        (
            "Возврат от поставщика",
            "Возврат поставщику",
            "Разное направление: откуда и куда: «Возврат от поставщика» и «Возврат поставщику»",
        ),
    ],
)
def test_each_reason_is_told_in_words(one: str, other: str, line: str | None) -> None:
    assert (line or "Разные числа: «5 столов и 10 стульев» и «10 столов и 5 стульев»") in told(one, other)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Собрать отзывы", "Сбор отзывов", "Та же работа."),
        ("Собрать отзывы", "Оплатить счёт", "Разная работа."),
        ("Установить камеры", "Установить большие камеры", "Возможно, та же работа."),
    ],
)
def test_the_verdict_stands_first(one: str, other: str, verdict: str) -> None:
    assert told(one, other)[0] == verdict


def test_what_one_says_more_is_told() -> None:
    assert "В одном тексте сказано больше: «наблюдения» только в одном тексте" in told(
        "Установить камеры", "Установить камеры наблюдения"
    )


def test_facts_name_the_lines_of_the_lexicon() -> None:
    facts = explanation_facts(explain("Закупить бумагу", "Купить бумагу"))
    assert facts["verdict"] == "duplicate"
    assert facts["difference"] is None
    by = {link["one"]: (link["how"], link["lexicon"]) for link in facts["links"]}
    assert by["бумагу"] == ("same", [])
    how, lines = by["Закупить"]
    assert how == "synonym"
    assert any("приобрести" in line for line in lines)


WORDS = ["Собрать", "сбор", "отзывы", "за март", "5", "не", "ТЗ", "ООО", "срочно", "до пятницы", "A", "the plan"]


@PATIENT
@given(st.lists(st.sampled_from(WORDS), max_size=5), st.lists(st.sampled_from(WORDS), max_size=5))
@example(["5", "Собрать", "5"], ["5", "отзывы", "5"])
def test_whatever_differs_is_named_and_a_double_has_no_difference(one: list[str], other: list[str]) -> None:
    facts = explanation_facts(explain(" ".join(one), " ".join(other)))
    assert (facts["verdict"] == "duplicate") is (facts["difference"] is None)
    if facts["links"] and facts["difference"]:
        assert any(facts["differs"])
