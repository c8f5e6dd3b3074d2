"""Whether two aligned texts speak of the same work, and if not, what makes the difference."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sheetsync.duplicates.alignment import Alignment, Link, align, align_near
from sheetsync.duplicates.function_words import OPPOSED
from sheetsync.duplicates.kinship import are_opposite
from sheetsync.duplicates.meaning import Meaning
from sheetsync.duplicates.token import STRICT, Kind, Token
from sheetsync.duplicates.word import Part

_SPARE = 0.26
"""So much weight, in parts of what corresponds, may be left over on one side."""

_SPARE_PERHAPS = 0.55
"""The same for «perhaps»."""

_SHARED = 1.0
"""Texts whose words are only near share at least so much weight besides."""

_DEED = 3.0
"""What it costs where one text says of something that another thing is done with it."""


_TURNS = (("on", "off"), ("in", "out"), ("up", "down"))
_TURNED = {one: other for pair in _TURNS for one, other in (pair, pair[::-1])}


class Verdict(StrEnum):
    """What is said of two texts. Only the first may be acted on, and only by people."""

    DUPLICATE = "duplicate"
    PERHAPS = "perhaps"
    DIFFERENT = "different"


class Difference(StrEnum):
    """What makes two works of two texts."""

    NUMBER = "number"
    PERIOD = "period"
    MARK = "mark"
    NEGATION = "negation"
    DEADLINE = "deadline"
    DIRECTION = "direction"
    ROLES = "roles"
    OPPOSITE = "opposite"
    WORDS = "words"
    EXTRA = "extra"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on two texts, its alignment, what differs, and how sure it is.

    Sureness is 1 where nothing is left over, 0 where nothing corresponds.
    """

    verdict: Verdict
    alignment: Alignment
    difference: Difference | None
    sureness: float

    @property
    def contradicts(self) -> bool:
        """Whether the two are no members of one group: what is near to what is near may be anything."""
        return self.verdict is Verdict.DIFFERENT or self.difference is Difference.NEAR


_BY_KIND = {
    Kind.NUMBER: Difference.NUMBER,
    Kind.PERIOD: Difference.PERIOD,
    Kind.YEAR: Difference.PERIOD,
    Kind.MARK: Difference.MARK,
    Kind.NEGATION: Difference.NEGATION,
}


def judge(one: Meaning, other: Meaning) -> Judgement:
    """Judge two texts; the same both ways."""
    alignment = align(one, other)
    difference = _difference(alignment, one, other)
    matched = _matched(alignment)
    matched = matched or 0.1 * bool(alignment.links)
    spare = _cost(alignment.left_one) + _cost(alignment.left_other)
    sureness = matched / (matched + spare) if matched else 0.0
    if difference is Difference.WORDS and (near := _near(alignment, one, other)):
        return near
    if difference or not alignment.links:
        return Judgement(Verdict.DIFFERENT, alignment, difference or Difference.WORDS, sureness)
    if spare <= _SPARE * matched:
        return Judgement(Verdict.DUPLICATE, alignment, None, sureness)
    verdict = Verdict.PERHAPS if spare <= _SPARE_PERHAPS * matched else Verdict.DIFFERENT
    return Judgement(verdict, alignment, Difference.EXTRA, sureness)


def _difference(alignment: Alignment, one: Meaning, other: Meaning) -> Difference | None:
    if _particles_opposed(one, other):
        return Difference.OPPOSITE
    return _strict_difference(alignment, one, other) or _word_difference(alignment)


def _near(alignment: Alignment, one: Meaning, other: Meaning) -> Judgement | None:
    """Return the judgement on texts whose different words are near in meaning and that share enough besides."""
    matched = _matched(alignment)
    nearer = align_near(alignment)
    if len(nearer.links) == len(alignment.links) or matched < _SHARED:
        return None
    if _strict_difference(nearer, one, other) or _word_difference(nearer):
        return None
    spare = _cost(nearer.left_one) + _cost(nearer.left_other)
    if spare > _SPARE_PERHAPS * matched:
        return None
    sureness = matched / (_matched(nearer) + spare)
    return Judgement(Verdict.PERHAPS, nearer, Difference.NEAR, sureness)


def _matched(alignment: Alignment) -> float:
    return sum(link.one.weight + link.other.weight for link in alignment.links) / 2


def _strict_difference(alignment: Alignment, one: Meaning, other: Meaning) -> Difference | None:
    """Return what differs in figures, days, letters, negation or direction."""
    left = (*alignment.left_one, *alignment.left_other)
    for token in left:
        if token.kind in STRICT:
            return _BY_KIND[token.kind]
    if _years_differ(alignment):
        return Difference.PERIOD
    if all(any(token.kind is Kind.DEADLINE for token in side) for side in (alignment.left_one, alignment.left_other)):
        return Difference.DEADLINE
    if _figures_in_other_order(one, other) or _figures_of_other_things(alignment, one, other):
        return Difference.NUMBER
    if any(frozenset({link.one.side, link.other.side}) in OPPOSED for link in alignment.links):
        return Difference.DIRECTION
    return Difference.ROLES if _roles_changed(alignment, one, other) else None


def _particles_opposed(one: Meaning, other: Meaning) -> bool:
    """Whether a verb turns to the opposite by the word behind it: `turn on`, `turn off`."""
    ends = [
        {(token.words[0].lemma, token.words[-1].text) for token in side.tokens if token.parts} for side in (one, other)
    ]
    return any((verb, _TURNED.get(end)) in ends[1] for verb, end in ends[0])


def _years_differ(alignment: Alignment) -> bool:
    sides = [
        [token for token in side if token.kind is Kind.YEAR] for side in (alignment.left_one, alignment.left_other)
    ]
    if not any(sides):
        return False
    period = any(link.one.kind is Kind.PERIOD or "квартал" in link.one.key for link in alignment.links)
    return all(sides) or not period


def _figures(meaning: Meaning) -> list[Token]:
    return [token for token in meaning.tokens if token.kind is Kind.NUMBER]


def _figures_in_other_order(one: Meaning, other: Meaning) -> bool:
    return [token.key for token in _figures(one)] != [token.key for token in _figures(other)]


def _figures_of_other_things(alignment: Alignment, one: Meaning, other: Meaning) -> bool:
    """Whether one of several figures stands beside another word: «5 столов и 10 стульев», «5 стульев и 10 столов»."""
    if len(_figures(one)) < 2:
        return False
    twins = {id(link.one): id(link.other) for link in alignment.links}
    for left, right in zip(_figures(one), _figures(other), strict=True):
        beside_left, beside_right = _beside(one, left), _beside(other, right)
        if (
            beside_left
            and beside_right
            and not any(twins.get(id(token)) in beside_right for token in beside_left.values())
        ):
            return True
    return False


def _beside(meaning: Meaning, figure: Token) -> dict[int, Token]:
    at = next(place for place, token in enumerate(meaning.tokens) if token is figure)
    near = (*meaning.tokens[max(0, at - 1) : at], *meaning.tokens[at + 1 : at + 2])
    return {id(token): token for token in near if token.kind is Kind.WORD}


def _roles_changed(alignment: Alignment, one: Meaning, other: Meaning) -> bool:
    """Whether the same words play other parts: «отзывы маркетинга» for «отзывы маркетингу», «план отчёта» turned."""
    pairs = {(id(link.one), id(link.other)) for link in alignment.links}
    owned_one, owned_other = list(_owned(one)), list(_owned(other))
    turned = any(
        (id(head), id(owner_other)) in pairs and (id(owner), id(head_other)) in pairs
        for head, owner in owned_one
        for head_other, owner_other in owned_other
    )
    return (
        turned or _heads_exchanged(alignment, one, other) or any(_given_or_owned(link, one) for link in alignment.links)
    )


def _heads_exchanged(alignment: Alignment, one: Meaning, other: Meaning) -> bool:
    """Whether what each is about is a detail of the other: «план отчёта», «отчёт о плане»."""
    linked = {id(token) for link in alignment.links for token in (link.one, link.other)}
    heads = [[_head(token, linked) for token in meaning.tokens if token.opens] for meaning in (one, other)]
    if not all(len(opening) == 1 and _is_noun(opening[0]) for opening in heads):
        return False
    ((head_one,), (head_other,)) = heads
    twin_of_one = next((link.other for link in alignment.links if link.one is head_one), None)
    twin_of_other = next((link.one for link in alignment.links if link.other is head_other), None)
    crossed = twin_of_one is not head_other and twin_of_other is not head_one
    return crossed and _is_noun(twin_of_one) and _is_noun(twin_of_other)


def _head(token: Token, linked: Container[int]) -> Token:
    """Return what a text begins with, the first word of a phrase that was taken apart."""
    return token.parts[0] if token.parts and id(token) not in linked else token


def _owned(meaning: Meaning) -> list[tuple[Token, Token]]:
    """Return each noun with the noun in the genitive right behind it."""
    return [
        (head, owner)
        for head, owner in zip(meaning.tokens, meaning.tokens[1:], strict=False)
        if _is_noun(head) and _is_noun(owner) and not owner.opens and owner.words[0].cases == {"gent"}
    ]


def _is_noun(token: Token | None) -> bool:
    return token is not None and len(token.words) == 1 and token.words[0].part is Part.NOUN


_HANDING = ("передать", "отправить", "вернуть", "выдать", "отдать", "переслать", "направить", "вручить", "продать")


def _given_or_owned(link: Link, one: Meaning) -> bool:
    """Whether a word is whom something is handed to in one text, and whose it is in the other."""
    if not any(token.words and token.words[0].lemma in _HANDING for token in one.tokens):
        return False
    cases = [token.words[0].cases if len(token.words) == 1 else frozenset() for token in (link.one, link.other)]
    return any(
        "datv" in left and "gent" not in left and "gent" in right and "datv" not in right
        for left, right in (cases, reversed(cases))
    )


def _word_difference(alignment: Alignment) -> Difference | None:
    """Return what differs in words: something counts on both sides, or an opposite stands there."""
    one = [token for token in alignment.left_one if _price(token) or token.light]
    other = [token for token in alignment.left_other if _price(token) or token.light]
    if not (_clash(one, other) or _clash(other, one)):
        return None
    if any(are_opposite(left, right) for a in one for b in other for left in a.words for right in b.words):
        return Difference.OPPOSITE
    return Difference.WORDS


def _clash(one: Iterable[Token], other: Sequence[Token]) -> bool:
    """Whether something counts on both sides, a verb that adds nothing meets one that does, or two such verbs meet."""
    highest = max((_price(token) for token in other), default=0)
    light = any(token.light for token in other)
    return any(highest if _price(token) else highest >= _DEED or light for token in one)


def _cost(left: tuple[Token, ...]) -> float:
    return sum(_price(token) for token in left)


def _price(token: Token) -> float:
    """Return what a part left over on one side costs."""
    if token.kind in {Kind.DEADLINE, Kind.YEAR} or token.light:
        return 0
    if token.decisive:
        return 100
    if token.words and (
        token.words[0].part is Part.VERB or (token.opens and token.words[0].part is not Part.ADJECTIVE)
    ):
        return _DEED
    return token.weight
