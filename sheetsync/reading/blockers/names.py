"""Whom a word can name: a listed department in any case, its adjective, its people, or somebody outside."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from sheetsync.model.party import Party
from sheetsync.model.settings import Department
from sheetsync.reading.abbreviations import shortened
from sheetsync.reading.blockers.adjectives import all_adjectives, is_set_phrase
from sheetsync.reading.blockers.beside import with_name, with_owners
from sheetsync.reading.blockers.called import Index, Name, called_otherwise, is_called, names_in, with_heads
from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import endings, words
from sheetsync.reading.blockers.mentions import CASES, Mention, mention_of
from sheetsync.reading.blockers.outside import (
    acts,
    among_parties,
    is_listed_role,
    leaders,
    outsider_at,
    role_forms,
    staff,
)
from sheetsync.reading.folding import fold, has_cyrillic
from sheetsync.reading.morphology import forms, in_dictionary, is_russian, lemmas
from sheetsync.reading.spelling import meant, mistyped
from sheetsync.reading.vocabulary import listed

_KEPT = 4_000
"""So many clauses are kept with their mentions: who waits and how it is worded are read from the same ones."""
_SHARED_STEM = 5
_TELLING = 7


class Names:
    """The listed departments with all that names them.

    What only a Russian clause can hold is worked out with the first such clause: until then no dictionary is needed.
    """

    def __init__(self, departments: Sequence[Department]) -> None:
        said = [(one.name, word) for one in departments for word in (one.name, *one.aliases)]
        self._listed = tuple(dict.fromkeys(name for department, word in said for name in names_in(department, word)))
        self._said = [(word, name) for name, word in said]
        self._adjectives = dict(all_adjectives(self._listed, self._said))
        self._found: dict[Clause, tuple[Mention, ...]] = {}
        self._meant: dict[str, str] = {}

    @cached_property
    def _mixed(self) -> Index:
        return self._index(lambda _: True, with_heads(self._listed))

    @cached_property
    def _latin(self) -> Index:
        return self._index(lambda phrase: not has_cyrillic(phrase))

    def _index(self, holds: Callable[[str], bool], more: Iterable[Name] = ()) -> Index:
        known = {name.words for name in self._listed}
        said = [(name, word) for word, name in self._said]
        listed = [name for name in self._listed if all(holds(word.text) for word in name.words)]
        return Index(listed, [*listed, *dict.fromkeys(called_otherwise(said, known, holds)), *more])

    def _of(self, word: Word) -> Index:
        return self._mixed if has_cyrillic(word.text) else self._latin

    def mentions(self, clause: Clause) -> tuple[Mention, ...]:
        """Return the parties that the clause names, in its order; nothing is said yet of who is waited on."""
        if clause not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[clause] = self._mentions(clause)
        return self._found[clause]

    def _mentions(self, clause: Clause) -> tuple[Mention, ...]:
        respelt = Clause(tuple(map(self._respelt, clause.words)))
        found = with_owners(respelt, list(self._scan(respelt)))
        return tuple(with_name(respelt, mention, found) for mention in found)

    def _respelt(self, word: Word) -> Word:
        """Return a word that can only be a misspelt name as it should be; every other word as it is."""
        if word.text not in self._meant:
            self._meant[word.text] = self._put_right(word).text
        return word if self._meant[word.text] == word.text else Word(word.raw, self._meant[word.text])

    def _put_right(self, word: Word) -> Word:
        if not word.forms:
            return self._put_right_in_latin(word)
        least = _TELLING - 1 if word.raw.islower() and has_cyrillic(word.text) else _TELLING
        if len(word.text) < least or in_dictionary(word.text) or word.text in self._of(word).forms:
            return word
        if any(is_listed_role(lemma) for lemma in lemmas(word.text)):
            return word
        form = (
            meant(word.text, self._of(word).forms)
            or meant(word.text, role_forms(russian=has_cyrillic(word.text)))
            or meant(word.text, self._of(word).base_of)
        )
        return Word(word.raw, form) if form else word

    def _put_right_in_latin(self, word: Word) -> Word:
        """Return a word without a dictionary put right where only the spelling parts it from a name or a role."""
        known = self._of(word).spelt
        if word.text in known or is_listed_role(word.text):
            return word
        right = mistyped(word.text, known) or mistyped(word.text, role_forms(russian=False))
        return Word(word.raw, right) if right else word

    def _scan(self, clause: Clause) -> Iterator[Mention]:
        at = 0
        while at < len(clause.words):
            mention = self._boss(clause, at) or self._other(clause, at)
            if mention:
                yield mention
            at = mention.end if mention else at + 1

    def _other(self, clause: Clause, at: int) -> Mention | None:
        return (
            self._department(clause, at)
            or self._by_adjective(clause, at)
            or self._short(clause, at)
            or self._adjective(clause, at)
            or self._person(clause, at)
        )

    def _by_adjective(self, clause: Clause, at: int) -> Mention | None:
        """Return «производственный цех», «маркетинговый отдел»: a department by its adjective and a head."""
        beside = clause.words[at + 1] if at + 1 < len(clause.words) else None
        if beside is None or not beside.among(among_parties("units")):
            return None
        found = self._adjective(clause, at)
        return mention_of(found.party, beside, at, at + 2).as_people() if found else None

    def _boss(self, clause: Clause, at: int) -> Mention | None:
        """Return «начальник производства», «менеджер по закупкам»: one of a department's people by their role."""
        word = clause.words[at]
        if not word.among(leaders()) or not (word.can_be("NOUN", "anim") or not word.forms):
            return None
        joined = clause.text(at + 1)
        beside = at + (2 if joined in words("about_what") | words("out_of") else 1)
        of = self._department(clause, beside) if beside < len(clause.words) else None
        case = "datv" if joined in words("about_what") else "gent"
        if of is None or case not in of.cases:
            return None
        return mention_of(of.party, word, at, of.end).as_people()

    def _short(self, clause: Clause, at: int) -> Mention | None:
        """Return the department that a word cut by a dot begins («произв.»)."""
        word = clause.words[at]
        named = shortened(word.raw, self._said) if word.cut_short else set()
        return Mention(Party(named.pop()), at, at + 1, CASES) if len(named) == 1 else None

    def _department(self, clause: Clause, at: int) -> Mention | None:
        for name in self._beginning_with(clause.words[at]):
            words = clause.words[at : at + len(name.words)]
            end = at + len(words)
            if len(words) == len(name.words) and is_called(words, name) and not (name.unsure and not acts(clause, end)):
                if not words[-1].forms and clause.text(end) in leaders() | staff():
                    return mention_of(Party(name.department), clause.words[end], at, end + 1).as_people()
                found = mention_of(Party(name.department), words[name.head], at, end, alive=name.people)
                return found if _is_activity(words) else found.as_people()
        return None

    def _beginning_with(self, word: Word) -> list[Name]:
        """Return the names that may begin with a form of this word, the longest first."""
        found = [name for lemma in lemmas(word.text) for name in self._of(word).by_first.get(lemma, ())]
        return sorted(found, key=lambda name: -len(name.words)) if len(found) > 1 else found

    def _adjective(self, clause: Clause, at: int) -> Mention | None:
        word = clause.words[at]
        department = next((self._adjectives[lemma] for lemma in lemmas(word.text) if lemma in self._adjectives), None)
        if department is None or not word.can_be("ADJF") or is_set_phrase(clause, at):
            return None
        return Mention(Party(department), at, at + 1, frozenset(), adjective=True)

    def _person(self, clause: Clause, at: int) -> Mention | None:
        found = outsider_at(clause, at)
        if found is None:
            return None
        word = clause.words[found.noun]
        departments = {name.department for name in self._listed if _people_of(found.name, name)}
        if len(departments) > 1 or (
            not departments and not (_known(word) or is_listed_role(found.name) or _is_agent(found.name))
        ):
            return None
        party = Party(departments.pop()) if departments else Party(found.name, outside=True)
        return mention_of(party, word, at, found.end)


@lru_cache(maxsize=8)
def names_of(departments: tuple[Department, ...]) -> Names:
    """Return the names of these departments, made once."""
    return Names(departments)


def _is_activity(words: Sequence[Word]) -> bool:
    """Whether what names a department may be what it does: «продажи», «маркетинг», not «отдел продаж»."""
    return len(words) == 1 and words[0].among(among_parties("activities"))


def _is_agent(name: str) -> bool:
    """Whether an unknown word is made as roles are («промоутер», «сервисник»)."""
    return len(name) > _TELLING and name.endswith(endings("agent"))


def _known(word: Word) -> bool:
    """Whether the dictionary knows the word: of an unknown one nobody can say that it is somebody."""
    return not word.forms or in_dictionary(word.text)


def _people_of(lemma: str, name: Name) -> bool:
    """Whether a role is one of a department's people: both begin alike («маркетолог», «маркетинг»)."""
    if lemma in words("no_roles") or lemma in listed("departments", "made", "never") or len(lemma) < _SHARED_STEM:
        return False
    if is_russian(fold(lemma)) and not any(form.has("anim") for form in forms(fold(lemma))):
        return False
    telling = [word.text for word in name.words if not word.among(words("heads"))]
    return any(fold(lemma)[:_SHARED_STEM] == word[:_SHARED_STEM] for word in telling if len(word) >= _SHARED_STEM)
