"""Words of one deed: the verb, the name of the deed, the verb that only carries that name; and what is said twice."""

import pytest

from sheetsync.duplicates.explanation import explain, explanation_facts
from sheetsync.duplicates.verdict import Difference, Verdict


def ties(one: str, other: str) -> dict[tuple[str, str], str]:
    return {(link["one"], link["other"]): link["how"] for link in explanation_facts(explain(one, other))["links"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Настелить линолеум", "Настил линолеума"),
        ("Рытьё траншеи", "Прорыть траншею"),
        ("Паять платы", "Пайка плат"),
        ("Подогреть битум", "Подогрев битума"),
        ("Благоустроить двор", "Благоустройство двора"),
        ("Распечатать бланки", "Отпечатать бланки"),
        ("Choose a supplier", "Choice of supplier"),
        ("Доски из дерева", "Деревянные доски"),
        ("Заказать молочные продукты", "Заказать продукты из молока"),
    ],
)
def test_words_of_one_root_are_one_work(one: str, other: str) -> None:
    assert explain(one, other).judgement.verdict is Verdict.DUPLICATE
    assert "root" in ties(one, other).values()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Дать ответ прокуратуре", "Ответить прокуратуре"),
        ("Внести предложение о скидках", "Предложить скидки"),
        ("Make a decision on the venue", "Decide on the venue"),
        ("Сверка касс: сверить чеки", "Сверка касс и чеков"),
    ],
)
def test_a_verb_that_only_carries_a_deed_and_what_is_said_twice_change_nothing(one: str, other: str) -> None:
    assert explain(one, other).judgement.verdict is Verdict.DUPLICATE
    assert explain(other, one).judgement.verdict is Verdict.DUPLICATE


def test_such_a_verb_counts_where_the_deed_is_another() -> None:
    assert explain("Получить ответ прокуратуры", "Ответить прокуратуре").judgement.verdict is Verdict.DIFFERENT
    assert explain("Заказ принять", "Заказ отправить").judgement.verdict is Verdict.DIFFERENT


def test_each_relation_is_named_for_what_it_is() -> None:
    assert ties("Мыть окна", "Вымыть окна")["Мыть", "Вымыть"] == "root"
    assert ties("Купить мат-лы", "Купить материалы")["мат-лы", "материалы"] == "short"
    assert ties("Сверка: сверить счета", "Сверка счетов")["сверить", "Сверка"] == "root"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Привести клумбы у входа в порядок", "Навести порядок в клумбах у входа"),
        ("Взять сварщика на работу", "Нанять сварщика"),
        ("Pick the parcel up", "Collect the parcel"),
    ],
)
def test_a_phrase_is_known_where_a_text_parts_it(one: str, other: str) -> None:
    assert explain(one, other).judgement.verdict is Verdict.DUPLICATE
    assert "synonym" in ties(one, other).values()


def test_a_verb_turned_by_the_word_behind_it_is_the_opposite() -> None:
    judgement = explain("Turn the heating on", "Turn off the heating").judgement
    assert (judgement.verdict, judgement.difference) == (Verdict.DIFFERENT, Difference.OPPOSITE)
