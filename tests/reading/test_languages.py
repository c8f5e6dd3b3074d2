"""Languages are data: no word of one stands in the code, and a further folder is a further language."""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sheetsync.reading

READING = Path(sheetsync.reading.__file__).parent
ALPHABETS = {"folding.py", "keyboard.py"}
"""Look-alike letters and keyboard rows are no words."""
CLASSES = re.compile(r"\[[^\]]*\]")
WORD = re.compile("[а-яё]{2,}", re.IGNORECASE)


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the strings of a module but those that only explain."""
    said = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    yield from (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said
    )


@pytest.mark.parametrize("file", sorted(READING.rglob("*.py")), ids=lambda file: str(file.relative_to(READING)))
def test_no_word_of_a_language_stands_in_the_code(file: Path) -> None:
    if file.name not in ALPHABETS:
        found = [node.value for node in strings(ast.parse(file.read_text("utf-8")))]
        assert [text for text in found if WORD.search(CLASSES.sub("", str(text)))] == []


ESPERANTO = Path(__file__).parent / "esperanto"
"""A toy language as a contributor would begin it: the smallest useful files."""


def test_a_further_folder_is_a_further_language(tmp_path: Path) -> None:
    package = READING.parent
    shutil.copytree(
        package, tmp_path / "sheetsync", ignore=shutil.ignore_patterns("localsheets", "addon", "__pycache__")
    )
    shutil.copytree(ESPERANTO, tmp_path / "sheetsync" / "reading" / "words" / "eo")
    for templates in (package.parent / "templates", package / "templates"):
        if templates.is_dir():
            shutil.copytree(templates, tmp_path / "templates", dirs_exist_ok=True)
    asked = subprocess.run(
        [sys.executable, Path(__file__).parent / "further_language.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout) == {
        "due": ["2025-04-18", "2025-04-15", "2025-05-31", "2025-05-25"],
        "states": ["done", "unknown", "in_progress", "waiting"],
        "owners": ["Sales", "Sales", None],
        "waits": [["Sales"], ["~advokato"], ["Marketing"]],
        "denied": True,
        "wording": ["blaming", "Kion ni bezonas de Sales?"],
        "columns": ["step", "due"],
        "label": "goal",
        "cell": "VERA",
        "still": ["done", "~юрист"],
    }
