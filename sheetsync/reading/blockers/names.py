"""Whom a word can name: a listed department in any case, its adjective, its people, or somebody outside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.model.party import Party
from sheetsync.model.settings import Department
from sheetsync.reading.blockers.clauses import Clause, Word, cut
from sheetsync.reading.blockers.outside import outsider_at
from sheetsync.reading.folding import fold
from sheetsync.reading.functions import by_function, called
from sheetsync.reading.morphology import forms, in_dictionary, inflections, lemmas
from sheetsync.reading.spelling import meant

_HEADS = frozenset({"отдел", "департамент", "служба", "управление", "подразделение", "department", "dept", "team"})
_SHORT = 3
_ADJECTIVE_ENDINGS = ("овый", "енный", "ный", "ический", "ский", "ской", "ческий", "очный")
_OTHER_MEANING = frozenset({"продажный", "складный"})
_SHARED_STEM = 5
_TELLING = 7
_NO_ROLES = frozenset({"производитель"})
_NUMBERS = frozenset({"sing", "plur"})
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a clause that name a party: from `start` to before `end`, in one of these cases.

    `adjective`: only the party's adjective stands there («маркетинговый»). `numbers` are those (`sing`, `plur`) of
    the noun as a subject, both where its form tells neither.
    """

    party: Party
    start: int
    end: int
    cases: frozenset[str]
    numbers: frozenset[str] = _NUMBERS
    adjective: bool = False


class _Name(NamedTuple):
    """How a department is called; `strict` where only the very capitals tell it from another word (ОК, IT)."""

    department: str
    words: tuple[Word, ...]
    head: int
    strict: bool = False


class Names:
    """The listed departments with all that names them."""

    def __init__(self, departments: Sequence[Department]) -> None:
        said = [(one.name, word) for one in departments for word in (one.name, *one.aliases)]
        self._listed = tuple(dict.fromkeys(name for department, word in said for name in _names(department, word)))
        known = {name.words for name in self._listed}
        self._names = (*self._listed, *dict.fromkeys(_called_otherwise(said, known)))
        self._adjectives = {
            adjective: name.department
            for name in self._listed
            if len(name.words) == 1
            for adjective in _adjectives(name)
        }

        self._by_first: dict[str, list[_Name]] = {}
        for name in self._names:
            first = name.words[0].text
            for lemma in lemmas(first) if name.words[0].forms else (first, f"{first}'s"):
                self._by_first.setdefault(lemma, []).append(name)
        self._forms = {form: form for name in self._names for word in name.words for form in inflections(word.text)}

    def mentions(self, clause: Clause) -> tuple[Mention, ...]:
        """Return the parties that the clause names, in its order; nothing is said yet of who is waited on."""
        return tuple(self._scan(Clause(tuple(map(self._respelt, clause.words)))))

    def _respelt(self, word: Word) -> Word:
        """Return a word that can only be a misspelt name as it should be; every other word as it is."""
        if len(word.text) < _TELLING or in_dictionary(word.text) or word.text in self._forms:
            return word
        form = meant(word.text, self._forms)
        return Word(word.raw, form) if form else word

    def _scan(self, clause: Clause) -> Iterator[Mention]:
        at = 0
        while at < len(clause.words):
            mention = self._department(clause, at) or self._adjective(clause, at) or self._person(clause, at)
            if mention:
                yield mention
            at = mention.end if mention else at + 1

    def _department(self, clause: Clause, at: int) -> Mention | None:
        for name in self._beginning_with(clause.words[at]):
            words = clause.words[at : at + len(name.words)]
            if len(words) == len(name.words) and _is_called(words, name):
                head = words[name.head]
                return _mention(Party(name.department), head, at, at + len(words))
        return None

    def _beginning_with(self, word: Word) -> list[_Name]:
        """Return the names that may begin with a form of this word, the longest first."""
        found = [name for lemma in lemmas(word.text) for name in self._by_first.get(lemma, ())]
        return sorted(found, key=lambda name: -len(name.words)) if len(found) > 1 else found

    def _adjective(self, clause: Clause, at: int) -> Mention | None:
        word = clause.words[at]
        department = next((self._adjectives[lemma] for lemma in lemmas(word.text) if lemma in self._adjectives), None)
        if department is None or not word.can_be("ADJF"):
            return None
        return Mention(Party(department), at, at + 1, frozenset(), adjective=True)

    def _person(self, clause: Clause, at: int) -> Mention | None:
        found = outsider_at(clause, at)
        if found is None:
            return None
        word = clause.words[found.noun]
        departments = {name.department for name in self._listed if _people_of(found.name, name)}
        if len(departments) > 1 or (not departments and not _known(word)):
            return None
        party = Party(departments.pop()) if departments else Party(found.name, outside=True)
        return _mention(party, word, at, found.end)


def _names(department: str, text: str) -> Iterator[_Name]:
    """Yield a name whole, and without its «отдел» where what is left is a noun («отдел продаж» → «продаж»)."""
    words = tuple(word for clause in cut(text) for word in clause.words)
    if not words:
        return
    head = next((at for at, word in enumerate(words) if word.can_be("NOUN")), 0)
    yield _Name(department, words, head)
    rest = tuple(word for word in words if not word.among(_HEADS))
    if len(rest) == 1 and len(words) > 1 and not rest[0].can_be("ADJF"):
        yield _Name(department, rest, 0)
    if len(words) == 1 and words[0].can_be("NOUN"):
        yield from (_Name(department, (Word(head, head), words[0]), 0) for head in ("отдел", "департамент", "служба"))


def _called_otherwise(said: Sequence[tuple[str, str]], known: set[tuple[Word, ...]]) -> Iterator[_Name]:
    """Yield the other words for what the listed departments do («продажники», «ТП», Sales), of each the only one."""
    for function, departments in by_function((word, name) for name, word in said).items():
        if len(departments) > 1:
            continue
        for phrase, short in called(function):
            for name in _names(next(iter(departments)), phrase):
                if name.words not in known:
                    yield name._replace(strict=short and name.words[0].text not in _WELL_KNOWN)


_WELL_KNOWN = frozenset({"бух", "роп"})


def _is_called(words: Sequence[Word], name: _Name) -> bool:
    if name.strict:
        return all(
            word.text == named.text and word.raw.isupper() for word, named in zip(words, name.words, strict=True)
        )
    return all(map(_same, words, name.words))


def _same(word: Word, named: Word) -> bool:
    """Whether a word is a form of the named one; a short name in capitals (IT) must be typed in capitals."""
    if not named.forms:
        if len(named.text) <= _SHORT and named.raw.isupper():
            return word.raw == named.raw
        return word.text in {named.text, f"{named.text}'s"}
    if not lemmas(word.text) & lemmas(named.text):
        return False
    if named.can_be("plur") and not named.can_be("sing", "nomn"):
        return any(form.has("plur") for form in word.forms) and word.can_be("NOUN")
    return True


def _mention(party: Party, noun: Word, start: int, end: int) -> Mention:
    """Return the mention with every case its noun can stand in; a noun without forms (IT, Sales) can in any."""
    read = [form.grammemes for form in noun.forms if form.has("NOUN")]
    cases = frozenset(case for grammemes in read for case in _CASES & grammemes)
    numbers = frozenset(number for grammemes in read if "nomn" in grammemes for number in _NUMBERS & grammemes)
    return Mention(party, start, end, cases or _CASES, numbers if read else _NUMBERS)


def _adjectives(name: _Name) -> Iterator[str]:
    """Yield the adjectives that the dictionary has for a department («маркетинг» → «маркетинговый»)."""
    for lemma in lemmas(name.words[0].text):
        stem = re.sub(r"(?:ика|ия|ие|[аоыеий])$", "", lemma)
        for ending in _ADJECTIVE_ENDINGS:
            made = stem + ending
            if made not in _OTHER_MEANING and in_dictionary(made) and any(form.has("ADJF") for form in forms(made)):
                yield made


def _known(word: Word) -> bool:
    """Whether the dictionary knows the word: of an unknown one nobody can say that it is somebody."""
    return not word.forms or in_dictionary(word.text)


def _people_of(lemma: str, name: _Name) -> bool:
    """Whether a role is one of a department's people: both begin alike («маркетолог», «маркетинг»)."""
    if lemma in _NO_ROLES or len(lemma) < _SHARED_STEM:
        return False
    telling = [word.text for word in name.words if not word.among(_HEADS)]
    return any(fold(lemma)[:_SHARED_STEM] == word[:_SHARED_STEM] for word in telling if len(word) >= _SHARED_STEM)
