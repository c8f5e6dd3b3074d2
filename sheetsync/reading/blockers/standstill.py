"""Parties that are waited on because the matter lies with them, or was handed to them for something."""

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.place import Place, lacks

_STUCK = frozenset({"висеть", "зависнуть", "лежать", "застрять", "стоять", "находиться"})
_TURN = frozenset({"вопрос", "мяч", "слово", "ход", "решение", "очередь", "дело"})
_PAPERS = frozenset(
    {"акт", "договор", "документ", "заявка", "контракт", "макет", "оригинал", "смета", "счет", "файл", "проект"}
)
_AGREE = frozenset(
    {
        *("согласовать", "согласовывать", "утвердить", "договориться", "обсудить", "подтвердить", "сверить"),
        *("связаться", "согласованный"),
    }
)
_AGREEMENT = frozenset({"согласование"})
_HAND_OVER = frozenset(
    {
        "отправить",
        "направить",
        "передать",
        "отдать",
        "послать",
        "написать",
        "позвонить",
        "звонить",
        "писать",
        "запросить",
    }
)
_PURPOSE = frozenset(
    {
        *("согласование", "подпись", "подписание", "утверждение", "проверка", "правка", "виза", "визирование"),
        *("оплата", "доработка", "подтверждение", "одобрение"),
    }
)
_ASKED = frozenset({"запрос", "вопрос", "заявка", "письмо", "обращение"})
_PROMISED = frozenset({"обещать", "пообещать", "молчать"})
_MUST = frozenset({"нужно", "надо", "необходимо", "осталось"})


def lies_with(place: Place) -> bool:
    """«висит у юриста», «договор у юриста», «застряли в юротделе», «вопрос за производством», «на стороне продаж»."""
    clause, preposition = place.clause, place.preposition
    if preposition == "у":
        stuck = clause.some(_STUCK) or _for_purpose(clause) or _paper_before(place)
        return place.in_case("gent") and stuck
    if preposition == "в":
        return place.in_case("loct") and (clause.some(_STUCK) or _for_purpose(clause))
    if preposition == "за":
        opens = place.left == 0 and place.right < len(clause.words)
        return place.in_case("ablt") and (clause.some(_TURN) or opens)
    return clause.text(place.left) == "стороне" and clause.text(place.left - 1) == "на"


def _paper_before(place: Place) -> bool:
    at = place.left - 1
    return at >= 0 and place.clause.words[at].among(_PAPERS) and not lacks(place.clause)


def not_agreed_with(place: Place) -> bool:
    """«не согласовано с юристом», «ждём согласования с директором»."""
    if place.preposition not in {"с", "со"} or not place.in_case("ablt"):
        return False
    clause = place.clause
    to_agree = [at for at, word in enumerate(clause.words) if word.among(_AGREE)]
    undone = any(_denied(clause, at) for at in to_agree)
    still_to_do = clause.some(_AGREEMENT) or any(clause.words[at].can_be("INFN") for at in to_agree)
    return undone or (still_to_do and bool(lacks(clause)))


def _denied(clause: Clause, at: int) -> bool:
    """Whether «не» stands before the word, or before its «можем», «смогли»."""
    return clause.negated(at) or (clause.negated(at - 1) and clause.words[at - 1].among(frozenset({"мочь", "смочь"})))


def was_handed(place: Place) -> bool:
    """«отправили клиенту на согласование», «написали продажам, ответа нет»."""
    clause = place.clause
    to_it = (place.in_case("datv") and not place.preposition) or (place.in_case("accs") and place.preposition == "в")
    if not to_it or not _hands_over(place):
        return False
    unanswered = place.after is not None and (bool(lacks(place.after)) or place.after.some(_PROMISED))
    return _for_purpose(clause) or clause.some(_ASKED) or unanswered


def _hands_over(place: Place) -> bool:
    words = place.clause.words[: place.mention.start]
    return any(word.among(_HAND_OVER) and word.can_be("plur") and word.can_be("past") for word in words)


def is_asked_to(place: Place) -> bool:
    """«бухгалтерии нужно провести оплату»."""
    at = place.right
    if place.preposition or not place.in_case("datv") or place.clause.text(at) not in _MUST:
        return False
    return at + 1 < len(place.clause.words) and place.clause.words[at + 1].can_be("INFN")


def _for_purpose(clause: Clause) -> bool:
    return any(word.among(_PURPOSE) and clause.text(at - 1) == "на" for at, word in enumerate(clause.words))
