"""Settings that the sidebar changed stand in the history, and `undo` puts them back where nobody changed them since."""

import datetime as dt
import json
from typing import Any

import pytest
from click.testing import CliRunner

from sheetsync.cli.main import cli
from sheetsync.localsheets import LocalServer
from tests.run.team import Team

from .sidebar import Sidebar, form
from .test_cards import meddling

Json = dict[str, Any]


class Shell:
    """The program beside the sidebar's spreadsheet."""

    def __init__(self, google: LocalServer, team: Team) -> None:
        self._given = ["--base-url", google.url, "--now", "2025-04-14T09:00", "--json"]
        self._id = team.book.id

    def __call__(self, verb: str, *more: str) -> Json:
        result = CliRunner().invoke(cli, [verb, self._id, *more, *self._given], prog_name="sheetsync")
        assert result.exit_code == 0, result.stderr
        found: Json = json.loads(result.stdout)
        return found

    def settings(self) -> list[Json]:
        """The runs of the history that changed settings, the latest first."""
        return [run for run in self("history")["runs"] if run["kind"] == "settings"]


@pytest.fixture
def shell(google: LocalServer, team: Team, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHEETSYNC_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.delenv("SHEETSYNC_CONFIG", raising=False)
    return Shell(google, team)


def row_of(team: Team, label: str) -> int:
    return next(row for row, line in enumerate(team.cells("settings")) if line[:1] == [label])


def test_settings_are_noted_and_put_back_but_for_what_somebody_changed_since(
    sidebar: Sidebar, team: Team, shell: Shell
) -> None:
    before = team.cells("settings")
    sidebar.act("settings")
    sidebar.click("Save", minutes="45", goal="Расти", holidays="09.05.2025")
    (run,) = shell.settings()
    assert {one["name"]: (one["before"], one["after"]) for one in run["settings"]} == {
        "minutes": ("30", "45"),
        "goal": ("", "Расти"),
        "holidays": ("", "09.05.2025"),
    }
    assert (run["unsure"], run["can_be_undone"]) == (False, True)
    rows = [line[:2] for line in team.cells("settings")]
    team.type("settings", rows.index(["Общая цель", "Расти"]) + 1, 1, "Расти вдвое")
    undone = shell("undo", str(run["run"]))
    assert undone["changed"] == 2
    after = [line[:2] for line in team.cells("settings")]
    minutes = row_of(team, "Минут на встречу")
    assert after[minutes] == before[row_of_text(before, "Минут на встречу")][:2]
    assert ["Общая цель", "Расти вдвое"] in after
    assert ["Праздники", "09.05.2025"] not in after
    assert shell("history")["runs"][0]["kind"] in {"undo", "sync"}
    assert shell("undo", str(run["run"]), "--dry-run")["changed"] == 0


def row_of_text(lines: list[list[Any]], label: str) -> int:
    return next(row for row, line in enumerate(lines) if line[:1] == [label])


@pytest.mark.parametrize(
    ("label", "name", "held"),
    [
        ("Праздники", "holidays", dt.date(2025, 5, 1)),
        ("Показатель цели", "goal_figure", 4.5),
        pytest.param("Показатель цели", "goal_figure", 7, marks=pytest.mark.slow),
        pytest.param("Показатель цели", "goal_figure", "1.5", marks=pytest.mark.slow),
    ],
)
def test_a_day_a_figure_and_a_text_come_back_as_what_they_were(
    sidebar: Sidebar, team: Team, shell: Shell, *, label: str, name: str, held: Any
) -> None:
    row = row_of(team, label)
    team.type("settings", row + 1, 1, held)
    before = team.cells("settings")[row][1]
    sidebar.act("settings")
    sidebar.click("Save", **{name: "02.05.2025"})
    assert team.cells("settings")[row][1] == "02.05.2025"
    assert shell("undo", str(shell.settings()[0]["run"]))["changed"] == 1
    after = team.cells("settings")[row][1]
    assert (after, type(after)) == (before, type(before))


def test_departments_and_other_names_are_taken_back(sidebar: Sidebar, team: Team, shell: Shell) -> None:
    before = [line[:2] for line in team.cells("settings")]
    sidebar.act("add_department", {"new_department": form("Логистика")})
    sidebar.act("add_alias", {"of_department": form("Логистика"), "new_alias": form("Склад")})
    alias, made = shell.settings()
    assert [one["name"].partition("|")[0] for run in (made, alias) for one in run["settings"]] == [
        "department",
        "aliases",
    ]
    assert shell("undo", str(made["run"]))["changed"] == 0
    assert shell("undo", str(alias["run"]))["changed"] == 1
    assert shell("undo", str(made["run"]))["changed"] == 1
    left = [line[:2] for line in team.cells("settings")]
    assert [line for line in left if any(line)] == [line for line in before if any(line)]


def test_what_another_cell_showed_comes_back_there_as_the_figure_it_was(
    sidebar: Sidebar, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = row_of(team, "Показатель цели")
    team.type("settings", row + 1, 1, 4.5)

    def move() -> None:
        team.book.do({"insertDimension": {"range": team.rows("settings", row + 1), "inheritFromBefore": False}})
        team.type("settings", row + 1, 0, "моё", 4.5)

    sidebar.act("settings")
    meddling(monkeypatch, move)
    sidebar.click("Save", goal_figure="5 из 7")
    assert team.cells("settings")[row][:2] == ["моё", 4.5]
    assert team.cells("settings")[row + 1][:2] == ["Показатель цели", "5 из 7"]


def test_a_change_that_was_cut_off_stands_as_unsure_and_is_put_back_only_when_asked_for(
    sidebar: Sidebar, team: Team, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr("sheetsync.settling.note", _dies)
        sidebar.act("settings")
        sidebar.click("Save", minutes="45")
    (run,) = shell.settings()
    assert run["unsure"]
    assert team.cells("settings")[row_of(team, "Минут на встречу")][1] == 45
    assert shell("undo", str(run["run"]), "--unsure")["changed"] == 1
    assert team.cells("settings")[row_of(team, "Минут на встречу")][1] == 30


def _dies(*_: object) -> None:
    raise KeyError
