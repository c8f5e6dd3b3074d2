"""Replays recorded exchanges against a server and says where its answers differ; the rules are the recordings' own."""

import json
from pathlib import Path
from typing import Any

import requests

RECORDINGS = Path(__file__).parents[3] / "shared" / "conformance" / "gspread"
IGNORED = {"createdTime", "modifiedTime", "etag", "timeZone"}
LEARNED = (
    "id",
    "sheetId",
    "namedRangeId",
    "protectedRangeId",
    "tableId",
    "bandedRangeId",
    "bandedRangeReference",
    "spreadsheetId",
    "chartId",
)
V2_SHAPE_ONLY = {
    "version", "thumbnailLink", "createdDate", "modifiedDate", "modifiedByMeDate", "lastViewedByMeDate", "embedLink",
    "alternateLink", "permissionId", "parents", "userPermission",
}  # fmt: skip


def cases() -> list[Path]:
    """The recorded cases, if the recordings are beside the project."""
    return sorted(path for path in RECORDINGS.glob("*/*.json")) if RECORDINGS.is_dir() else []


def recordings(path: Path) -> list[list[dict[str, Any]]]:
    """The whole runs of a case, each by itself."""
    found: dict[int, list[dict[str, Any]]] = {}
    for exchange in json.loads(path.read_text(encoding="utf-8")):
        found.setdefault(exchange["rec"], []).append(exchange)
    return list(found.values())


class Replay:
    """One run against one server, learning ids as it goes."""

    def __init__(self, session: requests.Session, url: str) -> None:
        self._session = session
        self._url = url
        self._ids: dict[str, Any] = {}
        self._others: set[str] = set()
        self.differences: list[str] = []

    def play(self, exchanges: list[dict[str, Any]]) -> None:
        for exchange in exchanges:
            if any(other in exchange["path"] for other in self._others):
                continue
            answer = self._send(exchange)
            self._compare(exchange, answer)

    def _send(self, exchange: dict[str, Any]) -> requests.Response:
        path = self._with_own_files(exchange["path"])
        body = self._mapped(exchange["request_body"])
        raw = isinstance(body, str) and "request_type" in exchange
        return self._session.request(
            exchange["method"],
            self._url + path,
            params=exchange["query"],
            json=None if raw or body is None else body,
            data=body.encode() if raw else None,
            headers={"Content-Type": "text/csv"} if raw else {},
            timeout=30,
        )

    def _known(self, value: Any) -> Any:
        return self._ids.get(value, value) if isinstance(value, str | int) and not isinstance(value, bool) else value

    def _mapped(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: self._mapped(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._mapped(inner, key) for inner in value]
        return self._known(value) if key in LEARNED or isinstance(value, str) else value

    def _compare(self, exchange: dict[str, Any], answer: requests.Response) -> None:
        place = f"{exchange['method']} {exchange['path']}"
        if answer.status_code != exchange["status"]:
            self.differences.append(
                f"{place}: status {answer.status_code} {answer.text[:300]} for {exchange['status']}"
            )
            return
        wanted = exchange["response_body"]
        if wanted is None:
            if answer.content:
                self.differences.append(f"{place}: a body where none was")
            return
        found = answer.text if isinstance(wanted, str) else answer.json()
        if exchange["path"] == "/drive/v3/files" and exchange["method"] == "GET":
            wanted = self._same_files(wanted, found)
        self._same(wanted, found, place, "")

    def _same_files(self, wanted: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
        """Only files of this run can be compared: others lay in that Drive, and what is asked of them is skipped."""
        mine = [file for file in wanted["files"] if file["id"] in self._ids]
        self._others |= {file["id"] for file in wanted["files"]} - self._ids.keys()
        ids = {self._ids[file["id"]] for file in mine}
        found["files"] = [file for file in found["files"] if file["id"] in ids]
        return {**wanted, "files": mine}

    def _same(self, wanted: Any, found: Any, place: str, path: str) -> None:
        key = path.rpartition(".")[2].partition("[")[0]
        if key in IGNORED or (place.startswith("PUT /upload") and key in V2_SHAPE_ONLY):
            return
        if key in LEARNED and isinstance(wanted, str | int) and type(wanted) is type(found):
            if self._ids.setdefault(wanted, found) != found:
                self.differences.append(f"{place}: {path} is {found!r}, was {self._ids[wanted]!r} before")
        elif isinstance(wanted, dict) and isinstance(found, dict):
            self._same_keys(wanted, found, place, path)
        elif isinstance(wanted, list) and isinstance(found, list):
            if len(wanted) != len(found):
                self.differences.append(
                    f"{place}: {path} has {len(found)} items for {len(wanted)}: {found!r} {wanted!r}"
                )
            for index, (one, other) in enumerate(zip(wanted, found, strict=False)):
                self._same(one, other, place, f"{path}[{index}]")
        elif self._plain(wanted, key) != self._plain(found, key) or type(wanted) is not type(found):
            self.differences.append(f"{place}: {path} is {found!r} for {wanted!r}")

    def _same_keys(self, wanted: dict[str, Any], found: dict[str, Any], place: str, path: str) -> None:
        if list(wanted) != list(found):
            self.differences.append(f"{place}: {path} has {list(found)} for {list(wanted)}")
        for name in wanted.keys() & found.keys():
            self._same(wanted[name], found[name], place, f"{path}.{name}")

    def _plain(self, value: Any, key: str) -> Any:
        if not isinstance(value, str):
            return 0 if key == "pixelSize" and isinstance(value, int) and value > 100 else value
        value = self._with_own_files(value)
        return value.partition("?")[0] if key == "spreadsheetUrl" else value

    def _with_own_files(self, text: str) -> str:
        """The text with ids of recorded files put right; they are long enough to be found anywhere."""
        for old, new in self._ids.items():
            text = text.replace(str(old), str(new)) if len(str(old)) > 20 else text
        return text
