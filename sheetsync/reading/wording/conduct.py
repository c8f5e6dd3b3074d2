"""What is said of people's conduct: what they do, won't do, and how a bad deed of theirs is spoken of.

The words are in `words/LANGUAGE/conduct.toml`, each with whom it must be said of to be a reproach. A bad deed alone is
a fact («забыли акт»); with a sign of how it is spoken of («вообще забыли») it is a reproach.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.vocabulary import listed, tables
from sheetsync.reading.wording.phrases import LoosePhrases, bases_of

_FIGURE = re.compile(r"\d")

Section = Mapping[str, list[str]]


@dataclass(frozen=True)
class Conduct:
    """The words of conduct of one language, in dictionary form."""

    subject: Mapping[str, LoosePhrases]
    """A reproach where people are its subject, by kind."""

    about: Mapping[str, LoosePhrases]
    """A reproach where people stand in the same clause."""

    anyone: Mapping[str, LoosePhrases]
    everybody: frozenset[str]
    customers: frozenset[str]
    """Whose unwillingness is a circumstance: they are none of ours."""

    refused: frozenset[str]
    excuses: frozenset[str]
    tone: frozenset[str]
    calm: frozenset[str]
    works: frozenset[str]
    mild: frozenset[str]
    denials: frozenset[str]

    def kind_for_anyone(self, clause: Clause) -> str | None:
        """Return the kind of a reproach that is one whoever is meant, None where there is none."""
        return _kind(self.anyone, clause)

    def kind_for_party(self, clause: Clause) -> str | None:
        """Return the kind of a reproach that is one of the party named in the clause, in whatever case."""
        return _kind(self.about, clause)

    def kind_for_subject(self, clause: Clause) -> str | None:
        """Return the kind of a reproach that is one of the people of whom the clause says something."""
        return _kind(self.subject, clause)

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

    def is_subjectless(self, clause: Clause) -> bool:
        """Return whether a clause says what people do without naming them: «спят на ходу», «все только обещают»."""
        if any(word.text in self.everybody for word in clause.words):
            return True
        likely = [form for word in clause.words for form in word.forms[:1]]
        named = any(form.has(part, "nomn") for part in ("NOUN", "NPRO") for form in likely)
        return not named and any(form.has("VERB", "plur") and not form.has("1per") for form in likely)

    def is_plain_work(self, clause: Clause, bad: frozenset[str]) -> bool:
        """Return whether a clause says no more than that work is done again: «опять выпускают модель А»."""
        said = [bases_of(word.text) for word in clause.words]
        works = any(one & self.works and not self._denied(clause, at) for at, one in enumerate(said))
        return works and any(one & self.mild for one in said) and not any(one & (bad | self.denials) for one in said)


def _is_deed(clause: Clause, at: int) -> bool:
    """Whether a word is what somebody does; of a word without forms that is not known."""
    read = clause.words[at].forms
    return not read or read[0].has("VERB")


def _text(clause: Clause) -> str:
    return " ".join(word.text for word in clause.words)


def _kind(by_kind: Mapping[str, LoosePhrases], clause: Clause) -> str | None:
    return next((kind for kind, phrases in by_kind.items() if phrases.stand_in(clause)), None)


@cache
def load_conduct(language: str) -> Conduct:
    """Return the words of conduct of a language; what it has none of is never found."""
    table = cast(Mapping[str, Section], tables("conduct").get(language, {}))
    denials = frozenset(table.get("refuses", {}).get("denials", []))

    def words(section: str, key: str) -> frozenset[str]:
        return frozenset(table.get(section, {}).get(key, []))

    def phrases(section: str) -> Mapping[str, LoosePhrases]:
        return {kind: LoosePhrases(said, denials) for kind, said in table.get(section, {}).items()}

    return Conduct(
        subject=phrases("subject"),
        about=phrases("about"),
        anyone=phrases("anyone"),
        everybody=words("agents", "everybody"),
        customers=words("agents", "customers"),
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
