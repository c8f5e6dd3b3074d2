"""Persons with what they are set off by commas: «Олег, логист, не подтвердил рейс», «Директор, Иван Петрович, …»."""

from collections.abc import Iterator, Sequence

from sheetsync.reading.blockers.clauses import Clause, Word, cut
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.misspelt import with_verbs_put_right
from sheetsync.reading.blockers.names import Names
from sheetsync.reading.blockers.place import is_idle
from sheetsync.reading.people import is_person

_LONGEST_ROLE = 5


def clauses_of(text: str, names: Names) -> tuple[Clause, ...]:
    """Return the clauses of a text, a person put together with their role and with what they did."""
    return tuple(_with_roles(tuple(map(with_verbs_put_right, cut(text))), names))


def _with_roles(clauses: Sequence[Clause], names: Names) -> Iterator[Clause]:
    at = 0
    while at < len(clauses):
        together = clauses[at : at + 3]
        if len(together) == 3 and _are_one(together, names):
            yield Clause(tuple(word for clause in together for word in clause.words))
            at += 3
        else:
            yield clauses[at]
            at += 1


def _are_one(clauses: Sequence[Clause], names: Names) -> bool:
    first, second, rest = clauses
    person, role = (first, second) if _is_person(first) else (second, first)
    return _is_person(person) and _is_role(role, names) and _says_something(rest)


def _is_person(clause: Clause) -> bool:
    return is_person(clause.raw(0, len(clause.words)))


def _is_role(clause: Clause, names: Names) -> bool:
    """Whether a clause is nothing but who somebody is: «логист», «наш бухгалтер», «менеджер поставщика»."""
    mentions = names.mentions(clause)
    if not mentions or len(clause.words) > _LONGEST_ROLE or mentions[0].adjective:
        return False
    before = all(word.agreeing or word.text in words("before_roles") for word in clause.words[: mentions[0].start])
    behind = (word for word in clause.words[mentions[0].end :])
    return before and "nomn" in mentions[0].cases and not any(map(_acts, behind))


def _acts(word: Word) -> bool:
    return bool(word.forms) and any(word.forms[0].has(part) for part in ("VERB", "PRTS", "INFN", "CONJ"))


def _says_something(clause: Clause) -> bool:
    """Whether a clause begins with a predicate, «не» and idle words left aside."""
    first = next((word for word in clause.words if not is_idle(word) and word.text not in words("denials")), None)
    if first is None or not first.forms:
        return first is not None and first.raw.islower()
    return any(first.can_be(part) for part in ("VERB", "PRTS", "PRED", "ADJS", "PREP"))
