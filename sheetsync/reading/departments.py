"""The owner column: which listed department a text names. A department that isn't listed is asked about."""

import re
from collections.abc import Iterable, Sequence

from sheetsync.model.row import OwnerReading, Sureness
from sheetsync.model.settings import Department
from sheetsync.reading.folding import fold, strip_marks, untangle
from sheetsync.reading.morphology import in_dictionary, lemmas
from sheetsync.reading.spelling import meant, nearest

_LONGEST = 100
_GENERIC = {"отдел", "департамент", "служба", "управление", "подразделение", "группа", "команда"} | {
    *("department", "dept", "division", "team", "group"),
    *("от", "из", "на", "в", "во", "the", "of"),
}
"""Words that say that a department is meant, not which."""
_BETWEEN = re.compile(r"\s*[,;/+&|]\s*|\s+(?:и|and)\s+")
_FIGURE = re.compile(r"\d+")


class DepartmentReader:
    """Reads owner texts by the listed departments and their other names."""

    def __init__(self, departments: Sequence[Department]) -> None:
        self._names = tuple(department.name for department in departments)
        said = [(word, one.name) for one in departments for word in (one.name, *one.aliases)]
        self._exact = _sure((fold(word), name) for word, name in said) | {fold(name): name for name in self._names}
        self._squeezed = _sure((_squeeze(word), name) for word, name in said)
        self._spelt = _sure((_words(word), name) for word, name in said)
        self._cores = [(_core(word), name) for word, name in said]

    def read(self, text: str) -> OwnerReading:
        """Return the department that an owner text names.

        Case, spaces, ё/е and the listed other names are forgiven without a word; other forms of the name («отдел
        продаж», «Тех-поддержка»), look-alike letters and clear misspellings are understood, with the name
        suggested. Two departments in one cell are ambiguous: a row has one owner.
        """
        folded = fold(text)
        if not folded:
            return OwnerReading(None, Sureness.EMPTY)
        if folded in self._exact:
            return OwnerReading(self._exact[folded], Sureness.EXACT)
        named = self.read_all(text)
        if len(named) == 1:
            return OwnerReading(named[0], Sureness.SPELLING, named[0])
        if named:
            return OwnerReading(None, Sureness.AMBIGUOUS)
        return OwnerReading(None, Sureness.UNREADABLE, nearest(folded, self._names))

    def read_all(self, text: str) -> tuple[str, ...]:
        """Return every department that the text names; none where a part of it names something else."""
        folded = fold(text)
        if not folded or len(folded) > _LONGEST:
            return ()
        whole = self._one(folded)
        if whole is not None:
            return (whole,)
        parts = [self._one(part) for part in _BETWEEN.split(folded)]
        named = tuple(dict.fromkeys(part for part in parts if part is not None))
        return named if None not in parts else ()

    def _one(self, folded: str) -> str | None:
        words = _words(folded)
        found = self._exact.get(folded) or self._squeezed.get(_squeeze(folded)) or self._inflected(_core(folded))
        if found or all(in_dictionary(word) for word in words.split()):
            return found
        return meant(words, self._spelt)

    def _inflected(self, core: tuple[str, ...]) -> str | None:
        named = {name for words, name in self._cores if core and _same_words(core, words)}
        return named.pop() if len(named) == 1 else None


def _sure(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each word names, without the words that name two departments."""
    named: dict[str, set[str]] = {}
    for word, name in pairs:
        named.setdefault(word, set()).add(name)
    return {word: next(iter(names)) for word, names in named.items() if word and len(names) == 1}


def _words(text: str) -> str:
    return " ".join(re.sub(r"[№&+%-]", " ", strip_marks(untangle(fold(text)))).split())


def _squeeze(text: str) -> str:
    """Return the text without marks and spaces, so that «тех. поддержка» is «техподдержка»."""
    return _words(text).replace(" ", "")


def _core(text: str) -> tuple[str, ...]:
    """Return the words that tell a department from another: «отделу продаж» → («продаж»,)."""
    return tuple(word for word in _words(text).split() if not lemmas(word) & _GENERIC)


def _same_words(core: Sequence[str], other: Sequence[str]) -> bool:
    if len(core) != len(other) or _FIGURE.findall(" ".join(core)) != _FIGURE.findall(" ".join(other)):
        return False
    left = list(other)
    for word in core:
        same = next((candidate for candidate in left if lemmas(word) & lemmas(candidate)), None)
        if same is None:
            return False
        left.remove(same)
    return True
