"""What is said of people's conduct: what they do, won't do, and how a bad deed of theirs is spoken of.

The words are in `words/LANGUAGE/conduct.toml`, each with whom it must be said of to be a reproach. A bad deed alone is
a fact («забыли акт»); with a sign of how it is spoken of («вообще забыли») it is a reproach.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.morphology import Form
from sheetsync.reading.vocabulary import listed, tables
from sheetsync.reading.wording.phrases import LoosePhrases, Of, Reproach, bases_of

_FIGURE = re.compile(r"\d")

Section = Mapping[str, list[str]]


@dataclass(frozen=True)
class Conduct:
    """The words of conduct of one language, in dictionary form."""

    phrases: LoosePhrases
    everybody: frozenset[str]
    units: frozenset[str]
    """Words of things too («смена»), people only where the rest of the clause can be said of nothing else."""

    customers: frozenset[str]
    """Whose unwillingness is a circumstance: they are none of ours."""

    single: frozenset[str]
    """Of whom «одни …» says no more than that there are no others («одни девушки»)."""

    only: frozenset[str]
    refused: frozenset[str]
    excuses: frozenset[str]
    tone: frozenset[str]
    calm: frozenset[str]
    works: frozenset[str]
    mild: frozenset[str]
    denials: frozenset[str]

    def is_unwilling_or_bad(self, clause: Clause, bad: frozenset[str]) -> bool:
        """Return whether people won't do what depends on them alone, or a `bad` deed of theirs is told with feeling."""
        return self._refuse(clause) or self._is_badly_spoken_of(clause, bad)

    def _refuse(self, clause: Clause) -> bool:
        """Whether they won't do what depends on them alone: «не здороваются»."""
        said = [bases_of(word.text) for word in clause.words]
        if _FIGURE.search(_text(clause)) or any(one & (self.excuses | self.customers) for one in said):
            return False
        return any(one & self.refused and self._denied(clause, at) for at, one in enumerate(said))

    def _is_badly_spoken_of(self, clause: Clause, bad: frozenset[str]) -> bool:
        said = [bases_of(word.text) for word in clause.words]
        if _FIGURE.search(_text(clause)) or any(one & (self.calm | self.customers) for one in said):
            return False
        deed = any(one & bad and _is_deed(clause, at) and not self._denied(clause, at) for at, one in enumerate(said))
        return deed and any(word.text in self.tone for word in clause.words)

    def _denied(self, clause: Clause, at: int) -> bool:
        return clause.text(at - 1) in self.denials

    def is_of_customers(self, clause: Clause) -> bool:
        """Return whether a clause says something of customers: how they behave is a circumstance."""
        named = _subject(clause)
        return named is not None and bool(bases_of(named.text) & self.customers)

    def names_people(self, clause: Clause) -> bool:
        """Return whether the subject of a clause is people, though of no list: «смена храпела», «кадровичка грубит»."""
        if any(word.text in self.everybody for word in clause.words):
            return True
        named = _subject(clause)
        of_list = any(word.among(self.units) for word in (clause.words[0], named) if word)
        return of_list or (named is not None and _is_unknown_person(named))

    def leaves_people_out(self, clause: Clause) -> bool:
        """Return whether a clause says what people do without a subject: «спят на ходу»."""
        likely = [form for word in clause.words for form in word.forms[:1]]
        return _subject(clause) is None and any(form.has("VERB", "plur") and not form.has("1per") for form in likely)

    def sneered_at(self, clause: Clause) -> list[str]:
        """Return what people are called of whom a clause says that there are no others: «в отделе одни теоретики»."""
        pairs = zip(clause.words, clause.words[1:], strict=False)
        return [
            second.forms[0].lemma
            for first, second in pairs
            if first.among(self.only)
            and second.can_be("NOUN", "anim", "plur", "nomn")
            and not second.among(self.single)
        ]

    def is_plain_work(self, clause: Clause, whole: str, bad: frozenset[str]) -> bool:
        """Return whether a clause says no more than that work is done again: «опять выпускают модель А»."""
        said = [bases_of(word.text) for word in clause.words]
        works = any(one & self.works and not self._denied(clause, at) for at, one in enumerate(said))
        mild = any(bases_of(word) & self.mild for word in whole.split())
        return works and mild and not any(one & (bad | self.denials) for one in said)


def _is_deed(clause: Clause, at: int) -> bool:
    """Whether a word is what somebody does; of a word without forms that is not known."""
    read = clause.words[at].forms
    return not read or read[0].has("VERB")


def _subject(clause: Clause) -> Word | None:
    """Return the word that the clause says something of; of words without forms, the first or the one behind "the"."""
    if not any(word.forms for word in clause.words):
        return next((word for word in clause.words[:2] if word.text != "the"), None)
    nominative = (word for word in clause.words for form in word.forms[:1] if _is_named(form))
    return next(nominative, None)


def _is_named(form: Form) -> bool:
    return form.has("nomn") and (form.has("NOUN") or form.has("NPRO"))


def _is_unknown_person(word: Word) -> bool:
    likely = word.forms[:1]
    return any(form.has("NOUN", "anim") and not form.known for form in likely)


def _text(clause: Clause) -> str:
    return " ".join(word.text for word in clause.words)


@cache
def load_conduct(language: str) -> Conduct:
    """Return the words of conduct of a language; what it has none of is never found."""
    table = cast(Mapping[str, Section], tables("conduct").get(language, {}))
    denials = frozenset(table.get("refuses", {}).get("denials", []))

    def words(section: str, key: str) -> frozenset[str]:
        return frozenset(table.get(section, {}).get(key, []))

    phrases = ((phrase, Reproach(of, kind)) for of in Of for kind, said in table.get(of, {}).items() for phrase in said)
    return Conduct(
        phrases=LoosePhrases(phrases, denials),
        everybody=words("agents", "everybody"),
        units=words("agents", "units"),
        customers=words("agents", "customers"),
        single=words("agents", "single"),
        only=words("agents", "only"),
        refused=words("refuses", "verbs"),
        excuses=words("refuses", "calm"),
        tone=words("weak", "tone"),
        calm=words("weak", "calm"),
        works=words("works", "verbs"),
        mild=words("works", "mild"),
        denials=denials,
    )


@cache
def bodies() -> frozenset[str]:
    """Return the bodies and people that are spoken of as people, in all languages (`регистратура`, `front desk`)."""
    return frozenset(listed("conduct", "agents", "bodies"))


@cache
def openers() -> frozenset[str]:
    """Return the words that may stand before the subject where a sentence begins, in all languages."""
    return frozenset(listed("conduct", "agents", "openers"))


@cache
def prepositions() -> frozenset[str]:
    """Return the prepositions of the languages whose words have no forms of their own."""
    return frozenset(listed("conduct", "agents", "prepositions"))
