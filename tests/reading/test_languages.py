"""Languages are data: no word of one stands in the code, and a further folder is a further language."""

import ast
import re
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
