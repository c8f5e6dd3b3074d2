"""Cutting a text into words and figures, its spelling evened out."""

import re
import unicodedata
from collections.abc import Container, Iterator
from typing import NamedTuple

from sheetsync.duplicates.function_words import PREPOSITIONS
from sheetsync.duplicates.lists import join_slashed
from sheetsync.duplicates.measures import with_figures, with_measures
from sheetsync.duplicates.word import word_of
from sheetsync.reading.folding import in_cyrillic, untangle, visible
from sheetsync.reading.morphology import in_dictionary, is_russian

_LONGEST = 2_000
_DIGIT = re.compile(r"\d")
_PIECE = re.compile(r"\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_AND_SO_ON = re.compile(r"\bи\s+(?:т\.?\s?[дп]\.?|др\.|пр\.)", re.IGNORECASE)
_NUMBER_SIGNS = str.maketrans({"№": " ", "#": " ", "’": "'"})
_ENDING_OF_A_NUMBER = re.compile(
    r"(?<=\d)[-‑]?(?:го|му|ый|ой|ая|ое|ые|ых|ую|ти|ми|й|я|е|х|st|nd|rd|th)\b", re.IGNORECASE
)
_ENGLISH_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PLURAL_OF_CAPITALS = re.compile(r"\b([A-Z]{2,})s\b")
_NUMBER_WORD = re.compile(r"\b(?:номер\w{0,2}|[Nn]o?\.?|[Nn]r\.?|number)\s*(?=\d)")
_PERCENT = re.compile(r"(?<=\d)\s*(?:%|процент\w{0,3}\b|проц\b\.?|per ?cents?\b|pct\b)", re.IGNORECASE)
_SPANS = (
    (re.compile(r"\b(?:Q([1-4])|([1-4])Q)\b", re.IGNORECASE), "квартал"),
    (re.compile(r"\b(?:H([12])|([12])H|([12])\s?[ПП]Г?)\b"), "полугодие"),
)
"""Quarters and halves of a year as tables write them: `Q1`, `2H`, `1П`."""

_LISTED = re.compile(r"^\s*\d{1,2}[.)]\s+(?=[^\W\d_])")
_KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")
_CYRILLIC = re.compile("[А-яЁё]")
_LATIN_LETTER = re.compile("[a-z]")
_LIKE_RUSSIAN = re.compile("[abcehkmoptxy]{2,}")
_LATIN_KEYS = re.compile(r"[a-z]+")
_GLUE = frozenset({"-", "‑", "–", " ", ". "})


class Piece(NamedTuple):
    """A word or a figure.

    `raw` is as written, `text` folded, `gap` what stands between it and the piece before, `stop` whether a full stop
    follows at once.
    """

    raw: str
    text: str
    gap: str
    stop: bool

    @property
    def is_figure(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


def cut(text: str, known: Container[str]) -> list[Piece]:
    """Return the pieces of a text: one alphabet a word, `1 000` and `з/п` as one, list numbers and № left out.

    `known` are the words of the lexicon, by which two pieces are known to be one word.
    """
    plain = _PLURAL_OF_CAPITALS.sub(r"\1", _AND_SO_ON.sub(" ", visible(text[:_LONGEST]).translate(_NUMBER_SIGNS)))
    even = with_figures(unicodedata.normalize("NFKC", plain))
    if _DIGIT.search(even):
        even = _ENDING_OF_A_NUMBER.sub("", _THOUSANDS.sub("", _LISTED.sub("", _spelt(even))))
    return list(_joined(_pieces(join_slashed(even), known), known))


def _spelt(text: str) -> str:
    """Return a text with one spelling of percents, of numbers that name something, of quarters and halves."""
    even = _PERCENT.sub("%", _NUMBER_WORD.sub(" ", text))
    for pattern, word in _SPANS:
        even = pattern.sub(lambda match, word=word: f"{next(filter(None, match.groups()))} {word}", even)  # type: ignore[misc]
    return with_measures(even if _CYRILLIC.search(even) else _ENGLISH_THOUSANDS.sub("", even))


def _pieces(text: str, known: Container[str]) -> Iterator[Piece]:
    end, russian = 0, len(_CYRILLIC.findall(text)) * 2 > len(text)
    for match in _PIECE.finditer(text):
        raw = match.group().removesuffix("'s").removesuffix("'S")
        folded = _in_one_alphabet(raw.casefold().replace("ё", "е"), known, russian=russian)
        yield Piece(raw, _typed_right(folded), text[end : match.start()], text[match.end() : match.end() + 1] == ".")
        end = match.end()


def _in_one_alphabet(word: str, known: Container[str], *, russian: bool) -> str:
    """Return a word of letters that look alike in two alphabets in that of which it is a word."""
    if word.isascii() and not (russian and _LIKE_RUSSIAN.fullmatch(word) and word not in known):
        return word
    meant = in_cyrillic(word) if _LATIN_LETTER.search(word) else word
    if meant != word and is_russian(meant) and (meant in known or in_dictionary(meant)):
        return meant
    return untangle(word)


def _typed_right(word: str) -> str:
    """Return a Russian word typed with the keyboard set to Latin as it was meant («ghbdtn» is «привет»)."""
    if len(word) > 4 and _LATIN_KEYS.fullmatch(word) and not word_of(word).known:
        meant = word.translate(_KEYS)
        if in_dictionary(meant):
            return meant
    return word


def _joined(pieces: Iterator[Piece], known: Container[str]) -> Iterator[Piece]:
    """Yield the pieces, two that are written as one elsewhere joined («спец. одежда», «чек-лист»)."""
    last: Piece | None = None
    for piece in pieces:
        if last and _is_one_word(last, piece, known):
            piece = Piece(last.raw + piece.gap + piece.raw, last.text + piece.text, last.gap, piece.stop)  # noqa: PLW2901 - the next is compared with the whole
        elif last:
            yield last
        last = piece
    if last:
        yield last


def _is_one_word(one: Piece, other: Piece, known: Container[str]) -> bool:
    if other.gap not in _GLUE or min(len(one.text), len(other.text)) < 3 or one.is_figure or other.is_figure:
        return False
    whole = one.text + other.text
    if other.gap == " " and not whole.isascii():
        return one.text not in PREPOSITIONS and (
            whole in known or (not word_of(one.text).known and in_dictionary(whole))
        )
    return in_dictionary(whole) or word_of(whole).lemma in known
