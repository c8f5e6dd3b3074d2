"""A server of its own for each test, watched by the checker of Google's discovery documents."""

from collections.abc import Iterator

import gspread
import pytest
import requests

from sheetsync.localsheets import LocalServer
from tests.discovery import Checker


class LocalClient(gspread.HTTPClient):
    """gspread's own client; only the base address differs."""

    base = ""

    def request(self, method: str, endpoint: str, *args: object, **options: object) -> requests.Response:
        for host in ("https://sheets.googleapis.com", "https://www.googleapis.com"):
            endpoint = endpoint.replace(host, self.base)
        return super().request(method, endpoint, *args, **options)


@pytest.fixture
def server() -> Iterator[LocalServer]:
    checker = Checker()
    with LocalServer(on_exchange=checker.check, control=True) as server:
        yield server
    assert checker.faults == []


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture
def client(server: LocalServer, session: requests.Session) -> gspread.Client:
    bound = type("BoundClient", (LocalClient,), {"base": server.url})
    return gspread.Client(auth=None, session=session, http_client=bound)


class Api:
    """Plain calls to the two APIs, with the status checked."""

    def __init__(self, server: LocalServer, session: requests.Session) -> None:
        self._url = server.url
        self._session = session
        self.bearer = ""

    def call(self, method: str, path: str, body: object = None, *, status: int = 200, **query: object) -> dict:
        headers = {"Authorization": f"Bearer {self.bearer}"} if self.bearer else {}
        answer = self._session.request(method, self._url + path, json=body, params=query, headers=headers, timeout=20)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else {}

    def get(self, path: str, **query: object) -> dict:
        return self.call("GET", path, **query)

    def post(self, path: str, body: object = None, *, status: int = 200, **query: object) -> dict:
        return self.call("POST", path, body, status=status, **query)

    def put(self, path: str, body: object = None, *, status: int = 200, **query: object) -> dict:
        return self.call("PUT", path, body, status=status, **query)

    def refusal(self, method: str, path: str, body: object = None, *, status: int = 400, **query: object) -> str:
        """The message of a call that must be refused."""
        return self.call(method, path, body, status=status, **query)["error"]["message"]

    def create(self, title: str = "Book") -> str:
        """A new spreadsheet's id."""
        made = {"name": title, "mimeType": "application/vnd.google-apps.spreadsheet"}
        return self.post("/drive/v3/files", made)["id"]

    def write(self, book: str, cells: str, values: list, option: str = "RAW") -> dict:
        """values.update."""
        return self.put(f"/v4/spreadsheets/{book}/values/{cells}", {"values": values}, valueInputOption=option)

    def values(self, book: str, cells: str, **query: object) -> list:
        """values.get."""
        return self.get(f"/v4/spreadsheets/{book}/values/{cells}", **query).get("values", [])


@pytest.fixture
def api(server: LocalServer, session: requests.Session) -> Api:
    return Api(server, session)
