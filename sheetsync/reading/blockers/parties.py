"""Who is waited on: the parties that a barrier text names as the ones to act."""

from collections.abc import Iterator, Sequence

from sheetsync.model.party import Party
from sheetsync.model.settings import Department
from sheetsync.reading.blockers import sources, standstill, subjects
from sheetsync.reading.blockers.clauses import Clause, cut
from sheetsync.reading.blockers.english import waited_on_in_english
from sheetsync.reading.blockers.names import Mention, Names
from sheetsync.reading.blockers.place import Place, places
from sheetsync.reading.morphology import is_russian

_LONGEST = 2_000
"""Parties are sought in so many characters: a barrier is a sentence, not a report."""

_RULES = (
    subjects.has_not_done,
    subjects.holds,
    subjects.is_busy,
    subjects.is_to_act,
    subjects.left_undone_by,
    sources.is_waited_for,
    sources.is_to_answer,
    sources.comes_from,
    sources.is_its_own,
    standstill.lies_with,
    standstill.not_agreed_with,
    standstill.was_handed,
    standstill.is_asked_to,
)
"""A mention counts where one of these says why; whatever none of them knows is nobody."""


class PartyReader:
    """Reads who is waited on, by the listed departments."""

    def __init__(self, departments: Sequence[Department]) -> None:
        self._names = Names(departments)

    def read(self, text: str, own: str | None) -> tuple[Party, ...]:
        """Return the parties named as the ones to act, in the order of the text, each once.

        `own` is the row's own department: left out as soon as anyone else is waited on.
        """
        named = tuple(dict.fromkeys(self._named(text[:_LONGEST])))
        others = tuple(party for party in named if party != Party(own or ""))
        return others or named

    def _named(self, text: str) -> Iterator[Party]:
        clauses = cut(text)
        for at, clause in enumerate(clauses):
            mentions = self._names.mentions(clause)
            if _in_english(clause):
                yield from (mention.party for mention in waited_on_in_english(clause, mentions))
            else:
                before = clauses[at - 1] if at else None
                after = clauses[at + 1] if at + 1 < len(clauses) else None
                yield from _waited_on(clause, mentions, before, after)


def _waited_on(
    clause: Clause, mentions: Sequence[Mention], before: Clause | None, after: Clause | None
) -> Iterator[Party]:
    for place in places(clause, mentions, before, after):
        if _why(place):
            yield place.mention.party


def _why(place: Place) -> bool:
    return any(rule(place) for rule in _RULES)


def _in_english(clause: Clause) -> bool:
    return not any(is_russian(word.text) for word in clause.words)
