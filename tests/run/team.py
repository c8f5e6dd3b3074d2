"""A team's spreadsheet on the embedded server, and runs of the product over HTTP beside it."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets import LocalServer
from sheetsync.localsheets.book import Book as Content
from sheetsync.localsheets.store import File
from sheetsync.meeting.page import MeetingPage
from sheetsync.meeting.wins import Drafts
from sheetsync.model.grid import Snapshot
from sheetsync.model.memory import Memory
from sheetsync.sync import Run, RunReport
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.templates import load_template
from tests.scenarios import laws
from tests.scenarios.book import Book, Json, Where, value_of

MONDAY = dt.datetime(2025, 4, 14, 6, tzinfo=dt.UTC)
"""A meeting day, nine in the morning in Moscow."""

ROWS = [
    ["Сбор обратной связи от клиентов", "Продажи", dt.date(2025, 4, 5), "Выполнено", "Нет данных о частых жалобах"],
    ["Анализ отзывов для контента", "Маркетинг", dt.date(2025, 4, 8), "В работе", "Продажи не передали 12 отзывов"],
    ["Разработка нового дизайна", "Производство", dt.date(2025, 4, 15), "Запланировано", "Не получили brief"],
    ["Публикация статьи с отзывами", "Маркетинг", dt.date(2025, 4, 20), "Задержано", "Ждём одобрение от юриста"],
]

READ, COLUMNS, BATCH, WHOLE = ":getByDataFilter", "values:batchUpdateByDataFilter", ":batchUpdate", "GET"
"""The calls of a run: our tabs, service columns, everything else, all tabs."""


class KilledError(BaseException):
    """The process is killed: nothing of the product's can catch it."""


class Door:
    """The transport of one run: notes every call; people work before its first write, or all; it dies at one."""

    def __init__(
        self, url: str, before_write: Callable[[], None], *, killed_at: int | None = None, always: bool = False
    ) -> None:
        self._inner = server_transport(url)
        self._before_write = before_write
        self._killed_at = killed_at
        self._always = always
        self.calls: list[str] = []
        self.bodies: list[Any] = []

    @property
    def writes(self) -> int:
        return sum(call in {COLUMNS, BATCH} for call in self.calls)

    def call(self, method: str, path: str, *, changes: bool = False, **options: Any) -> Any:
        if changes and (self._always or not self.writes):
            self._before_write()
        self.calls.append(_kind(method, path))
        self.bodies.append(options.get("body"))
        if changes and self.writes == self._killed_at:
            raise KilledError
        return self._inner.call(method, path, changes=changes, **options)


def _kind(method: str, path: str) -> str:
    if method == "get":
        return WHOLE
    return COLUMNS if path.endswith(COLUMNS) else ":" + path.rpartition(":")[2]


class Kept(NamedTuple):
    """A team's spreadsheet as it stood at one moment, to be put on other servers."""

    file: File
    content: Content

    @classmethod
    def of(cls, team: "Team") -> "Kept":
        library = team.server.app.service.library
        file, content = library.file(team.book.id), library.book(team.book.id)
        assert file
        assert content
        return cls(file, content.fork())

    def put(self, server: LocalServer) -> str:
        """Return the id under which it stands there now."""
        server.app.service.library.put(self.file, self.content.fork(), at=MONDAY, who=self.file.owner, what="")
        return self.file.id


class Team:
    """People and the product at one spreadsheet. After every run people's cells are as they were before its write."""

    def __init__(self, server: LocalServer, kept: Kept | None = None) -> None:
        self.server = server
        self.template = load_template("status.ru")
        self.now = MONDAY
        self.titles = {name.value: title for name, title in self.template.tabs.items()}
        self.door = Door(server.url, lambda: None)
        self.book = Book(server.url, kept.put(server) if kept else self._created())
        if not kept:
            self.book.cut_rows(40)  # the service has to make room for what it writes

    def _created(self) -> str:
        gateway = GoogleGateway(server_transport(self.server.url))
        spreadsheet_id = gateway.create(creation_body("План", self.template))
        gateway.apply(spreadsheet_id, [request.as_json() for request in setup_requests(self.template)], ())
        return spreadsheet_id

    # the product

    def sync(
        self,
        *,
        before_write: Callable[[], None] = lambda: None,
        always: bool = False,
        killed_at: int | None = None,
        force: bool = False,
        wins: Drafts | None = None,
    ) -> RunReport:
        """One run at `now`; `before_write` is what people do before its first write, or before each (`always`)."""
        before: list[Json] = []

        def begin() -> None:
            before_write()
            before.append(self.book.whole())

        self.server.clock.set(self.now)
        self.door = Door(self.server.url, begin, killed_at=killed_at, always=always)
        try:
            return self._run(force=force, wins=wins).sync()
        finally:
            if before:
                assert laws.broken(before[-1], self.book.whole(), self.titles) == []

    def killed(self, *, at: int) -> None:
        """A run that dies as its write of that number begins; nothing of that write arrives."""
        with pytest.raises(KilledError):
            self.sync(killed_at=at)

    def _run(self, *, force: bool = False, wins: Drafts | None = None) -> Run:
        gateway = GoogleGateway(self.door)
        return Run(gateway, self.book.id, lambda _: self.template, now=self.now, force=force, wins=wins)

    def settled(self) -> bool:
        """Whether a run now would write nothing."""
        return self.sync().calls.writes == 0

    def later(self, **time: int) -> None:
        """Let time pass."""
        self.now += dt.timedelta(**time)

    def snapshot(self) -> Snapshot:
        return GoogleGateway(server_transport(self.server.url)).read(self.book.id)

    def memory(self) -> Memory:
        return self._assessed().memory

    def page(self) -> MeetingPage:
        return self._assessed().page

    def _assessed(self) -> Any:
        self.door = Door(self.server.url, lambda: None)
        return self._run().check()

    # people

    def type_rows(self, rows: Sequence[Sequence[object]] = ROWS, first: int = 2) -> None:
        """Type rows into the status tab from a 1-based row on: texts as they are, days as real dates."""
        self.book.type(self.titles["status"], first - 1, 0, rows)

    def type(self, tab: str, row: int, column: int, *values: object) -> None:
        """Type values into a tab, from a 1-based row and a 0-based column on."""
        self.book.type(self.titles[tab], row - 1, column, [values])

    def decide(self, *lines: Sequence[object]) -> None:
        """Type decisions below those that are there."""
        title = self.titles["decisions"]
        self.book.type(title, len(self.book.texts(title)), 0, lines)

    def sheet(self, tab: str) -> int:
        return self.book.sheet_id(self.titles[tab])

    def rows(self, tab: str, first: int, count: int = 1) -> Json:
        """A DimensionRange of rows, the first one 1-based."""
        span = {"startIndex": first - 1, "endIndex": first - 1 + count}
        return {"sheetId": self.sheet(tab), "dimension": "ROWS", **span}

    def columns(self, tab: str, first: int, count: int = 1) -> Json:
        span = {"startIndex": first, "endIndex": first + count}
        return {"sheetId": self.sheet(tab), "dimension": "COLUMNS", **span}

    def delete(self, span: Json) -> None:
        self.book.do({"deleteDimension": {"range": span}})

    def delete_tab(self, tab: str) -> None:
        self.book.do({"deleteSheet": {"sheetId": self.sheet(tab)}})

    def sort(self, column: int, width: int = 7) -> None:
        """Sort the table by a column."""
        count = len(self.cells("status")) - 1
        area = Where(self.sheet("status"), 1, 0, count, width).as_json()
        spec = {"dimensionIndex": column, "sortOrder": "DESCENDING"}
        self.book.do({"sortRange": {"range": area, "sortSpecs": [spec]}})

    # what stands there

    def cells(self, tab: str) -> list[list[Any]]:
        """The values of a tab from A1."""
        return self.book.texts(self.titles[tab])

    def steps(self) -> list[str]:
        """The step texts, from top to bottom."""
        return [line[0] for line in self.cells("status")[1:] if line]

    def ids(self) -> dict[str, str]:
        """The IDs by step text; each stands once."""
        rows = [line for line in self.cells("status")[1:] if line and line[0]]
        found = {line[0]: line[6] if len(line) > 6 else "" for line in rows}
        given = [one for one in found.values() if one]
        assert len(given) == len(set(given))
        return found

    def checks(self) -> dict[str, str]:
        """The texts of «Проверка» by step text."""
        return {line[0]: line[5] if len(line) > 5 else "" for line in self.cells("status")[1:] if line}

    def block(self, day: str) -> list[list[Any]]:
        """The lines of one block of «Сводка» with their formats, our columns alone."""
        lines = self.book.grid(self.titles["summary"])
        return [line[:5] for line in lines if line and str(value_of(line[0])).startswith(f"{day}|")]
