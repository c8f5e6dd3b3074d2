"""Files that are not ours yet: what is offered, and what a click makes of them."""

from typing import Any

import pytest

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets import LocalServer
from tests.scenarios.book import Book

from .keys import Key
from .sidebar import Sidebar

THEIRS = [
    ["Задача", "Отдел", "Срок", "Статус", "Проблемы"],
    ["Смета", "Продажи", "05.04.2025", "В работе", ""],
    ["Договор", "Продажи", "06.04.2025", "Выполнено", ""],
]


@pytest.fixture
def file(google: LocalServer) -> Book:
    """A spreadsheet of people's with one blank tab."""
    google.calls.clear()
    body = {"properties": {"title": "Наше", "locale": "ru_RU", "timeZone": "Europe/Moscow"}}
    return Book(google.url, GoogleGateway(server_transport(google.url)).create(body))


@pytest.fixture
def beside(service: str, key: Key, file: Book) -> Sidebar:
    return Sidebar(service, key, file.id)


def tabs(book: Book) -> list[str]:
    return [sheet["properties"]["title"] for sheet in book.whole()["sheets"]]


def first_tab(book: Book) -> str:
    return tabs(book)[0]


def test_a_blank_file_becomes_a_status_sheet_however_often_it_is_clicked(beside: Sidebar, file: Book) -> None:
    beside.open()
    assert beside.card["name"] == "strange"
    event = beside.clicking("Make it in Russian")
    answers = [beside.post("/addon/action", event).json() for _ in range(2)]
    assert [one["renderActions"]["action"]["navigations"][1]["updateCard"]["name"] for one in answers] == ["home"] * 2
    assert len(tabs(file)) == len(set(tabs(file)))
    assert file.texts(first_tab(file))[0][:2] == ["Этап", "Ответственный отдел"] or "Ответственный отдел" in str(
        file.texts(first_tab(file))[0]
    )


def test_a_sheet_of_peoples_is_adopted_with_its_columns_shown_first(beside: Sidebar, file: Book) -> None:
    title = first_tab(file)
    file.type(title, 0, 0, THEIRS)
    beside.open()
    for shown in ("column A: Задача", "column C: Срок", "Adopt this sheet"):
        assert shown in beside.texts
    before = [line[:5] for line in file.texts(title)]
    assert len(tabs(file)) == 1
    event = beside.clicking("Adopt this sheet")
    for _ in range(2):
        assert beside.post("/addon/action", event).status_code == 200
    assert [line[:5] for line in file.texts(title)] == before
    beside.open()
    assert beside.card["name"] == "home"
    assert "open: <b>1</b>" in beside.texts


def test_a_new_sheet_beside_other_tabs_leaves_them_alone(beside: Sidebar, file: Book) -> None:
    title = first_tab(file)
    file.type(title, 0, 0, [["Просто", "заметки"], ["и ещё", 5]])
    before = file.texts(title)
    beside.open()
    beside.click("Make it in Russian")
    assert beside.card["name"] == "home"
    assert file.texts(title) == before


def test_two_tabs_that_could_be_meant_are_asked_about(beside: Sidebar, file: Book) -> None:
    title = first_tab(file)
    file.do({"addSheet": {"properties": {"title": "Второй"}}})
    for one in (title, "Второй"):
        file.type(one, 0, 0, THEIRS)
    beside.open()
    assert "Questions to you" in beside.texts
    assert "Adopt this sheet" not in beside.texts
    answer: Any = beside.act("adopt")
    assert answer["renderActions"]["action"]["navigations"][0]["updateCard"]["name"] == "strange"


def test_a_file_that_was_never_given_asks_for_it(service: str, key: Key) -> None:
    sidebar = Sidebar(service, key, "no-such-file")
    sidebar.open()
    assert sidebar.card["name"] == "access"
    answer = sidebar.click("Let sheetsync see this file")
    assert answer == {"renderActions": {"hostAppAction": {"editorAction": {"requestFileScopeForActiveDocument": {}}}}}


def test_a_missing_scope_is_asked_for_once_a_click(service: str, key: Key) -> None:
    sidebar = Sidebar(service, key, "any", scopes=["https://www.googleapis.com/auth/userinfo.email"], granted=False)
    sidebar.open()
    assert sidebar.card["name"] == "scope"
    assert set(sidebar.click("Allow")) == {"requesting_google_scopes"}
