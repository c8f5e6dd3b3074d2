"""What runs add up to, as Prometheus reads it."""

import re

import pytest

from sheetsync.watch.figures import RunFigures
from sheetsync.watch.runs import RunLine

GOOD = RunLine(
    "a", "plan", seconds=1.5, reads=1, writes=2, waited=0.25, rounds=1, rows=4, cells=12, findings={"SS201": 3}
)
LINE = re.compile(r'# (HELP|TYPE) sheetsync_\w+ .+|sheetsync_\w+(\{\w+="(\\.|[^"\\\n])*"\})? -?[\d.e+]+')


def test_runs_are_counted_by_outcome_and_findings_stand_as_of_the_last_good_one():
    figures = RunFigures()
    figures.saw(GOOD, 100)
    figures.saw(RunLine("b", rows=2, findings={"SS201": 1, "SS101": 2}), 200)
    figures.saw(RunLine("a", outcome='Quota"Error\n', exit_code=4, reads=8, waited=61), 300)
    lines = figures.text().splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert set(lines) >= {
        'sheetsync_runs_total{outcome="ok"} 2',
        'sheetsync_runs_total{outcome="Quota\\"Error\\n"} 1',
        'sheetsync_calls_total{kind="read"} 9',
        "sheetsync_waited_seconds_total 61.25",
        'sheetsync_findings{code="SS201"} 4',
        "sheetsync_rows 6",
        "sheetsync_last_success_timestamp_seconds 200",
    }
    assert "plan" not in figures.text()


def test_of_very_many_sheets_those_that_ran_last_are_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetsync.watch.figures._SHEETS", 2)
    figures = RunFigures()
    for sheet, rows in (("a", 1), ("b", 10), ("a", 2), ("c", 100)):
        figures.saw(RunLine(sheet, rows=rows), 1)
    assert "sheetsync_rows 102\n" in figures.text()


def test_before_the_first_run_nothing_is_claimed():
    assert "timestamp_seconds 0" not in RunFigures().text()
