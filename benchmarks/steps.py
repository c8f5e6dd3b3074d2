"""One step in a process of its own: `python -m benchmarks.steps STEP URL ID` prints what it took as JSON."""

import datetime as dt
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partialmethod
from typing import Any

import gspread
import requests

from benchmarks.workload import rows
from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.answer import GridData, RowData
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.transport import Transport
from sheetsync.machine.folder import state_folder
from sheetsync.machine.quiet import QuietRun, QuietRuns, program
from sheetsync.sync import Report, Run, RunReport
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.templates import load_template

NOW = dt.datetime(2025, 4, 14, 6, 0, tzinfo=dt.UTC)
TEMPLATE = load_template("status.ru")


class TimedTransport(Transport):
    """A transport that adds up the time of its calls: what any client would wait for the same bodies."""

    seconds = 0.0

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Make a call and count its time, the answer's JSON included."""
        started = time.perf_counter()
        try:
            return super().call(*args, **kwargs)
        finally:
            self.seconds += time.perf_counter() - started


def timed_gateway(url: str) -> tuple[GoogleGateway, TimedTransport]:
    """Return a gateway and the transport that times it."""
    plain = server_transport(url)
    transport = TimedTransport(plain._client, url)  # noqa: SLF001 - the same client, only timed
    GridData.rows = partialmethod(_timed_rows, transport, GridData.rows)  # type: ignore[method-assign,assignment]
    return GoogleGateway(transport), transport


def _timed_rows(
    block: GridData, transport: TimedTransport, rows: Callable[[GridData], Iterator[RowData | None]]
) -> Iterator[RowData | None]:
    """Yield the rows of an answer, which are read out of its JSON one by one, on the transport's time."""
    left = rows(block)
    while True:
        started = time.perf_counter()
        row = next(left, _END)
        transport.seconds += time.perf_counter() - started
        if row is _END:
            return
        yield row


_END = RowData()


def create(url: str, count: str) -> dict[str, Any]:
    """Create a sheet and let a person type `count` rows into it; report the product's own calls."""
    gateway, _ = timed_gateway(url)
    spreadsheet_id = gateway.create(creation_body("bench", TEMPLATE))
    gateway.apply(spreadsheet_id, [request.as_json() for request in setup_requests(TEMPLATE)], ())
    calls = gateway.calls.reads + gateway.calls.writes
    values = [list(row) for row in rows(int(count), TEMPLATE)]
    path = f"/v4/spreadsheets/{spreadsheet_id}/values/A2:append"
    for first in range(0, len(values), 20_000):
        server_transport(url).call(
            "post", path, params={"valueInputOption": "RAW"}, body={"values": values[first : first + 20_000]}
        )
    return {"id": spreadsheet_id, "calls": calls}


def sync(url: str, spreadsheet_id: str) -> dict[str, Any]:
    """Run once, deciding all anew; report time, the transport's part of it, calls and peak memory."""
    gateway, transport = timed_gateway(url)
    started = time.perf_counter()
    report = Run(gateway, spreadsheet_id, lambda _: TEMPLATE, now=NOW).sync()
    seconds = time.perf_counter() - started
    if not report.rounds:
        read = report.assessment.reading.snapshot.answer
        QuietRuns(state_folder(), spreadsheet_id).keep(QuietRun(read, program(), report.seen))
    return _figures(report, seconds, transport)


def kept(url: str, spreadsheet_id: str) -> dict[str, Any]:
    """Run once, telling what the last run saw, which had nothing to write; that the program is the same included."""
    gateway, transport = timed_gateway(url)
    started = time.perf_counter()
    last = QuietRuns(state_folder(), spreadsheet_id).last()
    run = Run(gateway, spreadsheet_id, lambda _: TEMPLATE, now=NOW)
    report = run.sync_unless_quiet(last if last and last.inputs == program() else None)
    return _figures(report, time.perf_counter() - started, transport)


def _figures(report: Report, seconds: float, transport: TimedTransport) -> dict[str, Any]:
    return {
        "decided": isinstance(report, RunReport),
        "seconds": seconds,
        "transport": transport.seconds,
        "reads": report.calls.reads,
        "writes": report.calls.writes,
        "cells": report.cells_written,
        "mib": peak_memory(),
    }


def bare(url: str, spreadsheet_id: str) -> dict[str, Any]:
    """Read with gspread's `get_all_values`, as the simplest script would."""
    session = requests.Session()
    session.trust_env = False
    client = gspread.HTTPClient(None, session)  # type: ignore[arg-type]
    started = time.perf_counter()
    answer = client.request(
        "get",
        f"{url}/v4/spreadsheets/{spreadsheet_id}/values/%27{TEMPLATE.tabs['status']}%27",  # type: ignore[index]
    ).json()
    return {"seconds": time.perf_counter() - started, "rows": len(answer["values"]), "mib": peak_memory()}


def change(url: str, spreadsheet_id: str) -> dict[str, Any]:
    """Change one cell as a person would."""
    path = f"/v4/spreadsheets/{spreadsheet_id}/values/D5"
    server_transport(url).call("put", path, params={"valueInputOption": "RAW"}, body={"values": [["Выполнено"]]})
    return {}


def peak_memory() -> float:
    """Return this process's peak memory in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


STEPS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "create": create,
    "sync": sync,
    "kept": kept,
    "bare": bare,
    "change": change,
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:])))
