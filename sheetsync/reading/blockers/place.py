"""Where a mention stands: what is before and after it in its clause, and what the clause lacks or waits for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.names import Mention

_JOINED_BY = frozenset({"и", "или", "/", "да", "ни"})
_IDLE = frozenset(
    {
        *("только", "еще", "пока", "уже", "сейчас", "лишь", "опять", "теперь", "тоже", "также", "до", "сих", "пор"),
        *("так", "вовремя", "сегодня", "вчера", "все", "никак", "снова", "и"),
    }
)

_WAIT = frozenset({"ждать", "ожидать", "ожидание", "дожидаться"})
_NEED = frozenset(
    {"нужно", "надо", "нужный", "требоваться", "просить", "запросить", "необходимый", "зависеть", "остаться"}
)
_MISSING = frozenset({"получить", "получать", "хватать", "дождаться", "прийти", "приходить", "поступить", "дойти"})
_NONE = frozenset({"нет", "нету", "без"})


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in its clause.

    `left` and `right` are the indexes of the words before and after it, beyond the adjectives that belong to it and
    the parties it is joined with («бухгалтерия и продажи»); `joined` says that there are such. `before` is the
    clause before this one, `after` the one that follows.
    """

    clause: Clause
    mention: Mention
    left: int
    right: int
    joined: bool = False
    before: Clause | None = None
    after: Clause | None = None

    @property
    def preposition(self) -> str:
        """The preposition of the mention, an empty text where it has none."""
        word = self.clause.text(self.left)
        return word if self.left >= 0 and self.clause.words[self.left].can_be("PREP") else ""

    def in_case(self, case: str) -> bool:
        """Whether the mention can stand in this case (`gent`, `ablt` …)."""
        return case in self.mention.cases

    def idle(self, start: int, end: int) -> bool:
        """Whether the words from `start` to before `end` change nothing: «только», «ещё», adjectives."""
        return all(word.text in _IDLE or word.agreeing for word in self.clause.words[start:end])


def places(clause: Clause, mentions: Sequence[Mention], before: Clause | None, after: Clause | None) -> list[Place]:
    """Return the place of each mention of a clause."""
    found = []
    for group in _groups(clause, mentions):
        left, right = group[0].start - 1, group[-1].end
        while left >= 0 and clause.words[left].agreeing:
            left -= 1
        found += [Place(clause, one, left, right, len(group) > 1, before, after) for one in group]
    return found


def _groups(clause: Clause, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        last = groups[-1][-1] if groups else None
        between = clause.words[last.end : mention.start] if last else ()
        if last and len(between) == 1 and between[0].text in _JOINED_BY and last.adjective == mention.adjective:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def waits(clause: Clause) -> list[int]:
    """Return where the clause says that we wait now («раньше ждали» does not, nor does «не ждём»)."""
    return [
        at
        for at, word in enumerate(clause.words)
        if word.among(_WAIT) and not clause.negated(at) and (word.can_be("pres") or word.can_be("NOUN"))
    ]


def lacks(clause: Clause) -> list[int]:
    """Return where the clause says that something is waited for, needed or missing."""
    if any(word.among(_NEED) and clause.negated(at) for at, word in enumerate(clause.words)):
        return []
    found = waits(clause)
    for at, word in enumerate(clause.words):
        negated = clause.negated(at)
        if word.text in _NONE or (word.among(_NEED) and not negated) or (word.among(_MISSING) and negated):
            found.append(at)
    return sorted(found)


def subject_of(place: Place) -> int | None:
    """Return where the predicate of a mention begins: behind it and idle words; None where it is no subject."""
    at = place.right
    while place.clause.text(at) in _IDLE:
        at += 1
    is_named = place.in_case("nomn") and not place.preposition
    return at if (is_named or _someone_from(place)) and at < len(place.clause.words) else None


def _someone_from(place: Place) -> bool:
    """Whether a person of theirs stands before («Петров из продаж», «никто из бухгалтерии»)."""
    before = place.left - 1
    if place.preposition != "из" or before < 0:
        return False
    word = place.clause.words[before]
    return word.text == "никто" or any(word.can_be(kind, "nomn") for kind in ("Name", "Surn"))
