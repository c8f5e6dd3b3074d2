"""Of whom a clause says something: a listed department, a role, a body that only wording knows, «они», a name."""

from typing import NamedTuple

from sheetsync.model.party import Party
from sheetsync.reading.blockers import lexicon
from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.mentions import Mention, mention_of
from sheetsync.reading.blockers.names import Names
from sheetsync.reading.blockers.place import Place, places
from sheetsync.reading.wording.blame import text_of
from sheetsync.reading.wording.conduct import bodies, openers, prepositions
from sheetsync.reading.wording.reproaches import Reproaches

_NAMED = ("Name", "Surn")
_ARTICLE = "the"


class Who(NamedTuple):
    """Whom a clause speaks of: a department or role by its name, an empty one for somebody not named."""

    name: str
    place: Place | None = None


class People:
    """Finds of whom clauses speak, by the names of the listed departments."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def mentions(self, clause: Clause) -> tuple[Mention, ...]:
        """Return the parties that a clause names, and the bodies that only wording knows («регистратура»)."""
        known = self._names.mentions(clause)
        taken = {at for one in known for at in range(one.start, one.end)}
        more = [_body(word, at) for at, word in enumerate(clause.words) if at not in taken and _is_body(clause, at)]
        return tuple(sorted((*known, *more), key=lambda one: one.start)) if more else known

    def spoken_of(self, clause: Clause, words: Reproaches) -> list[Who]:
        """Return those of whom the clause says something: its subject, named or «кто-то»."""
        said = text_of(clause)
        mentions = self.mentions(clause)
        if words.things.search(said) and any(not one.party.outside for one in mentions):
            return []
        found = [
            Who(place.mention.party.name, place)
            for place in places(clause, mentions, None, None)
            if is_spoken_of(place, said)
        ]
        if found:
            return found
        return [Who("")] if words.someone.search(said) or _names_person(clause) else []


def _is_body(clause: Clause, at: int) -> bool:
    word = clause.words[at]
    return word.among(bodies()) and not (word.forms and word.forms[0].has("ADJF"))


def _body(word: Word, at: int) -> Mention:
    return mention_of(Party(word.raw, outside=True), word, at, at + 1).as_people()


def is_spoken_of(place: Place, said: str) -> bool:
    """Return whether a clause says something of the mention: its subject, or its dative («производству всё равно»)."""
    if (
        place.preposition
        or place.mention.adjective
        or place.clause.text(place.mention.start - 1) in lexicon.words("before_things")
    ):
        return _begins_the_clause(place)
    if _behind_preposition(place):
        return False
    return (
        place.in_case("nomn")
        or (place.in_case("datv") and any(word in said for word in lexicon.words("all_the_same")))
        or _indifferent(place)
    )


def _behind_preposition(place: Place) -> bool:
    """Whether a preposition of a language without word forms stands before the mention: "in QA", "from our lab"."""
    before = [word for word in place.clause.words[: place.mention.start] if not word.forms]
    return any(word.text in prepositions() for word in before[-2:])


def _begins_the_clause(place: Place) -> bool:
    """Whether only an article, and what may open a sentence, stand before the mention: "once again the caterers"."""
    before = [word.text for word in place.clause.words[: place.mention.start]]
    return before[-1:] == [_ARTICLE] and all(word in openers() for word in before[:-1])


def _indifferent(place: Place) -> bool:
    return place.in_case("datv") and place.mention.start == 0 and not place.clause.some(lexicon.words("must_do"))


def _names_person(clause: Clause) -> bool:
    first = clause.words[0]
    return first.raw[:1].isupper() and any(form.has(kind, "nomn") for form in first.forms[:1] for kind in _NAMED)
