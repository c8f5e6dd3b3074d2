"""Names of weekdays and months going on: Mon, Tue → Wed; январь → февраль."""

import itertools
from collections.abc import Callable, Iterator, Sequence

from sheetsync.localsheets.values import LocaleRules, rules_for

Words = tuple[str, ...]


def going_on(texts: Sequence[str], locale: str) -> Callable[[int], str] | None:
    """The name at a distance from the first, negative before it; None where the texts are no even row of names.

    Args:
        texts: what stands in the source, in order; one name alone goes up by one.
        locale: the spreadsheet's; English names are known in every one.
    """
    folded = [text.casefold() for text in texts]
    for words in (*_lists(rules_for(locale)), *_lists(rules_for("en_US"))):
        known = [word.casefold() for word in words]
        if all(text in known for text in folded):
            return _counting(words, [known.index(text) for text in folded], _dressing(texts[0]))
    return None


def _lists(rules: LocaleRules) -> Iterator[Words]:
    for words in (rules.days, rules.short_days, rules.months_alone, rules.months, rules.short_months):
        yield words
        yield tuple(word.rstrip(".") for word in words)


def _counting(words: Words, places: Sequence[int], dress: Callable[[str], str]) -> Callable[[int], str] | None:
    steps = {(after - before) % len(words) for before, after in itertools.pairwise(places)} or {1}
    if len(steps) > 1:
        return None
    (step,) = steps
    return lambda distance: dress(words[(places[0] + step * distance) % len(words)])


def _dressing(text: str) -> Callable[[str], str]:
    """How the first name is written: MON, Mon, mon."""
    if text.isupper():
        return str.upper
    return str.lower if text.islower() else lambda word: word[:1].upper() + word[1:]
