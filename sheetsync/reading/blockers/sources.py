"""Parties that are waited on because something is to come from them."""

from sheetsync.reading.blockers.place import Place, lacks, waits

_ANSWERS = frozenset(
    {
        *("ответ", "решение", "подтверждение", "согласование", "одобрение", "подпись", "виза", "апрув", "помощь"),
        *("реакция", "комментарий", "согласие", "разрешение", "заключение", "визирование", "утверждение"),
    }
)
"""What only somebody can give: «решения производства» names a party, «план производства» may not."""

_PAPERS = _ANSWERS | {"акт", "договор", "доверенность", "заявка", "отчет", "расчет", "смета", "справка", "счет"}
"""What somebody outside makes: «нет отчёта аудитора» names one, «нет телефона клиента» doesn't."""

_FROM = frozenset({"от", "из"})


def is_waited_for(place: Place) -> bool:
    """«ждём маркетинг», «ждём только бухгалтерию», «… потом директора»: the object of waiting."""
    if place.preposition or place.mention.adjective or not place.in_case("accs"):
        return False
    alone = place.left < 0 and place.right == len(place.clause.words)
    if alone and place.before is not None and waits(place.before):
        return True
    return any(place.left >= at and place.idle(at + 1, place.left + 1) for at in waits(place.clause))


def is_to_answer(place: Place) -> bool:
    """«ждём ответа банка», «нет подтверждения склада», «нужна помощь техподдержки»."""
    if place.left < 0 or place.mention.adjective or not place.in_case("gent"):
        return False
    head = place.clause.words[place.left]
    if head.among(_PAPERS if place.mention.party.outside else _ANSWERS):
        return any(_straight(place, at) for at in lacks(place.clause))
    is_thing = head.can_be("NOUN", "inan") and place.mention.party.outside
    return is_thing and any(_straight(place, at) for at in waits(place.clause))


def _straight(place: Place, at: int) -> bool:
    """Whether no preposition and no verb parts the cue from the thing that is missing."""
    between = place.clause.words[at + 1 : place.left]
    return at < place.left and not any(word.can_be("PREP") or word.can_be("VERB") for word in between)


def comes_from(place: Place) -> bool:
    """«нет данных от техподдержки», «ждём акт из бухгалтерии»; in a list also where the cue stands before."""
    if place.preposition not in _FROM or not place.in_case("gent"):
        return False
    if lacks(place.clause):
        return True
    goes_on = place.left == 0 or (place.left == 1 and place.clause.text(0) in {"и", "ни", "или"})
    return goes_on and place.before is not None and bool(lacks(place.before))


def is_its_own(place: Place) -> bool:
    """«не получили маркетинговый brief»: the adjective of the thing that is missing."""
    at = place.mention.start
    if not place.mention.adjective or at + 1 >= len(place.clause.words):
        return False
    following = place.clause.words[at + 1]
    is_thing = following.can_be("NOUN") or not following.forms
    return is_thing and any(cue < at and _reaches(place, cue) for cue in lacks(place.clause))


def _reaches(place: Place, cue: int) -> bool:
    between = place.clause.words[cue + 1 : place.mention.start]
    return all(word.agreeing or place.idle(at, at + 1) for at, word in enumerate(between, cue + 1))
