"""Parties that are waited on because they have not done something: the subject of the clause, or its agent."""

from sheetsync.reading.blockers.place import Place, subject_of, waits

_NO_DUTY = frozenset(
    {
        *("возражать", "ждать", "жаловаться", "мешать", "требовать", "требоваться", "участвовать", "устроить"),
        *("мочь", "смочь", "получить", "получать", "дождаться", "дозвониться", "хватать"),
        *("понадобиться", "нравиться", "понравиться", "нуждаться", "виноватый", "касаться", "просить", "понимать"),
    }
)
"""Not to do these is no omission: who hasn't received anything is waiting itself."""

_HOLD = frozenset(
    {
        *("держать", "задерживать", "думать", "решать", "готовить", "согласовывать", "проверять", "рассматривать"),
        *("молчать", "тянуть", "болеть", "заболеть", "обещать", "пообещать", "уточнять", "пересчитывать"),
        *("собирать", "доделывать", "переделывать", "дорабатывать", "закрывать", "оформлять", "считать", "искать"),
        *("разбираться", "исправлять", "править", "верстать", "писать", "рисовать", "заканчивать", "тормозить"),
        *(
            "затягивать",
            "медлить",
            "откладывать",
            "переносить",
            "изучать",
            "читать",
            "чинить",
            "выяснять",
            "отмалчиваться",
        ),
    }
)
_GIVE = frozenset(
    {
        *("ответить", "прислать", "передать", "дать", "согласовать", "подтвердить", "утвердить", "подписать"),
        *("оплатить", "вернуть", "отдать", "сделать", "отвечать", "предоставить"),
    }
)
_BUSY = frozenset({"загрузить", "перегрузить", "занять", "занятый"})
_OF_OTHERS = {"1per", "2per", "impr"}
_AWAY = frozenset({("в", "отпуске"), ("на", "больничном"), ("в", "командировке"), ("на", "выставке")})


def has_not_done(place: Place) -> bool:
    """«Продажи не передали 12 отзывов», «не ответил клиент»."""
    at = subject_of(place)
    if at is not None and place.clause.text(at) == "не" and _acts(place, at + 1) and not _excused(place, at + 1):
        return True
    verb = place.left
    words = place.clause.words
    return (
        verb > 0
        and place.in_case("nomn")
        and place.clause.negated(verb)
        and words[verb].among(_GIVE)
        and _acts(place, verb)
    )


def holds(place: Place) -> bool:
    """«Поставщик задерживает картон», «продажи думают», «маркетинг обещал баннеры»."""
    at = subject_of(place)
    return at is not None and place.clause.words[at].among(_HOLD) and _acts(place, at)


def is_busy(place: Place) -> bool:
    """«Производство загружено до мая», «дизайнер в отпуске»."""
    at = subject_of(place)
    if at is None:
        return False
    return place.clause.words[at].among(_BUSY) or (place.clause.text(at), place.clause.text(at + 1)) in _AWAY


def is_to_act(place: Place) -> bool:
    """«ждём, когда собственник утвердит бюджет»."""
    at = subject_of(place)
    opens = place.clause.text(0) in {"когда", "пока", "чтобы"} and place.before is not None
    return at is not None and opens and bool(place.before and waits(place.before)) and _acts(place, at)


def left_undone_by(place: Place) -> bool:
    """«макет не утверждён маркетингом»: the agent of a passive with «не»."""
    at = place.left
    if at < 1 or not place.in_case("ablt"):
        return False
    return place.clause.words[at].can_be("PRTS") and place.clause.negated(at)


def _acts(place: Place, at: int) -> bool:
    """Whether the word is a verb that the mention can be the subject of, in number and person."""
    if at >= len(place.clause.words):
        return False
    numbers = {"plur"} if place.joined else (place.mention.numbers if place.in_case("nomn") else {"sing"})
    forms = [form for form in place.clause.words[at].forms if form.has("VERB") and not form.grammemes & _OF_OTHERS]
    return any(form.has(number) for form in forms for number in numbers)


def _excused(place: Place, at: int) -> bool:
    return place.clause.words[at].among(_NO_DUTY)
