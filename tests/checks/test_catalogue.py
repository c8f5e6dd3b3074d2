"""The catalogue of checks itself."""

from pathlib import Path

import pytest

from sheetsync.checks import catalogue
from sheetsync.checks.registry import Notice, RegistrationError, UnknownCodeError, all_checks, check, explain
from sheetsync.checks.run import run_checks
from sheetsync.model.finding import Severity

from .sheets import codes, findings, row, subject

FAMILIES = {"cells": "1", "dates": "2", "blockers": "3", "duplicates": "4", "wording": "5", "sheet": "6"}


def test_codes_and_names_are_unique() -> None:
    checks = all_checks()
    assert len({one.code for one in checks}) == len({one.name for one in checks}) == len(checks)


@pytest.mark.parametrize("code", [one.code for one in all_checks()])
def test_every_check_explains_itself(code: str) -> None:
    explanation = explain(code.lower())
    assert explanation.code == code
    assert all((explanation.title, explanation.meaning, explanation.bad, explanation.good, explanation.advice))
    assert explanation.title.endswith(".")


def test_every_check_stands_in_the_folder_of_its_family_under_its_name() -> None:
    files = {(file.parent.name, file.stem) for file in Path(catalogue.__path__[0]).glob("*/[!_]*.py")}
    families = {digit: family for family, digit in FAMILIES.items()}
    assert files == {(families[one.code[2]], one.name) for one in all_checks()}


@pytest.mark.parametrize("name", ["status_unknown", "status_spelling", "department_unknown", "department_spelling"])
def test_names_that_other_programs_compare_stay(name: str) -> None:
    assert name in {one.name for one in all_checks()}


def test_a_code_cannot_be_taken_twice_and_the_place_is_told() -> None:
    def again(_: object) -> list[Notice]:
        """Title.

        Meaning.

        Bad: a
        Good: b
        To do: c
        """
        return []

    with pytest.raises(RegistrationError, match=r"test_catalogue\.py:\d+: the code SS101 is taken by status_unknown"):
        check(code="SS101", name="again", severity=Severity.HINT)(again)


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [("X1", "Title.", "is no code"), ("SS699", "Only a title.", "the docstring needs a title")],
)
def test_a_check_that_is_not_whole_is_refused(code: str, text: str, told: str) -> None:
    def unfinished(_: object) -> list[Notice]:
        return []

    unfinished.__doc__ = text
    with pytest.raises(RegistrationError, match=told):
        check(code=code, name="unfinished", severity=Severity.HINT)(unfinished)
    assert code not in {one.code for one in all_checks()}


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(UnknownCodeError, match=r"SS999.*SS101"):
        explain("SS999")


def test_select_and_ignore_take_codes_and_their_beginnings() -> None:
    untouched = subject(row(owner="", due="", status=""))
    assert [one.code for one in run_checks(untouched)] == ["SS101", "SS106", "SS206"]
    assert [one.code for one in run_checks(untouched, select=["ss1"])] == ["SS101", "SS106"]
    assert [one.code for one in run_checks(untouched, ignore=["SS1"])] == ["SS206"]
    assert [one.code for one in run_checks(untouched, select=["SS1", "SS2"], ignore=["SS101"])] == ["SS106", "SS206"]


def test_the_same_sheet_is_told_the_same() -> None:
    rows = (row(2, status="готово"), row(3, owner="Логистика", blocker="Ждём юриста"))
    assert findings(*rows) == findings(*rows)
    assert codes(*rows) == codes(*rows)
