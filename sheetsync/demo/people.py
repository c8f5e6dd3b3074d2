"""People at the grid: the plain gspread client, one edit after another, knowing nothing of the product."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import gspread
import requests
from gspread.http_client import HTTPClient

from sheetsync.demo.company import Edit, Value, Values
from sheetsync.model.columns import Field
from sheetsync.model.days import to_serial

_PLACES = list(Field)
_RAW = gspread.utils.ValueInputOption.raw


class People:
    """A team editing its spreadsheet. Rows are found by their step, as people find them."""

    def __init__(self, base_url: str, spreadsheet_id: str, status: str, decisions: str, settings: str) -> None:
        session = requests.Session()
        session.trust_env = False
        client = gspread.Client(None, session, client_of(base_url))  # type: ignore[arg-type]  # gspread allows it
        self._file = client.open_by_key(spreadsheet_id)
        self._status = self._file.worksheet(status)
        self._decisions = self._file.worksheet(decisions)
        self._settings = self._file.worksheet(settings)

    def type_rows(self, rows: Sequence[Values]) -> None:
        """Type rows below the last one of the status sheet."""
        start = len(self._steps()) + 1
        self._status.update([_typed(row) for row in rows], f"A{start}", value_input_option=_RAW)

    def edit(self, edits: Iterable[Edit]) -> None:
        """Change cells, each in the row that its step names."""
        places = {step: number for number, step in enumerate(self._steps(), start=1)}
        for edit in edits:
            cell = gspread.utils.rowcol_to_a1(places[edit.step], _PLACES.index(edit.column) + 1)
            self._status.update([_typed([edit.value])], cell, value_input_option=_RAW)

    def delete(self, steps: Iterable[str]) -> None:
        """Delete whole rows."""
        for step in steps:
            self._status.delete_rows(self._steps().index(step) + 1)

    def sort(self, column: Field) -> None:
        """Sort the table by a column, as the filter's menu does: all columns together, the service's too."""
        last = gspread.utils.rowcol_to_a1(len(self._steps()), len(self._status.row_values(1)))
        self._status.sort((_PLACES.index(column) + 1, "asc"), range=f"A2:{last}")

    def decide(self, lines: Sequence[Values]) -> None:
        """Type what the meeting decided."""
        start = len(self._decisions.col_values(1)) + 1
        self._decisions.update([_typed(line) for line in lines], f"A{start}", value_input_option=_RAW)

    def settle(self, values: Mapping[str, str]) -> None:
        """Fill in settings, and other names of departments: each beside its label."""
        labels = self._settings.col_values(1)
        for label, value in values.items():
            self._settings.update([[value]], f"B{labels.index(label) + 1}", value_input_option=_RAW)

    def _steps(self) -> list[str]:
        return [str(step or "") for step in self._status.col_values(1)]


def client_of(base_url: str) -> type[HTTPClient]:
    """Return gspread's HTTP client with Google's addresses replaced by another server's, nothing else."""

    class ServerClient(HTTPClient):
        def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> requests.Response:
            return super().request(method, base_url.rstrip("/") + urlsplit(endpoint).path, *args, **kwargs)

    return ServerClient


def _typed(row: Iterable[Value]) -> list[str | int]:
    return [to_serial(value) if isinstance(value, dt.date) else value for value in row]
