"""Parties that are waited on because they have not done something: the subject of the clause, or its agent."""

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import endings, words
from sheetsync.reading.blockers.place import Place, is_idle, lacks, predicates

_OF_OTHERS = {"1per", "2per", "impr"}


def has_not_done(place: Place) -> bool:
    """«Продажи не передали 12 отзывов», «клиент акт так и не подписал», «не ответил клиент»."""
    return _denied_behind(place) or _denied_before(place)


def _denied_behind(place: Place) -> bool:
    return any(_fails_from(place, at) for at in predicates(place))


def _fails_from(place: Place, at: int) -> bool:
    while at < len(place.clause.words):
        if place.clause.text(at) in words("not"):
            return _fails(place, at + 1)
        if _ends_search(place.clause.words[at]):
            return False
        at += 1
    return False


def _ends_search(word: Word) -> bool:
    """Whether no «не» behind this word is said of the subject any more."""
    if not word.forms or is_idle(word):
        return False
    first = word.forms[0]
    return any(first.has(part) for part in ("VERB", "PRTS", "PRED", "ADJS")) or word.among(words("subordinate"))


def _fails(place: Place, at: int) -> bool:
    """Whether the denied word at an index is a duty left undone."""
    clause = place.clause
    while at < len(clause.words) and is_idle(clause.words[at]):
        at += 1
    if at >= len(clause.words):
        return False
    word = clause.words[at]
    if word.among(words("unwilling")) and (word.can_be("ADJS") or word.can_be("VERB")):
        return True
    if word.text in words("on") and at + 1 < len(clause.words):
        return clause.words[at + 1].among(words("away_outside_of"))
    if word.among(words("can")):
        return _unable(place, at)
    return can_do(place, at) and not _excused(place, at)


def _unable(place: Place, at: int) -> bool:
    """Whether «не может подписать» is its own doing: not so where it lacks something to begin."""
    rest = place.clause.words[at + 1 :]
    waiting = place.after is not None and bool(lacks(place.after))
    able = next((word for word in rest if word.can_be("INFN")), None)
    excused = able is None or able.among(words("starters")) or able.among(words("no_duty")) or waiting
    return not excused and not any(word.text in words("hindrances") for word in rest)


def _denied_before(place: Place) -> bool:
    """Whether a denied verb stands before the mention as its subject («не прислал нам клиент»)."""
    if not (place.in_case("nomn") and place.bare):
        return False
    at = place.left
    while at > 0 and (is_idle(place.clause.words[at]) or is_object(place, at)):
        at -= 1
    if at < 1 or not place.clause.negated(at):
        return False
    sure = not place.in_case("accs") or place.clause.words[at].among(words("give"))
    return sure and can_do(place, at) and not _excused(place, at)


def is_object(place: Place, at: int) -> bool:
    """Return whether the word can be what the verb before it is done to («не подписал акт заказчик»)."""
    word = place.clause.words[at]
    thing = word.can_be("NOUN", "inan", "accs") or (word.can_be("ADJF") and not word.can_be("VERB"))
    return thing and not place.in_case("accs") and not place.clause.negated(at)


def of_people(lemma: str) -> bool:
    """Return whether a verb says what people do: «отписаться», not «учитываться»."""
    return not lemma.endswith(endings("reflexive")) or lemma in words("reflexive")


def of_things(clause: Clause, at: int) -> bool:
    """Return whether a verb is what things do or don't: «не сходятся», «не совпадают» beside «цифры»."""
    read = [form for form in clause.words[at].forms if form.has("VERB")]
    if all(not of_people(form.lemma) for form in read):
        return True
    things = any(word.can_be("NOUN", "inan", "nomn", "plur") and not word.can_be("PREP") for word in clause.words)
    return things and all(form.has("intr") for form in read)


def left_undone_by(place: Place) -> bool:
    """«макет не утверждён маркетингом», «юристом не согласовано»: the agent of a passive with «не»."""
    if not place.in_case("ablt") or not place.bare:
        return False
    return any(
        word.can_be("PRTS") and place.clause.negated(at) and _beside(place, at)
        for at, word in enumerate(place.clause.words)
    )


def _beside(place: Place, at: int) -> bool:
    between = place.clause.words[at + 1 : place.left + 1] if at < place.mention.start else ()
    return not any(word.can_be("PREP") and not word.can_be("ADVB") for word in between)


def can_do(place: Place, at: int) -> bool:
    """Return whether the word is a verb that the mention can be the subject of, in number and person."""
    if at >= len(place.clause.words):
        return False
    subject = place.bare and place.in_case("nomn")
    numbers = {"plur"} if place.joined else (place.mention.numbers if subject else {"sing", "plur"})
    forms = [form for form in place.clause.words[at].forms if form.has("VERB") and not form.grammemes & _OF_OTHERS]
    return any(form.has(number) for form in forms for number in numbers)


def _excused(place: Place, at: int) -> bool:
    word = place.clause.words[at]
    of_things = all(not of_people(form.lemma) for form in word.forms if form.has("VERB"))
    fruitless = at + 1 < len(place.clause.words) and place.clause.words[at + 1].among(words("results"))
    return word.among(words("no_duty")) or of_things or fruitless
