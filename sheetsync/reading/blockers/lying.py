"""Parties that are waited on because the matter lies with them."""

from collections.abc import Sequence

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import endings, words
from sheetsync.reading.blockers.place import Place, is_idle, lacks
from sheetsync.reading.blockers.purpose import for_purpose, is_purpose
from sheetsync.reading.blockers.subjects import of_things

_PREDICATES = ("VERB", "INFN", "PRTS", "PRED", "ADJS", "COMP")


def lies_with(place: Place) -> bool:
    """«висит у юриста», «застряли в юротделе», «вопрос за производством», «висит на клиенте», «на стороне продаж»."""
    if place.preposition in words("inside") and place.in_case("accs") and place.clause.some(words("run_into")):
        return True
    for preposition, case, lies in _LYING:
        if place.preposition in words(preposition):
            return place.in_case(case) and lies(place)
    return _on_their_side(place)


def _on_their_side(place: Place) -> bool:
    at = place.left
    return at > 0 and place.clause.words[at].among(words("side")) and place.clause.text(at - 1) in words("at_side")


def _by(place: Place) -> bool:
    clause = place.clause
    rest = clause.words[place.right :]
    if clause.some(words("none")) and not clause.some(words("stuck")):
        none_of_it = any(word.among(words("capacity")) for word in clause.words[: place.left])
        return any(word.among(words("at_them")) for word in rest) or none_of_it
    if any(word.can_be("NOUN") and word.among(words("at_them")) for word in [*rest, *clause.words[: place.left]]):
        return True
    return (
        clause.some(words("stuck"))
        or for_purpose(clause)
        or _left_to_do(clause)
        or _matter_before(place)
        or _turn_before(place)
        or _says_no_more(place)
        or _thing_before(place)
        or _is_done_there(clause)
    )


def _inside(place: Place) -> bool:
    return _by(place) or _they_do(place)


def _they_do(place: Place) -> bool:
    """«в бухгалтерии пересчитывают», «на складе не собрали»: what is done there, or isn't, by nobody named."""
    clause = place.clause
    for at, word in enumerate(clause.words[place.right :], place.right):
        if not (word.can_be("VERB", "plur", "past") or word.can_be("VERB", "plur", "3per")):
            continue
        if clause.negated(at):
            return not word.among(words("no_duty")) and not of_things(clause, at)
        return (word.can_be("pres", "3per") and word.among(words("hold"))) or word.among(words("promises"))
    return False


def _behind(place: Place) -> bool:
    follows = place.left > 0 or place.before is not None or place.right < len(place.clause.words)
    opens = place.idle(0, place.left) and follows
    return place.clause.some(words("turn")) or place.clause.some(words("matter")) or opens or _thing_before(place)


def _on(place: Place) -> bool:
    """«висит на юристе», «задача на маркетинге»; of a place that is where something lies: «лежит на складе»."""
    clause = place.clause
    head = clause.words[place.mention.end - 1]
    if head.among(words("sites")):
        return clause.some(words("hangs")) or for_purpose(clause) or _they_do(place)
    return clause.some(words("stuck")) or _matter_before(place) or _turn_before(place) or _act_behind(place)


def _act_behind(place: Place) -> bool:
    """Whether an act stands behind: «на клиенте подписание акта», «на юристе проверка договора»."""
    rest = [word for word in place.clause.words[place.right :] if not is_idle(word) and not word.agreeing]
    return place.idle(0, place.left) and bool(rest) and is_purpose(rest[0]) and rest[0].can_be("NOUN", "nomn")


def _between(place: Place) -> bool:
    return place.joined and place.clause.some(words("stuck"))


def _left_to_do(clause: Clause) -> bool:
    """Whether what is left is an act: «осталась вёрстка у подрядчика»."""
    return clause.some(words("left")) and clause.some(words("purpose") | words("answers"))


_LYING = (
    ("between", "ablt", _between),
    ("by", "gent", _by),
    ("inside", "loct", _inside),
    ("behind", "ablt", _behind),
    ("on", "loct", _on),
)


def _matter_before(place: Place) -> bool:
    at = place.left - 1
    while at >= 0 and (is_idle(place.clause.words[at]) or _belongs_before(place.clause, at)):
        at -= 1
    if at < 0 or not place.clause.words[at].among(words("matter")) or lacks(place.clause):
        return False
    return not any(word.can_be("VERB", "past", "plur") for word in place.clause.words[place.right :])


def _belongs_before(clause: Clause, at: int) -> bool:
    """Whether a word says of what the matter before it is: «макет меню в типографии»."""
    word = clause.words[at]
    return at > 0 and word.can_be("NOUN", "gent") and not word.among(words("matter")) and not word.can_be("PREP")


def _thing_before(place: Place) -> bool:
    """Whether the clause is a thing and whose it is now, without a verb: «баг у разработчиков», «ревью за тимлидом»."""
    before = place.clause.words[: place.left]
    if lacks(place.clause) or not place.idle(place.right, len(place.clause.words)):
        return False
    thing = next((word for word in before if not word.agreeing and not is_idle(word)), None)
    if thing is None or any(word.can_be("NOUN", "anim", "nomn") for word in before):
        return False
    return is_purpose(thing) or (thing.can_be("NOUN", "nomn") and not _is_verbal(before))


def _is_verbal(said: Sequence[Word]) -> bool:
    return any(word.forms and word.forms[0].has(part) for word in said for part in _PREDICATES)


def _is_done_there(clause: Clause) -> bool:
    """Whether something goes on there: «договор визируется у директора», «счёт оплачивается в бухгалтерии»."""
    return any(
        word.can_be("VERB", "pres", "3per") and word.text.endswith(endings("reflexive")) and not clause.negated(at)
        for at, word in enumerate(clause.words)
        if not word.among(words("reflexive"))
    )


def _turn_before(place: Place) -> bool:
    return any(word.among(words("turn")) for word in place.clause.words[: place.left])


def _says_no_more(place: Place) -> bool:
    """Whether the clause is nothing but where it lies: «уже неделю у юриста», «у клиента с понедельника»."""
    rest = place.clause.words[place.right :]
    behind = not rest or rest[0].text in words("since") or place.idle(place.right, len(place.clause.words))
    return place.idle(0, place.left) and behind and not any(word.can_be("VERB") for word in rest)
