"""Which part of one text corresponds to which of another, and what is left over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.duplicates.kinship import Tie, are_opposite, kinship
from sheetsync.duplicates.lexicon import Bond
from sheetsync.duplicates.meaning import Meaning
from sheetsync.duplicates.token import Kind, Token
from sheetsync.duplicates.weighing import parts_of


class Link(NamedTuple):
    """Two parts that correspond."""

    one: Token
    other: Token
    tie: Tie


@dataclass(frozen=True, slots=True)
class Alignment:
    """The parts of two texts that correspond, in the order of the first text, and those left over."""

    links: tuple[Link, ...]
    left_one: tuple[Token, ...]
    left_other: tuple[Token, ...]


def align(one: Meaning, other: Meaning) -> Alignment:
    """Align two texts, the closest parts first; phrases that find nothing are taken apart once."""
    links, left_one, left_other = _linked(one.tokens, other.tokens)
    if left_one and left_other and any(len(token.words) > 1 for token in (*left_one, *left_other)):
        more, left_one, left_other = _linked(_apart(left_one), _apart(left_other))
        links = (*links, *more)
    left_one = _not_within(left_one, [link.other for link in links])
    return Alignment(links, left_one, _not_within(left_other, [link.one for link in links]))


def _apart(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(part for token in tokens for part in parts_of(token))


def _not_within(left: Sequence[Token], linked: Iterable[Token]) -> tuple[Token, ...]:
    """Return what is left without the words that a phrase of the other text holds: «отчёт» beside «отчёт о ДДС»."""
    held = {lemma for token in linked if len(token.words) > 1 for word in token.words for lemma in word.lemmas}
    return tuple(token for token in left if len(token.words) != 1 or token.words[0].lemmas.isdisjoint(held))


def _linked(
    one: Sequence[Token], other: Sequence[Token]
) -> tuple[tuple[Link, ...], tuple[Token, ...], tuple[Token, ...]]:
    found = sorted(
        (tie, abs(i - j), i, j)
        for i, left in enumerate(one)
        for j, right in enumerate(other)
        if (tie := tie_of(left, right)) is not None
    )
    pairs: dict[int, tuple[int, Tie]] = {}
    taken: set[int] = set()
    for tie, _, i, j in found:
        if i not in pairs and j not in taken:
            pairs[i] = (j, tie)
            taken.add(j)
    links = tuple(Link(one[i], other[j], tie) for i, (j, tie) in sorted(pairs.items()))
    left_one = tuple(token for i, token in enumerate(one) if i not in pairs)
    return links, left_one, tuple(token for j, token in enumerate(other) if j not in taken)


def tie_of(one: Token, other: Token) -> Tie | None:
    """Return how two parts correspond, None where they don't."""
    if one.kind is not other.kind:
        return None
    if one.kind is not Kind.WORD:
        return Tie.SAME if one.key == other.key else None
    tie = _tie_of_words(one, other)
    if tie in {Tie.SAME, Tie.FORM, Tie.ROOT}:
        return tie
    shared = one.groups & other.groups
    if shared and not _are_opposite(one, other):
        return Tie.SHORT if all(group.startswith(Bond.SHORT) for group in shared) else Tie.SYNONYM
    return tie


def _tie_of_words(one: Token, other: Token) -> Tie | None:
    if len(one.words) != len(other.words):
        return None
    ties = [kinship(left, right) for left, right in zip(one.words, other.words, strict=True)]
    return None if None in ties else max(tie for tie in ties if tie is not None)


def _are_opposite(one: Token, other: Token) -> bool:
    return len(one.words) == len(other.words) == 1 and are_opposite(one.words[0], other.words[0])
