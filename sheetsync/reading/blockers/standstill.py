"""Parties that are waited on because the matter lies with them, or was handed to them for something."""

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import endings, words
from sheetsync.reading.blockers.place import Place, has_done_since, is_idle, lacks
from sheetsync.reading.blockers.subjects import of_things


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
        return any(word.among(words("at_them")) for word in rest)
    if any(word.can_be("NOUN") and word.among(words("at_them")) for word in [*rest, *clause.words[: place.left]]):
        return True
    return (
        clause.some(words("stuck"))
        or for_purpose(clause)
        or _left_to_do(clause)
        or _matter_before(place)
        or _turn_before(place)
        or _says_no_more(place)
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
    return place.clause.some(words("turn")) or place.clause.some(words("matter")) or opens


def _on(place: Place) -> bool:
    """«висит на юристе», «задача на маркетинге»; of a place that is where something lies: «лежит на складе»."""
    clause = place.clause
    head = clause.words[place.mention.end - 1]
    if head.among(words("sites")):
        return clause.some(words("hangs")) or for_purpose(clause) or _they_do(place)
    return clause.some(words("stuck")) or _matter_before(place) or _turn_before(place)


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
    while at >= 0 and is_idle(place.clause.words[at]):
        at -= 1
    return at >= 0 and place.clause.words[at].among(words("matter")) and not lacks(place.clause)


def _turn_before(place: Place) -> bool:
    return any(word.among(words("turn")) for word in place.clause.words[: place.left])


def _says_no_more(place: Place) -> bool:
    """Whether the clause is nothing but where it lies: «уже неделю у юриста», «у клиента с понедельника»."""
    rest = place.clause.words[place.right :]
    behind = not rest or rest[0].text in words("since") or place.idle(place.right, len(place.clause.words))
    return place.idle(0, place.left) and behind and not any(word.can_be("VERB") for word in rest)


def not_agreed_with(place: Place) -> bool:
    """«не согласовано с юристом», «согласовываем с клиентом», «ждём встречи с директором»."""
    if place.preposition not in words("with") or not place.in_case("ablt"):
        return False
    clause = place.clause
    to_agree = [at for at, word in enumerate(clause.words) if word.among(words("agree"))]
    if any(_denied(clause, at) for at in to_agree):
        return not any(_by_another(clause, at) for at in to_agree)
    if any(word.among(words("need")) and clause.negated(at) for at, word in enumerate(clause.words)):
        return False
    if any(_goes_on(clause, at) for at in to_agree):
        return True
    return any(word.among(words("agreement")) for word in clause.words[: place.left]) and not _settled(clause)


def _by_another(clause: Clause, at: int) -> bool:
    """Whether somebody else is the one who hasn't agreed: «юрист не подписал договор с банком»."""
    verb = clause.words[at]
    subject = any(word.can_be("NOUN", "nomn") and not word.can_be("PREP") for word in clause.words[:at])
    return subject and verb.can_be("VERB", "past", "sing") and not verb.can_be("PRTS")


def _goes_on(clause: Clause, at: int) -> bool:
    word = clause.words[at]
    return (
        word.can_be("VERB", "pres")
        or word.can_be("VERB", "futr", "1per")
        or (word.can_be("INFN") and not _settled(clause))
    )


def _settled(clause: Clause) -> bool:
    return any(word.among(words("settled")) and not clause.negated(at) for at, word in enumerate(clause.words))


def _denied(clause: Clause, at: int) -> bool:
    """Whether «не» stands before the word, or before its «можем», «смогли», «получается»."""
    if clause.negated(at):
        return True
    return any(clause.negated(before) and clause.words[before].can_be("VERB") for before in range(max(at - 3, 0), at))


def was_handed(place: Place) -> bool:
    """«отправили клиенту на согласование», «обратились к юристу, молчит», «написали продажам, ответа нет»."""
    return _is_receiver(place) and _hands_over(place) and _expects(place) and not has_done_since(place)


def _is_receiver(place: Place) -> bool:
    if place.preposition in words("inside") | words("on"):
        return place.in_case("accs")
    return place.in_case("datv") and (place.bare or place.preposition in words("towards"))


def _expects(place: Place) -> bool:
    clause = place.clause
    if for_purpose(clause) or clause.some(words("asked")):
        return True
    unanswered = any(_is_silence(one) for one in (place.after, place.before) if one is not None)
    return (
        unanswered
        or clause.some(words("calls"))
        or any(word.among(words("none")) for word in clause.words[place.right :])
    )


def _is_silence(clause: Clause) -> bool:
    """Whether a clause says that no answer came: «ответа нет», «молчит», «не берёт трубку»."""
    undone = any(clause.negated(at) and word.can_be("VERB") for at, word in enumerate(clause.words))
    return (undone or bool(lacks(clause)) or clause.some(words("silence"))) and not clause.some(words("settled"))


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
        word.among(words("reach")) and (_denied(place.clause, at) or _denies_behind(place))
        for at, word in enumerate(place.clause.words[: place.left + 1])
    )


def _denies_behind(place: Place) -> bool:
    behind = range(place.right, len(place.clause.words))
    return any(place.clause.negated(at) and place.clause.words[at].can_be("VERB") for at in behind)


def is_left(place: Place) -> bool:
    """«остался только директор», «осталась бухгалтерия»: the one who is still to act."""
    if not (place.bare and place.in_case("nomn")) or place.right < len(place.clause.words):
        return False
    return any(word.among(words("left")) and not place.clause.negated(at) for at, word in enumerate(place.clause.words))


def is_asked_to(place: Place) -> bool:
    """«бухгалтерии нужно провести оплату», «директору осталось подписать», «клиенту нужно время»."""
    clause, at = place.clause, place.right
    while at < len(clause.words) and is_idle(clause.words[at]) and clause.text(at) not in words("must"):
        at += 1
    if not place.bare or not place.in_case("datv") or not clause.text(at) or not clause.words[at].among(words("must")):
        return False
    return any(word.can_be("INFN") or word.text in words("some_time") for word in clause.words[at + 1 : at + 4])


def because_of(place: Place) -> bool:
    """«стоим из-за поставщика», «без юриста не двигаемся»."""
    if not place.in_case("gent") or place.mention.adjective:
        return False
    clause = place.clause
    if place.preposition in words("because"):
        return clause.some(words("because_of"))
    known = place.mention.party.outside or place.mention.organisation
    stands = any(clause.negated(at) and word.can_be("1per") for at, word in enumerate(clause.words))
    return place.preposition in words("without") and known and stands


def for_purpose(clause: Clause) -> bool:
    """Whether a clause says «на подпись», «на проверке»."""
    return any(_is_purpose(word) and _on_before(clause, at) for at, word in enumerate(clause.words))


def _is_purpose(word: Word) -> bool:
    made = word.can_be("NOUN", "inan") and word.text.endswith(endings("purpose"))
    return word.among(words("purpose")) or (made and not word.among(words("away_on")))


def _on_before(clause: Clause, at: int) -> bool:
    while at > 0 and clause.words[at - 1].agreeing:
        at -= 1
    return clause.text(at - 1) in words("for")
