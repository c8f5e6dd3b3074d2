"""Plain facts that name who hasn't done what, and what is missing: «Продажи не передали 12 отзывов»."""

import re

from sheetsync.reading.blockers import lexicon
from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.phrases import not_done_in_phrases
from sheetsync.reading.blockers.place import Place
from sheetsync.reading.blockers.subjects import has_not_done, left_undone_by
from sheetsync.reading.wording.blame import text_of
from sheetsync.reading.wording.people import is_spoken_of
from sheetsync.reading.wording.reproaches import Reproaches

_QUANTITY = re.compile(r"\d")


def gives_nothing(place: Place | None, clause: Clause, words: Reproaches) -> bool:
    """Return whether someone hasn't done something that has no number, paper or date: «не передали лидов»."""
    if place is None or not has_not_done(place):
        return False
    said = text_of(clause)
    return words.vague.search(said) is not None and not _QUANTITY.search(said)


def undone_by(place: Place, clause: Clause, words: Reproaches) -> str | None:
    """Return, word for word, what a party hasn't done; an empty text where that isn't said, None where it has."""
    thing = _missing_thing(place, clause, words)
    return _broken_promise(place) if thing is None else thing


def _missing_thing(place: Place, clause: Clause, words: Reproaches) -> str | None:
    if left_undone_by(place):
        return ""
    said = text_of(clause)
    undone = has_not_done(place) or not_done_in_phrases(clause, place.mention)
    told = words.soft.search(said) and not words.not_soft.search(said)
    if not undone and not (told and is_spoken_of(place, said)):
        return None
    at = next((at for at, word in enumerate(clause.words) if word.text in words.denials), place.right - 1)
    return " ".join(word.raw for word in clause.words[at + 2 :])


def _broken_promise(place: Place) -> str | None:
    """Return what they promised and, as the next clause says, haven't given: «обещало плёнку 12.04, не привезли»."""
    words, after = place.clause.words, place.after
    said = next((at for at in range(place.right, len(words)) if words[at].among(lexicon.words("promises"))), None)
    if said is None or after is None or not place.in_case("nomn") or said + 1 >= len(words):
        return None
    undone = any(after.negated(at) and word.can_be("VERB", "past") for at, word in enumerate(after.words))
    return " ".join(word.raw for word in words[said + 1 :]) if undone else None
