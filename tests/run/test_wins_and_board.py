"""«Победы» is people's: a draft gets there on their word alone; «Доска» follows the table."""

from sheetsync.meeting.wins import due_wins
from tests.scenarios.book import value_of

from .team import Team


def moved_to(team: Team, month: int, day: int) -> None:
    """Go on to a day of 2025."""
    team.now = team.now.replace(month=month, day=day)


def test_a_month_of_freed_blockers_is_drafted_on_the_page_and_on_nobody_s_tab(running: Team) -> None:
    running.later(days=1)
    running.type("status", 3, 3, "Выполнено")
    running.type("status", 4, 4, "Ждём юриста")
    running.sync()
    moved_to(running, 5, 5)
    running.sync()
    assert running.titles["wins"] not in [tab["title"] for tab in running.book.tabs()]
    drafted = [[value_of(cell) for cell in line[1:4]] for line in running.block("2025-05-05")]
    at = [line[0] for line in drafted].index("Кто кому помог, апрель 2025")
    assert drafted[at + 1] == ["Анализ отзывов для контента", "Продажи → Маркетинг", "сделано"]
    assert str(drafted[at + 2][0]).startswith("Черновик. На вкладку «Победы»")
    assert running.settled()


def test_on_a_person_s_word_the_draft_stands_on_their_tab_once(running: Team) -> None:
    running.later(days=1)
    running.type("status", 3, 3, "Выполнено")
    running.sync()
    moved_to(running, 5, 5)
    report = running.sync(wins=due_wins)
    assert (report.calls.writes, report.rounds, len(report.wins)) == (2, 1, 1)
    assert running.cells("wins") == [
        ["Дата", "Кто помог", "Кому", "Что получилось"],
        ["апрель 2025", "Продажи", "Маркетинг", "Анализ отзывов для контента: сделано"],
    ]
    assert "Записано на вкладке «Победы»." in str(running.block("2025-05-05"))
    assert running.sync(wins=due_wins).calls.writes == 0
    assert running.settled()


def test_people_own_the_lines_and_the_next_month_goes_below(running: Team) -> None:
    running.later(days=1)
    running.type("status", 3, 3, "Выполнено")
    running.sync()
    moved_to(running, 5, 5)
    running.sync(wins=due_wins)
    running.type("wins", 2, 1, "Продажи, спасибо Оле!", "Всем")
    running.type("wins", 3, 0, "май 2025", "Кухня", "Всем", "Обеды")
    running.type("status", 5, 3, "Выполнено")
    running.sync()
    moved_to(running, 6, 2)
    running.sync(wins=due_wins)
    lines = running.cells("wins")
    assert lines[1][1:3] == ["Продажи, спасибо Оле!", "Всем"]
    assert lines[2] == ["май 2025", "Кухня", "Всем", "Обеды"]
    assert [line[:3] for line in lines[3:]] == [["май 2025", "юрист", "Маркетинг"]]
    assert running.settled()


def test_the_board_holds_every_row_under_the_label_that_the_page_counts(running: Team) -> None:
    running.later(days=15)
    running.type("status", 6, 0, "=1+1", "Продажи", None, "В работе", "")
    running.sync()
    head, *cards = running.cells("board")
    counts = running.page().counts
    assert [text.rpartition(" · ")[2] for text in head] == [
        str(number) for number in (counts.planned, counts.in_progress, counts.waiting, counts.unknown, counts.closed)
    ]
    shown = [str(text).splitlines()[0] for line in cards for text in line if text]
    assert sorted(shown) == sorted(running.steps())
    assert "●● 15 дней в этом статусе" in str(cards)


def test_what_people_type_beside_the_board_stays_and_what_they_type_into_it_goes(running: Team) -> None:
    running.type("board", 2, 0, "каракули")
    running.type("board", 2, 6, "заметка")
    running.later(hours=1)
    running.sync()
    assert "каракули" not in str(running.cells("board"))
    assert running.cells("board")[1][6] == "заметка"
    assert running.settled()


def test_the_draft_goes_to_the_tab_that_the_sidebar_made_in_the_order_of_its_columns(running: Team) -> None:
    running.later(days=1)
    running.type("status", 3, 3, "Выполнено")
    running.sync()
    running.book.do({"addSheet": {"properties": {"title": running.titles["wins"]}}})
    running.type("wins", 1, 0, "Что получилось", "Кто помог", "Кому", "Дата")
    running.type("wins", 2, 0, "Праздник", "Кухня", "Всем", "март")
    moved_to(running, 5, 5)
    running.sync(wins=due_wins)
    assert running.cells("wins")[1:] == [
        ["Праздник", "Кухня", "Всем", "март"],
        ["Анализ отзывов для контента: сделано", "Продажи", "Маркетинг", "апрель 2025"],
    ]
    assert running.settled()
