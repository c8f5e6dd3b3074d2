"""Phrases without which the work is the same: «в рабочем порядке», `as soon as possible`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from sheetsync.duplicates.files import read_lines
from sheetsync.duplicates.pieces import Piece


def aside_at(pieces: Sequence[Piece], at: int) -> int:
    """Return how many pieces the longest aside that begins at a place takes; 0 where none does."""
    known = _asides().get(pieces[at].text, ())
    return next((len(words) for words in known if _stands_at(words, pieces, at)), 0)


def _stands_at(words: Sequence[str], pieces: Sequence[Piece], at: int) -> bool:
    there = pieces[at : at + len(words)]
    return len(there) == len(words) and all(piece.text == word for piece, word in zip(there, words, strict=True))


@cache
def _asides() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the asides by their first word, the longest first."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in read_lines("asides.txt"):
        words = tuple(line.split())
        found[words[0]].append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}
