"""What people say of pairs of rows: by ID, by text, and never of a row alone."""

import datetime as dt

import pytest

from sheetsync.memory.notes import SameRowError, UnknownRowError, said_not_duplicates
from sheetsync.model.memory import Memory, RowMemory
from sheetsync.model.row import RowTexts
from sheetsync.model.state import State

DAY = dt.date(2025, 4, 14)


def _memory(**steps: str) -> Memory:
    rows = {
        row_id: RowMemory(row_id, RowTexts(step, "", "", "", ""), State.PLANNED, DAY, DAY, DAY, DAY)
        for row_id, step in steps.items()
    }
    return Memory(began=DAY, rows=rows)


def _pairs(memory: Memory) -> list[tuple[str, str]]:
    return [(pair.text_a, pair.text_b) for pair in memory.not_duplicates]


@pytest.mark.parametrize(("one", "other"), [("Собрать отзывы", "Сбор отзывов"), ("r1", "r2"), ("r1", " сбор  ОТЗЫВОВ")])
def test_rows_are_named_by_id_or_by_text(one: str, other: str) -> None:
    memory = said_not_duplicates(_memory(r1="Собрать отзывы", r2="Сбор отзывов"), one, other, DAY)
    assert _pairs(memory) == [("Собрать отзывы", "Сбор отзывов")]
    assert said_not_duplicates(memory, one, other, DAY) == memory


def test_rows_of_one_text_may_be_two_pieces_of_work() -> None:
    memory = said_not_duplicates(_memory(r1="Отчёт", r2="Отчёт"), "Отчёт", "Отчёт", DAY)
    assert _pairs(memory) == [("Отчёт", "Отчёт")]


@pytest.mark.parametrize(("one", "other"), [("r1", "r1"), ("r1", "Отчёт"), ("отчет", "Отчёт")])
def test_a_row_is_never_the_double_of_itself(one: str, other: str) -> None:
    with pytest.raises(SameRowError):
        said_not_duplicates(_memory(r1="Отчёт", r2="Другое"), one, other, DAY)


def test_a_row_that_nobody_knows_is_named() -> None:
    with pytest.raises(UnknownRowError, match="Чего нет"):
        said_not_duplicates(_memory(r1="Отчёт"), "r1", "Чего нет", DAY)
