"""What is noticed in a sheet as a whole."""

import pytest

from sheetsync.model.columns import Field, ServiceColumn, TabName
from sheetsync.model.decision import DecisionLine
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.model.finding import Severity
from sheetsync.model.grid import Cell
from sheetsync.reading.header import Candidate
from sheetsync.reading.settings import SettingsProblem, SettingsProblemKind
from sheetsync.reading.table import TableProblem, TableProblemKind

from .sheets import findings, row

HEADER = "Этап | Ответственный отдел | Дата выполнения | Статус | Барьеры / Проблемы"


@pytest.mark.parametrize(
    ("problem", "code", "message"),
    [
        (
            TableProblem(TableProblemKind.NO_HEADER),
            "SS601",
            f"Не найдена строка заголовков. Верните её: {HEADER}.",
        ),
        (
            TableProblem(TableProblemKind.MISSING, Field.STATUS, (), 1),
            "SS602",
            "Нет колонки «Статус»: добавьте её или назовите так нужную.",
        ),
        (
            TableProblem(TableProblemKind.DOUBLED, Field.STATUS, (Candidate(3, "Статус"), Candidate(27, "статус")), 1),
            "SS602",
            "Колонкой «Статус» может быть не одна: D «Статус», AB «статус». Переименуйте лишние.",
        ),
        (
            TableProblem(TableProblemKind.TOO_GENERAL, Field.BLOCKER, (Candidate(4, "Комментарий"),), 1),
            "SS602",
            "Нет ли среди этих колонки «Барьеры / Проблемы»: E «Комментарий»? Назовите её так.",
        ),
        (
            TableProblem(TableProblemKind.SECOND_TABLE, row=9),
            "SS603",
            "В строке 9 начинается другая таблица: дальше ничего не читается.",
        ),
        (TableProblem(TableProblemKind.REPEATED_HEADER, row=9), "SS603", "Строка 9 повторяет заголовки."),
        (
            TableProblem(TableProblemKind.MERGED, row=9),
            "SS604",
            "В строке 9 объединены ячейки: разъедините их и заполните каждую.",
        ),
        (
            TableProblem(TableProblemKind.LOST_SERVICE, ServiceColumn.ID),
            "SS605",
            "Колонка «ID» пропала; следующий запуск её вернёт.",
        ),
    ],
)
def test_a_table_that_cannot_be_read_whole_is_told_so(problem: TableProblem, code: str, message: str) -> None:
    (finding,) = findings(table_problems=(problem,))
    assert (finding.code, finding.message, finding.place.row) == (code, message, problem.row)
    assert finding.row_id is None


@pytest.mark.parametrize("kind", list(SettingsProblemKind))
def test_every_kind_of_settings_problem_is_told_on_its_tab(kind: SettingsProblemKind) -> None:
    (finding,) = findings(
        settings_problems=(SettingsProblem(kind, "День встречи", "как получится", 3),),
        titles={TabName.SETTINGS: "Наши настройки"},
    )
    assert (finding.code, finding.place.tab, finding.place.row) == ("SS606", "Наши настройки", 3)


def test_a_decision_says_what_it_lacks() -> None:
    lines = (
        DecisionLine(2, "Обновить прайс", Cell("Продажи")),
        DecisionLine(3, "Снять ролик"),
        DecisionLine(4, "Всё есть", Cell("Продажи"), Cell("15.05.2025")),
        DecisionLine(5, "", Cell("Продажи")),
    )
    found = findings(decisions=lines)
    assert [(one.place.tab, one.place.row, one.message) for one in found] == [
        ("Решения", 2, "В решении «Обновить прайс» не указано: Срок."),
        ("Решения", 3, "В решении «Снять ролик» не указано: Ответственный отдел, Срок."),
    ]


def test_lost_decisions_are_told() -> None:
    (finding,) = findings(decisions_lost=True)
    assert (finding.code, finding.place.tab) == ("SS608", "Решения")


def test_duplicates_are_told_on_both_rows_in_the_others_words() -> None:
    pair = DuplicatePair("r2", "r3", "Снять ролик", "Ролик снять", "те же слова в другом порядке")
    found = findings(row(2), row(3, step="Ролик снять"), duplicates=(pair,))
    assert [(one.code, one.row_id, one.message) for one in found] == [
        ("SS401", "r2", "Возможно, то же, что «Ролик снять»: те же слова в другом порядке."),
        ("SS401", "r3", "Возможно, то же, что «Снять ролик»: те же слова в другом порядке."),
    ]


def test_the_sheet_comes_first_then_the_rows_gravest_first() -> None:
    found = findings(
        row(2, status="", owner="Маркетниг"),
        row(3, owner=""),
        table_problems=(TableProblem(TableProblemKind.MERGED, row=9),),
    )
    assert [one.code for one in found] == ["SS604", "SS101", "SS104", "SS106"]
    assert [one.severity for one in found[1:3]] == [Severity.ERROR, Severity.HINT]
