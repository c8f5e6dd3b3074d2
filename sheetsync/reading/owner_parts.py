"""The parts of an owner text that names several: departments, and people beside them."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache

from sheetsync.reading.folding import fold, has_cyrillic
from sheetsync.reading.functions import functions_of, pieces, telling
from sheetsync.reading.morphology import forms, lemmas
from sheetsync.reading.people import are_initials, is_person
from sheetsync.reading.vocabulary import listed

_THING = 7
_MARKS_BETWEEN = re.compile(r"\s*(?:[-=]+>|[,;/\\+&|()→⇒>])\s*|\s+[—–-]+\s+|\s*[—–]\s*|:\s+")
_NOTHING = re.compile(r"[\s.!]*")

Read = Callable[[str], str | None]
"""Which department a text names as a whole."""


def parts_of(text: str, read: Read, names: Container[str]) -> list[str]:
    """Return the parts of a text between marks and «и»; `names` are the listed names, folded.

    Parts that only say how a department is named («исполнитель») or who is of it («Маша из») are left out.
    """
    split = (part for piece in _MARKS_BETWEEN.split(_joint_marks().sub(" & ", text)) for part in _joined(piece, read))
    told = (part if read(part) else _of_whom(part) for part in split if not _NOTHING.fullmatch(part))
    return [piece for part in told if not _says_nobody(part) for piece in _side_by_side(part, read, names)]


def _joined(piece: str, read: Read) -> list[str]:
    return [piece] if read(piece) else _joints().split(piece)


def _of_whom(part: str) -> str:
    """Return a part without the somebody who is «из» a department."""
    before, *behind = _out_of().split(part, maxsplit=1)
    return behind[0] if behind and _is_anybody(before) else part


def _side_by_side(part: str, read: Read, names: Container[str]) -> Iterator[str]:
    """Yield «Петров продажи» as two where one of its ends is a name and the rest isn't, and «ПТО снабжение» too."""
    words = part.split()
    pairs = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    together = len(words) < 2 or read(part) is not None
    yield from (part,) if together else next((pair for pair in pairs if _are_two(*pair, read, names)), (part,))


def _are_two(first: str, last: str, read: Read, names: Container[str]) -> bool:
    if are_initials(first) or are_initials(last):
        return False
    if (is_person(first) and read(last)) or (read(first) and is_person(last)):
        return True
    return has_cyrillic(fold(first)) and fold(first) in names and fold(last) in names


@cache
def _joints() -> re.Pattern[str]:
    return _between(listed("departments", "words", "and"))


@cache
def _joint_marks() -> re.Pattern[str]:
    """Return the pattern of the joints with a mark in them ("w/")."""
    return _between([joint for joint in listed("departments", "words", "and") if not joint[-1].isalpha()])


@cache
def _out_of() -> re.Pattern[str]:
    return _between(listed("departments", "words", "out_of"))


def _between(joints: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a joint («и», "w/") with the spaces about it."""
    longest_first = sorted(joints, key=len, reverse=True)
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, longest_first))})\s+", re.IGNORECASE)


def is_somebody(text: str) -> bool:
    """Whether a text is a person's name, and not a department's that isn't listed (Legal, Operations)."""
    return is_person(text) and (has_cyrillic(fold(text)) or not _is_work(text))


def _is_work(text: str) -> bool:
    words = pieces(text)
    things = listed("departments", "words", "things")
    made = any(len(word) >= _THING and word.endswith(things) for word in words)
    return made or bool(functions_of(text) or set(words) & _parties())


def _is_anybody(text: str) -> bool:
    """Whether a text before «из» only says somebody: a name, «ребята», «кто-то»."""
    words = telling(pieces(text))
    if is_person(text) or not words or fold(text) in listed("departments", "words", "anybody"):
        return True
    people = len(words) == 1 and any(form.has("NOUN", "anim") for form in forms(words[0])[:1])
    return people and not functions_of(text) and not lemmas(words[0]) & _parties()


def _says_nobody(text: str) -> bool:
    """Whether a part is only about how a department is named: «исполнитель», «ответственные»."""
    return bool(pieces(text)) and not telling(pieces(text))


@cache
def _parties() -> frozenset[str]:
    return frozenset((*listed("parties", "outside", "roles"), *listed("parties", "outside", "nobody")))
