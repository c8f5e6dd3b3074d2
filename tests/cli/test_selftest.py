"""`selftest` on the embedded server: every try is judged, people's spreadsheets are refused, nothing is left behind."""

from collections.abc import Callable

import pytest

from sheetsync.localsheets import Fault, LocalServer
from sheetsync.selftest.product import TYPED
from sheetsync.selftest.scratch import TITLE

from .conftest import People, Program


def shape(people: People) -> tuple[dict[str, int], object]:
    path = f"/v4/spreadsheets/{people.id}"
    fields = {"fields": "properties(locale,timeZone,title),namedRanges,developerMetadata"}
    return people.sheet_ids(), people._transport.call("get", path, params=fields)


def test_what_the_design_assumes_holds_and_nothing_is_left(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people(locale="de_DE")
    before = shape(people)
    answer = program("selftest", "--google", people.id, "--json")
    tries = {one["number"]: one for one in answer.json["tries"]}
    assert answer.code == 0, tries
    assert list(tries) == [*map(str, range(1, 16)), *"ABDEFGHIJC"]
    held = {number for number, one in tries.items() if one["verdict"] == "holds"}
    assert held == {"2", "3", "4", "5", "6", "7", "13", *"ABCDEFGHIJ"}
    assert {number for number, one in tries.items() if one["verdict"] == "by-hand"} == {"9", "12"}
    assert shape(people) == before


def test_a_spreadsheet_that_holds_anything_is_refused_untouched(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people(["Наше"], title="Дела")
    before = shape(people)
    answer = program("selftest", "--google", people.id, "--language", "ru")
    assert (answer.code, "«Дела» не пуста" in answer.err) == (2, True)
    assert (shape(people), people.values("A1")) == (before, [["Наше"]])


def test_it_cleans_up_after_a_failure_too(
    program: Program, made_by_people: Callable[..., People], server: LocalServer
) -> None:
    people = made_by_people()
    before = shape(people)
    server.app.faults.add(Fault(kind="status", status=500, path="values:batchUpdateByDataFilter"))
    answer = program("selftest", "--google", people.id, "--json")
    verdicts = {one["number"]: one["verdict"] for one in answer.json["tries"]}
    assert (answer.code, verdicts["A"], verdicts["B"]) == (1, "unknown", "holds")
    assert shape(people) == before


@pytest.mark.slow
def test_what_a_killed_self_test_left_is_taken_away_by_the_next(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people()
    before = shape(people)
    people.do({"addSheet": {"properties": {"title": TITLE}}})
    people.type(f"'{TITLE}'!A1", TYPED)
    assert program("adopt", people.id, "--template", "status.ru").code == 0
    assert program("sync", people.id).code == 0
    assert program("selftest", "--google", people.id).code == 0
    assert shape(people) == before


def test_people_s_cells_beside_what_was_left_are_not_ours(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people(["Наше"])
    people.do({"addSheet": {"properties": {"title": TITLE}}})
    assert program("selftest", "--google", people.id).code == 2
    assert TITLE in people.sheet_ids()
