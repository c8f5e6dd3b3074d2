"""The acceptance scenarios played through the command line alone: its JSON tells every fact under its own name."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from sheetsync.cli.facts import COMPARED
from sheetsync.gateway.interface import Calls
from sheetsync.localsheets import LocalServer
from tests.scenarios.compare import Difference, compare
from tests.scenarios.play import Play, load
from tests.scenarios.test_scenarios import grouped, not_yet, told

from .conftest import Json, Program


class PlayByCommandLine(Play):
    """The same play, the product called as a shell calls it."""

    def __init__(self, scenario: Json, server: LocalServer, program: Program) -> None:
        self._program = program
        super().__init__(scenario, server)

    def _created(self) -> str:
        scenario = self._scenario
        departments = ",".join(scenario["departments"])
        options = ("--template", "status.ru", "--time-zone", scenario["time_zone"], "--departments", departments)
        return str(self._ask("create", "--title", scenario["name"], *options)["spreadsheet_id"])

    def _ask(self, *arguments: str) -> Json:
        return self._program(*arguments, "--base-url", self._server.url, "--json").json

    def _sync(self, day: Json, before_write: Callable[[], None]) -> Any:
        before_write()
        told = self._ask("sync", self.book.id, "--now", day["utc"])
        report = SimpleNamespace(**{**told, "calls": Calls(**told["calls"])})
        return report, report.rounds > 0

    def _compared(self, day: Json, report: Any) -> Iterator[Difference]:  # noqa: ARG002 - asked of the program anew
        answers: dict[str, Callable[[Json], Json]] = {"flags": _flags, "meeting": dict, "memory": _memory}
        verbs = {"flags": "check", "meeting": "summary", "memory": "memory"}
        for kind, shape in answers.items():
            expected = self._expected.get((day["at"], kind))
            if expected:
                answer = self._ask(verbs[kind], self.book.id, "--now", day["utc"])
                yield from compare(kind, expected, shape(answer), self._scenario["flag_columns"])


def _flags(answer: Json) -> Json:
    """Put the severities beside the names, and see that the names in `flags` are those of the findings."""
    rows = []
    for row, (_, row_id, codes) in zip(answer["flags"]["rows"], answer["rows"]["rows"], strict=True):
        findings = [one for one in answer["findings"] if one["row_id"] == row_id]
        assert codes == sorted({one["code"] for one in findings})
        assert row[-1] == sorted({one["name"] for one in findings} & COMPARED)
        rows.append([*row[:-1], {one["name"]: one["severity"] == "error" for one in findings}])
    return {"rows": rows, "duplicates": answer["duplicates"]}


def _memory(answer: Json) -> Json:
    return dict(answer["memory"])


@pytest.mark.parametrize("name", ["s1_golden", pytest.param("s2_three_weeks", marks=pytest.mark.slow)])
def test_the_command_line_tells_every_fact(name: str, program: Program) -> None:
    with LocalServer() as server:
        failing = grouped(list(PlayByCommandLine(load(name), server, program).differences()))
    assert told(failing, set(failing) - not_yet(name)) == ""
