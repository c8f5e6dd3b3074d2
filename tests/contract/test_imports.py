"""The architecture, read from the source: imports go down only, and what is pure stays pure."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from .imports import Import, every_import, imports, room, sources, target

LAYERS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            {"__main__"},
            {"cli"},
            {"demo", "addon", "doctor", "selftest"},
            {"settling"},
            {"amending", "counting"},
            {"sync", "schedule"},
            {"desire", "config", "amend"},
            {"assess"},
            {"sheet"},
            {"gateway", "notify"},
            {"machine"},
            {"plan", "exports"},
            {"watch"},
            {"memory", "meeting", "workbook", "duplicates", "checks"},
            {"reading"},
            {"messages", "clock", "collector"},
            {"model"},
            {"errors"},
        ),
    )
)
"""The rooms from top to bottom. A room imports rooms of lower layers only."""

APART = "localsheets"
"""The embedded server: it imports nothing of the rest, and the command line alone starts it."""

PURE = (
    "model",
    "reading",
    "checks",
    "duplicates",
    "meeting",
    "plan",
    "workbook",
    "memory",
    "sheet",
    "assess",
    "desire",
    "exports",
    "amend",
)
"""Rooms that know no network, no store, no environment and no clock."""

OUTSIDE = frozenset(
    {
        "gspread",
        "google",
        "requests",
        "httpx",
        "http",
        "urllib",
        "urllib3",
        "socket",
        "sqlite3",
        "os",
        "subprocess",
        "threading",
        "asyncio",
        "time",
        "shutil",
        "tempfile",
        "pathlib",
        "io",
        "importlib.resources",
        "tomllib",
    }
)
"""What a pure room may not import."""

READS_FILES = {
    "sheetsync.exports.html": {"importlib.resources"},
    "sheetsync.workbook.templates": {"pathlib", "importlib.resources", "tomllib"},
    "sheetsync.reading.vocabulary": {"importlib.resources", "tomllib"},
    "sheetsync.duplicates.files": {"importlib.resources", "tomllib"},
}
"""The exceptions: templates and lists of words are files that come with the package."""

CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "localtime", "monotonic", "perf_counter"}


def test_every_room_has_its_place():
    assert {room(module) for module in sources()} - {"", APART} <= frozenset().union(*LAYERS)


@pytest.mark.parametrize("name", sorted(frozenset().union(*LAYERS)))
def test_a_room_imports_only_rooms_below_it(name: str):
    place = next(number for number, layer in enumerate(LAYERS) if name in layer)
    below = frozenset().union(*LAYERS[place + 1 :]) | {name, ""} | ({APART} if name == "cli" else set())
    wrong = [one for one in every_import() if room(one.module) == name and not _allowed(one, below)]
    assert wrong == []


def test_the_embedded_server_imports_nothing_of_the_rest():
    assert [one for one in every_import() if room(one.module) == APART and not _allowed(one, {APART})] == []


def test_modules_import_each_other_in_no_circle():
    graph = {
        module: {found for one in imports(module, tree) if (found := target(one.name, sources())) not in {None, module}}
        for module, tree in sources().items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' → '.join(error.args[1])}")


@pytest.mark.parametrize("name", PURE)
def test_a_pure_room_imports_nothing_of_the_world_outside(name: str):
    assert [one for one in every_import() if room(one.module) == name and _reaches_out(one)] == []


@pytest.mark.parametrize("name", PURE)
def test_a_pure_room_asks_no_clock_and_opens_no_file(name: str):
    found = [call for module, tree in sources().items() if room(module) == name for call in _impure_calls(module, tree)]
    assert found == []


def _allowed(one: Import, rooms: frozenset[str] | set[str]) -> bool:
    found = target(one.name, sources())
    return found is None or room(found) in rooms


def _reaches_out(one: Import) -> bool:
    parts = one.name.split(".")
    prefixes = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return bool((prefixes & OUTSIDE) - READS_FILES.get(one.module, set()))


def _impure_calls(module: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            clock = isinstance(called, ast.Attribute) and called.attr in CLOCKS
            opens = isinstance(called, ast.Name) and called.id in {"open", "input", "print"}
            if clock or opens:
                yield f"{module}:{node.lineno}"
