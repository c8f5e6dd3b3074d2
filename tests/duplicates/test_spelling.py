"""Ways to write one thing: percents, quarters, numbers that name something, hyphens, slips of the pen, asides."""

import time

import pytest

from sheetsync.duplicates.explanation import explain
from sheetsync.duplicates.slips import SlipIndex
from sheetsync.duplicates.verdict import Verdict
from sheetsync.duplicates.word import word_of


def are_one(one: str, other: str) -> bool:
    return explain(one, other).judgement.verdict is Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Повысить цены на 5 процентов", "Поднять цены на 5%"),
        ("Raise prices by 5 per cent", "Raise prices by 5 %"),
        ("Отчёт за Q1", "Отчёт за первый квартал"),
        ("Отчёт за 2П 2025", "Отчёт за II полугодие 2025 г."),
        ("H1 sales report", "Sales report for the first half"),
        ("Оплатить счёт N 87", "Оплатить счёт номер 87"),
        ("Pay invoice No. 87", "Pay invoice #87"),
        ("Нанять троих грузчиков", "Нанять 3 грузчиков"),
        ("Заказать 20 шт. ламп", "Заказать 20 ламп"),
        ("Провести тест-драйв", "Провести тестдрайв"),
        ("Организовать трам-парад", "Организовать трампарад"),
        ("Arrange a pick-up", "Arrange a pickup"),
        ("Relabel the pallets", "Relabelling of pallets"),
        ("Reconcile petty cash", "Reconcile petty csah"),
        ("Заменить картриджи", "Замена катриджей"),
        ("Выслать образцы плитки", "Отправка образцов плитки"),
        ("Купить двухкомнатную квартиру", "Купить 2-комнатную квартиру"),
        ("Трёхдневный тренинг", "3-х дневный тренинг"),
        ("Отгрузить 20 тыс. т угля", "Отгрузить 20000 тонн угля"),
        ("Уложить 20 м2 плитки", "Уложить 20 кв. м плитки"),
        ("Купить кабель 5м", "Купить кабель 5 метров"),
        ("Оплатить $500", "Pay 500 USD"),
        ("Print 10,000 flyers", "Print 10000 flyers"),
        ("Заменить KKM в аптеке", "Заменить ККМ в аптеке"),
        ("Вызвать мacтepa по лифтам", "Вызвать мастера по лифтам"),
        ("Купить мат-лы для ремонта", "Купить материалы для ремонта"),
        ("Сделать моб приложение", "Сделать мобильное приложение"),
        ("Согласовать ППР на кровлю", "Согласовать проект производства работ на кровлю"),
        ("Сдать отчёт до 5 числа", "Сдать отчёт"),
        ("Сократить логистические расходы", "Сокращение расходов на логистику"),
    ],
)
def test_one_thing_is_written_in_many_ways(one: str, other: str) -> None:
    assert are_one(one, other)
    assert are_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Обновить план эвакуации", "В рабочем порядке обновить план эвакуации"),
        ("Отремонтировать ворота", "Отремонтировать ворота, желательно до 15 мая"),
        ("Отправить отчёт", "Не забыть отправить отчёт"),
        ("Send the report", "Don't forget to send the report as soon as possible"),
    ],
)
def test_asides_change_nothing(one: str, other: str) -> None:
    assert are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Скидка 10%", "Скидка 15%"),
        ("Скидка 10%", "Скидка 10"),
        ("Отчёт за Q1", "Отчёт за Q2"),
        ("Отчёт за H1", "Отчёт за Q1"),
        ("Счёт N 87", "Счёт N 78"),
        ("Увольнение Климова", "Увольнение Климовой"),
        ("Не отправлять отчёт", "Отправить отчёт"),
        ("Petty cash", "Petty cast"),
    ],
)
def test_what_only_looks_alike_stays_apart(one: str, other: str) -> None:
    assert not are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Подготовить бюджет на 2026 год", "Prepare 2026 budget", True),
        ("Бюджет 2026", "Бюджет на 2026 год", True),
        ("Бюджет 2026", "Бюджет 2027", False),
        ("Закупить 2020 коробок", "Закупить 2030 коробок", False),
        ("Закупить 2020 коробок", "Закупить коробки", False),
        ("Договор 2025", "Договор", False),
    ],
)
def test_a_year_is_one_wherever_it_stands(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a case
    assert are_one(one, other) is same


@pytest.mark.parametrize(("word", "slip"), [("прайслист", "прайслсит"), ("катриджей", "картриджей")])
def test_a_slip_is_found_among_words_that_are_known_and_that_are_not(word: str, slip: str) -> None:
    index = SlipIndex()
    for text in ("картриджей", "катриджа", word, "отзывов"):
        index.add(word_of(text))
    index.add_known("картонажей")
    assert word in {near.text for near in index.near(word_of(slip))}
    assert word_of("отзывов") not in index.near(word_of("отзыв"))


def test_a_word_longer_than_any_word_is_no_slip_and_costs_nothing() -> None:
    index = SlipIndex()
    long, longer = word_of("абвгд" * 10_000), word_of("абвгд" * 10_000 + "е")
    began = time.process_time()
    index.add(long)
    assert index.near(longer) == []
    assert time.process_time() - began < 0.1
