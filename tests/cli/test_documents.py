"""The pages that describe the program are written by the program, and describe all of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from docs.generate import WRITTEN, contexts, page
from sheetsync.checks.registry import all_checks
from sheetsync.cli.facts import COMPARED

from .conftest import People, Program

SHAPES = (Path(__file__).parents[2] / "docs" / "reference" / "json.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_a_generated_page_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == page(path), "run: make docs"


def test_every_command_and_option_says_what_it_is_for() -> None:
    for context in contexts():
        assert context.command.help, context.command_path
        options = [one for one in context.command.params if isinstance(one, click.Option)]
        silent = [option.name for option in options if not option.help]
        assert silent == [], context.command_path


def test_every_name_that_flags_compare_is_a_finding() -> None:
    assert {check.name for check in all_checks()} >= COMPARED


@pytest.mark.parametrize(
    "verb",
    [("check",), ("plan",), ("sync",), ("summary",), ("memory",), ("adopt",), ("explain", "SS201")],
    ids=" ".join,
)
def test_every_key_of_an_answer_is_documented(program: Program, sheet: People, verb: tuple[str, ...]) -> None:
    named = verb if verb[0] == "explain" else (*verb, sheet.id)
    answer = program(*named, "--json").json
    assert set(answer) - set(re.findall(r"\w+", SHAPES)) == set()


def test_an_answer_reads_as_json_whatever_the_cells_hold(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people(["Этап", "Ответственный отдел", "Дата выполнения", "Статус"], ['"\\\n\u2028', "x", "", "y"])
    program("adopt", people.id)
    answer = program("check", people.id, "--json")
    assert json.loads(answer.out)["flags"]["rows"][0][0] == '"\\\n\u2028'
