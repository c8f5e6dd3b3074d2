"""Who is waited on in a language whose words change little: by the phrases in `words/LANGUAGE/waiting.toml`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.mentions import Mention
from sheetsync.reading.vocabulary import phrases

_WHO = "@"
_START = "^"
_NOT = (("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not"))
_JOINED = re.compile(r"@(?: (?:and|or|/|&|\+) @)+")


def not_done_in_phrases(clause: Clause, mention: Mention) -> bool:
    """Whether a clause says that the mention hasn't done something («Sales have not sent 12 reviews»)."""
    return _says("not_done", _around(clause, (mention,), mention))


def waited_on_in_phrases(clause: Clause, mentions: Sequence[Mention], after: Clause | None = None) -> Iterator[Mention]:
    """Yield the mentions that a clause names as the ones to act; none where it says it is over.

    `after`, the next clause, counts where it only says that nothing came of it ("wrote to Support, silence").
    """
    silence = " nothing " if mentions and after is not None and _is_silence(after) else ""
    for mention in mentions:
        if _possessor(clause, mention, mentions):
            continue
        said = _around(clause, mentions, mention) + silence
        if _says("over", said):
            continue
        if _says("surely", said) or ((_says("waited", said) or _says("not_done", said)) and not _says("done", said)):
            yield mention


def _is_silence(clause: Clause) -> bool:
    return _says("unanswered", f" {_START} {_plain([word.text for word in clause.words])} ")


def _possessor(clause: Clause, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the mention only says whose the next one is («the client's lawyers»)."""
    owns = clause.text(mention.end - 1).replace("’", "'").endswith("'s")
    return owns and any(one.start == mention.end for one in mentions)


def left_open_in_phrases(clause: Clause) -> bool:
    """Whether a clause is no more than what goes before the names of those waited on («blocked: …»)."""
    said = " ".join(word.text for word in clause.words)
    return re.fullmatch(_alternatives("left_open"), said) is not None


def _says(kind: str, said: str) -> bool:
    return _patterns(kind).search(said) is not None


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<= ){_alternatives(kind)}(?= )")


@cache
def _alternatives(kind: str) -> str:
    made = "|".join(map(_made, phrases("waiting", "patterns", kind)))
    return f"(?:{made or '(?!)'})"


def _made(phrase: str) -> str:
    pieces = re.split(r"(\{[^{}]*\}| … |THING|DOING)", phrase)
    return "".join(map(_piece, pieces))


def _piece(piece: str) -> str:
    if piece == " … ":
        return "(?: .*)? "
    if piece == "THING":
        return rf"{_none_of('no_thing')}[^\W\d][\w'-]+"
    if piece == "DOING":
        return rf"{_none_of('no_doing')}[^\W\d][\w'-]+ing"
    if piece.startswith("{"):
        return f"(?:{'|'.join(map(re.escape, piece[1:-1].split(',')))})"
    return re.escape(piece.replace("WHO", _WHO).replace("START", _START))


def _none_of(kind: str) -> str:
    nothing = "|".join(map(re.escape, phrases("waiting", "patterns", kind)))
    return f"(?!(?:{nothing or '(?!)'}) )"


def _around(clause: Clause, mentions: Sequence[Mention], mention: Mention) -> str:
    """Return the clause with `@` for the mention and those it is joined with, without words that change nothing.

    It begins with `^`. Whose the mention is («the client's lawyers») changes nothing either.
    """
    texts = [word.text.replace("’", "'").removesuffix("'s") for word in clause.words]
    owners = [one for one in mentions if one.end == mention.start and _possessor(clause, one, mentions)]
    group = [one for one in mentions if one is mention or _joined(clause, one, mention, mentions)]
    starts = {one.start: _WHO if one in group else texts[one.start] for one in mentions}
    marked = [
        starts.get(at) or text
        for at, text in enumerate(texts)
        if not _inside(at, owners) and (at in starts or not _inside(at, mentions))
    ]
    return f" {_START} {_plain(marked)} "


def _inside(at: int, mentions: Sequence[Mention]) -> bool:
    return any(one.start <= at < one.end for one in mentions)


def _joined(clause: Clause, one: Mention, other: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether nothing but «and» and further mentions stand between two."""
    first, last = sorted((one, other), key=lambda each: each.start)
    between = [clause.text(at) for at in range(first.end, last.start) if not _inside(at, mentions)]
    return (
        bool(between)
        and set(between) <= {"and", "or", "/", "&", "+", "the", "our"}
        and between[0] not in {"the", "our"}
    )


def _plain(texts: Sequence[str]) -> str:
    said = " ".join(_without_idle(texts))
    for short, long in _NOT:
        said = said.replace(short, long)
    return " ".join(_JOINED.sub(_WHO, said).split())


def _without_idle(texts: Sequence[str]) -> Iterator[str]:
    idle, before, behind = (frozenset(phrases("waiting", "idle", kind)) for kind in ("words", "before", "behind"))
    for at, text in enumerate(texts):
        follows = texts[at + 1] if at + 1 < len(texts) else ""
        precedes = texts[at - 1] if at else ""
        if text in idle or (text in before and follows == _WHO) or (text in behind and precedes == _WHO):
            continue
        yield text
