"""What the next clause says of a mention without naming it again: «заказчик получил чертежи, изучает»."""

from sheetsync.reading.blockers.at_work import is_at_work, will_act
from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.place import Place, is_idle, lacks

_A_LACK = 2
"""So many words at the least say what somebody lacks: «нет акта»."""


def goes_on_behind(place: Place) -> bool:
    """«продажникам скинули таблицу, заполняют», «договор у юриста, смотрит», «заказчик получил чертежи, изучает»."""
    at = _predicate(place)
    if place.after is None or at is None or place.after.negated(at):
        return False
    word = place.after.words[at]
    return not word.among(words("wait")) and (is_at_work(place.after, at) or will_act(word))


def waits_itself(place: Place) -> bool:
    """Return whether the next clause says that they wait too: «производство простаивает, ждёт металл»."""
    at = _predicate(place)
    waits = place.after is not None and at is not None and place.after.words[at].among(words("wait"))
    return waits or _reports(place)


def _reports(place: Place) -> bool:
    """Whether they only say what they lack themselves: «склад пишет: ждём накладную», «юрист пишет, что нет акта»."""
    last = place.clause.words[-1]
    if place.after is None or len(place.after.words) < _A_LACK or not last.among(words("report")):
        return False
    return place.bare and place.in_case("nomn") and _is_theirs(place, last) and bool(lacks(place.after))


def _predicate(place: Place) -> int | None:
    """Return where the next clause says what they do; None where it begins with anything else, or with another's."""
    if place.after is None or place.mention.adjective or not _can_go_on(place):
        return None
    at = next((at for at, word in enumerate(place.after.words) if not is_idle(word)), None)
    if at is None or not _is_theirs(place, place.after.words[at]) or _has_subject(place.after, at):
        return None
    return at


def _can_go_on(place: Place) -> bool:
    """Whether the mention is the subject, who was given something, or where it lies."""
    if place.bare:
        return place.in_case("nomn") or (place.in_case("datv") and not lacks(place.clause))
    return place.preposition in words("by") and place.in_case("gent") and not lacks(place.clause)


def _is_theirs(place: Place, word: Word) -> bool:
    subject = place.bare and place.in_case("nomn")
    numbers = {"plur"} if place.joined else (place.mention.numbers if subject else {"sing", "plur"})
    return any(word.forms[0].has("VERB", "3per", number) for number in numbers if word.forms)


def _has_subject(clause: Clause, at: int) -> bool:
    """Whether another does it: a noun that can't be what it is done to («…, оплачивает бухгалтерия»)."""
    return any(
        word.can_be("NOUN", "nomn") and (not word.can_be("accs") or word.can_be("NOUN", "anim"))
        for word in clause.words[at + 1 :]
    )
