"""Rows of the same work."""

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.duplicates.meaning import meaning
from sheetsync.duplicates.pairs import find_duplicates
from sheetsync.messages import Messages
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.model.grid import EMPTY, Cell
from sheetsync.model.memory import NotDuplicate
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.settings import Settings
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is slow to draw and to load the dictionary."""

TODAY = dt.date(2026, 5, 18)
READER = Reader(load_template("status.ru"), Settings())


def rows(*steps: str | tuple[str, str]) -> list[Row]:
    """Return rows with ids a, b, c …; open ones, or with the status given beside the step."""
    made = []
    for number, given_step in enumerate(steps):
        step, status = given_step if isinstance(given_step, tuple) else (given_step, "В работе")
        cells = RowCells(Cell(step), EMPTY, EMPTY, Cell(status), EMPTY)
        line = Line(number + 2, cells, RowTexts(step, "", "", status, ""))
        made.append(READER.read(line, _name(number), seen_on=TODAY, locale="ru_RU"))
    return made


def _name(number: int) -> str:
    return f"{number:04}"


def found(
    *steps: str | tuple[str, str],
    done_on: Mapping[str, dt.date | None] | None = None,
    not_duplicates: tuple[NotDuplicate, ...] = (),
) -> tuple[DuplicatePair, ...]:
    return find_duplicates(
        rows(*steps), today=TODAY, done_on=done_on or {}, not_duplicates=not_duplicates, messages=Messages("ru")
    )


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Сверить кассу за апрель", "  сверить  кассу за апрель ", "тот же текст"),
        ("Подготовить отчёт по НДС", "Отчет по НДС", "те же слова"),
        ("Оплатить счёт № 118", "Оплатить счет №118!", "те же слова"),
        ("Вернуть тару от сети «Лакомка»", "Вернуть тару от сети Лакомка", "те же слова"),
        ("Замена ремня", "Зaмeнa peмня", "те же слова"),
        ("Провести инвентаризацию картона", "Инвентаризация картона", "те же слова"),
        ("Закупить 1 000 коробок", "Закупить 1000 коробок", "те же слова"),
        ("Собрать отзывы кофеен о пакетиках", "Собрать отзывы о пакетиках в кофейнях", "те же слова в другом порядке"),
        ("Линия розлива — обслуживание", "Обслуживание линии розлива", "те же слова в другом порядке"),
        ("Update the price list", "Price lists: update", "те же слова в другом порядке"),
    ],
)
def test_the_same_work_in_other_words_is_found_with_its_reason(one: str, other: str, why: str) -> None:
    (pair,) = found(one, other)
    assert pair == DuplicatePair("0000", "0001", one, other, why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Отчёт по рекламе за март", "Отчёт по рекламе за апрель"),
        ("Упаковать партию 415", "Упаковать партию 416"),
        ("Смена с 1 по 5", "Смена с 5 по 1"),
        ("Открыть счёт", "Закрыть счёт"),
        ("Подготовить договор", "Подписать договор"),
        ("Отгрузка заказа для Сигмы", "Отгрузка заказа для Омеги"),
        ("Возврат от поставщика", "Возврат поставщику"),
        ("Передать маркетингу отзывы", "Передать отзывы маркетинга"),
        ("Перевести из рублей в доллары", "Перевести из долларов в рубли"),
        ("Не отгружать партию", "Отгружать партию"),
        ("Ремонт цеха А", "Ремонт цеха Б"),
        ("Замена шин", "Замена шины данных"),
        ("Версия 2.1", "Версия 2.10"),
        ("Поставка лука", "Поставка лака"),
    ],
)
def test_what_differs_in_a_word_that_matters_is_another_work(one: str, other: str) -> None:
    assert found(one, other) == ()


@pytest.mark.parametrize("step", ["", "  ", "-", "???", "🔥", "срочно"])
def test_steps_without_words_are_no_doubles(step: str) -> None:
    assert found(step, step) == ()


STEP = "Снять ролик о доставке"


@pytest.mark.parametrize(
    ("first", "second", "days_ago", "are_doubles"),
    [
        ("В работе", "Запланировано", None, True),
        ("В работе", "???", None, True),
        ("В работе", "Выполнено", 0, True),
        ("Выполнено", "В работе", 30, True),
        ("В работе", "Выполнено", 31, False),
        ("В работе", "Выполнено", None, False),
        ("Выполнено", "Выполнено", 1, False),
        ("В работе", "Отменено", None, False),
    ],
)
def test_a_closed_row_is_a_double_for_thirty_days(
    first: str,
    second: str,
    days_ago: int | None,
    are_doubles: bool,  # noqa: FBT001  # a case of the table
) -> None:
    done = None if days_ago is None else TODAY - dt.timedelta(days=days_ago)
    pairs = found((STEP, first), (STEP, second), done_on={"0000": done, "0001": done})
    assert bool(pairs) is are_doubles


def test_no_double_stays_said_while_both_keep_their_words() -> None:
    said = (NotDuplicate("Сверить остатки кофеен", "Сверить остатки в кофейнях срочно", TODAY),)
    assert found("сверить  остатки кофеен!", "Сверить остатки в кофейнях", not_duplicates=said) == ()
    assert found("Остатки кофеен сверить", "Сверить остатки в кофейнях", not_duplicates=said) != ()


def test_no_double_says_nothing_of_other_rows() -> None:
    said = (NotDuplicate("Сверить остатки", "Остатки сверить", TODAY),)
    pairs = found("Сверить остатки", "Остатки сверить", "Сверить остатки", not_duplicates=said)
    assert [(pair.first_id, pair.second_id) for pair in pairs] == [("0000", "0002")]


def test_of_a_few_equal_rows_every_pair_is_told_of_many_each_with_the_first() -> None:
    assert len(found(*[STEP] * 4)) == 6
    many = found(*[STEP] * 500)
    assert [pair.first_id for pair in many] == ["0000"] * 499


@PATIENT
@given(st.lists(st.sampled_from([STEP, "Ролик о доставке снять", "Снять ролик", "Отгрузка 5", "-"]), max_size=7))
def test_the_upper_row_is_first_and_no_row_pairs_with_itself(steps: list[str]) -> None:
    pairs = found(*steps)
    assert all(pair.first_id < pair.second_id for pair in pairs)
    assert len({(pair.first_id, pair.second_id) for pair in pairs}) == len(pairs)


@PATIENT
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_texts_crash_it_and_it_answers_alike_both_ways(one: str, other: str) -> None:
    assert bool(found(one, other)) == bool(found(other, one))
    assert bool(found(one, one)) == bool(meaning(one).tokens)
