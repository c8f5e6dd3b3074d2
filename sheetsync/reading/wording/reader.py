"""How a barrier is worded: does it blame people, name who hasn't done what, or neither; and what to say instead.

The product asks «кого ждём», never «кто виноват». Words and suggestions are in `words/LANGUAGE/wording.toml`,
`blame.toml` and `conduct.toml`; a suggestion stands next to the text, never in its place (semantics §4).
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from sheetsync.model.settings import Department
from sheetsync.reading.blockers import lexicon
from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.names import names_of
from sheetsync.reading.blockers.persons import clauses_of
from sheetsync.reading.blockers.place import places
from sheetsync.reading.folding import fold, has_cyrillic, untangle
from sheetsync.reading.functions import functions_of
from sheetsync.reading.morphology import lemmas
from sheetsync.reading.wording.blame import (
    blames_others,
    mocks,
    quotes_in_mockery,
    text_of,
    without_harmless,
)
from sheetsync.reading.wording.people import People
from sheetsync.reading.wording.reproaches import Reproaches, load_reproaches
from sheetsync.reading.wording.restating import as_typed, facts_of
from sheetsync.reading.wording.soft import undone_by
from sheetsync.reading.wording.titles import without_titles
from sheetsync.reading.wording.verdict import Heard, blame_in
from sheetsync.reading.wording.word_files import languages_of

_LONGEST = 500
_BEGINNING = 3
"""Who speaks of themselves says so in the first words."""

_DASH = re.compile(r"\s+[—–-]+\s+|\s*[—–]\s*")
_QUOTED = re.compile(r"(?P<before>[^\W\d_]+\s)?(?:«[^»]*»|\"[^\"]*\"|“[^”]*”)")


class Level(StrEnum):
    """How a text speaks of people (semantics §4)."""

    BLAMING = "blaming"
    SOFT = "soft"
    """A plain fact that names who hasn't done what: at most an offer, never a warning."""
    NONE = "none"


class WordingReading(NamedTuple):
    """The level of a text, and a neutral wording for a blaming or soft one: a suggestion, never a replacement."""

    level: Level
    suggestion: str | None = None


_NEUTRAL = WordingReading(Level.NONE)
_GRAVITY = {Level.BLAMING: 0, Level.SOFT: 1, Level.NONE: 2}


class WordingReader:
    """Reads how barrier texts speak of people, by the listed departments."""

    def __init__(self, departments: Sequence[Department]) -> None:
        self._names = names_of(tuple(departments))
        self._people = People(self._names)

    def read(self, text: str) -> WordingReading:
        """Return the level of a text and what to say instead.

        Blame is said of people: the same words of a machine, or of ourselves, are a fact.
        """
        said = without_titles(text[:_LONGEST])
        whole = _plain(said)
        clauses = clauses_of(_DASH.sub(" ", _unquoted(said)), self._names)
        spoken = languages_of(cyrillic=has_cyrillic(fold(whole)))
        readings = [self._read(whole, clauses, load_reproaches(language), text) for language in spoken]
        return min(readings, key=lambda reading: _GRAVITY[reading.level], default=_NEUTRAL)

    def _read(self, whole: str, clauses: Sequence[Clause], words: Reproaches, text: str) -> WordingReading:
        if self._of_ourselves(whole, clauses, words):
            return _NEUTRAL
        mockery = self._mockery(text, whole, clauses, words)
        left, heard = clauses, whole
        if words.harmless.search(whole):
            left = [without_harmless(clause, words) for clause in clauses]
            heard = words.harmless.without(whole)
        said = [Heard(one, self._people.spoken_of(one, words), self._people.mentions(one)) for one in left]
        blame = blame_in(heard, said, words, mockery)
        if blame is None:
            return self._soft(text, clauses, words) or _NEUTRAL
        functions = functions_of(blame.who) if blame.who else frozenset[str]()
        instead = words.suggestions.instead(heard, functions, blame.kind, blame.who)
        return WordingReading(Level.BLAMING, words.suggestions.with_facts(instead, facts_of(text)))

    def _mockery(self, text: str, whole: str, clauses: Sequence[Clause], words: Reproaches) -> str | None:
        mocked = quotes_in_mockery(text[:_LONGEST], words) or mocks(clauses, whole, words)
        return "contempt" if mocked and any(self._people.mentions(clause) for clause in clauses) else None

    def _of_ourselves(self, whole: str, clauses: Sequence[Clause], words: Reproaches) -> bool:
        if self._confess(clauses, words):
            return True
        if not words.ourselves.search(" ".join(whole.split()[:_BEGINNING])) or words.asking.match(whole):
            return False
        return not any(blames_others(one, self._people.mentions(one), whole, words) for one in clauses)

    def _confess(self, clauses: Sequence[Clause], words: Reproaches) -> bool:
        """Whether those who speak own up to it and name nobody: «виноваты, не заложили время на сушку»."""
        if len(clauses) < 2 or not words.confessions.fullmatch(text_of(clauses[0])):
            return False
        told = any(word.can_be("VERB", "past") or word.can_be("VERB", "1per") for word in clauses[1].words)
        others = lexicon.words("they") | lexicon.words("who")
        return told and not any(
            self._people.mentions(one) or self._people.spoken_of(one, words) or one.some(others) for one in clauses
        )

    def _soft(self, text: str, clauses: Sequence[Clause], words: Reproaches) -> WordingReading | None:
        for at, clause in enumerate(clauses):
            after = clauses[at + 1] if at + 1 < len(clauses) else None
            for place in places(clause, self._people.mentions(clause), None, after):
                thing = undone_by(place, clause, words)
                if thing is not None:
                    thing = as_typed(thing, text) if thing else thing
                    return WordingReading(Level.SOFT, words.suggestions.ask_for(thing, place.mention.party.name))
        return None


def _unquoted(text: str) -> str:
    """Return a text without its quotations, but for a name that goes on with «отдел»."""

    def put(match: re.Match[str]) -> str:
        before = match["before"] or ""
        return match[0] if lexicon.words("heads") & lemmas(fold(before)) else f"{before} "

    return _QUOTED.sub(put, text)


def _plain(text: str) -> str:
    """Return the folded words of a text, quotations left out, spaces at both ends."""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", untangle(fold(_unquoted(text))))
    return " ".join(words)
