"""Suggestions of a language model: never more than «возможно», and nothing at all without the extra."""

import datetime as dt
import importlib
from collections.abc import Iterator, Sequence

import pytest

from sheetsync.duplicates.pairs import Doubles, find_doubles
from sheetsync.duplicates.semantic import MOST, ModelSemantic, Semantic, load_semantic
from sheetsync.messages import Messages
from sheetsync.model.grid import EMPTY, Cell
from sheetsync.model.memory import NotDuplicate
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.settings import Settings
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

TODAY = dt.date(2026, 5, 18)
READER = Reader(load_template("status.ru"), Settings())


class Everything:
    """A model to which all is alike: what it may suggest then is up to the product."""

    def near(self, texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        yield from ((one, other, 0.99) for other in range(len(texts)) for one in range(other))


def doubles(*steps: str, semantic: Semantic | None = None, said: tuple[NotDuplicate, ...] = ()) -> Doubles:
    rows: list[Row] = []
    for number, step in enumerate(steps):
        line = Line(number + 2, RowCells(Cell(step), EMPTY, EMPTY, EMPTY, EMPTY), RowTexts(step, "", "", "", ""))
        rows.append(READER.read(line, f"{number:04}", seen_on=TODAY, locale="ru_RU"))
    return find_doubles(rows, today=TODAY, done_on={}, not_duplicates=said, messages=Messages("ru"), semantic=semantic)


def test_words_that_only_a_model_finds_near_are_suggested_and_no_more() -> None:
    steps = ("Привлечь блогеров к рекламе сока", "Договориться с блогерами о рекламе сока")
    assert doubles(*steps).perhaps == ()
    found = doubles(*steps, semantic=Everything())
    assert (found.pairs, len(found.perhaps)) == ((), 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Счёт 7701", "Счёт 7702"),
        ("Отчёт за март", "Отчёт за апрель"),
        ("Открыть счёт", "Закрыть счёт"),
        ("Заказ для «Сигмы»", "Заказ для «Омеги»"),
        ("Возврат от поставщика", "Возврат поставщику"),
        ("Ремонт цеха А", "Ремонт цеха Б"),
    ],
)
def test_what_must_not_differ_is_never_suggested(one: str, other: str) -> None:
    assert doubles(one, other, semantic=Everything()) == Doubles((), ())


def test_what_people_denied_is_not_suggested_again() -> None:
    steps = ("Привлечь блогеров к рекламе сока", "Договориться с блогерами о рекламе сока")
    assert doubles(*steps, semantic=Everything(), said=(NotDuplicate(*steps, TODAY),)).perhaps == ()


def test_a_large_sheet_is_not_read_by_the_model() -> None:
    assert doubles(*(f"Счёт {number}" for number in range(MOST + 1)), semantic=Everything()).perhaps == ()


def test_without_the_extra_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert load_semantic() is None


class Vector(tuple[float, ...]):
    __slots__ = ()

    def __matmul__(self, other: "Vector") -> float:
        return sum(a * b for a, b in zip(self, other, strict=True))


def test_the_model_reads_each_text_once() -> None:
    class Model:
        read: list[str] = []  # noqa: RUF012 - one model, one list

        def passage(self, texts: list[str]) -> list[Vector]:
            self.read += texts
            return [Vector((1.0, 0.0)) if text.startswith("a") else Vector((0.0, 1.0)) for text in texts]

    semantic = ModelSemantic(Model())
    assert [pair[:2] for pair in semantic.near(["a", "b", "ab"])] == [(0, 2)]
    assert [pair[:2] for pair in semantic.near(["ab", "a"])] == [(0, 1)]
    assert Model.read == ["a", "b", "ab"]
