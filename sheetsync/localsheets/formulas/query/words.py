"""The text of a query cut into words."""

import re
from typing import NamedTuple


class QueryError(Exception):
    """A query that does not parse, or that asks what its columns cannot give; its text is Google's explanation."""


class NotBuiltError(Exception):
    """A part of the query language that is not served here."""


class Word(NamedTuple):
    """One word: its kind (`text`, `number`, `name`, `mark`) and what it says; names in quotes are never keywords."""

    kind: str
    said: str
    quoted: bool = False

    def is_any(self, *keywords: str) -> bool:
        """Whether it is one of the keywords or marks, in any case."""
        return not self.quoted and self.kind in {"name", "mark"} and self.said.lower() in keywords


_WORD = re.compile(
    r"""\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|`(?P<back>[^`]*)`|(?P<number>\d+(?:\.\d*)?|\.\d+)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<mark><=|>=|!=|<>|[=<>(),*+/-]))""",
    re.VERBOSE,
)


def words_of(text: str) -> list[Word]:
    """The words of a query.

    Raises:
        QueryError: a character that starts none.
    """
    words, place = list[Word](), 0
    while text[place:].strip():
        match = _WORD.match(text, place)
        if match is None:
            raise QueryError(f'Encountered "{text[place:].strip()[0]}" at column {place + 1}.')
        kind = str(match.lastgroup)
        kinds = {"double": "text", "single": "text", "back": "name"}
        words.append(Word(kinds.get(kind, kind), match[kind], kind == "back"))
        place = match.end()
    return words
