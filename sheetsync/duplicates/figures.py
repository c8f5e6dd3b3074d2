"""Figures, quarters, single letters and denials, and days beside them: what has to be equal in two texts."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sheetsync.duplicates.days import (
    MONTHS,
    SOON,
    WEEKDAYS,
    YEAR,
    YEAR_WORDS,
    Read,
    lemma_at,
    read_day,
    read_due,
    read_weekday,
    text_at,
    year_part,
)
from sheetsync.duplicates.function_words import DUE, JOINING, NEGATIONS, PREPOSITIONS
from sheetsync.duplicates.pieces import Piece
from sheetsync.duplicates.token import Kind, Token, number_part
from sheetsync.duplicates.word import word_of

_ONES = ("один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать")
_TEENS = ("двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать")
_TENS = ("двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто", "сто")
_FIRST = ("первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый")
_ENGLISH_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ENGLISH_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COLLECTIVE = ("двое", "трое", "четверо", "пятеро", "шестеро", "семеро")
_NUMBERS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(_COLLECTIVE, 2)},
    "десяток": 10,
    "сотня": 100,
    **{name: number for number, name in enumerate((*_ONES, *_TEENS, "девятнадцать"), 1)},
    **{name: number * 10 for number, name in enumerate(_TENS, 2)},
    **{name: number for number, name in enumerate(_FIRST, 1)},
    **{name: number for number, name in enumerate(_ENGLISH_ONES, 1)},
    **{name: number for number, name in enumerate(_ENGLISH_FIRST, 1)},
    "twenty": 20,
    "thirty": 30,
    "fifty": 50,
    "hundred": 100,
}
_THOUSANDS: Mapping[str, int] = {
    "тысяча": 1_000,
    "тыс": 1_000,
    "thousand": 1_000,
    "млн": 1_000_000,
    "миллион": 1_000_000,
}
_ROMAN: Mapping[str, int] = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "xi": 11,
}
_ROMAN_ALONE = frozenset({"i", "v"})
_RECENT_YEARS = range(2015, 2041)
_NUMBERED = frozenset(
    {"счет", "договор", "заказ", "партия", "заявка", "акт", "накладная", "артикул", "модель", "серия", "контракт"}
    | {"invoice", "order", "batch", "contract", "request", "ticket", "lot", "model", "part", "item", "приказ", "дело"}
)
"""Words before a number that is no year, whatever it looks like."""

_QUARTERS = frozenset({"квартал", "кв", "quarter"})
_PERIOD_WORDS = _QUARTERS | {"полугодие", "half", "halfyear"}
_LETTERS = str.maketrans("abekmhopctyx", "авекмнорстух")


def read_figures(pieces: Sequence[Piece], at: int) -> Read | None:
    """Return what stands at a place, where it is a figure, a day or month, a letter that names something, or «не»."""
    if _is_plain(pieces[at].text):
        return None
    for reader in (read_due, read_day, _number, read_weekday, _mark, _negation):
        found = reader(pieces, at)
        if found:
            return found
    return None


@lru_cache(maxsize=50_000)
def _is_plain(text: str) -> bool:
    """Whether a text can be nothing of this, so that most words are done with at one look."""
    if text[0].isdigit() or len(text) == 1 or text in _ROMAN:
        return False
    named = {text, word_of(text).lemma}
    return all(named.isdisjoint(words) for words in (DUE, NEGATIONS, SOON, MONTHS, WEEKDAYS, _NUMBERS))


def _number(pieces: Sequence[Piece], at: int) -> Read | None:
    piece = pieces[at]
    if YEAR.fullmatch(piece.text):
        return _number_of_year(pieces, at)
    value = _value(pieces, at)
    if value is None:
        return _roman(pieces, at)
    length = 1
    if not piece.is_figure and value.isdigit() and int(value) % 10 == 0 and int(value) < 100:
        unit = _value(pieces, at + 1) if at + 1 < len(pieces) and not pieces[at + 1].is_figure else None
        if unit and unit.isdigit() and int(unit) < 10:
            value, length = str(int(value) + int(unit)), 2
    times = _THOUSANDS.get(lemma_at(pieces, at + length)) or _THOUSANDS.get(text_at(pieces, at + length))
    if times and value.replace(".", "", 1).isdigit():
        value, length = f"{float(value) * times:.0f}", length + 1
    return Read((_figure(value, pieces[at : at + length]),), length)


def _number_of_year(pieces: Sequence[Piece], at: int) -> Read:
    named = lemma_at(pieces, at + 1) in YEAR_WORDS or text_at(pieces, at + 1) in YEAR_WORDS
    if named or lemma_at(pieces, at - 1) in _PERIOD_WORDS or text_at(pieces, at - 1) in {"на", "за", "в", "in", "for"}:
        return Read((year_part(pieces[at]),), 2 if named else 1)
    if int(pieces[at].text) in _RECENT_YEARS and lemma_at(pieces, at - 1) not in _NUMBERED:
        return Read((year_part(pieces[at]),), 1)
    return Read((_figure(pieces[at].text, pieces[at : at + 1]),), 1)


def _figure(value: str, pieces: Sequence[Piece]) -> Token:
    shown = " ".join(piece.raw for piece in pieces)
    return number_part(shown, value.lstrip("0") or "0")


def _value(pieces: Sequence[Piece], at: int) -> str | None:
    piece = pieces[at]
    if piece.is_figure:
        return piece.text.replace(",", ".")
    if piece.raw.isupper() and len(piece.raw) > 1:
        return None
    named = _NUMBERS.get(lemma_at(pieces, at))
    return None if named is None else str(named)


def _roman(pieces: Sequence[Piece], at: int) -> Read | None:
    piece = pieces[at]
    value = _ROMAN.get(piece.text)
    if not value or not piece.raw.isupper():
        return None
    if piece.text in _ROMAN_ALONE and not {lemma_at(pieces, at + 1), text_at(pieces, at + 1)} & _PERIOD_WORDS:
        return None
    return Read((_figure(str(value), pieces[at : at + 1]),), 1)


def _mark(pieces: Sequence[Piece], at: int) -> Read | None:
    """A single letter that names something: «цех А», «1С»."""
    piece = pieces[at]
    if len(piece.text) != 1 or piece.is_figure:
        return None
    if piece.text == "v" and at + 1 < len(pieces) and pieces[at + 1].is_figure:
        return Read((), 1)
    beside_figure = at > 0 and pieces[at - 1].is_figure and not piece.gap
    particle = piece.text in PREPOSITIONS or piece.text in JOINING or piece.text in {"я", "a"}
    if piece.stop and not piece.raw.isupper():
        return None
    if particle and not beside_figure and (not piece.raw.isupper() or at == 0 or _shouted(pieces)):
        return None
    return Read((Token(piece.raw, Kind.MARK, piece.text.translate(_LETTERS), decisive=True),), 1)


def _shouted(pieces: Sequence[Piece]) -> bool:
    return all(piece.raw.isupper() for piece in pieces if not piece.is_figure) and len(pieces) > 2


def _negation(pieces: Sequence[Piece], at: int) -> Read | None:
    if pieces[at].text in NEGATIONS:
        return Read((Token(pieces[at].raw, Kind.NEGATION, "not", decisive=True),), 1)
    return None
