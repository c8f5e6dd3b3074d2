"""The board shows the same rows as the table, each once, and marks what stands still."""

import datetime as dt

import pytest

from sheetsync.meeting.board import CARDS, COLUMNS, board_lines
from sheetsync.messages import Messages
from sheetsync.model.desired import DesiredLine, Style
from sheetsync.model.grid import Cell
from sheetsync.model.memory import RowMemory
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.settings import Department, Settings
from sheetsync.model.state import Label
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

TODAY = dt.date(2025, 3, 24)
TEMPLATE = load_template("status.ru")
READER = Reader(TEMPLATE, Settings(departments=(Department("Касса"),)))


def row(name: str, status: str = "В работе", due: str = "", blocker: str = "") -> Row:
    texts = RowTexts(name, "Касса", due, status, blocker)
    line = Line(2, RowCells(*(Cell(text or None) for text in texts)), texts)
    return READER.read(line, name, seen_on=TODAY, locale="ru_RU")


def board(*rows: Row, since: dict[str, dt.date] | None = None) -> tuple[DesiredLine, ...]:
    memories = {one.id: remembered(one, (since or {}).get(one.id, TODAY)) for one in rows}
    return board_lines(rows, memories, TODAY, TEMPLATE, Messages("ru"))


def remembered(one: Row, day: dt.date) -> RowMemory:
    return RowMemory(one.id, one.line.texts, one.state, day, day, day, day)


def test_each_row_is_one_card_under_its_label_and_the_heads_count_them() -> None:
    head, *cards = board(
        row("а"), row("б", "Выполнено"), row("в", "Запланировано"), row("г", "ой"), row("д", blocker="Ждём юриста")
    )
    assert [cell.value for cell in head.cells] == [
        "запланировано · 1",
        "в работе · 1",
        "ждём ответа · 1",
        "не понято · 1",
        "закрыто · 1",
    ]
    assert [str(cell.value).splitlines()[0] for cell in cards[0].cells] == ["в", "а", "д", "г", "б"]
    assert [cell.style.value for cell in head.cells] == [label.value for label in COLUMNS]


@pytest.mark.parametrize(("days", "dots"), [(6, ""), (7, "●"), (14, "●●"), (27, "●●●"), (300, "●●●●")])
def test_a_card_ages_by_the_week(days: int, dots: str) -> None:
    _, card = board(row("а"), since={"а": TODAY - dt.timedelta(days=days)})
    text = str(card.cells[1].value)
    assert text.count("●") == len(dots)
    assert (f"{days} " in text) is bool(dots)


def test_an_overdue_card_says_so_and_the_oldest_stands_on_top() -> None:
    rows = (row("а"), row("б", due="21.03.2025"), row("в"))
    _, first, second, third = board(*rows, since={"в": TODAY - dt.timedelta(days=2), "б": TODAY - dt.timedelta(days=9)})
    texts = [str(line.cells[1].value).splitlines() for line in (first, second, third)]
    assert texts[0] == ["б", "Касса · 21.03", "просрочено: 3 дня", "● 9 дней в этом статусе"]
    assert first.cells[1].style is Style.WARNING
    assert [text[0] for text in texts] == ["б", "в", "а"]


def test_a_long_column_is_cut_and_counted_and_its_head_counts_all() -> None:
    head, *cards = board(*(row(f"дело {at}") for at in range(CARDS + 7)))
    assert head.cells[list(COLUMNS).index(Label.IN_PROGRESS)].value == f"в работе · {CARDS + 7}"
    assert len(cards) == CARDS + 1
    assert cards[-1].cells[1].value == "и ещё 7"


def test_an_empty_sheet_has_a_board_of_heads() -> None:
    assert len(board()) == 1
