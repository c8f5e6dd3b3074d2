"""The header of the status table: which text names which column, and how surely."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sheetsync.model.columns import Field
from sheetsync.model.template import ColumnSpec, Template
from sheetsync.reading.folding import fold, has_cyrillic, strip_marks, untangle
from sheetsync.reading.header_words import composed, headers_of_all_languages
from sheetsync.reading.keyboard import other_layout
from sheetsync.reading.morphology import in_dictionary
from sheetsync.reading.spelling import meant

RECOGNISED = 3
"""So many of the five columns make a line a header (semantics §5)."""

_LONGEST = 80
_SHORT = 4
_LONGEST_SHORT = 7
_IN_BRACKETS = re.compile(r"([^()]+)\(([^()]+)\)\s*")


class Strength(IntEnum):
    """How surely a text names a column, the surest first."""

    TEMPLATE = 0
    ALIAS = 1
    COMPOSED = 2
    MISSPELT = 3
    WEAK = 4


class Named(NamedTuple):
    """A header cell that names a column."""

    field: Field
    strength: Strength


class Candidate(NamedTuple):
    """A column that could be meant: its 0-based index and its header as typed."""

    column: int
    header: str


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """A header line read: the column of each field that is sure, and the candidates of each that isn't."""

    columns: Mapping[Field, int]
    rivals: Mapping[Field, tuple[Candidate, ...]]

    @property
    def recognised(self) -> bool:
        """Whether enough of the five are named for the line to be a header."""
        return len(self.columns) + len(self.rivals) >= RECOGNISED


def header_key(text: str) -> str:
    """Return the form in which headers are compared: case, spaces, ё, marks and look-alike letters forgiven."""
    return strip_marks(untangle(fold(text)))


class HeaderWords:
    """The words of a template's header, ready to be looked up."""

    def __init__(self, template: Template) -> None:
        self._columns = template.columns
        self._known: dict[str, Named] = {}
        self._typed: set[str] = set()
        for strength, words_of in _WORDS:
            for field, column in template.columns.items():
                for word in words_of(column):
                    self._typed.add(word.casefold())
                    self._known.setdefault(header_key(word), Named(field, strength))
        headers = {header_key(word): Named(field, Strength.TEMPLATE) for field, word in headers_of_all_languages()}
        self._known |= {key: named for key, named in headers.items() if self._agrees(key, named)}

    def _agrees(self, key: str, named: Named) -> bool:
        """Whether the template takes a header of another language for that column too, or for none."""
        return key not in self._known or self._known[key].field is named.field

    def name(self, text: str) -> Named | None:
        """Return the column that a header text names, None for any other text."""
        if len(text) > _LONGEST:
            return None
        key = header_key(text)
        found = self._known.get(key) or self._known.get(header_key(other_layout(fold(text))))
        if found or not key:
            return found
        return self._put_together(key) or self._twice(text)

    def _twice(self, text: str) -> Named | None:
        """Return the column that a header names twice: before its brackets and in them."""
        parts = _IN_BRACKETS.fullmatch(text)
        names = [self.name(part) for part in parts.groups()] if parts else []
        return names[0] if len({name and name.field for name in names}) == 1 else None

    def _put_together(self, key: str) -> Named | None:
        field = None if key in self._general else composed(key.replace("-", " "))
        if field:
            return Named(field, Strength.COMPOSED)
        field = meant(key, self._spelt)
        return Named(field, Strength.MISSPELT) if field else None

    def known(self, text: str) -> bool:
        """Whether the text is a header word, letter for letter but for case: the quick question asked of each row."""
        return len(text) <= _LONGEST and text.strip().casefold() in self._typed

    @cached_property
    def _spelt(self) -> Mapping[str, Field]:
        return {key: named.field for key, named in self._known.items() if named.strength <= Strength.ALIAS}

    @cached_property
    def _general(self) -> frozenset[str]:
        return frozenset(header_key(word) for column in self._columns.values() for word in column.general)

    def read(self, texts: Sequence[str]) -> HeaderReading:
        """Read a line of header texts. The surest name wins; of two equally sure ones neither does."""
        named: dict[Field, list[tuple[Strength, Candidate]]] = {}
        for column, text in enumerate(texts):
            found = self.name(text)
            if found:
                named.setdefault(found.field, []).append((found.strength, Candidate(column, text)))
        if len(named) >= RECOGNISED:
            for column, text in enumerate(texts):
                field = self._short(text)
                if field and field not in named:
                    named[field] = [(Strength.MISSPELT, Candidate(column, text))]
        best = {field: _surest(candidates) for field, candidates in named.items()}
        return HeaderReading(
            {field: one[0].column for field, one in best.items() if len(one) == 1},
            {field: several for field, several in best.items() if len(several) > 1},
        )

    def _short(self, text: str) -> Field | None:
        """Return the column whose short header a text is one letter off, asked only in a line that is a header."""
        key = header_key(text)
        if not _least(key) <= len(key) <= _LONGEST_SHORT or in_dictionary(key) or self._known.get(key):
            return None
        near = {
            named.field
            for known, named in self._known.items()
            if named.strength <= Strength.ALIAS and len(known) >= _SHORT and _is_slip(key, known)
        }
        return near.pop() if len(near) == 1 else None

    def too_general(self, field: Field, texts: Sequence[str]) -> tuple[Candidate, ...]:
        """Return the columns whose header is too general to be taken for `field`, to be asked about."""
        general = {header_key(word) for word in self._columns[field].general}
        return tuple(Candidate(column, text) for column, text in enumerate(texts) if header_key(text) in general)


def _least(key: str) -> int:
    """Return how short a slip of a header can be: «Этп», but in English "tax" may be what it says."""
    return _SHORT - 1 if has_cyrillic(key) else _SHORT


def _is_slip(key: str, known: str) -> bool:
    """Whether a short text is one letter off; of six and more in Russian letters, which the dictionary knows, two."""
    slips = OSA.distance(key, known)
    longer = len(key) > _SHORT + 1
    if not longer and len(key) >= _SHORT:
        return slips == 1
    return key[0] == known[0] and has_cyrillic(key) and slips == (2 if longer else 1)


def _header(column: ColumnSpec) -> tuple[str, ...]:
    return (column.header,)


def _aliases(column: ColumnSpec) -> tuple[str, ...]:
    return column.aliases


def _weak(column: ColumnSpec) -> tuple[str, ...]:
    return column.weak


_WORDS = ((Strength.TEMPLATE, _header), (Strength.ALIAS, _aliases), (Strength.WEAK, _weak))


def _surest(candidates: Sequence[tuple[Strength, Candidate]]) -> tuple[Candidate, ...]:
    surest = min(strength for strength, _ in candidates)
    return tuple(candidate for strength, candidate in candidates if strength == surest)
