"""A team's own list of words, on top of the product's."""

from collections.abc import Iterator
from pathlib import Path

from sheetsync.duplicates.files import entries
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.lists import extended_lexicon
from sheetsync.errors import SetupError


class LexiconError(SetupError):
    """A team's list of words that can't be read."""


class NoLexiconError(LexiconError):
    """The file is not there, or no text."""

    message = "The list of words {file} can't be read: {reason}. Check the key duplicates.lexicon of the config."


class BadLineError(LexiconError):
    """A line that names no group."""

    message = (
        "{file}, line {line}: “{text}” is no group of words. Write two or more with commas (a, b), or a short word and "
        "what it stands for (a = b)."
    )


def team_lexicon(file: Path) -> Lexicon:
    """Return the product's lexicon with the lines of a UTF-8 file on top. Raises LexiconError."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NoLexiconError(file=file, reason=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise NoLexiconError(file=file, reason="UTF-8?") from error
    lines = list(_checked(file, text))
    return extended_lexicon([line for line in lines if "=" not in line], [line for line in lines if "=" in line])


def _checked(file: Path, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        for entry in entries(line):
            members = [member.strip() for member in entry.replace("=", ",", 1).split(",")]
            if len(members) < 2 or not all(any(letter.isalnum() for letter in member) for member in members):
                raise BadLineError(file=file, line=number, text=line.strip())
            yield entry
