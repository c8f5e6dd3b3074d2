"""Whether what is heard in a text is blame, of which kind, and on whom it is laid."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.mentions import Mention
from sheetsync.reading.wording.blame import (
    accuses_thing,
    is_always_bad,
    is_of_thing,
    kind_of_clause,
    says_what_they_are,
    text_of,
)
from sheetsync.reading.wording.conduct import Conduct
from sheetsync.reading.wording.people import Who
from sheetsync.reading.wording.phrases import Of
from sheetsync.reading.wording.reproaches import Reproaches
from sheetsync.reading.wording.soft import gives_nothing


class Heard(NamedTuple):
    """A clause with those of whom it says something, and all parties named in it."""

    clause: Clause
    people: list[Who]
    mentions: Sequence[Mention]


class Blame(NamedTuple):
    """A kind of reproach, and on whom it is laid: an empty name where nobody is named."""

    kind: str
    who: str


def blame_in(whole: str, heard: Sequence[Heard], words: Reproaches, mockery: str | None) -> Blame | None:
    """Return the blame that is laid in the clauses of a folded text, None where there is none."""
    kind = words.kind_anywhere(whole) or mockery
    if kind == "guilt" and any(not one.people and accuses_thing(one.clause, words) for one in heard):
        return None
    somebody = any(one.people for one in heard)
    of_people = _said_of_people(whole, heard, words)
    for one in heard:
        kind = kind or _kind_in(one, whole, of_people, words, somebody=somebody)
    return Blame(kind, _who(heard, words)) if kind else None


def _who(heard: Sequence[Heard], words: Reproaches) -> str:
    """Return the first that is named, those of whom something is said first; what people are called is no name."""
    named = [who.name for one in heard for who in one.people if who.name]
    named += [mention.party.name for one in heard for mention in one.mentions]
    called = {name for one in heard for name in words.conduct.sneered_at(one.clause)} | words.judged
    return next((name for name in named if name not in called), "")


def _kind_in(one: Heard, whole: str, of_people: str, words: Reproaches, *, somebody: bool) -> str | None:
    return (
        _kind_of_subject(one, whole, of_people, words)
        or _kind_of_those_named_before(one, whole, words, somebody=somebody)
        or kind_of_clause(one.clause, one.mentions, whole, words)
        or _kind_of_nothing_given(one, words)
        or _kind_of_conduct(one, words.conduct, words.habits.bad)
    )


def _kind_of_subject(one: Heard, whole: str, of_people: str, words: Reproaches) -> str | None:
    if not one.people:
        return words.kind_of_deeds(text_of(one.clause)) if words.conduct.names_people(one.clause) else None
    kind = _kind_of_people(one, whole, of_people, words)
    return None if kind == "always" and words.conduct.is_plain_work(one.clause, whole, words.habits.bad) else kind


def _kind_of_those_named_before(one: Heard, whole: str, words: Reproaches, *, somebody: bool) -> str | None:
    """Return the kind of what a clause says of people named before it: «отдел, который всегда недоволен»."""
    goes_on = somebody and one.clause.words[0].among(words.habits.relative)
    return "always" if goes_on and is_always_bad(one.clause, whole, words) else None


def _kind_of_nothing_given(one: Heard, words: Reproaches) -> str | None:
    return "character" if any(gives_nothing(who.place, one.clause, words) for who in one.people) else None


def _kind_of_people(one: Heard, whole: str, of_people: str, words: Reproaches) -> str | None:
    said = text_of(one.clause)
    kind = words.kind_of_people(said) or (words.kind_of_people(of_people) if of_people != said else None)
    if kind:
        return kind
    if says_what_they_are(one.clause, words):
        return "character"
    return "always" if is_always_bad(one.clause, whole, words) else None


def _kind_of_conduct(one: Heard, conduct: Conduct, bad: frozenset[str]) -> str | None:
    found = conduct.phrases.reproaches_in(one.clause)
    meant = {Of.ANYONE, *_whom_it_is_said_of(one, conduct)} if found else ()
    kind = next((kind for of, kind in found if of in meant), None)
    if not kind and one.people and conduct.is_unwilling_or_bad(one.clause, bad):
        return "character"
    if not kind and one.mentions and conduct.sneered_at(one.clause):
        return "contempt"
    return kind


def _whom_it_is_said_of(one: Heard, conduct: Conduct) -> Iterator[Of]:
    if any(not mention.adjective for mention in one.mentions):
        yield Of.ABOUT
    if conduct.is_of_customers(one.clause):
        return
    if one.people or conduct.names_people(one.clause) or conduct.leaves_people_out(one.clause):
        yield Of.SUBJECT


def _said_of_people(whole: str, heard: Sequence[Heard], words: Reproaches) -> str:
    """Return a folded text without the clauses that say something of a thing."""
    for one in heard:
        if len(heard) > 1 and not one.people and is_of_thing(one.clause, words):
            whole = " ".join(whole.replace(text_of(one.clause), " ").split())
    return whole
