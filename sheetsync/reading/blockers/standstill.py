"""Parties that are waited on because nothing goes on without them: nothing is agreed, or they are the ones left."""

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.outside import among_parties
from sheetsync.reading.blockers.place import Place, is_idle


def not_agreed_with(place: Place) -> bool:
    """«не согласовано с юристом», «согласовываем с клиентом», «ждём встречи с директором»."""
    if place.preposition not in words("with") or not place.in_case("ablt"):
        return False
    clause = place.clause
    to_agree = [at for at, word in enumerate(clause.words) if word.among(words("agree"))]
    if any(is_denied(clause, at) for at in to_agree):
        return not any(_by_another(clause, at) for at in to_agree)
    if any(word.among(words("need")) and clause.negated(at) for at, word in enumerate(clause.words)):
        return False
    if any(_goes_on(clause, at) for at in to_agree):
        return not any(_by_others(clause, at) for at in to_agree)
    return any(word.among(words("agreement")) for word in clause.words[: place.left]) and not _settled(clause)


def _by_another(clause: Clause, at: int) -> bool:
    """Whether somebody else is the one who hasn't agreed: «юрист не подписал договор с банком»."""
    verb = clause.words[at]
    if verb.can_be("VERB", "past", "plur") and not verb.can_be("PRTS"):
        return any(word.can_be("NOUN", "nomn") and word.among(among_parties("activities")) for word in clause.words)
    subject = any(word.can_be("NOUN", "nomn") and not word.can_be("PREP") for word in clause.words[:at])
    return subject and verb.can_be("VERB", "past", "sing") and not verb.can_be("PRTS")


def _by_others(clause: Clause, at: int) -> bool:
    """Whether it is others who are agreeing with them: «закупщики торгуются с поставщиком»."""
    subject = any(word.can_be("NOUN", "nomn", "anim") for word in clause.words[:at])
    return subject and clause.words[at].can_be("VERB", "3per")


def _goes_on(clause: Clause, at: int) -> bool:
    word = clause.words[at]
    return (
        word.can_be("VERB", "pres")
        or word.can_be("VERB", "futr", "1per")
        or (word.can_be("INFN") and not _settled(clause))
    )


def _settled(clause: Clause) -> bool:
    return any(word.among(words("settled")) and not clause.negated(at) for at, word in enumerate(clause.words))


def is_denied(clause: Clause, at: int) -> bool:
    """Return whether «не» stands before the word, or before its «можем», «смогли», «получается»."""
    if clause.negated(at):
        return True
    return any(clause.negated(before) and clause.words[before].can_be("VERB") for before in range(max(at - 3, 0), at))


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
        return clause.some(words("because_of")) or any(
            clause.negated(at) and word.can_be("VERB", "1per") for at, word in enumerate(clause.words)
        )
    known = place.mention.party.outside or place.mention.organisation
    stands = any(
        clause.negated(at) and (word.can_be("1per") or word.can_be("INFN")) for at, word in enumerate(clause.words)
    )
    return place.preposition in words("without") and known and stands
