"""A column that nobody can be sure of is asked for in the sheet, once, and the answer is kept by the column's mark."""

from sheetsync.model.columns import Field

from .team import Team

QUESTION = "Колонкой «Статус» может быть не одна: D «Статус», E «Статус». Переименуйте лишние."
STATUSES = ["Выполнено", "В работе", "Запланировано", "Задержано"]


def asked(team: Team) -> int:
    """How often the question stands in the sheet, whatever the tab."""
    there = {tab["title"] for tab in team.book.tabs()}
    tabs = [name for name, title in team.titles.items() if title in there]
    return sum(text == QUESTION for tab in tabs for line in team.cells(tab) for text in line)


def two_status_columns(team: Team) -> None:
    """People delete the column «Статус» and put in two of that name."""
    team.delete(team.columns("status", 3))
    span = team.columns("status", 3, 2)
    team.book.do({"insertDimension": {"range": span, "inheritFromBefore": True}})
    for row, text in enumerate(["Статус", *STATUSES], 1):
        team.type("status", row, 3, text, "Статус" if row == 1 else "")


def test_a_doubled_column_is_asked_about_once_and_the_answer_is_kept(running: Team) -> None:
    two_status_columns(running)
    running.sync(force=True)
    assert asked(running) == 1
    running.sync()
    assert asked(running) == 1
    assert running.settled()

    running.type("status", 1, 4, "Статус у клиента")
    running.sync()
    assert asked(running) == 0
    tab = running.snapshot().titled(running.titles["status"])
    assert tab is not None
    assert tab.column_of(Field.STATUS.value) == 3

    running.type("status", 1, 3, "Как идёт")
    running.type("status", 1, 4, "Статус")
    running.sync()
    assert asked(running) == 0
    assert running.page().counts.closed == 1
