"""Whether two steps with the same words speak of the same work."""

from sheetsync.duplicates.meaning import Meaning, Token

_OF_A_PLACE = frozenset({"в", "во", "на", "у", "по", "при"})
_SUBJECT_OR_OBJECT = frozenset({"nomn", "accs"})


def same_work(one: Meaning, other: Meaning) -> bool:
    """Whether each noun of the one stands in the other in the same part.

    «отзывы кофеен» and «отзывы в кофейнях» are the same; «передать маркетингу отзывы» and «передать отзывы
    маркетинга» are not. Both must have the same key.
    """
    left = list(other.tokens)
    for token in one.tokens:
        twin = next((candidate for candidate in left if _twins(token, candidate)), None)
        if twin is None:
            return False
        left.remove(twin)
    return not left


def _twins(one: Token, other: Token) -> bool:
    if one.key != other.key:
        return False
    if not one.cases or not other.cases or one.cases & other.cases:
        return True
    if one.cases & _SUBJECT_OR_OBJECT and other.cases & _SUBJECT_OR_OBJECT:
        return True
    return _same_place(one, other) or _same_place(other, one)


def _same_place(bare: Token, placed: Token) -> bool:
    """Whether one says «кофеен» and the other «в кофейнях»."""
    return not bare.preposition and "gent" in bare.cases and placed.preposition in _OF_A_PLACE
