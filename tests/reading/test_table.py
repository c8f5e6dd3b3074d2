"""Where the status table is in its tab."""

import datetime as dt

import pytest

from sheetsync.model.columns import Field, ServiceColumn
from sheetsync.model.template import Template
from sheetsync.reading.table import TableProblemKind as Kind
from sheetsync.reading.table import find_table

from .sheets import Typed, tab

HEADER = ("Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы", "Проверка", "ID")
TAGS: dict[int, str] = dict(enumerate([*Field, *(ServiceColumn.CHECK, ServiceColumn.ID)]))
ROW = ("Снять ролик", "Маркетинг", dt.date(2025, 4, 5), "В работе", "", "", "k7")


def found(template: Template, *header: Typed) -> dict[str, int]:
    table = find_table(tab(header), template)
    return {field.value: column for field, column in table.columns.items()}


def test_the_template_header_is_read_with_its_service_columns(russian: Template) -> None:
    table = find_table(tab(HEADER, ROW, tags=TAGS), russian)
    assert table.header_row == 0
    assert list(table.columns.values()) == [0, 1, 2, 3, 4]
    assert table.service == {ServiceColumn.CHECK: 5, ServiceColumn.ID: 6}
    assert table.problems == ()
    (line,) = table.lines
    assert (line.number, line.id_text, line.texts.due) == (2, "k7", "2025-04-05")


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (
            ("СТАТУС", " этап ", "дата   выполнения", "отдел", "барьеры,проблемы"),
            "step=1 owner=3 due=2 status=0 blocker=4",
        ),
        (("Задача", "Отдел", "Ответственный", "Срок", "Статус"), "step=0 owner=1 due=3 status=4"),
        (("Задача", "Ответственный", "Срок", "Статус"), "step=0 owner=1 due=2 status=3"),
        (("Этап", "Задача", "Отдел", "Срок"), "step=0 owner=2 due=3"),
        (("Этап", "Отдел", "Срок", "Дата выполнения"), "step=0 owner=1 due=3"),
        (("Этап", "Отдел", "Дата начала", "Дата", "Статус"), "step=0 owner=1 due=3 status=4"),
        (("Этап", "Отвественный отдел", "Дата выполнеия", "Стаус"), "step=0 owner=1 due=2 status=3"),
        (("Cтатус", "Этaп", "Отдел"), "step=1 owner=2 status=0"),
        (("Task", "Owner", "Due date", "Status", "Blockers"), "step=0 owner=1 due=2 status=3 blocker=4"),
    ],
)
def test_headers_are_known_by_other_words_the_surest_first(
    russian: Template, header: tuple[str, ...], columns: str
) -> None:
    expected = dict(pair.split("=") for pair in columns.split())
    assert found(russian, *header) == {name: int(column) for name, column in expected.items()}


def test_title_lines_above_are_no_part_of_the_table(russian: Template) -> None:
    table = find_table(tab(("План на апрель",), (), ("№", *HEADER), ("1", *ROW)), russian)
    assert table.header_row == 2
    assert [line.number for line in table.lines] == [4]
    assert table.lines[0].texts.step == "Снять ролик"


@pytest.mark.parametrize(
    ("header", "kind", "field", "candidates"),
    [
        (("Этап", "Отдел", "Срок", "Статус"), Kind.MISSING, Field.BLOCKER, []),
        (("Этап", "Отдел", "Срок", "Статус", "Статус", "Барьеры"), Kind.DOUBLED, Field.STATUS, [3, 4]),
        (("Этап", "Отдел", "Срок", "Статус", "Барьеры", "Проблемы"), Kind.DOUBLED, Field.BLOCKER, [4, 5]),
        (("Этап", "Отдел", "Срок", "Статус", "Комментарий"), Kind.TOO_GENERAL, Field.BLOCKER, [4]),
        (("Этап", "ФИО", "Срок", "Статус", "Барьеры"), Kind.TOO_GENERAL, Field.OWNER, [1]),
        (("Этап", "", "Срок", "Статус", "Барьеры"), Kind.MISSING, Field.OWNER, []),
    ],
)
def test_what_cannot_be_told_is_asked(
    russian: Template, header: tuple[str, ...], kind: Kind, field: Field, candidates: list[int]
) -> None:
    table = find_table(tab(header), russian)
    (problem,) = table.problems
    assert (problem.kind, problem.field) == (kind, field)
    assert [candidate.column for candidate in problem.candidates] == candidates
    assert field not in table.columns


def test_two_of_five_are_no_header(russian: Template) -> None:
    table = find_table(tab(("Дата", "Сумма", "Статус"), ROW), russian)
    assert (table.header_row, table.lines) == (None, ())
    assert [problem.kind for problem in table.problems] == [Kind.NO_HEADER]


def test_an_empty_tab_has_no_table(russian: Template) -> None:
    assert find_table(tab(), russian).header_row is None


def test_a_tagged_column_stays_what_it_is_under_any_header(russian: Template) -> None:
    header = ("Что делаем на неделе", "Чей вопрос", *HEADER[2:])
    table = find_table(tab(header, ROW, tags=TAGS), russian)
    assert table.columns[Field.STEP] == 0
    assert table.columns[Field.OWNER] == 1
    assert table.problems == ()


def test_tags_hold_even_where_every_header_was_renamed(russian: Template) -> None:
    renamed = tuple(f"колонка {number}" for number in range(7))
    table = find_table(tab(renamed, ROW, tags=TAGS, frozen_rows=1), russian)
    assert [line.texts.step for line in table.lines] == ["Снять ролик"]


@pytest.mark.parametrize(
    "row",
    [
        ("Выполнено", "", "", "Выполнено", "", "", "a1b2c3d4"),
        ("Выполнено", "", "", "Выполнено", "", "", ""),
        ("Этап", "Отдел", "Срок", "Статус", "", "", "a1b2c3d4"),
    ],
)
def test_where_the_header_was_cleared_no_row_is_taken_for_it(russian: Template, row: tuple[str, ...]) -> None:
    table = find_table(tab((), row, ROW, tags=TAGS, frozen_rows=1), russian)
    assert table.header_row == 0
    assert table.lines[-1].texts.step == "Снять ролик"


def test_a_column_put_in_by_a_person_moves_nothing(russian: Template) -> None:
    header = (*HEADER[:2], "Бюджет", *HEADER[2:])
    tags = {(column if column < 2 else column + 1): name for column, name in TAGS.items()}
    table = find_table(tab(header, (*ROW[:2], 5000, *ROW[2:]), tags=tags), russian)
    assert table.lines[0].texts[1:4] == ("Маркетинг", "2025-04-05", "В работе")


def test_of_a_copied_column_the_one_with_the_header_stays(russian: Template) -> None:
    table = find_table(tab((*HEADER, "копия"), ROW, tags={**TAGS, 7: Field.STATUS}), russian)
    assert table.columns[Field.STATUS] == 3


def test_of_a_copied_column_the_filled_one_stays_else_it_is_asked(russian: Template) -> None:
    tags = {**TAGS, 7: Field.STATUS}
    assert find_table(tab((*HEADER, "Статус"), ROW, tags=tags), russian).columns[Field.STATUS] == 3
    both = find_table(tab((*HEADER, "Статус"), (*ROW, "В работе"), tags=tags), russian)
    assert Field.STATUS not in both.columns
    assert [(problem.kind, problem.field) for problem in both.problems] == [(Kind.DOUBLED, Field.STATUS)]


def test_lost_tags_of_our_columns_are_made_up_for_by_both_headers(russian: Template) -> None:
    people = dict(list(TAGS.items())[:5])
    both = find_table(tab(HEADER, ROW, tags=people), russian)
    assert both.service == {ServiceColumn.CHECK: 5, ServiceColumn.ID: 6}
    own = find_table(tab(("ID", *HEADER[:6]), ("1", *ROW[:6])), russian)
    assert own.service == {}


def test_a_lost_service_column_is_said_on_an_adopted_sheet_alone(russian: Template) -> None:
    adopted = find_table(tab(HEADER[:6], ROW[:6], tags=dict(list(TAGS.items())[:6])), russian)
    assert [(one.kind, one.field) for one in adopted.problems] == [(Kind.LOST_SERVICE, ServiceColumn.ID)]
    assert find_table(tab(HEADER[:5], ROW[:5]), russian).problems == ()


def test_lines_without_anything_of_peoples_are_no_rows(russian: Template) -> None:
    blank: tuple[Typed, ...] = ("", " ", None, False, "", "что-то от сервиса", "k1")
    table = find_table(tab(HEADER, blank, (), ROW, *[()] * 5000, ("", "", "", "", "нет"), tags=TAGS), russian)
    assert [line.number for line in table.lines] == [4, 5005]


def test_a_header_once_more_is_no_row_and_ends_nothing(russian: Template) -> None:
    table = find_table(tab(HEADER, ROW, HEADER, ROW), russian)
    assert [line.number for line in table.lines] == [2, 4]
    assert [(problem.kind, problem.row) for problem in table.problems] == [(Kind.REPEATED_HEADER, 3)]


def test_another_table_below_is_not_read(russian: Template) -> None:
    other = ("Статус", "Этап", "Срок", "Отдел")
    table = find_table(tab(HEADER, ROW, (), other, ("В работе", "Чужое", "", "")), russian)
    assert [line.number for line in table.lines] == [2]
    assert [(problem.kind, problem.row) for problem in table.problems] == [(Kind.SECOND_TABLE, 4)]


def test_merged_cells_among_the_rows_are_said_those_above_are_not(russian: Template) -> None:
    merges = [
        {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 5},
        {"startRowIndex": 3, "endRowIndex": 5, "startColumnIndex": 2, "endColumnIndex": 3},
        {"startRowIndex": 3, "endRowIndex": 5, "startColumnIndex": 20, "endColumnIndex": 22},
    ]
    table = find_table(tab(("План",), HEADER, ROW, ROW, merges=merges), russian)
    assert [(problem.kind, problem.row) for problem in table.problems] == [(Kind.MERGED, 4)]
