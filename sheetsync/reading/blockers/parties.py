"""Who is waited on: the parties that a barrier text names as the ones to act."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sheetsync.model.party import Party
from sheetsync.model.settings import Department
from sheetsync.reading.blockers import at_work, carried, handed, listing, lying, sources, standstill, subjects
from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.mentions import Mention
from sheetsync.reading.blockers.names import names_of
from sheetsync.reading.blockers.persons import clauses_of
from sheetsync.reading.blockers.phrases import left_open_in_phrases, waited_on_in_phrases
from sheetsync.reading.blockers.place import Place, places
from sheetsync.reading.folding import fold, has_cyrillic
from sheetsync.reading.keyboard import other_layout
from sheetsync.reading.morphology import in_dictionary, is_russian

_LONGEST = 2_000
"""Parties are sought in so many characters: a barrier is a sentence, not a report."""

_RULES = (
    subjects.has_not_done,
    at_work.holds,
    at_work.is_busy,
    at_work.is_to_act,
    subjects.left_undone_by,
    at_work.is_in_hand,
    sources.is_waited_for,
    sources.is_asked,
    sources.is_asked_at,
    sources.is_to_answer,
    sources.comes_from,
    sources.is_its_own,
    sources.does_it,
    lying.lies_with,
    standstill.not_agreed_with,
    handed.was_handed,
    handed.is_question_to,
    standstill.is_asked_to,
    standstill.because_of,
    handed.cannot_be_reached,
    standstill.is_left,
    carried.goes_on_behind,
    listing.is_heading,
    listing.is_instead,
    listing.has_not_either,
)
"""A mention counts where one of these says why; whatever none of them knows is nobody."""

_CARRIED = carried.goes_on_behind


class Waited(NamedTuple):
    """A party waited on, and the words of the text that say so."""

    party: Party
    because: str


class _Said(NamedTuple):
    """A clause with the mentions in it."""

    clause: Clause
    mentions: tuple[Mention, ...]


class PartyReader:
    """Reads who is waited on, by the listed departments."""

    def __init__(self, departments: Sequence[Department]) -> None:
        self._names = names_of(tuple(departments))

    def read(self, text: str, own: str | None) -> tuple[Party, ...]:
        """Return the parties named as the ones to act, in the order of the text, each once.

        `own` is the row's own department: left out as soon as anyone else is waited on.
        """
        return tuple(waited.party for waited in self.explain(text, own))

    def explain(self, text: str, own: str | None) -> tuple[Waited, ...]:
        """Return the same parties, each with the words that say so."""
        found: dict[Party, Waited] = {}
        for waited in self._named(text[:_LONGEST]):
            found.setdefault(waited.party, waited)
        others = tuple(waited for party, waited in found.items() if party != Party(own or ""))
        return others or tuple(found.values())

    def _named(self, text: str) -> Iterator[Waited]:
        said = _joined(
            [_Said(clause, self._names.mentions(clause)) for clause in clauses_of(as_meant(text), self._names)]
        )
        going_on = False
        for at, (clause, mentions) in enumerate(said):
            found = list(_waited_on(said, at, going_on=going_on))
            yield from (Waited(mention.party, _because(said, at, mention)) for mention in found)
            going_on = bool(found) or (going_on and not mentions and len(clause.words) == 1)


def as_meant(text: str) -> str:
    """Return a text typed in the wrong keyboard layout as it was meant, any other as it is."""
    folded = fold(text)
    if has_cyrillic(folded) or not any(map(_UNSPEAKABLE.fullmatch, folded.split())):
        return text
    relaid = other_layout(folded)
    said = [word for word in re.findall(r"[^\W\d_]+", relaid) if len(word) > 1]
    return relaid if len(said) > 1 and all(map(in_dictionary, said)) else text


_UNSPEAKABLE = re.compile(r"[^aeiouy\s\d]{4,}")
"""A word without vowels: only of such a text it is asked whether its keys were meant for other letters."""


def _joined(said: Sequence[_Said]) -> list[_Said]:
    """Return the clauses, a bare party put to the clause that goes on with another («продажи, бухгалтерия и …»)."""
    joined: list[_Said] = []
    for one in said:
        last = joined[-1] if joined else None
        if last and _only_names(last) and _begins_with_name(one):
            joined[-1] = _put_together(last, one)
        else:
            joined.append(one)
    return joined


def _only_names(said: _Said) -> bool:
    return bool(said.mentions) and all(
        word.text in words("joined_by") or any(mention.start <= at < mention.end for mention in said.mentions)
        for at, word in enumerate(said.clause.words)
    )


def _begins_with_name(said: _Said) -> bool:
    first = 1 if said.clause.text(0) in words("joined_by") else 0
    return any(mention.start == first for mention in said.mentions)


def _put_together(first: _Said, second: _Said) -> _Said:
    shift = len(first.clause.words) + 1
    moved = (replace(one, start=one.start + shift, end=one.end + shift) for one in second.mentions)
    return _Said(Clause((*first.clause.words, _COMMA, *second.clause.words)), (*first.mentions, *moved))


_COMMA = Word(",", ",")


def _waited_on(said: Sequence[_Said], at: int, *, going_on: bool) -> Iterator[Mention]:
    clause, mentions = said[at]
    before = said[at - 1].clause if at else None
    after = said[at + 1].clause if at + 1 < len(said) else None
    found = places(clause, mentions, before, after)
    if _in_phrases(clause):
        yield from _in_phrase(said, at, found, going_on=going_on)
        return
    for place in found:
        listed = listing.is_listed(place, going_on=going_on, whole=len(said) == 1)
        if _why(place) or listed or (going_on and listing.leaves_out_the_verb(place)):
            yield place.mention
    earlier = [(one.clause, mention) for one in said[:at] for mention in one.mentions]
    meant = listing.meant_by_pronoun(clause, earlier, before) if not mentions else None
    if meant:
        yield meant


def _in_phrase(said: Sequence[_Said], at: int, found: Sequence[Place], *, going_on: bool) -> Iterator[Mention]:
    clause, mentions = said[at]
    if _is_bare_list(said, at, going_on=going_on):
        yield from mentions
        return
    yield from waited_on_in_phrases(clause, mentions, said[at + 1].clause if at + 1 < len(said) else None)
    yield from (place.mention for place in found if listing.is_heading(place))


def _is_bare_list(said: Sequence[_Said], at: int, *, going_on: bool) -> bool:
    """Whether a clause is nothing but parties, as the whole text or behind «blocked:»."""
    if not _only_names(said[at]):
        return False
    return going_on or len(said) == 1 or (at > 0 and left_open_in_phrases(said[at - 1].clause))


def _why(place: Place) -> bool:
    return not place.contrasted and not carried.waits_itself(place) and any(rule(place) for rule in _RULES)


def _telling(said: Sequence[_Said], at: int, mention: Mention) -> Sequence[_Said]:
    """Return the clause of a mention, with the next one where it is the one that tells."""
    clause, mentions = said[at]
    if at + 1 == len(said) or mention not in mentions or _in_phrases(clause):
        return said[at : at + 1]
    place = next(one for one in places(clause, mentions, None, said[at + 1].clause) if one.mention == mention)
    carried_on = carried.goes_on_behind(place) and not any(rule(place) for rule in _RULES if rule != _CARRIED)
    return said[at : at + 2] if carried_on else said[at : at + 1]


def _in_phrases(clause: Clause) -> bool:
    return not any(is_russian(word.text) for word in clause.words)


def _because(said: Sequence[_Said], at: int, mention: Mention) -> str:
    """Return the words that say why: the thing with its adjective («маркетинговый brief»), else the clause.

    Where only the next clause says what they do, that one too («заказчик получил чертежи, изучает»).
    """
    clause = said[at].clause
    if not mention.adjective:
        return ", ".join(one.clause.raw(0, len(one.clause.words)) for one in _telling(said, at, mention))
    end = mention.end
    while end < len(clause.words) - 1 and clause.words[end].agreeing:
        end += 1
    return clause.raw(mention.start, end + 1)
