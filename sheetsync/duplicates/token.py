"""The parts of a step's text that tell one piece of work from another."""

from dataclasses import dataclass
from enum import StrEnum

from sheetsync.duplicates.word import Word

WEAK = 0.3
"""The weight of a word that names a class nearly everything belongs to («товар»)."""

QUALITY = 0.6
"""The weight of an adjective."""

NAME = 1.5
"""The weight of a name."""


class Kind(StrEnum):
    """What a part is: words may have synonyms, everything else has to be equal.

    A deadline is no part of the work, so one text may leave it out; a year may be left out beside a month.
    """

    WORD = "word"
    NUMBER = "number"
    PERIOD = "period"
    MARK = "mark"
    NEGATION = "negation"
    YEAR = "year"
    DEADLINE = "deadline"


STRICT = frozenset({Kind.NUMBER, Kind.PERIOD, Kind.MARK, Kind.NEGATION})
"""The kinds that make another work wherever one text has more of them."""


class Side(StrEnum):
    """Where the preposition before a word, or its case, points."""

    FROM = "from"
    TO = "to"
    WITHOUT = "without"
    BEFORE = "before"
    AFTER = "after"
    NONE = ""


class Brief(StrEnum):
    """How a word may be cut short without the lexicon's knowledge: «бухг.», «мат-лы», «ШР» for «штатное расписание»."""

    CUT = "cut"
    CLIPPED = "clipped"
    INITIALS = "initials"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a text.

    Attributes:
        shown: as it is written, for people.
        kind: what it is.
        key: what equal parts share: the dictionary form, the figure (`12`), the period (`month 3`, `day 12.05`).
        words: the words of it; more than one where the lexicon knows their phrase; none but for the kind WORD.
        groups: the lexicon's groups.
        near: the groups that share a word with those.
        side: where its preposition points.
        weight: how much it counts; 0 where the work is the same without it, 1 for an ordinary word.
        decisive: whether it can't be left out on one side, however much else is alike.
        light: whether it is a verb, or the noun of one, that adds nothing to the noun beside it.
        brief: how it may be cut short.
        parts: the words of a phrase as parts of their own.
        whole: the word that it makes with the part before it, where both are written with a hyphen («тест-драйв»).
        opens: whether it begins the text or a part of it, so that it may say what is done.
    """

    shown: str
    kind: Kind
    key: str
    words: tuple[Word, ...] = ()
    groups: frozenset[str] = frozenset()
    side: Side = Side.NONE
    weight: float = 1.0
    decisive: bool = False
    light: bool = False
    opens: bool = False
    brief: Brief = Brief.NONE
    whole: Word | None = None
    parts: tuple["Token", ...] = ()
    near: frozenset[str] = frozenset()


def number_part(shown: str, key: str) -> Token:
    """Return the part that a number is: `key` is its value, so that `007` and 7 are equal."""
    return Token(shown, Kind.NUMBER, key, decisive=True)
