"""Prepositions, particles and conjunctions: where they point, and which of them count."""

from collections.abc import Mapping

from sheetsync.duplicates.token import Side

_FROM = ("из", "изо", "от", "ото", "from", "у")
_TO = ("к", "ко", "для", "to", "for", "into", "onto")
_WITHOUT = ("без", "безо", "without")
_BEFORE = ("до", "перед", "before", "until", "till")
_AFTER = ("после", "after")
_NEUTRAL = (
    *("в", "во", "на", "о", "об", "обо", "по", "при", "с", "со", "за", "под", "над", "через", "про", "между", "среди"),
    *("of", "in", "on", "at", "with", "by", "via", "about", "per", "within", "across", "over", "under", "as"),
)
SIDES: Mapping[str, Side] = {
    **dict.fromkeys(_FROM, Side.FROM),
    **dict.fromkeys(_TO, Side.TO),
    **dict.fromkeys(_WITHOUT, Side.WITHOUT),
    **dict.fromkeys(_BEFORE, Side.BEFORE),
    **dict.fromkeys(_AFTER, Side.AFTER),
    **dict.fromkeys(_NEUTRAL, Side.NONE),
}
PREPOSITIONS = frozenset(SIDES)
JOINING = frozenset({"и", "а", "или", "также", "and", "or", "&", "то", "что", "как", "чтобы", "is", "are", "be"})
NEGATIONS = frozenset({"не", "нет", "ни", "not", "no", "don't", "dont", "never", "cannot", "without", "без", "безо"})
OPPOSED = frozenset(
    {
        frozenset({Side.FROM, Side.TO}),
        frozenset({Side.BEFORE, Side.AFTER}),
    }
)
"""Sides that make two works of one word: «возврат от поставщика», «возврат поставщику»."""

DUE = frozenset({"до", "к", "ко", "by", "until", "till", "срок", "дедлайн", "deadline", "due"})
"""Words before a day by which a work is due."""
