"""How a barrier is worded: does it blame people, name who hasn't done what, or neither; and what to say instead.

The product asks «кого ждём», never «кто виноват». Words and suggestions are in `words/LANGUAGE/wording.toml`; a
suggestion stands next to the text, never in its place (semantics §4).
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from sheetsync.model.settings import Department
from sheetsync.reading.blame import (
    accuses_thing,
    blames_others,
    is_always_bad,
    is_of_thing,
    kind_of_clause,
    mocks,
    quotes_in_mockery,
    says_what_they_are,
    text_of,
    without_harmless,
)
from sheetsync.reading.blockers import lexicon
from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.names import names_of
from sheetsync.reading.blockers.persons import clauses_of
from sheetsync.reading.blockers.phrases import not_done_in_phrases
from sheetsync.reading.blockers.place import Place, places
from sheetsync.reading.blockers.subjects import has_not_done, left_undone_by
from sheetsync.reading.folding import fold, has_cyrillic, untangle
from sheetsync.reading.functions import functions_of
from sheetsync.reading.morphology import forms, lemmas
from sheetsync.reading.reproaches import Reproaches, languages_of, load_reproaches

_LONGEST = 500
_BEGINNING = 3
"""Who speaks of themselves says so in the first words."""

_DASH = re.compile(r"\s+[—–-]+\s+|\s*[—–]\s*")
_QUOTED = re.compile(r"(?P<before>[^\W\d_]+\s)?(?:«[^»]*»|\"[^\"]*\"|“[^”]*”)")
_END = re.compile(r"[,.!?;]+(?=\s|$)|\n")
_QUANTITY = re.compile(r"\d")
_NAMED = ("Name", "Surn")


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


class _Who(NamedTuple):
    """Whom a clause speaks of: a department or role by its name, an empty one for somebody not named."""

    name: str
    place: Place | None = None


class WordingReader:
    """Reads how barrier texts speak of people, by the listed departments."""

    def __init__(self, departments: Sequence[Department]) -> None:
        self._names = names_of(tuple(departments))

    def read(self, text: str) -> WordingReading:
        """Return the level of a text and what to say instead.

        Blame is said of people: the same words of a machine, or of ourselves, are a fact.
        """
        whole = _plain(text[:_LONGEST])
        clauses = clauses_of(_DASH.sub(" ", _unquoted(text[:_LONGEST])), self._names)
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
        blamed = self._blame(heard, [(clause, self._people(clause, words)) for clause in left], words, mockery)
        if blamed and blamed.suggestion:
            return blamed._replace(suggestion=words.with_facts(blamed.suggestion, _facts(text)))
        return self._soft(text, clauses, words) or _NEUTRAL

    def _mockery(self, text: str, whole: str, clauses: Sequence[Clause], words: Reproaches) -> str | None:
        mocked = quotes_in_mockery(text[:_LONGEST], words) or mocks(clauses, whole, words)
        return "contempt" if mocked and any(self._names.mentions(clause) for clause in clauses) else None

    def _of_ourselves(self, whole: str, clauses: Sequence[Clause], words: Reproaches) -> bool:
        if not words.ourselves.search(" ".join(whole.split()[:_BEGINNING])) or words.asking.match(whole):
            return False
        return not any(blames_others(one, self._names.mentions(one), whole, words) for one in clauses)

    def _blame(
        self, whole: str, whose: Sequence[tuple[Clause, list[_Who]]], words: Reproaches, mockery: str | None
    ) -> WordingReading | None:
        everybody = [who for _, people in whose for who in people]
        kind = words.kind_anywhere(whole) or mockery
        if kind == "guilt" and any(not people and accuses_thing(clause, words) for clause, people in whose):
            return None
        of_people = _said_of_people(whole, whose, words)
        for clause, people in whose:
            said = text_of(clause)
            if people and not kind:
                kind = words.kind_of_people(said)
                kind = kind or (words.kind_of_people(of_people) if of_people != said else None)
                kind = kind or _kind_of_habit(clause, whole, words)
            if everybody and not kind and clause.words[0].among(words.relative) and is_always_bad(clause, whole, words):
                kind = "always"
            kind = kind or kind_of_clause(clause, self._names.mentions(clause), whole, words)
            if not kind and any(_gives_nothing(who, clause, words) for who in people):
                kind = "character"
        if kind is None:
            return None
        who = next((one.name for one in everybody if one.name), "") or self._anybody(whose)
        return WordingReading(Level.BLAMING, words.instead(whole, functions_of(who) if who else frozenset(), kind, who))

    def _anybody(self, whose: Iterable[tuple[Clause, list[_Who]]]) -> str:
        return next((one.party.name for clause, _ in whose for one in self._names.mentions(clause)), "")

    def _soft(self, text: str, clauses: Sequence[Clause], words: Reproaches) -> WordingReading | None:
        for at, clause in enumerate(clauses):
            after = clauses[at + 1] if at + 1 < len(clauses) else None
            for place in places(clause, self._names.mentions(clause), None, after):
                thing = _missing_thing(place, clause, words)
                thing = _broken_promise(place) if thing is None else thing
                thing = _as_typed(thing, text) if thing else thing
                if thing is not None:
                    return WordingReading(Level.SOFT, words.ask_for(thing, place.mention.party.name))
        return None

    def _people(self, clause: Clause, words: Reproaches) -> list[_Who]:
        """Return those of whom the clause says something: its subject, named or «кто-то»."""
        said = text_of(clause)
        mentions = self._names.mentions(clause)
        if words.things.search(said) and any(not one.party.outside for one in mentions):
            return []
        found = [
            _Who(place.mention.party.name, place)
            for place in places(clause, mentions, None, None)
            if _spoken_of(place, said)
        ]
        if found:
            return found
        return [_Who("")] if words.someone.search(said) or _names_person(clause) else []


def _said_of_people(whole: str, whose: Sequence[tuple[Clause, list[_Who]]], words: Reproaches) -> str:
    """Return a folded text without the clauses that say something of a thing."""
    for clause, people in whose:
        if len(whose) > 1 and not people and is_of_thing(clause, words):
            whole = " ".join(whole.replace(text_of(clause), " ").split())
    return whole


def _kind_of_habit(clause: Clause, whole: str, words: Reproaches) -> str | None:
    if says_what_they_are(clause, words):
        return "character"
    return "always" if is_always_bad(clause, whole, words) else None


def _spoken_of(place: Place, said: str) -> bool:
    """Whether the clause says something of the mention: it is its subject, or its dative («производству всё равно»)."""
    if (
        place.preposition
        or place.mention.adjective
        or place.clause.text(place.mention.start - 1) in lexicon.words("before_things")
    ):
        return bool(place.mention.start == 1 and place.clause.text(0) == "the")
    return (
        place.in_case("nomn")
        or (place.in_case("datv") and any(word in said for word in lexicon.words("all_the_same")))
        or _indifferent(place)
    )


def _indifferent(place: Place) -> bool:
    return place.in_case("datv") and place.mention.start == 0 and not place.clause.some(lexicon.words("must_do"))


def _names_person(clause: Clause) -> bool:
    first = clause.words[0]
    return first.raw[:1].isupper() and any(form.has(kind, "nomn") for form in first.forms[:1] for kind in _NAMED)


def _gives_nothing(who: _Who, clause: Clause, words: Reproaches) -> bool:
    """Whether someone hasn't done something that has no number, paper or date: «не передали лидов»."""
    if who.place is None or not has_not_done(who.place):
        return False
    said = text_of(clause)
    return words.vague.search(said) is not None and not _QUANTITY.search(said)


def _missing_thing(place: Place, clause: Clause, words: Reproaches) -> str | None:
    """Return, word for word, what somebody hasn't done or given; an empty text where it isn't said, else None."""
    if left_undone_by(place):
        return ""
    said = text_of(clause)
    undone = has_not_done(place) or not_done_in_phrases(clause, place.mention)
    if not undone and not (words.soft.search(said) and _spoken_of(place, said)):
        return None
    at = next((at for at, word in enumerate(clause.words) if word.text in words.denials), place.right - 1)
    return " ".join(word.raw for word in clause.words[at + 2 :])


def _broken_promise(place: Place) -> str | None:
    """Return what they promised and, as the next clause says, haven't given: «обещало плёнку 12.04, не привезли»."""
    words, after = place.clause.words, place.after
    said = next((at for at in range(place.right, len(words)) if words[at].among(lexicon.words("promises"))), None)
    if said is None or after is None or not place.in_case("nomn") or said + 1 >= len(words):
        return None
    undone = any(after.negated(at) and word.can_be("VERB", "past") for at, word in enumerate(after.words))
    return " ".join(word.raw for word in words[said + 1 :]) if undone else None


def _as_typed(thing: str, text: str) -> str:
    """Return the words of a thing as they stand in the text, with its marks: «договор с „Вектором“», «счёт № 154»."""
    first = thing.split(maxsplit=1)[0]
    at = _where(first, text)
    if at < 0:
        return thing
    end = _END.search(text, at + len(first))
    return " ".join(text[at : end.start() if end else len(text)].split())


def _where(word: str, text: str) -> int:
    """Return where a whole word first stands in a text, -1 where it doesn't."""
    at = text.find(word)
    while at >= 0 and (text[at - 1 : at].isalnum() or text[at + len(word) : at + len(word) + 1].isalnum()):
        at = text.find(word, at + 1)
    return at


def _facts(text: str) -> tuple[str, ...]:
    """Return the figures, numbers of papers and names in quotes of a text, each with the word before it."""
    return tuple(dict.fromkeys(_without_verb(match[0].split()) for match in _FACT.finditer(text)))


def _without_verb(fact: Sequence[str]) -> str:
    """Return a fact without a verb that stands before or behind it («перепутал 40 коробок», «заказ 77 потеряли»)."""
    start, end = int(_is_verb(fact[0])), len(fact) - int(_is_verb(fact[-1]))
    return " ".join(fact[start:end])


def _is_verb(word: str) -> bool:
    return any(form.has("VERB") for form in forms(fold(word))[:1])


_FACT = re.compile(r"(?:[^\W\d_]+ )?(?:«[^»]+»|№ ?\S+|\b\d[\d.,:/-]*\d?(?: ?%| [^\W\d_]{3,})?)")


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
