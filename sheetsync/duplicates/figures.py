"""Figures, days, months, quarters and single letters: what has to be equal in two texts."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sheetsync.duplicates.function_words import DUE, JOINING, NEGATIONS, PREPOSITIONS
from sheetsync.duplicates.pieces import Piece
from sheetsync.duplicates.token import Kind, Token
from sheetsync.duplicates.word import word_of

_MONTHS_RU = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_RUSSIAN = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь")
_ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
)
_SHORT_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS: Mapping[str, int] = {
    **{name: number for number, name in enumerate((*_RUSSIAN, "декабрь"), 1)},
    **{name: number for number, name in enumerate((*_ENGLISH, "december"), 1)},
    **{name: number for number, name in enumerate(_SHORT_ENGLISH, 1)},
    **{name: number for number, name in enumerate(_MONTHS_RU, 1) if name not in {"мар", "мая"}},
    "сент": 9,
    "sept": 9,
    "нояб": 11,
    "февр": 2,
}
_CUT_MONTHS = frozenset({*_MONTHS_RU, *_SHORT_ENGLISH}) - {"мая", "may"}
_DAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_DAYS_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(_DAYS, 1)},
    **{name: number for number, name in enumerate(_DAYS_ENGLISH, 1)},
    **{name: number for number, name in enumerate(("пн", "вт", "ср", "чт", "пт"), 1)},
}
_SOON = frozenset({"сегодня", "завтра", "послезавтра", "today", "tomorrow", "eod", "eow"})
_ENDS = frozenset({"конец", "начало", "середина", "end"})
_SPANS = frozenset({"день", "неделя", "месяц", "квартал", "год", "day", "week", "month", "quarter", "year"})
_HOLIDAYS = frozenset({"day 8.3", "day 23.2", "day 9.5", "day 1.5", "day 1.9", "day 31.12"})
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
_YEAR = re.compile(r"(?:19|20)\d\d")
_RECENT_YEARS = range(2015, 2041)
_NUMBERED = frozenset(
    {"счет", "договор", "заказ", "партия", "заявка", "акт", "накладная", "артикул", "модель", "серия", "контракт"}
    | {"invoice", "order", "batch", "contract", "request", "ticket", "lot", "model", "part", "item", "приказ", "дело"}
)
"""Words before a number that is no year, whatever it looks like."""

_YEAR_WORDS = frozenset({"год", "г", "year", "гг"})
_QUARTERS = frozenset({"квартал", "кв", "quarter"})
_PERIOD_WORDS = _QUARTERS | {"полугодие", "half", "halfyear"}
_DATE = re.compile(r"(\d{1,2})[./](\d{2})(?:[./](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})[./](\d{2})[./](\d{2})")
_MONTH_OF = re.compile(r"(\d{2})[./]((?:19|20)\d\d)")
_VERSIONS = frozenset({"версия", "релиз", "version", "release", "пункт", "v", "раздел", "модель"})
_LETTERS = str.maketrans("abekmhopctyx", "авекмнорстух")


class Read(NamedTuple):
    """Tokens read from the front of some pieces, and how many of these they take."""

    tokens: tuple[Token, ...]
    length: int


def read_figures(pieces: Sequence[Piece], at: int) -> Read | None:
    """Return what stands at a place, where it is a figure, a day or month, a letter that names something, or «не»."""
    if _is_plain(pieces[at].text):
        return None
    for reader in (_due, _day, _number, _named_day, _mark, _negation):
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
    return all(named.isdisjoint(words) for words in (DUE, NEGATIONS, _SOON, MONTHS, _WEEKDAYS, _NUMBERS))


def _lemma(pieces: Sequence[Piece], at: int) -> str:
    return word_of(pieces[at].text).lemma if 0 <= at < len(pieces) and not pieces[at].is_figure else ""


def _text(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _due(pieces: Sequence[Piece], at: int) -> Read | None:
    """«до пятницы», «к 15 мая», «завтра»: a day by which the work is due."""
    if pieces[at].text in _SOON:
        return Read((Token(pieces[at].raw, Kind.DEADLINE, pieces[at].text, weight=0),), 1)
    skipped = 2 if pieces[at].text == "не" and _text(pieces, at + 1) == "позднее" else int(pieces[at].text in DUE)
    start = at + skipped
    if not skipped or start >= len(pieces):
        return None
    found = _end_of_span(pieces, start) or _day(pieces, start) or _named_day(pieces, start)
    if pieces[start].text in _SOON:
        found = Read((Token("", Kind.PERIOD, pieces[start].text),), 1)
    if not found or found.tokens[0].kind is not Kind.PERIOD:
        return None
    if pieces[at].text in {"к", "ко"} and found.tokens[0].key in _HOLIDAYS:
        return None
    length = skipped + found.length
    shown = " ".join(piece.raw for piece in pieces[at : at + length])
    key = " ".join(token.key for token in found.tokens)
    return Read((Token(shown, Kind.DEADLINE, key, weight=0),), length)


def _end_of_span(pieces: Sequence[Piece], at: int) -> Read | None:
    if _lemma(pieces, at) in _ENDS and (_lemma(pieces, at + 1) in _SPANS or _named_day(pieces, at + 1)):
        key = f"{_lemma(pieces, at)} {_lemma(pieces, at + 1)}"
        return Read((_period(key, pieces[at : at + 2]),), 2)
    return None


def _period(key: str, pieces: Sequence[Piece]) -> Token:
    return Token(" ".join(piece.raw for piece in pieces), Kind.PERIOD, key, decisive=True)


def _year(piece: Piece) -> Token:
    return Token(piece.raw, Kind.YEAR, f"year {piece.text}", weight=0.3)


def _day(pieces: Sequence[Piece], at: int) -> Read | None:
    """«19 мая 2025», `19.05`, `03.2025`, `May 12`, a month alone."""
    if at >= len(pieces):
        return None
    piece = pieces[at]
    if piece.is_figure:
        return _written_day(pieces, at) or _day_of_month(pieces, at)
    month = _month(pieces, at)
    if not month:
        return None
    following = _text(pieces, at + 1)
    if piece.text.isascii() and following.isdigit() and 1 <= int(following) <= 31:
        return _with_year(pieces, at, 2, f"day {int(following)}.{month}")
    return _with_year(pieces, at, 1, f"month {month}")


def _day_of_month(pieces: Sequence[Piece], at: int) -> Read | None:
    month, text = _month(pieces, at + 1), pieces[at].text
    if month and text.isdigit() and 1 <= int(text) <= 31:
        return _with_year(pieces, at, 2, f"day {int(text)}.{month}")
    return None


def _month(pieces: Sequence[Piece], at: int) -> int | None:
    text = _text(pieces, at)
    if (text == "may" and pieces[at].raw == "may") or (text in _CUT_MONTHS and not _cut_short(pieces, at)):
        return None
    return MONTHS.get(text) or MONTHS.get(_lemma(pieces, at))


def _cut_short(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word is one cut short: by a full stop, or beside a figure or «за»."""
    before = pieces[at - 1] if at else None
    return pieces[at].stop or (before is not None and (before.is_figure or before.text in PREPOSITIONS))


def _with_year(pieces: Sequence[Piece], at: int, length: int, key: str) -> Read:
    token = _period(key, pieces[at : at + length])
    behind = at + length
    if not _YEAR.fullmatch(_text(pieces, behind)):
        return Read((token,), length)
    more = 2 if _text(pieces, behind + 1) in _YEAR_WORDS or _lemma(pieces, behind + 1) in _YEAR_WORDS else 1
    return Read((token, _year(pieces[behind])), length + more)


def _written_day(pieces: Sequence[Piece], at: int) -> Read | None:
    text = pieces[at].text
    if iso := _ISO.fullmatch(text):
        return Read((_period(f"day {int(iso[3])}.{int(iso[2])}", pieces[at : at + 1]), _year_of(iso[1])), 1)
    if (month := _MONTH_OF.fullmatch(text)) and 1 <= int(month[1]) <= 12:
        return Read((_period(f"month {int(month[1])}", pieces[at : at + 1]), _year_of(month[2])), 1)
    date = _DATE.fullmatch(text)
    if not date or not (1 <= int(date[1]) <= 31 and 1 <= int(date[2]) <= 12) or _lemma(pieces, at - 1) in _VERSIONS:
        return None
    token = _period(f"day {int(date[1])}.{int(date[2])}", pieces[at : at + 1])
    return Read((token, _year_of(date[3])) if date[3] else (token,), 1)


def _year_of(text: str) -> Token:
    year = text if len(text) == 4 else f"20{text}"
    return Token(year, Kind.YEAR, f"year {year}", weight=0.3)


def _number(pieces: Sequence[Piece], at: int) -> Read | None:
    piece = pieces[at]
    if _YEAR.fullmatch(piece.text):
        return _number_of_year(pieces, at)
    value = _value(pieces, at)
    if value is None:
        return _roman(pieces, at)
    length = 1
    if not piece.is_figure and value.isdigit() and int(value) % 10 == 0 and int(value) < 100:
        unit = _value(pieces, at + 1) if at + 1 < len(pieces) and not pieces[at + 1].is_figure else None
        if unit and unit.isdigit() and int(unit) < 10:
            value, length = str(int(value) + int(unit)), 2
    times = _THOUSANDS.get(_lemma(pieces, at + length)) or _THOUSANDS.get(_text(pieces, at + length))
    if times and value.replace(".", "", 1).isdigit():
        value, length = f"{float(value) * times:.0f}", length + 1
    return Read((_figure(value, pieces[at : at + length]),), length)


def _number_of_year(pieces: Sequence[Piece], at: int) -> Read:
    named = _lemma(pieces, at + 1) in _YEAR_WORDS or _text(pieces, at + 1) in _YEAR_WORDS
    if named or _lemma(pieces, at - 1) in _PERIOD_WORDS or _text(pieces, at - 1) in {"на", "за", "в", "in", "for"}:
        return Read((_year(pieces[at]),), 2 if named else 1)
    if int(pieces[at].text) in _RECENT_YEARS and _lemma(pieces, at - 1) not in _NUMBERED:
        return Read((_year(pieces[at]),), 1)
    return Read((_figure(pieces[at].text, pieces[at : at + 1]),), 1)


def _figure(value: str, pieces: Sequence[Piece]) -> Token:
    shown = " ".join(piece.raw for piece in pieces)
    return Token(shown, Kind.NUMBER, value.lstrip("0") or "0", decisive=True)


def _value(pieces: Sequence[Piece], at: int) -> str | None:
    piece = pieces[at]
    if piece.is_figure:
        return piece.text.replace(",", ".")
    if piece.raw.isupper() and len(piece.raw) > 1:
        return None
    named = _NUMBERS.get(_lemma(pieces, at))
    return None if named is None else str(named)


def _roman(pieces: Sequence[Piece], at: int) -> Read | None:
    piece = pieces[at]
    value = _ROMAN.get(piece.text)
    if not value or not piece.raw.isupper():
        return None
    if piece.text in _ROMAN_ALONE and not {_lemma(pieces, at + 1), _text(pieces, at + 1)} & _PERIOD_WORDS:
        return None
    return Read((_figure(str(value), pieces[at : at + 1]),), 1)


def _named_day(pieces: Sequence[Piece], at: int) -> Read | None:
    if at >= len(pieces) or pieces[at].is_figure:
        return None
    number = _WEEKDAYS.get(_lemma(pieces, at)) or _WEEKDAYS.get(pieces[at].text)
    return Read((_period(f"weekday {number}", pieces[at : at + 1]),), 1) if number else None


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
