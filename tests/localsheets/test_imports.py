"""The double shares no code with what it is to check."""

import ast
from pathlib import Path

ROOM = Path(__file__).parents[2] / "sheetsync" / "localsheets"


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return modules | {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}


def test_the_server_imports_nothing_of_the_rest():
    found = {module for path in ROOM.rglob("*.py") for module in _imported(path)}
    own = {module for module in found if module.split(".")[0] == "sheetsync"}
    assert {module for module in own if not module.startswith("sheetsync.localsheets")} == set()
