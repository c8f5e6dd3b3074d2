"""The colour rules, computed by a real formula engine in a Russian and in an American spreadsheet."""

import datetime as dt
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.localsheets.formulas import Calculator, entered_formula
from sheetsync.localsheets.values.locales import rules_for
from sheetsync.model.days import to_serial
from sheetsync.model.state import State
from sheetsync.model.template import Template
from sheetsync.workbook.rules import (
    Cells,
    canonical,
    due_soon_formula,
    overdue_formula,
    skeleton,
    state_formula,
    waiting_formula,
)
from sheetsync.workbook.words import folded, word_bar

TODAY = dt.date(2025, 4, 14)
NOW = dt.datetime(2025, 4, 14, 9, tzinfo=dt.UTC)
LOCALES = ("ru_RU", "en_US")
CELLS = Cells(1, due=0, status=1, blocker=2)
FIRST_ROW = ("$A1", "$B1", "$C1")


class OneCell(NamedTuple):
    value: Any = None
    formula: str | None = None
    format: None = None


class OneTab(NamedTuple):
    rows: list[list[OneCell]]
    sheet_id: int = 1
    title: str = "Статус"


class OneBook(NamedTuple):
    sheets: list[OneTab]
    locale: str
    time_zone: str = "Europe/Moscow"
    named_ranges: tuple[()] = ()


def truth(formula: str | None, rows: list[tuple[Any, Any, Any]], locale: str) -> list[Any]:
    """Say on which rows (due, status, blocker) the formula is true."""
    assert formula is not None
    entered = entered_formula(formula, rules_for(locale))
    lines = []
    for number, row in enumerate(rows, 1):
        text = entered
        for reference in FIRST_ROW:
            text = text.replace(reference, f"{reference[:2]}{number}")
        lines.append([*(OneCell(value) for value in row), OneCell(formula=text)])
    values = Calculator().values(OneBook([OneTab(lines)], locale), NOW)
    return [values[1][number, 3].value for number in range(len(rows))]


def serial(days: int) -> float:
    return float(to_serial(TODAY) + days)


@pytest.mark.parametrize("locale", LOCALES)
def test_overdue_is_open_and_before_today(any_template: Template, locale: str):
    done, working, planned, delayed = any_template.offered_statuses
    rows = [
        (serial(-1), working, None),
        (serial(-1), "что-то своё", None),
        (serial(-400), None, None),
        (serial(-1), delayed, "ждём"),
        (serial(-1), done, None),
        (serial(-1), f"  {done.upper()} ", None),
        (serial(-1), any_template.statuses[State.CANCELLED].name, None),
        (serial(0), working, None),
        (serial(3), planned, None),
        (None, working, None),
        ("05.04.2025", working, None),
        (serial(-1), 5.0, None),
    ]
    formula = overdue_formula(any_template, CELLS)
    assert truth(formula, rows, locale) == [True] * 4 + [False] * 7 + [True]


@pytest.mark.parametrize("locale", LOCALES)
def test_due_soon_begins_today_and_ends_after_the_given_days(any_template: Template, locale: str):
    working = any_template.statuses[State.IN_PROGRESS].name
    rows = [(serial(days), working, None) for days in (-1, 0, 1, 2, 3)]
    rows.append((serial(1), any_template.statuses[State.DONE].name, None))
    assert truth(due_soon_formula(any_template, CELLS, 2), rows, locale) == [False, True, True, True, False, False]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_status_word_has_the_colour_of_its_own_state_alone(any_template: Template, locale: str):
    words = [(state, word) for state, spec in any_template.statuses.items() for word in (spec.name, *spec.aliases)]
    rows = [(None, word, None) for _, word in words]
    for state in any_template.statuses:
        found = truth(state_formula(any_template, CELLS, state), rows, locale)
        assert [word for (_, word), true in zip(words, found, strict=True) if true] == [
            word for its, word in words if its is state
        ]


def test_case_spaces_and_yo_are_forgiven_and_negation_is_not(russian: Template):
    texts = ["ЖДЕМ ОТВЕТА", " ждём  ответа ", "Ждём ответа!", "не ждём ответа", "", "|"]
    rows = [(None, text, None) for text in texts]
    formula = state_formula(russian, CELLS, State.WAITING)
    assert truth(formula, rows, "ru_RU") == [True, True, False, False, False, False]


@pytest.mark.parametrize("locale", LOCALES)
def test_waiting_is_open_with_a_live_blocker_or_a_waiting_status(any_template: Template, locale: str):
    done, working, *_ = any_template.offered_statuses
    waiting = any_template.statuses[State.WAITING].name
    rows = [
        (None, working, "Продажи не передали 12 отзывов"),
        (None, waiting, None),
        (None, None, "?"),
        (None, working, None),
        (None, working, " "),
        (None, working, any_template.none_words[0].upper()),
        (None, working, "—"),
        (None, done, "Нет данных"),
    ]
    assert truth(waiting_formula(any_template, CELLS), rows, locale) == [True] * 3 + [False] * 5


def test_without_a_column_there_is_no_rule_that_needs_it(russian: Template):
    assert overdue_formula(russian, Cells(2, status=1)) is None
    assert state_formula(russian, Cells(2, due=1), State.DONE) is None
    assert waiting_formula(russian, Cells(2, due=1)) is None
    assert overdue_formula(russian, Cells(2, due=1)) == "=AND(ISNUMBER($B2);$B2<TODAY())"


def test_a_formula_is_known_again_with_commas_spaces_and_other_places(russian: Template):
    formula = due_soon_formula(russian, Cells(2, due=2, status=3), 2)
    other = due_soon_formula(russian, Cells(7, due=30, status=1), 14)
    assert formula is not None
    assert other is not None
    american = entered_formula(formula, rules_for("en_US")).replace(",$", ", $")
    assert ", $" in american
    assert canonical(american) == formula
    assert skeleton(other) == skeleton(american)
    assert skeleton(formula) != skeleton(overdue_formula(russian, CELLS) or "")


def test_what_stands_in_quotes_is_not_touched():
    assert canonical('=FIND("a, b ""c"" ; d"; $A1)') == '=FIND("a, b ""c"" ; d";$A1)'


@given(st.lists(st.text()))
def test_a_word_bar_holds_each_word_between_bars(words: list[str]):
    bar = word_bar(words)
    for word in words:
        assert (f"|{folded(word)}|" in bar) == (bool(folded(word)) and "|" not in word)
