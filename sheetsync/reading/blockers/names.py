"""Whom a word can name: a listed department in any case, its adjective, its people, or somebody outside."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from sheetsync.model.party import Party
from sheetsync.model.settings import Department
from sheetsync.reading.abbreviations import shortened
from sheetsync.reading.blockers.clauses import Clause, Word, cut
from sheetsync.reading.blockers.lexicon import endings, words
from sheetsync.reading.blockers.outside import among_parties, is_listed_role, leaders, outsider_at, role_forms
from sheetsync.reading.folding import fold, has_cyrillic
from sheetsync.reading.functions import by_function, called, words_for
from sheetsync.reading.morphology import forms, in_dictionary, inflections, lemmas
from sheetsync.reading.spelling import meant
from sheetsync.reading.vocabulary import listed

_SHORT = 3
_KEPT = 4_000
"""So many clauses are kept with their mentions: who waits and how it is worded are read from the same ones."""
_SHARED_STEM = 5
_TELLING = 7
_NUMBERS = frozenset({"sing", "plur"})
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a clause that name a party: from `start` to before `end`, in one of these cases.

    `adjective`: only the party's adjective stands there («маркетинговый»). `numbers` are those (`sing`, `plur`) of
    the noun as a subject, both where its form tells neither. `organisation`: it can only be the people («отдел
    продаж», «бухгалтерия»), not what they do («продажи»).
    """

    party: Party
    start: int
    end: int
    cases: frozenset[str]
    numbers: frozenset[str] = _NUMBERS
    adjective: bool = False
    organisation: bool = False

    def as_people(self) -> "Mention":
        """Return the mention as one that can only be the people."""
        return replace(self, organisation=True)


class _Name(NamedTuple):
    """How a department is called; `strict` where only the very capitals tell it from another word (ОК, IT)."""

    department: str
    words: tuple[Word, ...]
    head: int
    strict: bool = False


class _Index:
    """The names that can stand in clauses of one script, by their first words and in all their forms."""

    def __init__(self, listed: Sequence[_Name], names: Sequence[_Name]) -> None:
        self.by_first: dict[str, list[_Name]] = {}
        for name in names:
            first = name.words[0].text
            for lemma in lemmas(first) if name.words[0].forms else (first, f"{first}'s"):
                self.by_first.setdefault(lemma, []).append(name)
        self.base_of = {
            form: name.words[0].text
            for name in listed
            if len(name.words) == 1
            for form in inflections(name.words[0].text)
        }
        self.forms = {form: form for name in names for word in name.words for form in inflections(word.text)}


class Names:
    """The listed departments with all that names them.

    What only a Russian clause can hold is worked out with the first such clause: until then no dictionary is needed.
    """

    def __init__(self, departments: Sequence[Department]) -> None:
        said = [(one.name, word) for one in departments for word in (one.name, *one.aliases)]
        self._listed = tuple(dict.fromkeys(name for department, word in said for name in _names(department, word)))
        self._said = [(word, name) for name, word in said]
        self._adjectives = dict(_all_adjectives(self._listed, self._said))
        self._found: dict[Clause, tuple[Mention, ...]] = {}
        self._meant: dict[str, str] = {}

    @cached_property
    def _mixed(self) -> _Index:
        return self._index(lambda _: True)

    @cached_property
    def _latin(self) -> _Index:
        return self._index(lambda phrase: not has_cyrillic(phrase))

    def _index(self, holds: Callable[[str], bool]) -> _Index:
        known = {name.words for name in self._listed}
        said = [(name, word) for word, name in self._said]
        listed = [name for name in self._listed if all(holds(word.text) for word in name.words)]
        return _Index(listed, [*listed, *dict.fromkeys(_called_otherwise(said, known, holds))])

    def _of(self, word: Word) -> _Index:
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
        found = list(self._scan(respelt))
        return tuple(with_name(respelt, mention, found) for mention in found)

    def _respelt(self, word: Word) -> Word:
        """Return a word that can only be a misspelt name as it should be; every other word as it is."""
        if word.text not in self._meant:
            self._meant[word.text] = self._put_right(word).text
        return word if self._meant[word.text] == word.text else Word(word.raw, self._meant[word.text])

    def _put_right(self, word: Word) -> Word:
        if len(word.text) < _TELLING or in_dictionary(word.text) or word.text in self._of(word).forms:
            return word
        if any(is_listed_role(lemma) for lemma in lemmas(word.text)):
            return word
        form = (
            meant(word.text, self._of(word).forms)
            or meant(word.text, role_forms(russian=has_cyrillic(word.text)))
            or meant(word.text, self._of(word).base_of)
        )
        return Word(word.raw, form) if form else word

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
        return _mention(found.party, beside, at, at + 2).as_people() if found else None

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
        return _mention(of.party, word, at, of.end).as_people()

    def _short(self, clause: Clause, at: int) -> Mention | None:
        """Return the department that a word cut by a dot begins («произв.»)."""
        word = clause.words[at]
        named = shortened(word.raw, self._said) if word.cut_short else set()
        return Mention(Party(named.pop()), at, at + 1, _CASES) if len(named) == 1 else None

    def _department(self, clause: Clause, at: int) -> Mention | None:
        for name in self._beginning_with(clause.words[at]):
            words = clause.words[at : at + len(name.words)]
            if len(words) == len(name.words) and _is_called(words, name):
                end = at + len(words)
                if not words[-1].forms and clause.text(end) in leaders():
                    return _mention(Party(name.department), clause.words[end], at, end + 1).as_people()
                found = _mention(Party(name.department), words[name.head], at, end)
                return found if _is_activity(words) else found.as_people()
        return None

    def _beginning_with(self, word: Word) -> list[_Name]:
        """Return the names that may begin with a form of this word, the longest first."""
        found = [name for lemma in lemmas(word.text) for name in self._of(word).by_first.get(lemma, ())]
        return sorted(found, key=lambda name: -len(name.words)) if len(found) > 1 else found

    def _adjective(self, clause: Clause, at: int) -> Mention | None:
        word = clause.words[at]
        department = next((self._adjectives[lemma] for lemma in lemmas(word.text) if lemma in self._adjectives), None)
        if department is None or not word.can_be("ADJF") or _is_set_phrase(clause, at):
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
        return _mention(party, word, at, found.end)


@lru_cache(maxsize=8)
def names_of(departments: tuple[Department, ...]) -> Names:
    """Return the names of these departments, made once."""
    return Names(departments)


def _names(department: str, text: str) -> Iterator[_Name]:
    """Yield a name whole, and without its «отдел» where what is left is a noun («отдел продаж» → «продаж»)."""
    said = tuple(word for clause in cut(text) for word in clause.words)
    if not said:
        return
    head = next((at for at, word in enumerate(said) if word.can_be("NOUN")), 0)
    yield _Name(department, said, head)
    rest = tuple(word for word in said if not word.among(words("heads")))
    if len(rest) == 1 and len(said) > 1 and not rest[0].can_be("ADJF"):
        yield _Name(department, rest, 0)
    if len(said) == 1 and said[0].can_be("NOUN"):
        yield from (_Name(department, (Word(head, head), said[0]), 0) for head in sorted(words("put_before")))


def _called_otherwise(
    said: Sequence[tuple[str, str]], known: set[tuple[Word, ...]], holds: Callable[[str], bool]
) -> Iterator[_Name]:
    """Yield the other words for what the listed departments do («продажники», «ТП», Sales), of each the only one."""
    for function, departments in by_function((word, name) for name, word in said).items():
        if len(departments) > 1:
            continue
        for phrase, short in filter(lambda one: holds(one.phrase), called(function)):
            for name in _names(next(iter(departments)), phrase):
                if name.words not in known:
                    yield name._replace(strict=short and name.words[0].text not in words("well_known"))


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
    read = [form.grammemes for form in noun.forms if form.has("NOUN") and not noun.cut_short]
    if noun.raw.isupper() and not in_dictionary(noun.text):
        read = []
    cases = frozenset(case for grammemes in read for case in _CASES & grammemes)
    numbers = frozenset(number for grammemes in read if "nomn" in grammemes for number in _NUMBERS & grammemes)
    if party.outside and "gent" in cases and is_listed_role(party.name):
        cases |= {"accs"}
    return Mention(party, start, end, cases or _CASES, numbers if read else _NUMBERS)


def _all_adjectives(names: Sequence[_Name], said: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (adjective, department): made from the names, standing in them, and those of what they do."""
    for function, departments in by_function(said).items():
        if len(departments) == 1:
            only = next(iter(departments))
            yield from ((adjective, only) for adjective in words_for("adjectives", function))
    for name in names:
        if len(name.words) == 1:
            yield from ((adjective, name.department) for adjective in _adjectives(name))
        elif any(word.among(words("heads")) for word in name.words):
            yield from (
                (form.lemma, name.department) for word in name.words for form in word.forms[:1] if form.has("ADJF")
            )


def _stem(lemma: str) -> str:
    ending = next((end for end in sorted(endings("noun"), key=len, reverse=True) if lemma.endswith(end)), "")
    return lemma.removesuffix(ending)


def _is_set_phrase(clause: Clause, at: int) -> bool:
    """Whether an adjective belongs to a set phrase that names nobody («коммерческое предложение»)."""
    behind = clause.words[at + 1].text if at + 1 < len(clause.words) else ""
    pairs = (tuple(phrase.split()) for phrase in listed("parties", "outside", "set_phrases"))
    return any(clause.words[at].among(frozenset([first])) and second in lemmas(behind) for first, second in pairs)


def _is_activity(words: Sequence[Word]) -> bool:
    """Whether what names a department may be what it does: «продажи», «маркетинг», not «отдел продаж»."""
    return len(words) == 1 and words[0].among(among_parties("activities"))


def _adjectives(name: _Name) -> Iterator[str]:
    """Yield the adjectives that the dictionary has for a department («маркетинг» → «маркетинговый»)."""
    for lemma in lemmas(name.words[0].text):
        stem = _stem(lemma)
        for ending in endings("adjective"):
            made = stem + ending
            if (
                made not in words("other_meaning")
                and in_dictionary(made)
                and any(form.has("ADJF") for form in forms(made))
            ):
                yield made


def _is_agent(name: str) -> bool:
    """Whether an unknown word is made as roles are («промоутер», «сервисник»)."""
    return len(name) > _TELLING and name.endswith(endings("agent"))


def with_name(clause: Clause, mention: Mention, others: Sequence[Mention]) -> Mention:
    """Return a mention of somebody with the person's name beside it taken in («Андрей юрист», «юрист Петров»)."""
    taken = {at for other in others if other is not mention for at in range(other.start, other.end)}
    if mention.adjective:
        return mention
    start, end, cases = mention.start, mention.end, mention.cases
    if _is_out_of(clause, mention) and start - 2 not in taken:
        start, cases = start - 1, frozenset()
    while start > 0 and start - 1 not in taken and _is_name(clause.words[start - 1]):
        start -= 1
        cases |= _cases_of(clause.words[start])
    while (
        end < len(clause.words) and end not in taken and (_is_name(clause.words[end]) or _is_mark(clause, mention, end))
    ):
        end += 1
    numbers = mention.numbers | {"sing"} if start < mention.start else mention.numbers
    return replace(mention, start=start, end=end, cases=cases, numbers=numbers)


def _is_out_of(clause: Clause, mention: Mention) -> bool:
    """Whether a person of theirs stands before: «Игорь из производства» is in the case that «Игорь» is."""
    before = mention.start - 2
    return clause.text(before + 1) in words("out_of") and before >= 0 and _is_name(clause.words[before])


def _is_name(word: Word) -> bool:
    if not word.raw[:1].isupper() or len(word.text) < 2:
        return word.raw[:1].isupper() and word.text not in words("one_letter")
    return any(form.has(kind) for form in word.forms[:2] for kind in ("Name", "Surn", "Patr"))


def _is_mark(clause: Clause, mention: Mention, at: int) -> bool:
    """Whether a word behind somebody outside is their name: «поставщик Вектор», «банк ABC»."""
    word = clause.words[at]
    if not mention.party.outside or not word.raw[:1].isupper():
        return False
    return word.text not in words("not") | words("no") and not word.can_be("PREP")


def _cases_of(word: Word) -> frozenset[str]:
    return frozenset(case for form in word.forms for case in _CASES & form.grammemes)


def _known(word: Word) -> bool:
    """Whether the dictionary knows the word: of an unknown one nobody can say that it is somebody."""
    return not word.forms or in_dictionary(word.text)


def _people_of(lemma: str, name: _Name) -> bool:
    """Whether a role is one of a department's people: both begin alike («маркетолог», «маркетинг»)."""
    if lemma in words("no_roles") or len(lemma) < _SHARED_STEM:
        return False
    telling = [word.text for word in name.words if not word.among(words("heads"))]
    return any(fold(lemma)[:_SHARED_STEM] == word[:_SHARED_STEM] for word in telling if len(word) >= _SHARED_STEM)
