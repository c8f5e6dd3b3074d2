"""Parties that are waited on because they are at it, or will be: «юрист смотрит», «дизайнер в отпуске»."""

from collections.abc import Sequence

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import endings, words
from sheetsync.reading.blockers.place import Place, is_idle, lacks, predicates, waits
from sheetsync.reading.blockers.subjects import can_do, is_object, of_people


def holds(place: Place) -> bool:
    """«Поставщик задерживает картон», «продажи думают», «юрист посмотрит завтра», «маркетинг обещал баннеры»."""
    return any(_goes_on(place, at) for at in predicates(place)) or _goes_on_before(place)


def _goes_on_before(place: Place) -> bool:
    """Whether the verb stands before its subject: «визирует бухгалтерия», «подпишет директор»."""
    if not (place.in_case("nomn") and place.bare):
        return False
    at = place.left
    while at > 0 and is_object(place, at) and not place.clause.words[at].forms[0].has("VERB"):
        at -= 1
    if at < 0 or place.clause.negated(at) or not can_do(place, at):
        return False
    word = place.clause.words[at]
    stalled = word.can_be("past") and word.among(words("stalled"))
    return word.forms[0].has("VERB") and (is_at_work(place.clause, at) or stalled or will_act(word))


def _goes_on(place: Place, at: int) -> bool:
    word = place.clause.words[at]
    if not can_do(place, at):
        return _must(place, at)
    if is_at_work(place.clause, at):
        return True
    if word.can_be("past") and (_stalls(place, at) or _takes_on(place, at) or _announces(place, at)):
        return True
    return will_act(word) or _must(place, at)


def is_at_work(clause: Clause, at: int) -> bool:
    """Return whether a verb says that somebody is at what is waited for: «гоняют тесты», «принимает завтра».

    Any transitive verb of the present does, but for what people only think, say, use or always do.
    """
    if at >= len(clause.words):
        return False
    word = clause.words[at]
    if (
        not word.can_be("pres")
        or clause.some(words("routine"))
        or (word.among(words("raise")) and clause.some(words("prices")))
    ):
        return False
    if word.among(words("hold")) or (word.can_be("3per") and word.among(words("agree"))):
        return True
    if word.among(words("habits")):
        return any(one.text in words("soon") for one in clause.words)
    return any(
        form.has("VERB", "tran", "impf", "pres")
        and form.lemma not in words("no_work")
        and form.lemma not in words("no_duty")
        for form in word.forms[:1]
    )


def will_act(word: Word) -> bool:
    """Return whether the word is a verb in the future: an act still to come, but one that only makes it worse."""
    now = {form.lemma for form in word.forms if form.has("pres")}
    if not word.forms or word.forms[0].has("pres") or word.among(words("harm")):
        return False
    return any(form.has("VERB", "futr") and of_people(form.lemma) and form.lemma not in now for form in word.forms)


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


def _takes_on(place: Place, at: int) -> bool:
    """Whether they took time or the matter itself: «клиент взял паузу», «разработчики взяли в работу»."""
    taken = place.clause.words[at].among(words("take"))
    return taken and any(word.among(words("pause") | words("into_work")) for word in place.clause.words[at + 1 :])


def _must(place: Place, at: int) -> bool:
    """«Продажи должны прислать», «клиент собирается подписать»."""
    clause = place.clause
    if not clause.words[at].among(words("must")):
        return False
    return any(word.can_be("INFN") for word in clause.words[at + 1 : at + 4])


def is_busy(place: Place) -> bool:
    """«Производство загружено до мая», «дизайнер в отпуске», «директор будет в среду»."""
    return any(_away(place, at) or _comes(place.clause, at) for at in predicates(place))


def _comes(clause: Clause, at: int) -> bool:
    """Whether the words say no more than when somebody will be there: «будет 20-го», «появится после обеда»."""
    rest = clause.words[at + 1 :]
    return clause.words[at].among(words("come")) and clause.words[at].can_be("futr") and _is_time(rest)


def _is_time(words_: Sequence[Word]) -> bool:
    when = words("time") | words("soon")
    return bool(words_) and all(
        word.among(when) or word.text[:1].isdigit() or word.agreeing or is_idle(word) or word.can_be("PREP")
        for word in words_
    )


def _away(place: Place, at: int) -> bool:
    clause, word = place.clause, place.clause.words[at]
    if word.among(words("busy")) and _is_state(word) and not clause.negated(at):
        return not (word.among(words("shut")) and clause.words[place.mention.end - 1].among(words("sites")))
    where = next((one for one in clause.words[at + 1 : at + 4] if one.can_be("NOUN") or one.among(words("sick"))), None)
    if where is None:
        return False
    return any(word.text in words(one) and where.among(words(f"away_{one}")) for one in ("inside", "on", "outside_of"))


def _is_state(word: Word) -> bool:
    """Whether the word says what somebody is, not what they did: «загружено», «закрыта», not «загрузило»."""
    return any(word.can_be(part) for part in ("PRTS", "ADJS", "ADJF", "PRTF", "NOUN")) or word.can_be("VERB", "impf")


def is_to_act(place: Place) -> bool:
    """«ждём, когда собственник утвердит бюджет», «нужно, чтобы продажи дали цены»."""
    opens = place.left
    while opens >= 0 and is_idle(place.clause.words[opens]) and place.clause.text(opens) not in words("subordinate"):
        opens -= 1
    if place.clause.text(opens) not in words("subordinate"):
        return False
    cue = place.before if opens == 0 else place.clause
    said = cue is not None and bool(waits(cue) or lacks(cue))
    return said and any(can_do(place, at) for at in predicates(place))


def is_in_hand(place: Place) -> bool:
    """«договор проверяется юристом», «отгрузка после оплаты клиентом»: the agent of what goes on or is to come."""
    if not place.in_case("ablt") or not place.bare:
        return False
    if place.clause.text(place.left - 1) in words("limits") and place.clause.words[place.left].among(words("purpose")):
        return True
    behind = place.clause.words[place.right :] if place.in_case("nomn") else ()
    verbs = (word for word in place.clause.words if word.can_be("VERB", "pres") and word not in behind)
    return any(word.text.endswith(endings("reflexive")) for word in verbs)
