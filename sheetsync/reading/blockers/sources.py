"""Parties that are waited on because something is to come from them."""

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.place import Place, has_done_since, is_idle, lacks, waits

_AT_ONCE = 3
_PREDICATES = ("VERB", "INFN", "PRTS", "PRED")


def is_waited_for(place: Place) -> bool:
    """«ждём маркетинг», «ждём только бухгалтерию», «… потом директора»: the object of waiting."""
    if not place.bare or not place.in_case("accs") or _came_at_last(place):
        return False
    if place.alone and place.before is not None and waits(place.before):
        return True
    if place.clause.negated(place.left) and place.clause.words[place.left].among(words("waited_out")):
        return True
    return any(_is_object_of(place, at) for at in waits(place.clause))


def _is_object_of(place: Place, at: int) -> bool:
    """Whether the mention stands behind the waiting, or opens the clause before it: «бухгалтерию ждём с обеда»."""
    if place.left >= at:
        return place.idle(at + 1, place.left + 1)
    opens = place.idle(0, place.left + 1) and place.idle(place.right, at)
    return opens and not place.in_case("nomn") and place.clause.words[at].can_be("VERB", "1per")


def _came_at_last(place: Place) -> bool:
    """Whether it is said next that the waiting is over: «ждали клиента, дождались»."""
    after = place.after or Clause(())
    said = enumerate(after.words[:_AT_ONCE])
    return any(word.among(words("waited_out")) and not after.negated(at) for at, word in said)


def is_asked(place: Place) -> bool:
    """«попросили дизайнера переделать», «торопим поставщика», «напомнили бухгалтерии»."""
    if not place.bare or not (place.in_case("accs") or place.in_case("datv")):
        return False
    return any(
        word.among(words("ask")) and _by_us(place.clause, at) and place.idle(at + 1, place.left + 1)
        for at, word in enumerate(place.clause.words[: place.left + 1])
    )


def is_asked_at(place: Place) -> bool:
    """«уточняем у клиента», «запросили у продаж»."""
    at_them = place.preposition in words("by") and place.in_case("gent")
    if not at_them and not (place.preposition in words("inside") and place.in_case("loct")):
        return False
    if has_done_since(place):
        return False
    return any(
        word.among(words("ask_at")) and _by_us(place.clause, at) and _still(place.clause, at)
        for at, word in enumerate(place.clause.words)
    )


def _by_us(clause: Clause, at: int) -> bool:
    """Whether a verb is ours: «просим», «попросили», not «клиент просит»."""
    word = clause.words[at]
    ours = word.can_be("1per") or word.can_be("past", "plur") or word.can_be("INFN")
    return ours and not clause.negated(at) and not any(one.can_be("NOUN", "nomn", "anim") for one in clause.words[:at])


def _still(clause: Clause, at: int) -> bool:
    word = clause.words[at]
    return word.can_be("pres") or word.can_be("INFN") or word.among(words("asked_once"))


def is_to_answer(place: Place) -> bool:
    """«ждём ответа банка», «нет подтверждения склада», «после подписи директора», «виза юриста»."""
    if not place.bare or not place.in_case("gent") or place.left < 0:
        return False
    head = next((at for at in range(place.left, -1, -1) if _is_head(place, at)), None)
    if head is None:
        return False
    cues = [at for at in lacks(place.clause) if at != head]
    limits = [at for at in range(head) if place.clause.text(at) in words("limits") or _is_up_to(place.clause, at)]
    answers = place.clause.words[head].among(words("answers"))
    if any(_straight(place, at, head) for at in cues) or (answers and limits and _straight(place, limits[-1], head)):
        return True
    if any(at > place.mention.start for at in cues) or (answers and _opens(place, head)):
        return not any(word.among(words("settled")) for word in place.clause.words)
    return False


def _is_up_to(clause: Clause, at: int) -> bool:
    """Whether the word is the «за» of «дело за …», «остановка за …»."""
    return clause.text(at) in words("behind") and at > 0 and clause.words[at - 1].among(words("turn"))


def _is_head(place: Place, at: int) -> bool:
    """Whether the noun at an index, right before the mention, is what that party gives."""
    word = place.clause.words[at]
    if not place.idle(at + 1, place.left + 1):
        return False
    if word.among(words("answers")):
        return True
    people = place.mention.party.outside or place.mention.organisation
    if not people and (word.among(words("figures")) or _are_figures(place)):
        return False
    named = word.can_be("NOUN", "inan") and not word.among(words("sought") | words("figures"))
    waited = people and bool(waits(place.clause)) and named
    return word.among(words("papers")) or waited


def _are_figures(place: Place) -> bool:
    """Whether the mention's word alone is rather what is counted: «данные продаж»."""
    return place.clause.words[place.mention.end - 1].among(words("counted"))


def _opens(place: Place, head: int) -> bool:
    """Whether the clause says no more than what is to be given: «подпись директора»."""
    rest = place.clause.words[place.right :]
    predicate = any(word.forms and word.forms[0].has(part) for word in rest for part in _PREDICATES)
    return place.idle(0, head) and not predicate and place.clause.words[head].can_be("nomn")


def _straight(place: Place, at: int, head: int) -> bool:
    """Whether no preposition and no verb parts the cue from the thing that is missing."""
    between = place.clause.words[at + 1 : head]
    parted = any(
        (word.can_be("PREP") and not is_idle(word)) or word.can_be("VERB") for word in between if len(word.text) > 1
    )
    return at < head and not parted


def comes_from(place: Place) -> bool:
    """«нет данных от техподдержки», «от клиента — реквизиты», «из банка не вернули акт», «с продаж список»."""
    if not _is_source(place):
        return False
    if lacks(place.clause) or _not_sent(place) or place.clause.some(words("late")) or _nothing_came(place):
        return True
    return _goes_on(place) or _owes(place)


def _nothing_came(place: Place) -> bool:
    """«от клиента ничего», «от закупок ни цены», «где отзывы от продаж»."""
    verbal = any(word.forms and word.forms[0].has(part) for word in place.clause.words for part in _PREDICATES)
    return not verbal and (place.clause.some(words("nothing")) or place.clause.some(words("neither")))


def _is_source(place: Place) -> bool:
    if place.clause.text(place.left) in words("of_side") and place.clause.text(place.left - 1) in words("with"):
        return True
    if place.preposition not in words("from") or not place.in_case("gent"):
        return False
    return place.preposition not in words("with") or not place.in_case("ablt")


def _not_sent(place: Place) -> bool:
    """«от клиента не передали», «отзывы от продаж не получены», «данные от них ещё не готовы»."""
    clause = place.clause
    return any(
        clause.negated(at)
        and (word.can_be("VERB", "plur", "past") or word.can_be("PRTS") or word.among(words("ready")))
        for at, word in enumerate(clause.words)
        if not word.among(words("no_duty"))
    )


def _goes_on(place: Place) -> bool:
    opens = place.left == 0 or (place.left == 1 and place.clause.text(0) in words("joined_by"))
    return opens and place.before is not None and bool(lacks(place.before))


def _owes(place: Place) -> bool:
    """«от производства — сроки», «от продаж прайс»: what is wanted stands behind, and nobody does anything."""
    in_turn = place.clause.text(0) in words("first") and not any(
        word.forms and word.forms[0].has(part) for word in place.clause.words for part in _PREDICATES
    )
    if in_turn:
        return True
    if not place.idle(0, place.left):
        return False
    rest = place.clause.words[place.right :]
    if not rest and place.after is not None:
        rest = place.after.words
    return bool(rest) and names_things(Clause(tuple(rest)))


def names_things(clause: Clause) -> bool:
    """Return whether the words are things in the nominative, without a verb."""
    first = next((word for word in clause.words if not word.agreeing and not is_idle(word)), None)
    if first is None or any(word.forms and word.forms[0].has(part) for word in clause.words for part in _PREDICATES):
        return False
    return first.can_be("NOUN", "inan", "nomn") or not first.forms


def is_its_own(place: Place) -> bool:
    """«не получили маркетинговый brief», «производственный план не утверждён»: the adjective of what is missing."""
    at = place.mention.start
    if not place.mention.adjective or at + 1 >= len(place.clause.words):
        return False
    thing = next((word for word in place.clause.words[at + 1 :] if not word.agreeing), place.clause.words[at + 1])
    if not (thing.can_be("NOUN") or not thing.forms):
        return False
    before = any(cue < at and _reaches(place, cue) for cue in [*lacks(place.clause), *_undone(place.clause)])
    before = before or (_not_sent_first(place.clause) and place.clause.text(at - 2) in words("not"))
    return before or any(cue > at and _clear(place, cue) for cue in [*_behind(place.clause), *_undone(place.clause)])


def _undone(clause: Clause) -> list[int]:
    """Return where a clause says that something isn't done: «не утверждён», «не готов»."""
    return [
        at
        for at, word in enumerate(clause.words)
        if clause.negated(at) and (word.can_be("PRTS") or word.among(words("ready")))
    ]


def _not_sent_first(clause: Clause) -> bool:
    """Whether a clause opens with what nobody named hasn't done: «не прислали …»."""
    at = next((at for at, word in enumerate(clause.words) if not is_idle(word)), 0)
    return clause.text(at) in words("not") and clause.words[min(at + 1, len(clause.words) - 1)].can_be(
        "VERB", "plur", "past"
    )


def _behind(clause: Clause) -> list[int]:
    return [at for at in lacks(clause) if clause.negated(at) or clause.words[at].text in words("no")]


def _clear(place: Place, cue: int) -> bool:
    between = place.clause.words[place.mention.end : cue - 1]
    return not any(word.can_be("VERB") and word.forms[0].has("VERB") for word in between)


def _reaches(place: Place, cue: int) -> bool:
    return place.idle(cue + 1, place.mention.start)


def does_it(place: Place) -> bool:
    """«ждём согласования сроков производством»: who is to do what the noun says."""
    if not place.bare or not place.in_case("ablt") or place.in_case("nomn"):
        return False
    acts = [
        at
        for at, word in enumerate(place.clause.words[: place.left + 1])
        if word.among(words("answers") | words("purpose"))
    ]
    return any(cue < acts[-1] for cue in lacks(place.clause)) if acts else False
