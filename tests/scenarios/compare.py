"""The scenarios' rules of comparison: lists as multisets but where the order counts, outside parties by their stems."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any, NamedTuple

from .book import Json

ORDERED = {"header", "rows", "blocks", "period", "decisions", "departments"}
"""Facts whose order counts; those of `flags` and `memory` are compared as multisets all the same."""


class Difference(NamedTuple):
    """A fact that is not as expected: its kind and name, and what differs, for people."""

    kind: str
    fact: str
    detail: str


def compare(kind: str, expected: Json, found: Json, columns: Sequence[str]) -> Iterator[Difference]:
    """Yield the facts of one kind that differ. `columns` are those of the lines of `flags`."""
    for name, wanted in expected.items():
        if name in {"at", "kind", "columns"}:
            continue
        if kind == "flags" and name == "rows":
            yield from _flags(wanted, found["rows"], columns)
        elif kind == "memory":
            yield from _memory(expected, found)
        else:
            yield from _fact(kind, name, wanted, found[name])


def _fact(kind: str, name: str, wanted: Any, found: Any) -> Iterator[Difference]:
    if wanted == "any":
        return
    if name == "departments":
        yield from _departments(wanted, found)
    elif name == "overdue" and [days for _, days in found] != sorted((days for _, days in found), reverse=True):
        yield Difference(kind, name, f"not the longest first: {found}")
    elif plain(name, wanted) != plain(name, found):
        yield Difference(kind, name, told(wanted, found, ordered=name in ORDERED))


def _departments(wanted: list[Json], found: list[Json]) -> Iterator[Difference]:
    names = [part["name"] for part in found]
    if [part["name"] for part in wanted] != names:
        yield Difference("meeting", "departments", f"the departments are {names}")
        return
    for part, other in zip(wanted, found, strict=True):
        for name in part:
            for difference in _fact("meeting", name, part[name], other[name]):
                yield Difference("meeting", f"departments.{name}", f"{part['name']}: {difference.detail}")


def plain(name: str, value: Any) -> Any:
    """A fact so that equal ones are equal: multisets as counts, parties by their stems, numbers as numbers."""
    if name == "rings":
        return Counter(frozenset(map(party, ring)) for ring in value)
    if isinstance(value, list) and name in ORDERED:
        return value
    if isinstance(value, list):
        return Counter(_line(name, item) for item in value)
    return value


def _line(name: str, item: Any) -> str:
    if name == "duplicates":
        item = sorted(item)
    if name in {"waits", "needs"}:
        item = [party(part) if isinstance(part, str) else part for part in item]
    return json.dumps(item, ensure_ascii=False)


def party(name: str) -> str:
    """An outside party by its first four letters, case and ё aside; a department as it is."""
    return name[:5].lower().replace("ё", "е") if name.startswith("~") else name


def told(wanted: Any, found: Any, *, ordered: bool = False) -> str:
    """The difference for people: what is missing and what is too much."""
    if isinstance(wanted, list) and isinstance(found, list) and not ordered:
        expected, seen = (Counter(json.dumps(one, ensure_ascii=False) for one in part) for part in (wanted, found))
        return f"missing {list((expected - seen).elements())}, too much {list((seen - expected).elements())}"
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        pairs = [(one, other) for one, other in zip(wanted, found, strict=True) if one != other]
        return "; ".join(f"expected {one}, found {other}" for one, other in pairs)
    return f"expected {wanted}, found {found}"


def _flags(wanted: list[list[Any]], found: list[list[Any]], columns: Sequence[str]) -> Iterator[Difference]:
    for step, expected, seen in _by_step(wanted, found):
        if step is None:
            yield Difference("flags", "rows", told(expected, seen))
            continue
        best = min((list(_unlike(expected, order, columns)) for order in permutations(seen)), key=len)
        yield from (Difference("flags", name, f"«{step}»: {detail}") for name, detail in best)


def _unlike(wanted: list[list[Any]], found: Sequence[list[Any]], columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line, other in zip(wanted, found, strict=True):
        for name, one, two in zip(columns, line, other, strict=True):
            if name == "findings":
                yield from _findings(one, two)
            elif _plain_cell(one) != _plain_cell(two):
                yield name, told(one, two)


def _plain_cell(cell: Any) -> Any:
    return Counter(map(party, cell)) if isinstance(cell, list) else cell


def _findings(wanted: list[str], found: dict[str, bool]) -> Iterator[tuple[str, str]]:
    """Each named one must be there; of those that are there, another error is one too many."""
    missing = set(wanted) - set(found)
    errors = {name for name, error in found.items() if error} - set(wanted)
    if missing or errors:
        yield "findings", f"missing {sorted(missing)}, errors too many {sorted(errors)}"


def _memory(expected: Json, found: Json) -> Iterator[Difference]:
    assert expected["columns"] == found["columns"]
    for step, wanted, seen in _by_step(expected["rows"], found["rows"]):
        if step is None:
            yield Difference("memory", "rows", told(wanted, seen))
            continue
        lines = sorted(map(_remembered, wanted)), sorted(map(_remembered, seen))
        for one, other in zip(*lines, strict=True):
            for name, left, right in zip(expected["columns"], json.loads(one), json.loads(other), strict=True):
                if left != right:
                    yield Difference("memory", name, f"«{step}»: {told(left, right)}")


def _remembered(line: list[Any]) -> str:
    parties = [sorted(map(party, part)) if isinstance(part, list) else part for part in line]
    return json.dumps(parties, ensure_ascii=False)


def _by_step(
    wanted: list[list[Any]], found: list[list[Any]]
) -> Iterator[tuple[str | None, list[list[Any]], list[list[Any]]]]:
    """Yield the lines of each step; None as the step where one side has other steps than the other."""
    expected, seen = (Counter(line[0] for line in lines) for lines in (wanted, found))
    if expected != seen:
        yield None, [[step] for step in expected.elements()], [[step] for step in seen.elements()]
    for step in expected:
        if expected[step] == seen[step]:
            yield step, [line for line in wanted if line[0] == step], [line for line in found if line[0] == step]
