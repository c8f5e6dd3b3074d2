"""Reads the imports of the package from its source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parents[2] / "sheetsync"


class Import(NamedTuple):
    """One import: the module that imports, the dotted name imported, and the line."""

    module: str
    name: str
    line: int


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name."""
    return {dotted(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def every_import() -> tuple[Import, ...]:
    """What all modules of the package import."""
    return tuple(one for module, tree in sources().items() for one in imports(module, tree))


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    """The room of a module: the package's folder or file right below the top."""
    return [*module.split("."), ""][1]


def imports(module: str, tree: ast.Module) -> Iterator[Import]:
    """Yield what a module imports when it runs: imports for type checkers alone are none."""
    for node in _running(tree):
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import"
            yield from (Import(module, f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        yield child
        yield from _running(child)


def target(name: str, modules: dict[str, ast.Module]) -> str | None:
    """The module of the package that an imported name lives in; None for somebody else's."""
    if not name.startswith("sheetsync"):
        return None
    while name not in modules:
        name = name.rpartition(".")[0]
    return name
