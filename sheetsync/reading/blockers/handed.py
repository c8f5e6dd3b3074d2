"""Parties that are waited on because the matter was handed to them, or they can't be reached."""

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.outside import is_listed_role, leaders
from sheetsync.reading.blockers.place import Place, has_done_since, is_idle, lacks
from sheetsync.reading.blockers.purpose import for_purpose
from sheetsync.reading.blockers.standstill import is_denied
from sheetsync.reading.functions import functions_of


def was_handed(place: Place) -> bool:
    """«отправили клиенту на согласование», «обратились к юристу, молчит», «написали продажам, ответа нет»."""
    return _is_receiver(place) and _hands_over(place) and _expects(place) and not has_done_since(place)


def _is_receiver(place: Place) -> bool:
    if place.preposition in words("inside") | words("on"):
        return place.in_case("accs")
    return place.in_case("datv") and (place.bare or place.preposition in words("towards"))


def _expects(place: Place) -> bool:
    clause = place.clause
    if for_purpose(clause):
        return True
    if (clause.some(words("asked")) or _gives_work(place)) and not _others_missing(place):
        return True
    text = " ".join(word.text for word in clause.words)
    if any(f" {again} " in f" {text} " for again in words("again")):
        return True
    unanswered = any(_is_silence(one) for one in (place.after, place.before) if one is not None)
    return (
        unanswered
        or clause.some(words("calls"))
        or any(word.among(words("none")) for word in clause.words[place.right :])
    )


def _gives_work(place: Place) -> bool:
    """Whether what was handed over is to be worked at, or isn't said: «юристу отдали тексты», «передали юристу»."""
    clause = place.clause
    if not any(word.among(words("hand_on")) and not clause.negated(at) for at, word in enumerate(clause.words)):
        return False
    things = [word for word in clause.words if word.can_be("NOUN", "inan") or word.among(words("work"))]
    things = [word for word in things if not (is_idle(word) or word.can_be("ADVB") or word.can_be("PREP"))]
    return all(word.among(words("work")) for word in things[:1])


def _others_missing(place: Place) -> bool:
    """Whether the next clause waits for somebody else: «передали разработчикам, ждём тестировщика»."""
    return (
        place.after is not None
        and bool(lacks(place.after))
        and any(word.can_be("NOUN", "anim") for word in place.after.words)
    )


def _is_silence(clause: Clause) -> bool:
    """Whether a clause says that no answer came: «ответа нет», «молчит», «не берёт трубку»."""
    if _is_of_others(clause):
        return False
    undone = any(clause.negated(at) and word.can_be("VERB") for at, word in enumerate(clause.words))
    return (undone or bool(lacks(clause)) or clause.some(words("silence"))) and not clause.some(words("settled"))


def _is_of_others(clause: Clause) -> bool:
    """Whether a clause has people of its own as its subject: «деньги подрядчику ушли, заказчик не отвечает»."""
    likely = (form for word in clause.words for form in word.forms)
    people = {form.lemma for form in likely if form.has("NOUN", "anim", "nomn")}
    return any(bool(functions_of(name)) or is_listed_role(name) for name in people if name not in leaders())


def _hands_over(place: Place) -> bool:
    return any(word.among(words("hand_over")) and _by_us(word) for word in place.clause.words) or is_question_to(place)


def _by_us(word: Word) -> bool:
    past = word.can_be("VERB", "plur", "past") or word.can_be("PRTS") or word.can_be("VERB", "past", "sing")
    return past or word.can_be("VERB", "1per")


def is_question_to(place: Place) -> bool:
    """«вопрос к продажам», «запрос в бухгалтерию», «заявка поставщику»."""
    at = place.left - 1 if place.preposition else place.left
    if at < 0 or not _is_receiver(place):
        return False
    return place.clause.words[at].among(words("asked") & words("requests")) and not (
        place.clause.some(words("answered")) or has_done_since(place)
    )


def cannot_be_reached(place: Place) -> bool:
    """«не дозвонились до клиента», «не можем достучаться до продаж»."""
    reached = (place.preposition in words("until") and place.in_case("gent")) or (place.bare and place.in_case("datv"))
    return reached and any(
        word.among(words("reach")) and (is_denied(place.clause, at) or _denies_behind(place))
        for at, word in enumerate(place.clause.words[: place.left + 1])
    )


def _denies_behind(place: Place) -> bool:
    behind = range(place.right, len(place.clause.words))
    return any(place.clause.negated(at) and place.clause.words[at].can_be("VERB") for at in behind)
