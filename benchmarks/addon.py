"""The sidebar on a sheet of 1,000 rows: time of each card, its size, calls per click: `python -m benchmarks.addon`.

The service and the embedded server run in processes of their own; each answer is read whole over HTTP.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import requests

from benchmarks.__main__ import step
from benchmarks.server import local_server
from benchmarks.steps import TEMPLATE
from benchmarks.workload import rows
from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from tests.addon.keys import ACCOUNT, CLIENT, URL, CertServer, Key
from tests.addon.sidebar import Sidebar, widgets

ROWS = 1_000


@contextmanager
def service(base_url: str, certs: str) -> Iterator[tuple[str, int]]:
    """Start the service beside a server in Google's place; yield its address and its process."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.toml"
        config.write_text(
            f'[addon]\nurl = "{URL}"\nservice_accounts = ["{ACCOUNT}"]\noauth_client_id = "{CLIENT}"\n'
            f'certs_url = "{certs}"\ncalls_a_minute = 100000\n'
        )
        command = [sys.executable, "-m", "sheetsync", "serve", "--config", str(config), "--base-url", base_url]
        with subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
            line = process.stdout.readline() if process.stdout else ""
            yield line.removeprefix("listening on ").strip(), process.pid
            process.terminate()


def worked(process: int) -> float:
    """Return the seconds that a process has worked so far, whoever else kept the machine busy (Linux alone tells)."""
    times = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def calls_of(base_url: str) -> list[dict[str, Any]]:
    """Return the log of calls of the embedded server."""
    found: list[dict[str, Any]] = requests.get(f"{base_url}/_control/calls", timeout=30).json()["calls"]
    return found


CARDS: dict[str, tuple[str | None, dict[str, Any], dict[str, str]]] = {
    "home": (None, {}, {}),
    "check": ("run_check", {}, {}),
    "duplicates": ("duplicates", {}, {}),
    "questions": ("questions", {}, {}),
    "task form": ("task_form", {}, {}),
    "decision form": ("decision_form", {}, {}),
    "nearest rows": ("add_task", {"task_title": "Подготовить смету на участок 7"}, {}),
    "settings": ("settings", {}, {}),
    "win form": ("win", {}, {}),
    "write the page (nothing new)": ("write_page", {}, {}),
}


def clicked(sidebar: Sidebar, name: str) -> float:
    """Ask for a card; return the seconds until its answer was there."""
    action, fields, parameters = CARDS[name]
    inputs = {field: {"stringInputs": {"value": [text]}} for field, text in fields.items()}
    began = time.perf_counter()
    if action is None:
        sidebar.open()
    else:
        sidebar.act(action, inputs, **parameters)
    return time.perf_counter() - began


def asked(sidebar: Sidebar, action: str | None = None, **parameters: str) -> float:
    """Open the sidebar, or ask for an action; return the seconds until the answer was there."""
    began = time.perf_counter()
    if action is None:
        sidebar.open()
    else:
        sidebar.act(action, **parameters)
    return time.perf_counter() - began


def typed_by_people(base_url: str, count: int) -> str:
    """Return a spreadsheet of people's own that nobody has adopted, with so many rows below a header."""
    transport = server_transport(base_url)
    made = GoogleGateway(transport).create({"properties": {"title": "План", "locale": "ru_RU"}})
    values = [list(TEMPLATE.headers), *map(list, rows(count, TEMPLATE))]
    path = f"/v4/spreadsheets/{made}/values/A1:append"
    transport.call("post", path, params={"valueInputOption": "RAW"}, body={"values": values})
    return made


def row_named(card: dict[str, Any]) -> str:
    """Return the row that the first line of a check leads to."""
    found = [one["decoratedText"]["onClick"] for one in widgets(card) if "onClick" in one.get("decoratedText", {})]
    parameters = {one["key"]: one["value"] for one in found[0]["action"]["parameters"]}
    return str(parameters["row"])


def added(sidebar: Sidebar, number: int) -> float:
    """Add a task that is like no other; return the seconds until its row stood."""
    title = f"Совершенно особое поручение {number * 7919}"
    inputs = {"task_title": {"stringInputs": {"value": [title]}}}
    began = time.perf_counter()
    sidebar.act("add_task", inputs, confirmed="yes", key=f"bench-{number}")
    return time.perf_counter() - began


def line(name: str, times: list[float], cpu: float, sidebar: Sidebar, calls: str) -> str:
    """Return a line of the table."""
    ordered = sorted(times)
    last = ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]
    card = sidebar.cards[-1]
    size, widgets = sidebar.bytes_of[card["name"]], sum(len(section["widgets"]) for section in card["sections"])
    figures = (statistics.median(times) * 1000, last * 1000, cpu * 1000)
    return " | ".join(
        (f"| {name}", *(f"{one:.0f}" for one in figures), f"{size / 1000:.1f}", str(widgets), f"{calls} |")
    )


class Bench(NamedTuple):
    """The service and the server in Google's place that are measured, and how often."""

    url: str
    process: int
    base_url: str
    times: int

    def measured(self, name: str, act: Callable[[int], float], sidebar: Sidebar) -> str:
        """Do something so many times; return its line."""
        act(-1)
        before = len(calls_of(self.base_url))
        act(-2)
        kinds = [call["kind"] for call in calls_of(self.base_url)[before:]]
        began = worked(self.process)
        times = [act(number) for number in range(self.times)]
        cpu = (worked(self.process) - began) / self.times
        return line(name, times, cpu, sidebar, f"{kinds.count('read')} + {kinds.count('write')}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.addon", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    key = Key("bench")
    with (
        local_server(control=True) as base_url,
        CertServer(key) as certs,
        service(base_url, certs.url) as (url, process),
    ):
        bench = Bench(url, process, base_url, options.times)
        sidebar = Sidebar(url, key, step("create", base_url, options.rows)["id"], locale="ru")
        sidebar.act("write_page")
        print(f"A sheet of {options.rows:,} rows, {options.times} times each\n")
        print("| card | p50 ms | p99 ms | worked ms | kB | widgets | reads + writes |\n|---|---|---|---|---|---|---|")
        for told in table(bench, key, sidebar, options.rows):
            print(told, flush=True)


def table(bench: Bench, key: Key, sidebar: Sidebar, count: int) -> Iterator[str]:
    """Yield the lines: each card of a status sheet, and those before there is one."""
    for name in CARDS:
        yield bench.measured(name, lambda _, name=name: clicked(sidebar, name), sidebar)  # type: ignore[misc]
    sidebar.act("run_check")
    row = row_named(sidebar.card)
    yield bench.measured("story of a row", lambda _: asked(sidebar, "row", row=row), sidebar)
    strange = Sidebar(bench.url, key, typed_by_people(bench.base_url, count), locale="ru")
    yield bench.measured("not a status sheet yet", lambda _: asked(strange), strange)
    outside = Sidebar(bench.url, key, "", locale="ru", granted=False)
    yield bench.measured("no access yet", lambda _: asked(outside), outside)
    yield bench.measured("add a task", lambda number: added(sidebar, number), sidebar)


if __name__ == "__main__":
    main()
