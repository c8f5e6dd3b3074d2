"""Who is waited on in an English barrier text."""

import re
from collections.abc import Iterator

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.names import Mention

_WAITED = re.compile(
    r"\b(?:waiting (?:for|on)|wait for|awaiting|blocked by|stuck (?:with|at|in)|depends on|pending)(?: the| our)?$"
)
_LACKED = re.compile(r"\b(?:no|not|need|needs|missing|waiting|awaiting|nothing|haven't|hasn't|without|lack)\b")
_FROM = re.compile(r"\b(?:from|by)(?: the| our)?$")
_WITH = re.compile(r"^(?!.*\b(?:agreed|no longer|not)\b).*\b(?:is|are|still|now|sits|stuck) with(?: the| our)?$")
_NOT_DONE = re.compile(
    r"^(?: team)?(?: still| also)? (?:(?:has|have|did|is|are|was|does|do|will|can)(?:n't| not)|owes?|cannot)\b"
    r"(?! (?:need|object|mind))"
)
_OVER = re.compile(r"\bnothing\b.*\bneeded\b|\bno longer\b|\bnot waiting\b|\bdon't need\b")


def not_done_in_english(clause: Clause, mention: Mention) -> bool:
    """Whether an English clause says that the mention hasn't done something («Sales have not sent 12 reviews»)."""
    after = " ".join(word.text.replace("’", "'") for word in clause.words[mention.end :])
    return _NOT_DONE.match(f" {after}") is not None


def waited_on_in_english(clause: Clause, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield the mentions that an English clause names as the ones to act; none where it says it is over."""
    words = [word.text.replace("’", "'") for word in clause.words]
    if _OVER.search(" ".join(words)):
        return
    for mention in mentions:
        before, after = " ".join(words[: mention.start]), " ".join(words[mention.end :])
        lacked = _FROM.search(before) and _LACKED.search(before)
        if _WAITED.search(before) or lacked or _WITH.match(before) or _NOT_DONE.match(" " + after):
            yield mention
