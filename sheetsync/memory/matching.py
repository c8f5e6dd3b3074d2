"""Which of the lines that stand now is which of those remembered: by mark and text together, by text, by mark.

The same rules serve the rows of the status sheet (mark = the hidden `ID`) and the lines of the decisions
(mark = «Строка»). A mark alone can't be trusted: a sort of people's columns leaves it behind, a copy doubles it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Why(StrEnum):
    """By what a line was known again."""

    BOTH = "mark and text"
    TEXT = "text"
    MARK = "mark"
    EQUAL = "one of several with equal texts"
    NEW = "new"


class Face(NamedTuple):
    """What a line or a memory looks like: its mark, the text that names it, and all its texts together."""

    mark: str
    text: str
    whole: tuple[str, ...]

    def agrees(self, other: "Face") -> bool:
        """Whether both bear the same name; without one, whether they are the same in everything."""
        return self.text == other.text if self.text else self.whole == other.whole


class Match(NamedTuple):
    """The mark under which a line is remembered, None for a new line, and why."""

    mark: str | None
    why: Why


class _Open:
    """The lines and the memories that have not found each other yet."""

    def __init__(self, faces: Sequence[Face], known: Mapping[str, Face], gone: frozenset[str]) -> None:
        self.faces = faces
        self.known = known
        self.gone = gone
        self.lines = dict.fromkeys(range(len(faces)))
        self.marks = dict.fromkeys(known)
        self.found: list[Match] = [Match(None, Why.NEW)] * len(faces)

    def join(self, pairs: Iterable[tuple[int, str]], why: Why) -> None:
        """Join each line with its mark."""
        for line, mark in pairs:
            self.found[line] = Match(mark, why)
            del self.lines[line]
            del self.marks[mark]

    def alike(self, part: str) -> list[tuple[list[int], list[str]]]:
        """Return the open lines and standing memories that share a text (`text`) or all texts (`whole`)."""
        lines = _grouped((line, getattr(self.faces[line], part)) for line in self.lines)
        standing = (mark for mark in self.marks if mark not in self.gone)
        marks = _grouped((mark, getattr(self.known[mark], part)) for mark in standing)
        return [(group, marks[shared]) for shared, group in lines.items() if shared != "" and shared in marks]


def match(faces: Sequence[Face], known: Mapping[str, Face], gone: frozenset[str] = frozenset()) -> tuple[Match, ...]:
    """Return for each line, from top to bottom, which remembered one it is. No mark is given twice.

    `known` maps marks to what is remembered; those in `gone` (deleted) are only known by their mark.
    Mark and text agree; else a text that is unique; else the mark; else, among equal texts, the next in order;
    else new. Of several lines with one mark the first whose text agrees speaks for it, else the uppermost.

    The marks are written before the memory is. So it is asked again as if they stood there, until the answer is the
    same: a run that goes on where another broke off in between comes to what that one would have come to.
    """
    found = _matched(faces, known, gone)
    for _ in range(_ASKED_AGAIN):
        if all(one.mark in {face.mark, None} for face, one in zip(faces, found, strict=True)):
            break
        faces = [face._replace(mark=one.mark or "") for face, one in zip(faces, found, strict=True)]
        again = _matched(faces, known, gone)
        found = tuple(old if old.mark == new.mark else new for old, new in zip(found, again, strict=True))
    return found


_ASKED_AGAIN = 4


def _matched(faces: Sequence[Face], known: Mapping[str, Face], gone: frozenset[str]) -> tuple[Match, ...]:
    open_ = _Open(faces, known, gone)
    holders = _holders(faces, known)
    agreed = {line: mark for mark, line in holders.items() if faces[line].agrees(known[mark])}
    swapped = _swapped(faces, known, agreed)
    open_.join((agreed | swapped).items(), Why.BOTH)
    for part in ("whole", "text"):
        unique = [(ls[0], ms[0]) for ls, ms in open_.alike(part) if len(ls) == len(ms) == 1]
        open_.join(unique, Why.TEXT)
    marked = [(line, mark) for mark, line in holders.items() if line in open_.lines and mark in open_.marks]
    open_.join(marked, Why.MARK)
    for part in ("whole", "text"):
        paired = [pair for ls, ms in open_.alike(part) for pair in zip(ls, ms, strict=False)]
        open_.join(paired, Why.EQUAL)
    return tuple(open_.found)


def _holders(faces: Sequence[Face], known: Mapping[str, Face]) -> dict[str, int]:
    """Return the one line that may speak for each known mark."""
    holders: dict[str, int] = {}
    for line, face in enumerate(faces):
        remembered = known.get(face.mark)
        if remembered is None:
            continue
        holder = holders.get(face.mark)
        if holder is None or (face.agrees(remembered) and not faces[holder].agrees(remembered)):
            holders[face.mark] = line
    return holders


def _swapped(faces: Sequence[Face], known: Mapping[str, Face], agreed: Mapping[int, str]) -> dict[int, str]:
    """Return the lines of equal names that changed places whole, marks left behind: there the content tells."""
    moved: dict[int, str] = {}
    odd = {line: mark for line, mark in agreed.items() if faces[line].whole != known[mark].whole}
    for lines in _grouped((line, known[mark].text) for line, mark in odd.items()).values():
        if len(lines) > 1:
            moved |= _change_of_places(faces, known, {line: odd[line] for line in lines})
    return moved


def _change_of_places(faces: Sequence[Face], known: Mapping[str, Face], odd: Mapping[int, str]) -> dict[int, str]:
    """Return new marks for lines that differ from theirs, if together they hold exactly what is remembered."""
    wanted = sorted(faces[line].whole for line in odd)
    if wanted != sorted(known[mark].whole for mark in odd.values()):
        return {}
    marks = _grouped((mark, known[mark].whole) for mark in odd.values())
    return {line: marks[faces[line].whole].pop(0) for line in odd}


def _grouped(pairs: Iterable[tuple[Key, Hashable]]) -> dict[Hashable, list[Key]]:
    groups: defaultdict[Hashable, list[Key]] = defaultdict(list)
    for item, shared in pairs:
        groups[shared].append(item)
    return groups
