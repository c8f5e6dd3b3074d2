"""Every card, by the way people come to it: what it shows, what its buttons do to the sheet, and what they leave."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets.requests import finding
from sheetsync.model.history import RunKind
from tests.run.team import MONDAY, Team

from .sidebar import Json, Sidebar, buttons, form


def calls(team: Team) -> tuple[int, int]:
    log = team.server.calls
    return log.count("read"), log.count("write")


def test_home_tells_how_the_sheet_is(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    assert sidebar.card["header"] == {"title": "План", "subtitle": "14 April 2025"}
    for text in ("open: <b>3</b>", "overdue: <b>1</b>", "Маркетинг → Продажи", "6 days late", "no common goal yet"):
        assert text in sidebar.texts
    assert calls(team) == (1, 0)


def test_home_says_why_nothing_is_written(sidebar: Sidebar, team: Team) -> None:
    team.type_rows([[f"Дело {number}", "Продажи", "", "В работе", ""] for number in range(12)], first=6)
    team.sync()
    sidebar.open()
    assert "Nothing is written for now" not in sidebar.texts
    team.delete(team.rows("status", 6, 12))
    sidebar.open()
    assert "Nothing is written for now" in sidebar.texts
    assert "sheetsync sync --force" in sidebar.texts


def test_home_asks_a_deleted_tab_of_the_rows_back(sidebar: Sidebar, team: Team) -> None:
    team.sync()
    team.delete_tab("status")
    sidebar.open()
    assert "The tab with the rows was deleted" in sidebar.texts


def test_home_speaks_the_users_language_and_the_sheet_its_own(sidebar: Sidebar, team: Team) -> None:
    sidebar.locale = "ru"
    sidebar.open()
    assert "14 апреля 2025" in sidebar.texts
    assert "просрочено: 6 дней" in sidebar.texts
    sidebar.locale = "en"
    sidebar.open()
    sidebar.click("Check")
    assert "Errors:" in sidebar.texts
    sidebar.click("Write it into the sheet")
    assert "Просрочено" in " ".join(team.checks().values())


def test_a_check_lists_what_is_found_and_writes_nothing(sidebar: Sidebar, team: Team) -> None:
    before = team.book.whole()
    sidebar.open()
    answer = sidebar.click("Check")
    assert "stateChanged" not in answer
    assert sidebar.card["name"] == "check"
    assert "row 3" in sidebar.texts
    assert team.book.whole() == before
    links = [one["onClick"]["openLink"]["url"] for one in buttons(sidebar.card) if "openLink" in one["onClick"]]
    assert any(url.endswith("range=A3:E3") and team.book.id in url for url in links)


def test_the_page_is_written_as_cron_writes_it(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    answer = sidebar.click("Write the page")
    assert answer["stateChanged"] is True
    assert [note.kind for note in team.memory().runs] == [RunKind.SYNC]
    assert team.settled()
    sidebar.click("Write the page")
    assert sidebar.notes[-1] == "Nothing has changed; nothing was written."


@pytest.mark.slow
def test_a_long_list_is_paged_within_the_limits(sidebar: Sidebar, team: Team) -> None:
    rows = [[f"Шаг {number}", f"Отдел {number}", "когда-нибудь", "кипит", "ждём"] for number in range(38)]
    team.type_rows(rows)
    sidebar.open()
    sidebar.click("Check")
    seen = [sidebar.texts]
    while any(one["text"].startswith("Further") for one in buttons(sidebar.card)):
        text = next(one["text"] for one in buttons(sidebar.card) if one["text"].startswith("Further"))
        sidebar.click(text)
        seen.append(sidebar.texts)
    assert len(seen) > 3
    assert len(set(seen)) == len(seen)
    assert [card["name"] for card in sidebar.cards] == ["home", "check"]


@pytest.mark.slow
def test_what_people_typed_is_never_markup(sidebar: Sidebar, team: Team) -> None:
    odd = '<b>жирно</b> & <a href="https://evil.example.com">x</a>'
    team.type_rows([[odd, "Продажи", dt.date(2025, 4, 1), odd, "ждём <script>"]])
    sidebar.open()
    assert "&lt;b&gt;жирно&lt;/b&gt; &amp; &lt;a href" in sidebar.texts
    for action in ("home", "run_check", "questions", "duplicates", "task_form", "settings", "win"):
        sidebar.act(action)
        assert "<a " not in sidebar.markup
        assert "<b>жирно" not in sidebar.markup


# duplicates


@pytest.fixture
def doubled(sidebar: Sidebar, team: Team) -> Sidebar:
    row = ["Подготовить отчёт о продажах за март", "Продажи", dt.date(2025, 4, 20), "В работе", ""]
    team.type_rows([row, ["Сделать отчёт по продажам за март", "Маркетинг", *row[2:]]], first=6)
    return sidebar


def test_a_pair_is_judged_once_and_for_good(doubled: Sidebar, team: Team) -> None:
    doubled.open()
    doubled.act("duplicates")
    assert doubled.card["name"] == "duplicates"
    assert "Подготовить отчёт о продажах за март" in doubled.texts
    event = doubled.clicking("Not a duplicate")
    assert doubled.post("/addon/action", event).json()["stateChanged"] is True
    assert [pair.text_a for pair in team.memory().not_duplicates] == ["Подготовить отчёт о продажах за март"]
    writes = calls(team)[1]
    assert doubled.post("/addon/action", event).status_code == 200  # the same click, sent again
    assert calls(team)[1] == writes
    doubled.act("duplicates")
    assert "No two rows look like the same work." in doubled.texts


def test_what_is_only_perhaps_the_same_stands_apart_from_the_duplicates(doubled: Sidebar, team: Team) -> None:
    row = ["Почистить клиентскую базу от дублей", "Продажи", dt.date(2025, 4, 20), "В работе", ""]
    team.type_rows([row, ["Почистить базу клиентов", "Маркетинг", *row[2:]]], first=8)
    doubled.act("duplicates")
    sections = doubled.card["sections"]
    apart = next(at for at, one in enumerate(sections) if "header" in one)
    assert sections[apart]["header"] == "Worth a look: perhaps the same"
    assert "Подготовить отчёт" in str(sections[:apart])
    assert "Почистить" not in str(sections[:apart])
    assert "Почистить базу клиентов" in str(sections[apart:])
    doubled.click("Not a duplicate", number=1)
    assert "Почистить" not in doubled.texts


# tasks and decisions


def test_a_task_becomes_a_row_once_however_often_it_is_sent(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("Add a task")
    event = sidebar.clicking(
        "Add",
        task_title="=IMPORTXML(1) для <b>сайта</b>",
        owner="Продажи",
        status="in_progress",
        due_date=dt.date(2025, 5, 2),
        blockers="Ждём макет",
        comment="первая строка\nвторая",
    )
    for _ in range(3):
        assert sidebar.post("/addon/action", event).status_code == 200
    row = [line for line in team.cells("status") if line[0].startswith("=IMPORTXML")]
    assert [line[:5] for line in row] == [
        ["=IMPORTXML(1) для <b>сайта</b>", "Продажи", 45779, "В работе", "Ждём макет"]
    ]
    assert team.steps()[:4] == ["Сбор обратной связи от клиентов", "Анализ отзывов для контента", *team.steps()[2:4]]
    assert team.settled()
    sidebar.act("home")


@pytest.mark.slow
def test_a_row_that_people_deleted_is_not_made_again(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("Add a task")
    event = sidebar.clicking("Add", task_title="Совсем другое дело")
    sidebar.post("/addon/action", event)
    number = team.steps().index("Совсем другое дело") + 2
    team.delete(team.rows("status", number))
    team.sync()
    answer = sidebar.post("/addon/action", event).json()
    assert "deleted" in answer["renderActions"]["action"]["notification"]["text"]
    assert "Совсем другое дело" not in team.steps()


def test_the_nearest_rows_are_shown_before_anything_is_saved(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("Add a task")
    sidebar.click("Add", task_title="Сбор обратной связи от клиентов", comment="<i>срочно</i>")
    assert sidebar.card["name"] == "near"
    assert "&lt;i&gt;срочно&lt;/i&gt;" in sidebar.texts
    assert calls(team)[1] == 0
    sidebar.click("Add it anyway")
    assert team.steps().count("Сбор обратной связи от клиентов") == 2
    assert sidebar.notes == ["It stands in row 6."]


def test_a_task_without_a_text_is_asked_for_and_nothing_typed_is_lost(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("Add a task")
    sidebar.click("Add", task_title=" ", status="delayed", blockers="ждём")
    assert [card["name"] for card in sidebar.cards] == ["home", "task"]
    assert "Say what is to be done." in sidebar.texts
    assert calls(team)[1] == 0
    sidebar.click("Add", task_title="Дело")
    line = next(line for line in team.cells("status") if line[0] == "Дело")
    assert line[3:5] == ["Задержано", "ждём"]


def test_a_decision_stands_on_its_tab_and_as_a_row_once(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("A decision")
    event = sidebar.clicking("Note it", task_title="Запустить акцию", owner="Маркетинг", due_date=dt.date(2025, 4, 30))
    for _ in range(2):
        assert sidebar.post("/addon/action", event).status_code == 200
    decisions = [line for line in team.cells("decisions")[1:] if line and line[0]]
    assert [line[:3] for line in decisions] == [["Запустить акцию", "Маркетинг", 45777]]
    assert team.steps().count("Запустить акцию") == 1
    assert decisions[0][3] == team.ids()["Запустить акцию"]
    assert team.settled()


def test_people_who_type_between_read_and_write_keep_every_cell(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.sync()
    original, typed = GoogleGateway.apply, list[str]()

    def apply(self: GoogleGateway, *given: Any) -> Any:
        if not typed:
            typed.append("Выполнено")
            team.type("status", 3, 3, *typed)
            team.book.do({"insertDimension": {"range": team.rows("status", 2), "inheritFromBefore": False}})
        return original(self, *given)

    before = {line[0]: line[:5] for line in team.cells("status")[1:]}
    monkeypatch.setattr(GoogleGateway, "apply", apply)
    fields = {"task_title": {"stringInputs": {"value": ["Новое дело"]}}}
    sidebar.act("add_task", fields, confirmed="yes")
    after = {line[0]: line[:5] for line in team.cells("status")[1:] if line and line[0]}
    assert after.pop("Новое дело")[0] == "Новое дело"
    before["Анализ отзывов для контента"][3] = "Выполнено"
    assert after == before
    assert team.settled()


# questions


def test_an_unknown_status_is_answered_wherever_it_still_stands(sidebar: Sidebar, team: Team) -> None:
    team.type("status", 3, 3, "кипит")
    team.type("status", 4, 3, "кипит")
    sidebar.open()
    sidebar.click("Answer")
    event = sidebar.clicking("Put this word in its place", answer_status_0="В работе")
    team.type("status", 4, 3, "Выполнено")  # somebody changed it meanwhile
    sidebar.post("/addon/action", event)
    assert [line[3] for line in team.cells("status")[2:4]] == ["В работе", "Выполнено"]


@pytest.fixture
def boiling(sidebar: Sidebar, team: Team) -> Json:
    """Two rows say «кипит», and a person is about to put «В работе» in its place."""
    team.sync()
    team.type("status", 3, 3, "кипит")
    team.type("status", 4, 3, "кипит")
    sidebar.open()
    sidebar.click("Answer")
    return sidebar.clicking("Put this word in its place", answer_status_0="В работе")


def test_a_status_that_somebody_types_over_between_read_and_write_is_theirs(
    sidebar: Sidebar, team: Team, boiling: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    meddling(monkeypatch, lambda: team.type("status", 4, 3, "Выполнено"))
    sidebar.answered(boiling)
    assert [line[3] for line in team.cells("status")[2:4]] == ["В работе", "Выполнено"]
    assert sidebar.notes == ["1 cell changed. 1 cell was left alone: somebody changed it meanwhile."]
    fixes = [note for note in team.memory().runs if note.kind is RunKind.FIX]
    assert [(swap.before, swap.after) for swap in fixes[0].swaps] == [("кипит", "В работе")]
    assert team.settled()


def test_a_column_put_in_before_an_answer_is_written_costs_nobody_a_cell(
    sidebar: Sidebar, team: Team, boiling: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    def insert() -> None:
        team.book.do({"insertDimension": {"range": team.columns("status", 3), "inheritFromBefore": False}})
        team.type("status", 3, 3, "кипит")  # by the look of it the very cell that was meant
        team.type("status", 5, 3, "моё")

    meddling(monkeypatch, insert)
    sidebar.answered(boiling)
    lines = team.cells("status")
    assert [line[3] for line in lines[2:5]] == ["кипит", "", "моё"]
    assert [line[4] for line in lines[2:4]] == ["В работе", "В работе"]
    assert sidebar.notes == ["2 cells changed."]
    assert team.settled()


def test_an_answer_whose_text_is_gone_says_so(sidebar: Sidebar, team: Team, boiling: Json) -> None:
    team.type("status", 3, 3, "Выполнено")
    team.type("status", 4, 3, "Выполнено")
    sidebar.answered(boiling)
    assert sidebar.notes == ["No typed cell says this any more; nothing was changed."]


ALIASES = [["Продажи", "Коммерция"], ["Маркетинг", "Коммерция"]]


@pytest.mark.parametrize("moved", ["rows", "columns"])
def test_another_name_that_lands_elsewhere_is_put_back_and_goes_where_it_was_meant(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch, moved: str
) -> None:
    """Rows or columns go in meanwhile, and the same text comes to stand where the name was to be added."""
    row = [line[:1] for line in team.cells("settings")].index(["Продажи"]) + 1
    for number, line in enumerate(ALIASES):
        team.type("settings", row + number, 0, *line)
    at = team.rows("settings", row) if moved == "rows" else team.columns("settings", 0)

    def move() -> None:
        team.book.do({"insertDimension": {"range": at, "inheritFromBefore": False}})
        team.type("settings", row, 0, "моё", "Коммерция")

    meddling(monkeypatch, move)
    sidebar.act("answer_department", {"answer": form("Продажи")}, input="answer", text="Сейлзы")
    lines = [[cell for cell in line[:3] if cell] for line in team.cells("settings")]
    if moved == "rows":
        assert ["моё", "Коммерция"] in lines
        assert ["Продажи", "Коммерция; Сейлзы"] in lines
        assert sidebar.notes == ["Remembered."]
    else:
        assert ["моё", "Коммерция", "Коммерция"] in lines  # it was typed over what the department was called
    assert ["Маркетинг", "Коммерция"] in lines


def test_a_new_department_that_lands_in_another_column_is_put_back_and_listed(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = team.columns("settings", 0)
    meddling(monkeypatch, lambda: team.book.do({"insertDimension": {"range": at, "inheritFromBefore": False}}))
    sidebar.act("answer_new_department", text="Логистика")
    lines = team.cells("settings")
    assert [line.index("Логистика") for line in lines if "Логистика" in line] == [1]
    assert sidebar.notes == ["Remembered."]


@pytest.mark.slow
def test_an_unknown_department_becomes_a_name_or_a_department(sidebar: Sidebar, team: Team) -> None:
    team.type("status", 3, 1, "Зелёные")
    team.type("status", 4, 1, "Синие")
    sidebar.open()
    sidebar.click("Answer")
    sidebar.click("Remember the name", answer_department_0="Продажи")
    assert sidebar.notes == ["Remembered."]
    sidebar.click("It is a new department")
    page = team.page()
    assert "Синие" in [part.name for part in page.departments]
    assert "No questions" in sidebar.texts
    assert [line[1] for line in team.cells("status")[2:4]] == ["Зелёные", "Синие"]  # their cells stay as they are


def test_a_column_that_nobody_can_tell_is_marked_and_its_header_stays(sidebar: Sidebar, team: Team) -> None:
    team.book.do(
        {
            "deleteDeveloperMetadata": {
                "dataFilter": {
                    "developerMetadataLookup": {"metadataKey": "sheetsync.column", "metadataValue": "blocker"}
                }
            }
        }
    )
    team.type("status", 1, 4, "Чего не хватает для счастья")
    sidebar.open()
    sidebar.click("Answer")
    assert "Which column is “Барьер" in sidebar.texts or "Which column is" in sidebar.texts
    choice = next(
        widget["selectionInput"]
        for section in sidebar.card["sections"]
        for widget in section["widgets"]
        if "selectionInput" in widget
    )
    place = next(item["value"] for item in choice["items"] if "счастья" in item["text"])
    sidebar.click("It is this one", **{choice["name"]: place})
    assert sidebar.notes == ["Remembered."]
    assert team.cells("status")[0][4] == "Чего не хватает для счастья"
    assert "No questions" in sidebar.texts


# settings


def test_settings_are_changed_on_their_tab_and_only_what_was_changed(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("Settings")
    sidebar.click("Save", goal="=Рост на 10%", goal_figure="7 %", meeting_day="3", minutes="45")
    assert sidebar.notes == ["Saved. Empty lines of the tab that may be deleted now: 1, 3."]
    texts = {line[0]: line[1] for line in team.cells("settings") if len(line) > 1}
    assert texts["Общая цель"] == "=Рост на 10%"
    assert texts["Показатель цели"] == "7 %"
    assert texts["Минут на встречу"] == 45
    page = team.page()
    assert page.goal == "=Рост на 10%"
    assert page.meeting.day.isoweekday() == 3
    sidebar.click("Save", goal="Другая")
    assert {line[0]: line[1] for line in team.cells("settings") if len(line) > 1}["Общая цель"] == "Другая"


def test_a_setting_that_somebody_changed_meanwhile_is_left_alone(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("Settings")
    event = sidebar.clicking("Save", goal="Моя", minutes="50")
    team.type("settings", 1, 1, "Чужая")
    answer = sidebar.post("/addon/action", event).json()
    texts = {line[0]: line[1] for line in team.cells("settings") if len(line) > 1}
    assert texts["Общая цель"] == "Чужая"
    assert texts["Минут на встречу"] == 50
    assert "left as it is: Common goal" in str(answer)


def test_a_figure_of_people_s_that_came_into_its_place_comes_back_as_a_figure(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = team.cells("settings")
    at, minutes = next((row, line[1]) for row, line in enumerate(lines, 1) if line[:1] == ["Минут на встречу"])

    def move() -> None:
        team.book.do({"insertDimension": {"range": team.rows("settings", at), "inheritFromBefore": False}})
        team.type("settings", at, 0, "моё", minutes)

    sidebar.act("settings")
    meddling(monkeypatch, move)
    sidebar.click("Save", minutes="45")
    assert team.cells("settings")[at - 1][:2] == ["моё", minutes]
    assert team.cells("settings")[at][:2] == ["Минут на встречу", 45]


def test_a_setting_that_is_a_day_or_a_figure_by_its_format_is_changed_too(sidebar: Sidebar, team: Team) -> None:
    at = next(row for row, line in enumerate(team.cells("settings")) if line and line[0] == "Праздники")
    team.type("settings", at + 1, 1, dt.date(2025, 5, 1))
    sidebar.open()
    sidebar.click("Settings")
    sidebar.click("Save", holidays="01.05.2025; 09.05.2025")
    assert sidebar.notes == ["Saved."]
    assert team.cells("settings")[at][1] == "01.05.2025; 09.05.2025"


def test_a_setting_that_could_not_be_changed_is_never_said_to_be_saved(sidebar: Sidebar, team: Team) -> None:
    at = next(row for row, line in enumerate(team.cells("settings")) if line and line[0] == "Общая цель")
    start = {"sheetId": team.sheet("settings"), "rowIndex": at, "columnIndex": 1}
    formula = {"values": [{"userEnteredValue": {"formulaValue": '="Рост"'}}]}
    team.book.do({"updateCells": {"start": start, "rows": [formula], "fields": "userEnteredValue"}})
    sidebar.open()
    sidebar.click("Settings")
    sidebar.click("Save", goal="Другая")
    assert "left as it is: Common goal" in sidebar.texts
    assert team.cells("settings")[at][1] == "Рост"
    assert sidebar.notes == []


def meddling(monkeypatch: pytest.MonkeyPatch, meddle: Callable[[], object], *, write: int = 0) -> None:
    """Let people do something once, between the read and the write of this number, from 0."""
    original, left = GoogleGateway._change, [meddle, *[lambda: None] * write]

    def change(self: GoogleGateway, *given: Any) -> Any:
        if left:
            left.pop()()
        return original(self, *given)

    monkeypatch.setattr(GoogleGateway, "_change", change)


def test_what_is_typed_into_an_empty_setting_between_read_and_write_stays_and_holds(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidebar.act("settings")
    meddling(monkeypatch, lambda: team.type("settings", 1, 1, "Чужая"), write=1)  # the first finds no empty cell
    answer = sidebar.click("Save", goal="Моя", goal_figure="7 %")
    lines = [line[:2] for line in team.cells("settings")]
    assert lines[:2] == [["Общая цель", "Чужая"], []]
    assert ["Показатель цели", "7 %"] in lines
    assert team.page().goal == "Чужая"
    assert "left as it is: Common goal." in str(answer)


def test_an_empty_setting_that_moved_meanwhile_costs_nobody_a_cell(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = team.cells("settings")
    sidebar.act("settings")
    move = partial(team.book.do, {"insertDimension": {"range": team.rows("settings", 1, 3)}})
    meddling(monkeypatch, move, write=1)
    sidebar.click("Save", goal="Моя", minutes="50")
    after = [line for line in team.cells("settings") if line]
    changed = {"Общая цель", "Минут на встречу"}
    kept = [[line for line in lines if line and line[0] not in changed] for lines in (after, before)]
    assert kept[0] == kept[1]
    assert [line[:2] for line in after if line[0] == "Минут на встречу"] == [["Минут на встречу", 50]]
    assert team.page().goal == "Моя"
    assert sidebar.notes == ["Saved. Empty lines of the tab that may be deleted now: 5."]


@pytest.fixture
def empty_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search for nothing find empty cells, as Google's may."""
    found = finding._matches

    def matches(book: Any, body: Any, search: finding._Search, shown: Any) -> Iterator[finding._Match]:
        yield from found(book, body, search, shown)
        if body["find"] != "^$":
            return
        for place in finding._places(book, body):
            area = place.area
            for row, column in product(range(area.start_row, area.end_row), range(area.start_column, area.end_column)):
                empty = place.sheet.cell(row, column)
                if not empty.filled:
                    yield finding._Match(place, row, column, empty, body["replacement"], 1)

    monkeypatch.setattr(finding, "_matches", matches)


@pytest.mark.usefixtures("empty_found")
def test_an_empty_setting_is_filled_in_its_place_where_a_search_finds_it(sidebar: Sidebar, team: Team) -> None:
    before = team.cells("settings")
    sidebar.act("settings")
    sidebar.click("Save", goal="Рост", minutes="50")
    assert sidebar.notes == ["Saved."]
    goal = next(at for at, line in enumerate(before) if line[:1] == ["Общая цель"])
    assert team.cells("settings")[goal][:2] == ["Общая цель", "Рост"]
    assert len(team.cells("settings")) == len(before)
    sidebar.click("Save", goal_figure="$5")  # what a replacement would read as a group of its own
    assert sidebar.notes[-1].startswith("Saved. Empty lines")
    assert team.page().goal == "Рост"


@pytest.mark.usefixtures("empty_found")
def test_whoever_types_into_the_empty_setting_first_is_left_alone(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidebar.act("settings")
    meddling(monkeypatch, lambda: team.type("settings", 1, 1, "Чужая"))
    answer = sidebar.click("Save", goal="Моя")
    assert team.cells("settings")[0][:2] == ["Общая цель", "Чужая"]
    assert "left as it is: Common goal." in str(answer)


@pytest.mark.usefixtures("empty_found")
def test_an_empty_cell_that_came_into_the_setting_s_place_is_emptied_again(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidebar.act("settings")
    meddling(monkeypatch, lambda: team.book.do({"insertDimension": {"range": team.rows("settings", 1, 3)}}))
    sidebar.click("Save", goal="Моя")
    lines = team.cells("settings")
    assert ["Моя"] not in [line[1:2] for line in lines if line[:1] != ["Общая цель"]]
    assert team.page().goal == "Моя"


@pytest.mark.parametrize("action", ["add_alias", "answer_department"])
def test_the_row_of_another_name_is_made_and_filled_at_once(sidebar: Sidebar, team: Team, action: str) -> None:
    fields = {name: form("Продажи") for name in ("of_department", "answer")} | {"new_alias": form("Сейлзы")}
    sidebar.act(action, fields, input="answer", text="Сейлзы")
    assert calls(team)[1] == 3  # the first finds no empty cell; the last settles the note in the history
    assert ["Продажи", "Сейлзы"] in [line[:2] for line in team.cells("settings")]


def test_another_name_beside_one_that_is_typed_meanwhile_loses_neither(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidebar.act("settings")
    row = [line[:1] for line in team.cells("settings")].index(["Продажи"]) + 1
    meddling(monkeypatch, lambda: team.type("settings", row, 1, "Коммерция"))
    sidebar.click("Add the name", of_department="Продажи", new_alias="Сейлзы")
    names = [line[:2] for line in team.cells("settings") if line[:1] == ["Продажи"]]
    assert names == [["Продажи", "Коммерция; Сейлзы"]]
    assert sidebar.notes == ["Saved."]


@pytest.mark.slow
@pytest.mark.parametrize(("field", "text"), [("minutes", "сколько-нибудь"), ("holidays", "1 мая")])
def test_what_cannot_be_read_is_not_saved(sidebar: Sidebar, team: Team, field: str, text: str) -> None:
    sidebar.open()
    sidebar.click("Settings")
    sidebar.click("Save", **{field: text})
    assert "This can't be read" in sidebar.texts
    assert calls(team)[1] == 0


@pytest.mark.slow
def test_departments_and_their_names_are_added_once(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("Settings")
    for _ in range(2):
        sidebar.click("Add the department", new_department="Логистика")
        sidebar.click("Add the name", of_department="Продажи", new_alias="Сейлзы")
    lines = [line for line in team.cells("settings") if line and line[0] in {"Логистика", "Продажи"}]
    assert [line[0] for line in lines].count("Логистика") == 1
    assert [line[1:2] for line in lines if line[0] == "Продажи"] == [[], ["Сейлзы"]]


# stories and wins


def test_the_story_of_a_row(sidebar: Sidebar, team: Team) -> None:
    team.sync()
    team.type("status", 3, 3, "Выполнено")
    team.later(days=2)
    team.sync()
    row = team.ids()["Анализ отзывов для контента"]
    sidebar.act("row", row=row)
    assert "done" in sidebar.texts
    assert "16 April 2025" in sidebar.texts
    sidebar.open()
    sidebar.act("row", row="r0000000")
    assert sidebar.notes == ["This row is not in the sheet any more."]


def test_a_tab_of_peoples_that_only_bears_the_title_of_wins_is_left_alone(sidebar: Sidebar, team: Team) -> None:
    team.book.do({"addSheet": {"properties": {"title": "Победы"}}})
    team.book.type("Победы", 0, 0, [["Турнир", "Очки"], ["Ира", "7"]])
    sidebar.open()
    for effect in ("Сдали вовремя", "Успели"):
        sidebar.click("A win")
        sidebar.click("Note it", giver="Маркетинг", receiver="Продажи", effect=effect)
    assert team.book.texts("Победы") == [["Турнир", "Очки"], ["Ира", "7"]]
    assert [line[3] for line in team.book.texts("Победы (sheetsync)")[1:]] == ["Сдали вовремя", "Успели"]
    team.sync()
    assert team.settled()


def test_a_win_is_noted_on_a_tab_of_peoples_once(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("A win")
    event = sidebar.clicking("Note it", giver="Маркетинг", receiver="Продажи", effect="Статья помогла закрыть 3 сделки")
    for _ in range(2):
        assert sidebar.post("/addon/action", event).status_code == 200
    lines = team.book.texts("Победы")
    assert lines == [
        ["Дата", "Кто помог", "Кому", "Что получилось"],
        [45761, "Маркетинг", "Продажи", "Статья помогла закрыть 3 сделки"],
    ]
    sidebar.open()
    sidebar.click("A win")
    sidebar.click("Note it", effect="Ещё одна")
    assert team.book.texts("Победы")[2][3] == "Ещё одна"


def test_the_marks_of_wins_noted_on_earlier_days_do_not_add_up(sidebar: Sidebar, team: Team) -> None:
    def marks() -> int:
        whole = team.book.call("GET", "", fields="sheets.developerMetadata.metadataKey")["sheets"]
        return sum(one["metadataKey"] == "sheetsync.win" for tab in whole for one in tab.get("developerMetadata", ()))

    for days in range(4):
        team.server.clock.set(MONDAY + dt.timedelta(days=days))
        sidebar.open()
        sidebar.click("A win")
        sidebar.click("Note it", effect=f"Победа {days}")
    assert (marks(), len(team.book.texts("Победы"))) == (2, 5)


def test_the_drafted_wins_of_a_month_are_noted_by_one_click(sidebar: Sidebar, team: Team) -> None:
    team.sync()
    team.later(days=1)
    team.type("status", 3, 3, "Выполнено")
    team.sync()
    team.server.clock.set(MONDAY + dt.timedelta(days=21))
    sidebar.open()
    event = sidebar.clicking("Note on the tab of wins")
    for _ in range(2):
        assert sidebar.post("/addon/action", event).status_code == 200
    assert team.book.texts("Победы")[1:] == [
        ["апрель 2025", "Продажи", "Маркетинг", "Анализ отзывов для контента: сделано"]
    ]
    sidebar.open()
    assert "Note on the tab of wins" not in str(sidebar.card)


def test_unknown_actions_lead_to_the_first_card(sidebar: Sidebar) -> None:
    sidebar.act("no-such-action")
    assert sidebar.card["name"] == "home"


@pytest.mark.slow
def test_a_parameter_that_is_no_page_is_the_first(sidebar: Sidebar, team: Team) -> None:
    odd: list[Any] = ["0", "-1", "x", "²", "99999999999"]
    for page in odd:
        sidebar.act("run_check", page=page)
        assert sidebar.card["name"] == "check"
    assert calls(team) == (len(odd), 0)
