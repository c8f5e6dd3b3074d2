"""What the command line's tests share: a server in a thread, the program, and people at the grid."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sheetsync.cli.main import cli
from sheetsync.gateway.accounts import server_transport
from sheetsync.localsheets import LocalServer
from tests.scenarios.book import Book

NOW = "2025-04-14T09:00"
ROWS = 200
"""Rows of each tab: fewer than the thousand of a new one are read in a fraction of the time."""
Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """How a call ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Json:
        assert self.out, (self.code, self.err)
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Program = Callable[..., Answer]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No config here, no words from the machine: each test says what it needs."""
    monkeypatch.chdir(tmp_path)
    for name in ("SHEETSYNC_CONFIG", "SHEETSYNC_BASE_URL", "SHEETSYNC_NOW", "SHEETSYNC_KEY_FILE", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def program() -> Program:
    """Call the program in this process, as a shell would."""

    def call(*arguments: str) -> Answer:
        result = CliRunner().invoke(cli, list(arguments), prog_name="sheetsync")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture(scope="package")
def running_server() -> Iterator[LocalServer]:
    with LocalServer() as running:
        yield running


@pytest.fixture
def server(running_server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    """A server in Google's place, and the moment at which everything happens."""
    monkeypatch.setenv("SHEETSYNC_BASE_URL", running_server.url)
    monkeypatch.setenv("SHEETSYNC_NOW", NOW)
    yield running_server
    running_server.app.faults.clear()


class People:
    """People at one spreadsheet, through plain API calls."""

    def __init__(self, server: LocalServer, spreadsheet_id: str) -> None:
        self._transport = server_transport(server.url)
        self.id = spreadsheet_id

    def type(self, cells: str, rows: list[list[Any]], option: str = "RAW") -> None:
        path = f"/v4/spreadsheets/{self.id}/values/{cells}"
        self._transport.call("put", path, params={"valueInputOption": option}, body={"values": rows})

    def values(self, cells: str) -> list[list[Any]]:
        path = f"/v4/spreadsheets/{self.id}/values/{cells}"
        found: list[list[Any]] = self._transport.call("get", path).get("values", [])
        return found

    def sheet_ids(self) -> dict[str, int]:
        path = f"/v4/spreadsheets/{self.id}"
        answer = self._transport.call("get", path, params={"fields": "sheets.properties(sheetId,title)"})
        return {tab["properties"]["title"]: tab["properties"].get("sheetId", 0) for tab in answer["sheets"]}

    def do(self, *requests: Json) -> None:
        self._transport.call("post", f"/v4/spreadsheets/{self.id}:batchUpdate", body={"requests": list(requests)})


@pytest.fixture
def made_by_people(server: LocalServer) -> Callable[..., People]:
    """Make a spreadsheet without the product."""

    def make(*rows: list[Any], title: str = "Дела", locale: str = "ru_RU") -> People:
        body = {"properties": {"title": title, "locale": locale, "timeZone": "Europe/Moscow"}}
        people = People(
            server, server_transport(server.url).call("post", "/v4/spreadsheets", body=body)["spreadsheetId"]
        )
        if rows:
            people.type("A1", list(rows))
        return people

    return make


@pytest.fixture(scope="package")
def original(running_server: LocalServer) -> str:
    """A spreadsheet of the product's own, with the four sample rows and few empty ones; nobody touches it."""
    made = CliRunner().invoke(
        cli,
        ["create", "--title", "План", "--template", "status.ru", "--sample", "--json"],
        env={"SHEETSYNC_BASE_URL": running_server.url, "SHEETSYNC_NOW": NOW},
    )
    book = Book(running_server.url, json.loads(made.stdout)["spreadsheet_id"])
    book.cut_rows(ROWS)
    book.close()
    return book.id


@pytest.fixture
def sheet(server: LocalServer, original: str) -> People:
    """A copy of it."""
    copied = server_transport(server.url).call("post", f"/drive/v3/files/{original}/copy", body={"name": "План"})
    return People(server, copied["id"])
