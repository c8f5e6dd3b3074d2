"""The hidden tab of another version: an older one is read and written anew, a newer one stops the run."""

import pytest

from sheetsync.errors import ExitCode
from sheetsync.memory import cells
from sheetsync.memory.cells import MemoryTooNewError, memory_lines, read_memory
from sheetsync.memory.records import Record
from sheetsync.memory.versions import STEPS, VERSION, upgraded
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.memory import Memory

OLD = [
    ("sheetsync", '{"version": 1, "began": "2025-04-07"}'),
    ("rabc1234", '{"words": ["Дело", "", "", "", ""], "state": "in_progress", "first_seen": "2025-04-07"}'),
]


def tab(lines: list[tuple[str, str]]) -> Tab:
    grid = tuple((Cell(key), Cell(text)) for key, text in lines)
    return Tab(sheet_id=1, title="_sheetsync", lines=grid, row_count=9, column_count=2)


def renamed(key: str, record: Record) -> Record:
    """The step to an invented version 2, before which rows called their texts words."""
    return record if key == "sheetsync" else {"texts": record["words"], **record}


def test_there_is_a_step_from_every_earlier_version() -> None:
    assert set(STEPS) == set(range(1, VERSION))


def test_a_record_takes_every_step_to_the_present() -> None:
    steps = {number: lambda _, record, number=number: {**record, str(number): number} for number in (1, 2)}
    assert upgraded("r", {}, 1, steps, 3) == {"1": 1, "2": 2}
    assert upgraded("r", {}, 2, steps, 3) == {"2": 2}
    assert upgraded("r", {"kept": 1}, 3, steps, 3) == {"kept": 1}


def test_an_older_tab_is_read_and_written_in_the_present_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "VERSION", 2)
    monkeypatch.setattr(cells, "upgraded", lambda key, record, version: upgraded(key, record, version, {1: renamed}, 2))
    memory, problems = read_memory(tab(OLD))
    assert (problems, memory.rows["rabc1234"].texts.step) == ((), "Дело")
    again = [(line.key, str(line.cells[0].value)) for line in memory_lines(memory)]
    assert '"version":2' in again[0][1]
    assert read_memory(tab(again))[0] == memory


@pytest.mark.parametrize("version", ["0", "-1", "true", '"x"', "1.5", "null"])
def test_a_version_that_never_was_spoils_its_own_line_alone(version: str) -> None:
    row = OLD[1][1].replace("words", "texts")
    memory, problems = read_memory(tab([("sheetsync", f'{{"version": {version}, "began": null}}'), (OLD[1][0], row)]))
    assert ([one.number for one in problems], memory.rows["rabc1234"].texts.step) == ([1], "Дело")


def test_a_newer_tab_stops_the_run_before_it_writes() -> None:
    with pytest.raises(MemoryTooNewError, match="Install the newest sheetsync") as raised:
        read_memory(tab([("sheetsync", '{"version": 2, "began": null}')]))
    assert raised.value.exit_code is ExitCode.CONFIG
    assert read_memory(None)[0] == Memory()
