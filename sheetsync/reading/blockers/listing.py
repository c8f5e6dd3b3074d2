"""Parties that are named and no more: one after another, as a heading, or as «её», «от них»."""

from collections.abc import Iterable, Sequence

from sheetsync.reading.blockers.at_work import is_at_work
from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.mentions import Mention
from sheetsync.reading.blockers.place import Place, is_idle, lacks, waits
from sheetsync.reading.blockers.sources import names_things

_HARDLY = 2
_GENDERS = {"he": frozenset({"masc", "neut"}), "she": frozenset({"femn"}), "they": frozenset({"plur"})}


def is_listed(place: Place, *, going_on: bool, whole: bool) -> bool:
    """«сначала юрист, потом директор», «не согласовали: продажи, маркетинг», or the bare name as the whole text.

    `going_on`: a party before was waited on, and nothing was said since; `whole`: there is no other clause.
    """
    if going_on and place.bare and _is_one_more(place):
        return True
    if _has_its_thing(place) and (going_on or _lacks_only(place.before)):
        return True
    named = place.in_case("nomn") or place.in_case("accs")
    if not (place.bare and place.alone and named) or _is_described(place):
        return False
    in_turn = any(word.text in words("first") for word in place.clause.words[: place.mention.start])
    return whole or going_on or in_turn or _left_open(place.before)


def _is_one_more(place: Place) -> bool:
    """Whether a clause is no more than one more in the row: «…, ни директором»."""
    rest = [*place.clause.words[: place.mention.start], *place.clause.words[place.mention.end :]]
    return bool(rest) and all(word.text in words("denials") for word in rest)


def _lacks_only(before: Clause | None) -> bool:
    """Whether the clause before says that something is missing, and hardly what: «нет данных», «ждём»."""
    return before is not None and len(before.words) <= _HARDLY and bool(lacks(before))


def _has_its_thing(place: Place) -> bool:
    """«IT (доступы)», «смета (сметный отдел)»: a party and the thing missing from it, in either order."""
    words_beside = [*place.clause.words[: place.mention.start], *place.clause.words[place.mention.end :]]
    if not place.in_case("nomn") or not 0 < len(words_beside) <= _HARDLY or place.mention.adjective:
        return False
    return names_things(Clause(tuple(words_beside))) and not any(word.is_preposition for word in words_beside)


def _is_described(place: Place) -> bool:
    """Whether an adjective behind says how the mention is: «кухня грязная» waits for nobody."""
    return any(word.can_be("ADJF", "nomn") and not is_idle(word) for word in place.clause.words[place.mention.end :])


def has_not_either(place: Place) -> bool:
    """«клиент согласовал, подрядчик ещё нет»: the others have done it."""
    behind = [word for word in place.clause.words[place.right :] if not is_idle(word)]
    if place.before is None or not place.in_case("nomn") or len(behind) != 1 or behind[0].text not in words("no"):
        return False
    done = (at for at, word in enumerate(place.before.words) if word.among(words("give")))
    return any(not place.before.negated(at) for at in done)


def _left_open(before: Clause | None) -> bool:
    """Whether the clause before ends with what somebody hasn't done, and doesn't say who."""
    if before is None:
        return False
    last = len(before.words) - 1
    denied = before.negated(last) and (
        before.words[last].can_be("VERB", "past", "plur") or before.words[last].can_be("pres")
    )
    return denied or (len(before.words) <= 2 and bool(waits(before)))


def is_heading(place: Place) -> bool:
    """«Маркетинг: тексты», «юрист — договор»: who, and then what."""
    if (
        not place.bare
        or not place.alone
        or not place.in_case("nomn")
        or place.before is not None
        or place.after is None
    ):
        return False
    return names_things(place.after)


def is_instead(place: Place) -> bool:
    """«вопрос не к техподдержке, а к продажам»: the other side of a contrast."""
    if place.before is None or not place.idle(0, place.left) or place.left > 1:
        return False
    said = [word.text for word in place.before.words]
    if place.preposition:
        return place.left == 0 and any(
            said[at] in words("not") and said[at + 1] == place.preposition for at in range(len(said) - 1)
        )
    return place.in_case("nomn") and place.alone and _others_do_not(place.before)


def _others_do_not(clause: Clause) -> bool:
    """Whether it is somebody else who does not hold it: «не маркетинг держит, …»."""
    at = next((at for at, word in enumerate(clause.words) if word.text in words("not")), len(clause.words))
    rest = clause.words[at + 1 :]
    return bool(rest) and rest[0].can_be("NOUN", "nomn") and any(is_at_work(clause, n) for n in range(at + 2, at + 4))


def leaves_out_the_verb(place: Place) -> bool:
    """«продажи не дали контакты, а юрист договор», «… потом счёт от бухгалтерии»: the verb stands before."""
    if any(word.forms and word.forms[0].has("VERB") for word in place.clause.words):
        return False
    if place.preposition in words("from") and place.in_case("gent"):
        return place.right == len(place.clause.words)
    rest = place.clause.words[place.right :]
    opens = place.bare and place.in_case("nomn") and place.idle(0, place.left + 1)
    return opens and bool(rest) and names_things(Clause(tuple(rest)))


def meant_by_pronoun(
    clause: Clause, earlier: Sequence[tuple[Clause, Mention]], before: Clause | None
) -> Mention | None:
    """Return the earlier mention that a clause waits on by a pronoun: «… бухгалтерия — ждём её визу».

    «Без него» means what was named last, a thing too: «… должна выставить счёт, без него не закрыть».
    """
    cues = lacks(clause)
    for at, word in enumerate(clause.words):
        genders = next((those for who, those in _GENDERS.items() if word.text in words(who)), None)
        if genders and cues and _stands_for_source(clause, at):
            if clause.text(at - 1) in words("without") and before and _ends_with_thing(before, genders):
                return None
            return _nearest(genders, earlier)
    return None


def _stands_for_source(clause: Clause, at: int) -> bool:
    before, after = clause.text(at - 1), clause.words[at + 1 : at + 2]
    if before in words("at_pronouns") or (before and clause.words[at - 1].among(words("wait"))):
        return True
    return any(word.among(words("answers")) or word.among(words("papers")) for word in after)


def _ends_with_thing(clause: Clause, genders: frozenset[str]) -> bool:
    """Whether the last noun of a clause is a thing that the pronoun can stand for."""
    nouns = [word for word in clause.words if word.forms and word.forms[0].has("NOUN")]
    return bool(nouns) and nouns[-1].forms[0].has("inan", "accs") and _agrees(nouns[-1], genders)


def _nearest(genders: frozenset[str], earlier: Iterable[tuple[Clause, Mention]]) -> Mention | None:
    for clause, mention in reversed(list(earlier)):
        nouns = clause.words[mention.start : mention.end]
        if not mention.adjective and any(_agrees(word, genders) for word in nouns):
            return mention
    return None


def _agrees(word: Word, genders: frozenset[str]) -> bool:
    return not word.forms or any(form.has("NOUN", gender) for form in word.forms for gender in genders)
