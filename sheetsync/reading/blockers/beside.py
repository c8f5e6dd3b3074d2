"""Persons' names beside a mention: «Андрей юрист», «Игорь из производства», «поставщик Вектор»."""

from collections.abc import Sequence
from dataclasses import replace

from sheetsync.model.party import Party
from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.mentions import CASES, Mention
from sheetsync.reading.blockers.outside import among_parties
from sheetsync.reading.folding import fold
from sheetsync.reading.morphology import is_russian, nominative


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


def with_owners(clause: Clause, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, one that belongs to somebody outside put together with whose it is.

    «Бухгалтерия клиента» and "the client's accountant" are none of ours.
    """
    kept: list[Mention] = []
    for mention in found:
        last = kept[-1] if kept else None
        if last and last.end == mention.start and _of_others(clause, last, mention):
            kept[-1] = replace(_as_others(clause, last), end=mention.end)
        elif last and last.end == mention.start and _is_owner(clause, last):
            kept.append(_as_others(clause, mention))
        else:
            kept.append(mention)
    return kept


def _of_others(clause: Clause, people: Mention, owner: Mention) -> bool:
    """Whether the second mention says whose the first is: «юристы заказчика»."""
    ours = people.adjective or not (people.party.outside or people.organisation) or not _has_own(owner)
    word = clause.words[owner.start]
    return not ours and word.can_be("NOUN", "gent") and not clause.words[people.end - 1].can_be("gent", "inan")


def _is_owner(clause: Clause, mention: Mention) -> bool:
    return _has_own(mention) and clause.text(mention.end - 1).replace("’", "'").endswith("'s")


def _has_own(owner: Mention) -> bool:
    return owner.party.outside and fold(owner.party.name) in among_parties("owners")


def _as_others(clause: Clause, mention: Mention) -> Mention:
    """Return a mention of a listed department as one of those of somebody outside, by its noun."""
    if mention.party.outside:
        return mention
    head, *rest = (word.text for word in clause.words[mention.start : mention.end])
    singular = nominative(head) if is_russian(head) else head.removesuffix("s")
    return replace(mention, party=Party(" ".join([singular, *rest]), outside=True))


def _is_out_of(clause: Clause, mention: Mention) -> bool:
    """Whether a person of theirs stands before: «Игорь из производства» is in the case that «Игорь» is."""
    before = mention.start - 2
    return clause.text(before + 1) in words("out_of") and before >= 0 and _is_name(clause.words[before])


def _is_name(word: Word) -> bool:
    if word.is_preposition:
        return False
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
    return frozenset(case for form in word.forms for case in CASES & form.grammemes)
