"""Phrases that a text parts: «привести клумбы в порядок», `put the lights up`."""

from collections.abc import Sequence

from sheetsync.duplicates.lexicon import Lexicon, Phrase
from sheetsync.duplicates.pieces import Piece
from sheetsync.duplicates.word import Word, word_of

_FARTHEST = 4
"""So many words may stand between a verb and the rest of its phrase."""


def gathered(pieces: Sequence[Piece], lexicon: Lexicon) -> Sequence[Piece]:
    """Return the pieces of a text, the rest of a phrase that the text parts put right behind the verb."""
    words = [word_of(piece.text) for piece in pieces]
    for at, word in enumerate(words[:-2]):
        for phrase in lexicon.parted(word):
            place = _rest_of(phrase, words, at, lexicon)
            if place is not None:
                return _moved(pieces, at + 1, place, len(phrase.words) - 1)
    return pieces


def _rest_of(phrase: Phrase, words: Sequence[Word], at: int, lexicon: Lexicon) -> int | None:
    """Return where the rest of a phrase begins, None where it stands nowhere or is there already."""
    places = range(at + 1, min(at + 2 + _FARTHEST, len(words) - len(phrase.words) + 2))
    found = next((place for place in places if lexicon.ends_at(phrase, words, place)), None)
    return None if found == at + 1 else found


def _moved(pieces: Sequence[Piece], to: int, start: int, length: int) -> list[Piece]:
    rest = pieces[start : start + length]
    return [*pieces[:to], *rest, *pieces[to:start], *pieces[start + length :]]
