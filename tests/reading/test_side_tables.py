"""«Решения», «Опрос» and «Дубли»."""

import datetime as dt

from sheetsync.model.grid import Cell
from sheetsync.model.template import Template
from sheetsync.reading.decisions import find_decisions, read_decisions
from sheetsync.reading.pulse import Answer, read_answers
from sheetsync.reading.verdicts import pair_key, read_verdicts

from .sheets import cell, tab

DAY = dt.date(2025, 4, 14)


def test_decisions_are_read_with_their_cells_as_typed(russian: Template) -> None:
    header = ("Решение / действие", "Ответственный отдел", "Срок", "Строка")
    lines = read_decisions(
        tab(
            ("Встреча 14.04",),
            header,
            ("Обновить прайс ", "Продажи", DAY, "k1"),
            (),
            ("", "", "", "k2"),
            ("", "Продажи"),
        ),
        russian,
    )
    assert [(line.number, line.text, line.row_text) for line in lines] == [
        (3, "Обновить прайс ", "k1"),
        (5, "", "k2"),
        (6, "", ""),
    ]
    assert (lines[0].owner, lines[0].due) == (Cell("Продажи"), cell(DAY))


def test_the_tagged_row_column_is_known_under_any_header(russian: Template) -> None:
    header = ("Решение / действие", "Срок", "служебное", "Ответственный отдел")
    (line,) = read_decisions(tab(header, ("Обновить прайс", DAY, "k1", "Продажи"), tags={2: "row"}), russian)
    assert (line.row_text, line.owner) == ("k1", Cell("Продажи"))


def test_decisions_without_their_header_are_not_guessed(russian: Template) -> None:
    lost = tab(("Обновить прайс", "Продажи", DAY))
    assert find_decisions(lost, russian) is None
    assert read_decisions(lost, russian) == ()
    assert read_decisions(None, russian) == ()


def test_answers_have_a_day_and_a_number_and_nothing_else(russian: Template) -> None:
    answers = read_answers(
        tab(
            ("Дата", "Оценка", "Имя"),
            (DAY, 4, "Анна"),
            (Cell(45761.5, "DATE_TIME"), "4,5"),
            ("14.04.2025", "5"),
            ("вчера", 5),
            ("14.04", 5),
            (DAY, "хорошо"),
            (DAY, True),
            ("", 3),
            (DAY, "nan"),
        ),
        russian,
    )
    assert answers == (Answer(DAY, 4), Answer(DAY, 4.5), Answer(DAY, 5))
    assert read_answers(tab(("Имя", "Возраст"), (DAY, 4)), russian) == ()


def test_only_pairs_said_to_be_none_are_verdicts(russian: Template) -> None:
    words = russian.duplicates
    header = ("", words.first, words.second, words.why, words.decision)
    verdicts = read_verdicts(
        tab(
            header,
            (pair_key("a", "b"), "Один", "Другой", "те же слова", " Не  дубль!"),
            (pair_key("a", "c"), "Один", "Третий", "те же слова", ""),
            (pair_key("a", "d"), "Один", "Четвёртый", "", "дубль"),
            ("", "Один", "Пятый", "", "не дубль"),
        ),
        russian,
    )
    assert [(one.first_id, one.second_id, one.second_step) for one in verdicts] == [("a", "b", "Другой")]
    assert read_verdicts(None, russian) == ()
