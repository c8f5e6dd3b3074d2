"""The files for machines that run sheetsync by themselves: no engine is here, so their text is what is tested."""

import re
import tomllib
from pathlib import Path

import pytest

from sheetsync.config.timetable import Timetable

ROOT = Path(__file__).parents[2]
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
FINAL = CONTAINER.rpartition("FROM ")[2]


def instructions(text: str) -> list[tuple[str, str]]:
    joined = re.sub(r"\\\n\s*", "", text)
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def test_the_image_is_built_apart_and_runs_as_nobody_special() -> None:
    named = dict(instructions("FROM " + FINAL))
    assert CONTAINER.count("FROM ") == 2
    assert named["USER"] == "10001:10001"
    assert named["VOLUME"] == "/state"
    assert "doctor" in named["HEALTHCHECK"]
    assert "--here" in named["HEALTHCHECK"]
    assert named["ENTRYPOINT"] == '["sheetsync"]'
    assert "pip install" not in FINAL


def test_the_image_needs_no_place_to_write_but_its_state() -> None:
    environment = dict(instructions("FROM " + FINAL))["ENV"]
    for setting in ("PYTHONDONTWRITEBYTECODE=1", "SHEETSYNC_STATE_DIR=/state", "SHEETSYNC_CONFIG=/config/config.toml"):
        assert setting in environment


def test_all_that_the_image_copies_is_there_and_let_through() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = [rest.split()[:-1] for name, rest in instructions(CONTAINER) if name == "COPY" and "--from" not in rest]
    for source in (part.removeprefix("./") for parts in copied for part in parts):
        assert (ROOT / source).exists()
        assert source in allowed


@pytest.mark.parametrize("file", ["Containerfile", "addon/Containerfile"])
def test_an_image_copies_all_that_building_the_package_reads(file: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {"pyproject.toml", "hatch_build.py", project["project"]["readme"], *project["project"]["license-files"]}
    needed |= {*wheel["packages"], *wheel["force-include"]}
    text = (ROOT / file).read_text(encoding="utf-8")
    copied = {
        part.removeprefix("./") for name, rest in instructions(text) if name == "COPY" for part in rest.split()[:-1]
    }
    assert needed <= copied


@pytest.mark.parametrize("name", ["service", "timer"])
def test_the_units_are_those_that_init_prints(name: str) -> None:
    table = Timetable(Path("/usr/local/bin/sheetsync"), Path("/etc/sheetsync/config.toml"), 10, "Europe/Moscow")
    assert (ROOT / f"packaging/systemd/sheetsync.{name}").read_text(encoding="utf-8") == getattr(table, name)


def test_the_line_for_cron_says_who_runs_it() -> None:
    text = (ROOT / "packaging/cron/sheetsync").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("*/")]
    minute, hour, day, month, weekday, user, program, *_ = line.split()
    assert (minute, hour, day, month, weekday) == ("*/10", "7-20", "*", "*", "1-5")
    assert (user, program) == ("sheetsync", "/usr/local/bin/sheetsync")


def test_the_schedule_for_github_needs_no_key_and_no_more_rights() -> None:
    text = (ROOT / "packaging/github/sheetsync.yml").read_text(encoding="utf-8")
    assert "contents: read\n  id-token: write" in text
    assert "secrets." not in text
    assert "cancel-in-progress: false" in text
