"""Which part of one text corresponds to which of another, and what is left over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from sheetsync.duplicates.files import read_words
from sheetsync.duplicates.kinship import Tie, are_opposite, is_clipped, kinship
from sheetsync.duplicates.lexicon import Bond
from sheetsync.duplicates.meaning import Meaning
from sheetsync.duplicates.token import NAME, Brief, Kind, Token
from sheetsync.duplicates.word import Part, Word

_TIES = ((Bond.SHORT, Tie.SHORT), (Bond.ROOT, Tie.ROOT), (Bond.SYNONYM, Tie.SYNONYM))


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
    if left_one and left_other:
        more, left_one, left_other = _linked(_apart(left_one), _apart(left_other))
        links = (*links, *more)
        spelt, left_one, left_other = _spelt_out(left_one, left_other)
        turned, left_other, left_one = _spelt_out(left_other, left_one)
        hyphened, left_one, left_other = _across_hyphen(left_one, left_other)
        parted, left_other, left_one = _across_hyphen(left_other, left_one)
        links = (*links, *spelt, *hyphened, *map(_turned, (*turned, *parted)))
    left_one = _not_within(left_one, [link.other for link in links])
    left_other = _not_within(left_other, [link.one for link in links])
    return _without_repeats(Alignment(links, left_one, left_other))


def _turned(link: Link) -> Link:
    return Link(link.other, link.one, link.tie)


def _without_repeats(alignment: Alignment) -> Alignment:
    """Link what one text says twice («Сверка: сверить остатки»); a verb that the name of a deed needs is light."""
    links, turned = alignment.links, tuple(map(_turned, alignment.links))
    left_one = _with_light_verbs(alignment.left_one, links)
    left_other = _with_light_verbs(alignment.left_other, turned)
    again, rest_one = _said_again(left_one, links) if _nothing(left_other) else ((), left_one)
    more, rest_other = _said_again(left_other, turned) if _nothing(left_one) else ((), left_other)
    return Alignment((*links, *again, *map(_turned, more)), rest_one, rest_other)


def _nothing(left: Iterable[Token]) -> bool:
    return all(token.light for token in left)


def _said_again(left: Sequence[Token], links: Iterable[Link]) -> tuple[tuple[Link, ...], tuple[Token, ...]]:
    """Return links of what is left of the first text with what of the other is linked already, and the rest."""
    found = {id(token): twin for token in left for twin in [_twin_again(token, links)] if twin}
    again = tuple(found[id(token)] for token in left if id(token) in found)
    return again, tuple(token for token in left if id(token) not in found)


def _twin_again(token: Token, links: Iterable[Link]) -> Link | None:
    if token.kind is not Kind.WORD or token.light:
        return None
    for link in links:
        tie = tie_of(token, link.other) if link.other.words and link.one.words else None
        if tie is not None and (tie <= Tie.ROOT or (tie is Tie.SYNONYM and _is_verb(token) and _is_verb(link.other))):
            return Link(replace(token, weight=0.0), replace(link.other, weight=0.0), tie)
    return None


def _with_light_verbs(left: Sequence[Token], links: Iterable[Link]) -> tuple[Token, ...]:
    """Return what is left, «дать» of «дать ответ» light where the other text says «ответить»."""
    deed = any(
        _is_verb(link.other) and not _is_verb(link.one) and link.tie in {Tie.ROOT, Tie.SYNONYM} for link in links
    )
    if not deed:
        return tuple(left)
    return tuple(replace(token, light=True, weight=0.0) if _supports(token) else token for token in left)


def _supports(token: Token) -> bool:
    return len(token.words) == 1 and not token.decisive and token.words[0].lemma in read_words("support.txt")


def _is_verb(token: Token) -> bool:
    if len(token.words) != 1:
        return False
    word = token.words[0]
    return word.part is Part.VERB or (word.text.isascii() and token.opens)


def align_near(alignment: Alignment) -> Alignment:
    """Align what is left over by what is only near in meaning: words that share a word with each other's groups."""
    left_one, left_other, links = list(alignment.left_one), list(alignment.left_other), list(alignment.links)
    for token in alignment.left_one:
        twin = next((other for other in left_other if are_near(token, other)), None)
        if twin:
            links.append(Link(token, twin, Tie.NEAR))
            left_one.remove(token)
            left_other.remove(twin)
    return Alignment(tuple(links), tuple(left_one), tuple(left_other))


def are_near(one: Token, other: Token) -> bool:
    """Whether two parts are near in meaning, but no more than that."""
    if one.near.isdisjoint(other.groups) or one.light or other.light:
        return False
    return one.words[0].part is other.words[0].part and not _are_opposite(one, other)


def _apart(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(part for token in tokens for part in (token.parts or (token,)))


def _spelt_out(
    brief: Sequence[Token], full: Sequence[Token]
) -> tuple[tuple[Link, ...], tuple[Token, ...], tuple[Token, ...]]:
    """Link initials with the words in a row that they stand for: «ШР», «штатное расписание»."""
    links: list[Link] = []
    for token in (token for token in brief if token.brief is Brief.INITIALS):
        letters = token.words[0].text
        runs = (full[at : at + len(letters)] for at in range(len(full) - len(letters) + 1))
        run = next((run for run in runs if all(map(_begins, run, letters))), None)
        if run:
            whole = replace(run[0], shown=" ".join(part.shown for part in run), words=())
            links.append(Link(token, whole, Tie.SHORT))
            full = [part for part in full if part not in run]
    linked = [link.one for link in links]
    return tuple(links), tuple(token for token in brief if token not in linked), tuple(full)


def _across_hyphen(
    halves: Sequence[Token], full: Sequence[Token]
) -> tuple[tuple[Link, ...], tuple[Token, ...], tuple[Token, ...]]:
    """Link two parts joined by a hyphen with the one word that they make elsewhere: «тест-драйв», «тестдрайв»."""
    links: list[Link] = []
    for first, second in pairwise(halves):
        twin = next((token for token in full if second.whole and _is_whole(token, second.whole)), None)
        if twin:
            links.append(Link(replace(first, shown=f"{first.shown}-{second.shown}", words=()), twin, Tie.SAME))
            halves = [token for token in halves if token not in (first, second)]
            full = [token for token in full if token is not twin]
    return tuple(links), tuple(halves), tuple(full)


def _is_whole(token: Token, whole: Word) -> bool:
    return len(token.words) == 1 and kinship(token.words[0], whole) is not None


def _begins(token: Token, letter: str) -> bool:
    return token.kind is Kind.WORD and token.words[0].text.startswith(letter)


def _not_within(left: Sequence[Token], linked: Iterable[Token]) -> tuple[Token, ...]:
    """Return what is left without the words that a phrase of the other text holds: «отчёт» beside «отчёт о ДДС»."""
    held = [part for token in linked for part in token.parts]
    return tuple(token for token in left if all(tie_of(token, part) is None for part in held))


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
    if tie is not None and not (tie is Tie.ROOT and one.weight == other.weight == NAME):
        return tie
    shared = one.groups & other.groups
    if shared and not _are_opposite(one, other):
        return next(tie for bond, tie in _TIES if any(group.startswith(bond) for group in shared))
    return Tie.SHORT if _is_cut(one, other) or _is_cut(other, one) else None


def _is_cut(brief: Token, full: Token) -> bool:
    """Whether one is the other cut short: «бухг.», «бухгалтерия»; «мат-лы», «материалы»."""
    if len(full.words) != 1:
        return False
    whole = full.words[0]
    if brief.brief is Brief.CLIPPED:
        return is_clipped(brief.key, whole)
    cut = brief.words[0].text if brief.brief is Brief.CUT else ""
    return bool(cut) and len(whole.text) >= len(cut) + 2 and whole.text.startswith(cut)


def _tie_of_words(one: Token, other: Token) -> Tie | None:
    if len(one.words) != len(other.words):
        return None
    ties = [kinship(left, right) for left, right in zip(one.words, other.words, strict=True)]
    return None if None in ties else max(tie for tie in ties if tie is not None)


def _are_opposite(one: Token, other: Token) -> bool:
    return len(one.words) == len(other.words) == 1 and are_opposite(one.words[0], other.words[0])
