"""Check before adding: the rows nearest to a text, with what they have in common and what differs."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sheetsync.duplicates.comparison import Comparison
from sheetsync.duplicates.explanation import Explanation, explanation_facts
from sheetsync.duplicates.kinship import Tie
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.meaning import meaning
from sheetsync.duplicates.verdict import Verdict, judge

LIMIT = 5
"""So many rows are told where nobody says how many."""

_LOOKED_AT = 40
"""So many of the nearest texts are judged."""

_NEAR = 0.5
"""A row of another work is near where it shares so much of the weight of both."""

_RANKS = {Verdict.DUPLICATE: 0, Verdict.PERHAPS: 1, Verdict.DIFFERENT: 2}


class Similar(NamedTuple):
    """A row near to a text: its name, the explanation with the asked text first, other rows that say the same."""

    name: str
    explanation: Explanation
    also: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Whether the row is the same work."""
        return self.explanation.judgement.verdict


class RowIndex:
    """The steps of rows by their names (IDs), to be asked for what is like a text.

    It is kept from question to question; asking changes nothing. 10,000 rows answer within 50 ms.
    """

    def __init__(self, rows: Mapping[str, str] | None = None, lexicon: Lexicon | None = None) -> None:
        self._comparison = Comparison(lexicon)
        self._texts: dict[str, str] = {}
        self._names: dict[int, list[str]] = {}
        self.keep(rows or {})

    def keep(self, rows: Mapping[str, str]) -> None:
        """Hold exactly these rows; those that are here already cost nothing."""
        for name in self._texts.keys() - rows.keys():
            self.drop(name)
        for name, text in rows.items():
            self.put(name, text)

    def put(self, name: str, text: str) -> None:
        """Take a row in, or its new text."""
        if self._texts.get(name) == text:
            return
        self.drop(name)
        self._texts[name] = text
        for place in self._comparison.places([text]).values():
            self._names.setdefault(place, []).append(name)

    def drop(self, name: str) -> None:
        """Let a row go, if it is here."""
        text = self._texts.pop(name, None)
        if text is not None:
            for place in self._comparison.places([text]).values():
                self._names[place].remove(name)

    def similar(self, text: str, limit: int = LIMIT) -> tuple[Similar, ...]:
        """Return the rows nearest to a text: the same work first, then perhaps so, then near ones of another work."""
        asked = meaning(text, self._comparison.lexicon)
        near = self._comparison.index.nearest(asked, _LOOKED_AT)
        found = [(place, Explanation(asked, one, judge(asked, one))) for place, one in self._standing(near)]
        told = sorted((one for one in found if _is_told(one[1])), key=lambda one: _order(one[1]))
        return tuple(self._named(place, explanation) for place, explanation in told[:limit])

    def _named(self, place: int, explanation: Explanation) -> Similar:
        first, *others = self._names[place]
        return Similar(first, explanation, tuple(others))

    def _standing(self, places: Iterable[int]) -> Iterable[tuple[int, Any]]:
        return ((place, self._comparison.meaning_of(place)) for place in places if self._names.get(place))


def _is_told(explanation: Explanation) -> bool:
    judgement = explanation.judgement
    return judgement.verdict is not Verdict.DIFFERENT or _shared(explanation) >= _NEAR


def _shared(explanation: Explanation) -> float:
    """Return the share of both texts' weight in what corresponds, from 0 to 1."""
    links = explanation.judgement.alignment.links
    shared = sum(link.one.weight + link.other.weight for link in links)
    whole = sum(token.weight for side in (explanation.one, explanation.other) for token in side.tokens)
    return shared / whole if whole else 0.0


def _order(explanation: Explanation) -> tuple[int, float, float, int, str]:
    judgement = explanation.judgement
    changed = sum(link.tie is not Tie.SAME for link in judgement.alignment.links)
    return _RANKS[judgement.verdict], -judgement.sureness, -_shared(explanation), changed, explanation.other.text


def similar_facts(similar: Similar) -> dict[str, Any]:
    """Return a row near to a text as facts (docs/reference/json.md)."""
    facts = explanation_facts(similar.explanation)
    return {
        "id": similar.name,
        "also": list(similar.also),
        "step": facts.pop("other"),
        **{key: facts[key] for key in facts if key != "one"},
    }
