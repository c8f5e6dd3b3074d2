"""Parties that are waited on because they have not done something: the subject of the clause, or its agent."""

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import beginnings, endings, words
from sheetsync.reading.blockers.place import Place, is_idle, lacks, predicates, waits

_OF_OTHERS = {"1per", "2per", "impr"}


def has_not_done(place: Place) -> bool:
    """«Продажи не передали 12 отзывов», «клиент акт так и не подписал», «не ответил клиент»."""
    return _denied_behind(place) or _denied_before(place)


def _denied_behind(place: Place) -> bool:
    at = next(predicates(place), None)
    while at is not None and at < len(place.clause.words):
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
    return _acts(place, at) and not _excused(place, at)


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
    while at > 0 and (is_idle(place.clause.words[at]) or _is_object(place, at)):
        at -= 1
    if at < 1 or not place.clause.negated(at):
        return False
    sure = not place.in_case("accs") or place.clause.words[at].among(words("give"))
    return sure and _acts(place, at) and not _excused(place, at)


def _is_object(place: Place, at: int) -> bool:
    """Whether the word can be what the verb before it is done to («не подписал акт заказчик»)."""
    word = place.clause.words[at]
    thing = word.can_be("NOUN", "inan", "accs") or (word.can_be("ADJF") and not word.can_be("VERB"))
    return thing and not place.in_case("accs") and not place.clause.negated(at)


def holds(place: Place) -> bool:
    """«Поставщик задерживает картон», «продажи думают», «юрист посмотрит завтра», «маркетинг обещал баннеры»."""
    return any(_goes_on(place, at) for at in predicates(place)) or _goes_on_before(place)


def _goes_on_before(place: Place) -> bool:
    """Whether the verb stands before its subject: «визирует бухгалтерия», «подпишет директор»."""
    if not (place.in_case("nomn") and place.bare):
        return False
    at = place.left
    while at > 0 and _is_object(place, at) and not place.clause.words[at].forms[0].has("VERB"):
        at -= 1
    if at < 0 or place.clause.negated(at) or not _acts(place, at):
        return False
    word = place.clause.words[at]
    stalled = word.can_be("past") and word.among(words("stalled"))
    return word.forms[0].has("VERB") and ((word.can_be("pres") and word.among(words("hold"))) or stalled or _will(word))


def _goes_on(place: Place, at: int) -> bool:
    word = place.clause.words[at]
    if not _acts(place, at):
        return _must(place, at)
    if word.can_be("pres") and (word.among(words("hold")) or _redoes(word)):
        return True
    if word.can_be("past") and (_stalls(place, at) or _takes_time(place, at) or _announces(place, at)):
        return True
    return _will(word) or _must(place, at)


def _redoes(word: Word) -> bool:
    """Whether the verb says that they do something over or to its end: «переналаживает линию», «доваривает раму»."""
    return any(
        form.has("VERB", "tran", "impf") and form.lemma.startswith(beginnings("redo"))
        for form in word.forms[:1]
        if form.lemma not in beginnings("none")
    )


def _will(word: Word) -> bool:
    """Whether the word is a verb in the future: an act still to come, but one that only makes it worse."""
    now = {form.lemma for form in word.forms if form.has("pres")}
    if not word.forms or word.forms[0].has("pres") or word.among(words("harm")):
        return False
    return any(form.has("VERB", "futr") and _of_people(form.lemma) and form.lemma not in now for form in word.forms)


def _of_people(lemma: str) -> bool:
    return not lemma.endswith(endings("reflexive")) or lemma in words("reflexive")


def of_things(clause: Clause, at: int) -> bool:
    """Return whether a verb is what things do or don't: «не сходятся», «не совпадают» beside «цифры»."""
    read = [form for form in clause.words[at].forms if form.has("VERB")]
    if all(not _of_people(form.lemma) for form in read):
        return True
    things = any(word.can_be("NOUN", "inan", "nomn", "plur") and not word.can_be("PREP") for word in clause.words)
    return things and all(form.has("intr") for form in read)


def _announces(place: Place, at: int) -> bool:
    """«Клиент сказал, что пришлёт завтра»."""
    said = place.clause.words[at].among(words("say"))
    opens = place.after is not None and place.after.text(0) in words("subordinate")
    return (
        said and opens and any(form.has("VERB", "futr") for word in place.after.words for form in word.forms[:1])
        if place.after
        else False
    )


def _stalls(place: Place, at: int) -> bool:
    """Whether the verb says that they let it lie; «перестал» only where what they do no more follows."""
    word = place.clause.words[at]
    if word.among(words("stop_to")):
        return any(one.can_be("INFN") for one in place.clause.words[at + 1 : at + 3])
    return word.among(words("stalled"))


def _takes_time(place: Place, at: int) -> bool:
    taken = place.clause.words[at].among(words("take"))
    return taken and any(word.among(words("pause")) for word in place.clause.words[at + 1 :])


def _must(place: Place, at: int) -> bool:
    """«Продажи должны прислать», «клиент собирается подписать»."""
    clause = place.clause
    if not clause.words[at].among(words("must")):
        return False
    return any(word.can_be("INFN") for word in clause.words[at + 1 : at + 4])


def is_busy(place: Place) -> bool:
    """«Производство загружено до мая», «дизайнер в отпуске», «директор вне доступа»."""
    return any(_away(place, at) for at in predicates(place))


def _away(place: Place, at: int) -> bool:
    clause, word = place.clause, place.clause.words[at]
    if word.among(words("busy")) and not word.can_be("INFN") and not clause.negated(at):
        return True
    where = next((one for one in clause.words[at + 1 : at + 4] if one.can_be("NOUN") or one.among(words("sick"))), None)
    if where is None:
        return False
    return any(word.text in words(one) and where.among(words(f"away_{one}")) for one in ("inside", "on", "outside_of"))


def is_to_act(place: Place) -> bool:
    """«ждём, когда собственник утвердит бюджет», «нужно, чтобы продажи дали цены»."""
    opens = place.left
    while opens >= 0 and is_idle(place.clause.words[opens]) and place.clause.text(opens) not in words("subordinate"):
        opens -= 1
    if place.clause.text(opens) not in words("subordinate"):
        return False
    cue = place.before if opens == 0 else place.clause
    said = cue is not None and bool(waits(cue) or lacks(cue))
    return said and any(_acts(place, at) for at in predicates(place))


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


def is_in_hand(place: Place) -> bool:
    """«договор проверяется юристом»: the agent of what goes on now."""
    if not place.in_case("ablt") or not place.bare:
        return False
    verbs = (word for word in place.clause.words if word.can_be("VERB", "pres"))
    return any(word.text.endswith(endings("reflexive")) for word in verbs)


def _acts(place: Place, at: int) -> bool:
    """Whether the word is a verb that the mention can be the subject of, in number and person."""
    if at >= len(place.clause.words):
        return False
    subject = place.bare and place.in_case("nomn")
    numbers = {"plur"} if place.joined else (place.mention.numbers if subject else {"sing", "plur"})
    forms = [form for form in place.clause.words[at].forms if form.has("VERB") and not form.grammemes & _OF_OTHERS]
    return any(form.has(number) for form in forms for number in numbers)


def _excused(place: Place, at: int) -> bool:
    word = place.clause.words[at]
    of_things = all(not _of_people(form.lemma) for form in word.forms if form.has("VERB"))
    fruitless = at + 1 < len(place.clause.words) and place.clause.words[at + 1].among(words("results"))
    return word.among(words("no_duty")) or of_things or fruitless
