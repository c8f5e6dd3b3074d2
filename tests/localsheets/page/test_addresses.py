"""The page's addresses over plain HTTP: what is sent, what a browser may do with it, what is refused."""

import re
import time
from pathlib import Path

import pytest
import requests

from sheetsync.localsheets import LocalServer
from tests.localsheets.conftest import Api

STATIC = Path(__file__).parents[3] / "sheetsync/localsheets/page/static"
PAGES = ("/", "/spreadsheets/d/1abc/edit", "/spreadsheets/d/1abc/view", "/spreadsheets/d/1abc")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_only_this_servers_own_files(server: LocalServer, session: requests.Session, path: str):
    answer = session.get(server.url + path)
    policy = answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_nothing_inline_and_names_only_what_is_served(
    server: LocalServer, session: requests.Session, path: str
):
    html = session.get(server.url + path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
    assert re.findall(r"<script[^>]*>(.*?)</script>", html) == [""]
    links = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert links
    for link in links:
        assert session.get(server.url + link).status_code == 200


def test_every_module_imports_what_is_served(server: LocalServer, session: requests.Session):
    for module in STATIC.glob("*.js"):
        answer = session.get(f"{server.url}/page/{module.name}")
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        for imported in re.findall(r'from "\./([\w.]+)"', answer.text):
            assert session.get(f"{server.url}/page/{imported}").status_code == 200


def test_no_module_makes_markup_of_text():
    for module in STATIC.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", module.read_text("utf-8")
        )


def test_the_icon_is_there(server: LocalServer, session: requests.Session):
    assert session.get(f"{server.url}/favicon.ico").headers["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize(
    "path",
    [
        "/page/door.py",
        "/page/../door.py",
        "/page/..%2fdoor.py",
        "/page/%2e%2e/door.py",
        "/page/static/sheet.js",
        "/page/",
        "/spreadsheets/",
        "/spreadsheets/d/1abc/export",
    ],
)
def test_nothing_else_is_served(server: LocalServer, session: requests.Session, path: str):
    request = requests.Request("GET", server.url).prepare()
    request.url = server.url + path
    assert session.send(request).status_code == 404


@pytest.mark.parametrize("path", ["/", "/events/1abc", "/page/sheet.js"])
def test_the_page_is_only_read(server: LocalServer, session: requests.Session, path: str):
    answer = session.post(server.url + path, data="x")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_another_machines_name_is_refused(server: LocalServer, session: requests.Session):
    for path in ("/", "/events/1abc", "/page/sheet.js"):
        assert session.get(server.url + path, headers={"Host": "evil.example"}).status_code == 403


def test_a_page_of_another_origin_may_not_write(server: LocalServer, session: requests.Session, api: Api):
    path = f"{server.url}/v4/spreadsheets/{api.create()}/values/A1?valueInputOption=RAW"
    body = {"values": [["x"]]}
    assert session.put(path, json=body, headers={"Origin": "https://evil.example"}).status_code == 403
    assert session.put(path, json=body, headers={"Origin": server.url}).status_code == 200


def test_the_stream_tells_of_each_change(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    with session.get(f"{server.url}/events/{book}", stream=True, timeout=10) as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        lines = (line for line in answer.iter_lines(chunk_size=1, decode_unicode=True) if line.startswith("data:"))
        first = next(lines)
        api.write(book, "A1", [["x"]])
        second = next(lines)
        api.write(book, "A1", [["y"]])
        assert len({first, second, next(lines)}) == 3


def test_the_stream_tells_that_time_has_passed(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    api.post("/_control/clock", {"now": "2025-04-14T09:00:00+03:00"})
    with session.get(f"{server.url}/events/{book}", stream=True, timeout=10) as answer:
        lines = (line for line in answer.iter_lines(chunk_size=1, decode_unicode=True) if line.startswith("data:"))
        first = next(lines)
        api.post("/_control/clock", {"now": "2025-04-15T09:00:00+03:00"})
        assert next(lines) != first


def test_the_stream_ends_with_its_spreadsheet(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    with session.get(f"{server.url}/events/{book}", stream=True, timeout=10) as answer:
        lines = answer.iter_lines(chunk_size=1)
        next(lines)
        api.call("DELETE", f"/drive/v3/files/{book}", status=204)
        assert list(lines)[-1] == b""
    assert session.get(f"{server.url}/events/{book}").status_code == 404


def test_an_unknown_spreadsheet_has_no_stream_and_no_views(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    for path in ("/events/1abc", "/page/views/1abc/5", f"/page/views/{book}/5"):
        answer = session.get(server.url + path)
        assert answer.status_code == 404
        assert answer.json()["error"]["message"]


def test_open_streams_do_not_hold_up_the_end(tmp_path: Path):
    server = LocalServer(tmp_path / "state.db")
    server.start()
    with requests.Session() as session:
        session.trust_env = False
        body = {"name": "b", "mimeType": "application/vnd.google-apps.spreadsheet"}
        book = session.post(f"{server.url}/drive/v3/files", json=body).json()["id"]
        streams = [session.get(f"{server.url}/events/{book}", stream=True, timeout=10) for _ in range(3)]
        started = time.monotonic()
        server.stop()
        assert time.monotonic() - started < 1
        for stream in streams:
            stream.close()


def test_a_filter_view_tells_what_it_hides(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    api.write(book, "A1:B4", [["team", "n"], ["ann", 1], ["bob", 2], ["ann", 3]])
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": "ann"}]}
    view = {
        "title": "ann",
        "range": {"sheetId": 0, "endRowIndex": 4, "endColumnIndex": 2},
        "filterSpecs": [{"columnIndex": 0, "filterCriteria": {"condition": condition}}],
    }
    made = api.post(f"/v4/spreadsheets/{book}:batchUpdate", {"requests": [{"addFilterView": {"filter": view}}]})
    number = made["replies"][0]["addFilterView"]["filter"]["filterViewId"]
    assert session.get(f"{server.url}/page/views/{book}/{number}").json() == {"hiddenRows": [2]}
    hidden = api.get(f"/v4/spreadsheets/{book}", fields="sheets.data.rowMetadata.hiddenByFilter")
    assert "true" not in str(hidden).lower()
