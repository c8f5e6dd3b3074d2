"""The door on the embedded server: what it reads and where its writes land."""

import datetime as dt
from collections.abc import Iterator

import pytest

from sheetsync.gateway.accounts import FOLDER_SCOPES, SCOPES, server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.refusals import NotFoundError, RefusedError
from sheetsync.localsheets import LocalServer
from sheetsync.messages import Messages
from sheetsync.model.columns import ServiceColumn, TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.plan.changes import ColumnWrite
from sheetsync.plan.fence import fence_requests
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.requests import Area, Request, add_tab, change_tab, write_cells
from sheetsync.workbook.styles import literal
from sheetsync.workbook.templates import load_template

NOW = dt.datetime(2025, 4, 14, 6, tzinfo=dt.UTC)
TEMPLATE = load_template("status.ru")


class Book:
    """A created spreadsheet and the door to it."""

    def __init__(self, server: LocalServer) -> None:
        self.door = GoogleGateway(server_transport(server.url))
        self.id = self.door.create(creation_body("План", TEMPLATE))
        self.do(*setup_requests(TEMPLATE, sample=True))

    def do(self, *requests: Request) -> None:
        self.door.apply(self.id, [request.as_json() for request in requests], ())

    def read(self) -> Snapshot:
        return self.door.read(self.id)

    def tab(self, name: TabName = TabName.STATUS) -> Tab:
        found = self.read().tagged(name)
        assert found
        return found


@pytest.fixture
def book() -> Iterator[Book]:
    with LocalServer(now=NOW) as server:
        yield Book(server)


def test_our_tabs_are_read_and_people_s_are_not(book: Book):
    book.do(add_tab({"title": "Черновик людей"}, ""))
    made = [title for name, title in TEMPLATE.tabs.items() if name is not TabName.WINS]  # made with its first draft
    assert [tab.title for tab in book.read().tabs] == made
    assert "Черновик людей" in [tab.title for tab in book.door.read_whole(book.id).tabs]


def test_a_renamed_tab_is_read_under_its_new_name(book: Book):
    book.do(change_tab({"sheetId": book.tab().sheet_id, "title": "План 'Б'"}, "title", ""))
    assert book.tab().title == "План 'Б'"
    answer = book.door.apply(book.id, [add_tab({"title": "x"}, "").as_json()], ["План 'Б'"])
    assert answer
    assert [tab.title for tab in answer.tabs] == ["План 'Б'"]


def test_a_column_is_found_by_its_mark_when_the_write_arrives(book: Book):
    tab = book.tab()
    check = tab.column_of(ServiceColumn.CHECK)
    assert check is not None
    place = {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    book.do(Request("insertDimension", {"range": place, "inheritFromBefore": False}, ""))
    book.door.write_columns(book.id, [ColumnWrite(tab.column_tags[check].metadata_id, (None, "=1+1", None))])
    now = book.tab()
    assert now.cell(1, check + 1).value == "=1+1"
    assert not now.cell(1, check + 1).formula
    assert now.cell(0, check + 1).value == tab.cell(0, check).value
    assert [now.cell(row, check) for row in range(5)] == [tab.cell(row, check - 1) for row in range(5)]


def test_a_date_is_known_from_a_bare_number(book: Book):
    due = book.tab().cell(1, 2)
    assert due.date_like
    area = Area(book.tab().sheet_id, 1, start_column=4)
    book.do(write_cells(area, [[literal(45752)]], "userEnteredValue", ""))
    assert not book.tab().cell(1, 4).date_like


def test_a_batch_planned_on_an_older_reading_is_refused_whole(book: Book):
    memory = book.tab(TabName.MEMORY)
    fence = list(fence_requests(memory, Messages("ru")))
    book.do(*fence, write_cells(Area(memory.sheet_id), [[literal("the first")]], "userEnteredValue", ""))
    stale = [*fence, write_cells(Area(memory.sheet_id), [[literal("the second")]], "userEnteredValue", "")]
    with pytest.raises(RefusedError):
        book.do(*stale)
    assert book.tab(TabName.MEMORY).cell(0, 0).value == "the first"


def test_a_fence_follows_a_fence_and_one_stands_beside_the_post(book: Book):
    for _ in range(3):
        memory = book.tab(TabName.MEMORY)
        book.do(*fence_requests(memory, Messages("ru")), *fence_requests(memory, Messages("ru"), 1))
    assert len(book.tab(TabName.MEMORY).features["filterViews"]) == 2


def test_a_spreadsheet_without_our_mark_has_no_tabs_of_ours(book: Book):
    other = book.door.create({"properties": {"title": "Чужая"}})
    assert all(tab.tag is None for tab in book.door.read(other).tabs)


def test_there_is_no_such_spreadsheet(book: Book):
    with pytest.raises(NotFoundError, match="nobody-has-it"):
        book.door.read("nobody-has-it")


def test_no_more_rights_are_asked_for_than_a_run_needs():
    prefix = "https://www.googleapis.com/auth/"
    assert (prefix + "spreadsheets", prefix + "drive.metadata.readonly") == SCOPES
    assert set(FOLDER_SCOPES) - set(SCOPES) == {prefix + "drive"}
