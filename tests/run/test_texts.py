"""Cell text is data: it goes out as literal text, whatever it contains."""

import datetime as dt
import re
from pathlib import Path

import pytest

from .team import Team

SHEET = Path(__file__).parents[3] / "shared" / "data" / "duplicates" / "sheet.dev.tsv"
NASTY = [
    "=1+1",
    '=IMPORTXML("http://example.com";"//a")',
    "@here посмотрите",
    "+7 999 123-45-67 перезвонить",
    "-5 процентов к цене",
    "<b>Срочно</b> <script>alert(1)</script>",
    '\'апостроф и "кавычки"',
    "{{Продажи}} **не** [передали](http://x)",
    "строка\nвторая строка",
    "  пробелы  ",
    "🚀 запуск",
    "01.05",
    "TRUE",
    "а" * 3000,
    "\u202eнаоборот",
]


def kinds(team: Team, tab: str) -> set[str]:
    """What kinds of values the cells of a tab hold."""
    cells = [cell for line in team.book.grid(team.titles[tab]) for cell in line]
    return {kind for cell in cells for kind in cell.get("userEnteredValue", {})}


@pytest.fixture
def nasty(empty_team: Team) -> Team:
    """Every text as a step and as a blocker, overdue and from a decision, so that it shows on every face."""
    rows = [[text, "Продажи", dt.date(2025, 4, 1), "В работе", text] for text in NASTY]
    empty_team.type_rows(rows)
    empty_team.decide(*([f"{text} решено", "Продажи", ""] for text in NASTY))
    empty_team.sync()
    return empty_team


def test_texts_are_never_formulas_anywhere(nasty: Team):
    tabs = ["status", "decisions", "summary", "metrics", "duplicates", "memory"]
    assert {kind for tab in tabs for kind in kinds(nasty, tab)} <= {"stringValue", "numberValue"}


def test_texts_come_back_as_they_were_typed(nasty: Team):
    steps = nasty.steps()
    assert steps[: len(NASTY)] == NASTY
    assert steps[len(NASTY) :] == [f"{text} решено" for text in NASTY]
    assert nasty.settled()


def test_texts_stand_on_the_page_as_they_are(nasty: Team):
    shown = {cell for line in nasty.cells("summary") for cell in line}
    assert {"=1+1", "<b>Срочно</b> <script>alert(1)</script>"} <= shown


def test_memory_knows_every_text(nasty: Team):
    known = {row.texts.step for row in nasty.memory().rows.values()}
    short = {text for text in NASTY if len(text) < 1000}
    assert short <= known


def typed_cell(text: str) -> object:
    """A cell as a person types it: a day is a real date."""
    return dt.datetime.strptime(text, "%d.%m.%Y").date() if re.fullmatch(r"\d\d\.\d\d\.\d{4}", text) else text  # noqa: DTZ007 - a day alone


def people_cells(team: Team) -> list[list[object]]:
    return [[*line, "", "", "", "", ""][:5] for line in team.cells("status")]


def test_a_sheet_of_three_hundred_rows_is_read_back_as_it_was_typed(empty_team: Team):
    if not SHEET.exists():
        pytest.skip("the sets of duplicates are not beside this project")
    _, *lines = SHEET.read_text(encoding="utf-8").splitlines()
    typed = [[typed_cell(text) for text in line.split("\t")[1:6]] for line in lines]
    grow = {"sheetId": empty_team.sheet("status"), "dimension": "ROWS", "length": len(typed)}
    empty_team.book.do({"appendDimension": grow})
    empty_team.type_rows(typed)
    before = people_cells(empty_team)
    report = empty_team.sync()
    assert (len(before), report.calls.writes) == (297, 2)
    assert people_cells(empty_team) == before
    assert empty_team.settled()
