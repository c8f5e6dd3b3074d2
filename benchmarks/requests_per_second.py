"""The embedded server under one client."""

import time
from collections.abc import Callable

import requests

CALLS = 1_000


def read_time(url: str, spreadsheet_id: str) -> float:
    """Return the seconds that a read of 10,000 lines takes, the best of five."""
    session = _session()
    path = f"{url}/v4/spreadsheets/{spreadsheet_id}/values/A1:H10000"

    def once() -> float:
        started = time.perf_counter()
        session.get(path, params={"valueRenderOption": "UNFORMATTED_VALUE"}).raise_for_status()
        return time.perf_counter() - started

    return min(once() for _ in range(5))


def mixed_calls(url: str, spreadsheet_id: str) -> float:
    """Return the calls a second over 1,000 reads, writes, appends and batches, as a busy client sends them."""
    session = _session()
    base = f"{url}/v4/spreadsheets/{spreadsheet_id}"
    raw = {"valueInputOption": "RAW"}
    calls: tuple[Callable[[int], requests.Response], ...] = (
        lambda n: session.get(f"{base}/values/A{n % 90 + 2}:G{n % 90 + 12}"),
        lambda n: session.put(f"{base}/values/E{n % 90 + 2}", params=raw, json={"values": [[f"x{n}"]]}),
        lambda _: session.get(base, params={"fields": "properties,sheets.properties"}),
        lambda n: session.get(f"{base}/values:batchGet", params={"ranges": ["A1:B5", f"C{n % 50 + 1}:D60"]}),
        lambda n: session.post(f"{base}/values:batchUpdate", json=_batch(n)),
    )
    started = time.perf_counter()
    for n in range(CALLS):
        calls[n % len(calls)](n).raise_for_status()
    return CALLS / (time.perf_counter() - started)


def _batch(n: int) -> dict[str, object]:
    data = [{"range": f"D{n % 90 + 2}", "values": [["В работе"]]}, {"range": f"B{n % 90 + 2}", "values": [["Продажи"]]}]
    return {"valueInputOption": "RAW", "data": data}


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    return session
