"""Days, months, weekdays and years, and the days by which a work is due."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sheetsync.duplicates.function_words import DUE, PREPOSITIONS
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
WEEKDAYS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(_DAYS, 1)},
    **{name: number for number, name in enumerate(_DAYS_ENGLISH, 1)},
    **{name: number for number, name in enumerate(("пн", "вт", "ср", "чт", "пт"), 1)},
}
SOON = frozenset({"сегодня", "завтра", "послезавтра", "today", "tomorrow", "eod", "eow"})
_ENDS = frozenset({"конец", "начало", "середина", "end"})
_SPANS = frozenset({"день", "неделя", "месяц", "квартал", "год", "day", "week", "month", "quarter", "year"})
_HOLIDAYS = frozenset({"day 8.3", "day 23.2", "day 9.5", "day 1.5", "day 1.9", "day 31.12"})
YEAR = re.compile(r"(?:19|20)\d\d")
YEAR_WORDS = frozenset({"год", "г", "year", "гг"})
_DATE = re.compile(r"(\d{1,2})[./](\d{2})(?:[./](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})[./](\d{2})[./](\d{2})")
_MONTH_OF = re.compile(r"(\d{2})[./]((?:19|20)\d\d)")
_VERSIONS = frozenset({"версия", "релиз", "version", "release", "пункт", "v", "раздел", "модель"})


class Read(NamedTuple):
    """Tokens read from the front of some pieces, and how many of these they take."""

    tokens: tuple[Token, ...]
    length: int


def lemma_at(pieces: Sequence[Piece], at: int) -> str:
    """Return the dictionary form of the word at a place, an empty text where no word stands."""
    return word_of(pieces[at].text).lemma if 0 <= at < len(pieces) and not pieces[at].is_figure else ""


def text_at(pieces: Sequence[Piece], at: int) -> str:
    """Return what stands at a place, an empty text beyond the ends."""
    return pieces[at].text if 0 <= at < len(pieces) else ""


def read_due(pieces: Sequence[Piece], at: int) -> Read | None:
    """«до пятницы», «к 15 мая», «завтра»: a day by which the work is due."""
    if pieces[at].text in SOON:
        return Read((Token(pieces[at].raw, Kind.DEADLINE, pieces[at].text, weight=0),), 1)
    skipped = 2 if pieces[at].text == "не" and text_at(pieces, at + 1) == "позднее" else int(pieces[at].text in DUE)
    start = at + skipped
    if not skipped or start >= len(pieces):
        return None
    found = (
        _end_of_span(pieces, start)
        or _day_of_this_month(pieces, start)
        or read_day(pieces, start)
        or read_weekday(pieces, start)
    )
    if pieces[start].text in SOON:
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
    if lemma_at(pieces, at) in _ENDS and (lemma_at(pieces, at + 1) in _SPANS or read_weekday(pieces, at + 1)):
        key = f"{lemma_at(pieces, at)} {lemma_at(pieces, at + 1)}"
        return Read((_period(key, pieces[at : at + 2]),), 2)
    return None


def _day_of_this_month(pieces: Sequence[Piece], at: int) -> Read | None:
    """«до 5 числа»."""
    if pieces[at].is_figure and lemma_at(pieces, at + 1) == "число":
        return Read((_period(f"day {pieces[at].text}", pieces[at : at + 2]),), 2)
    return None


def _period(key: str, pieces: Sequence[Piece]) -> Token:
    return Token(" ".join(piece.raw for piece in pieces), Kind.PERIOD, key, decisive=True)


def year_part(piece: Piece) -> Token:
    """Return the part that a year is."""
    return Token(piece.raw, Kind.YEAR, f"year {piece.text}", weight=0.3)


def read_day(pieces: Sequence[Piece], at: int) -> Read | None:
    """«19 мая 2025», `19.05`, `03.2025`, `May 12`, a month alone."""
    if at >= len(pieces):
        return None
    piece = pieces[at]
    if piece.is_figure:
        return _written_day(pieces, at) or _day_of_month(pieces, at)
    month = _month(pieces, at)
    if not month:
        return None
    following = text_at(pieces, at + 1)
    if piece.text.isascii() and following.isdigit() and 1 <= int(following) <= 31:
        return _with_year(pieces, at, 2, f"day {int(following)}.{month}")
    return _with_year(pieces, at, 1, f"month {month}")


def _day_of_month(pieces: Sequence[Piece], at: int) -> Read | None:
    month, text = _month(pieces, at + 1), pieces[at].text
    if month and text.isdigit() and 1 <= int(text) <= 31:
        return _with_year(pieces, at, 2, f"day {int(text)}.{month}")
    return None


def _month(pieces: Sequence[Piece], at: int) -> int | None:
    text = text_at(pieces, at)
    if (text == "may" and pieces[at].raw == "may") or (text in _CUT_MONTHS and not _cut_short(pieces, at)):
        return None
    return MONTHS.get(text) or MONTHS.get(lemma_at(pieces, at))


def _cut_short(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word is one cut short: by a full stop, or beside a figure or «за»."""
    before = pieces[at - 1] if at else None
    return pieces[at].stop or (before is not None and (before.is_figure or before.text in PREPOSITIONS))


def _with_year(pieces: Sequence[Piece], at: int, length: int, key: str) -> Read:
    token = _period(key, pieces[at : at + length])
    behind = at + length
    if not YEAR.fullmatch(text_at(pieces, behind)):
        return Read((token,), length)
    more = 2 if text_at(pieces, behind + 1) in YEAR_WORDS or lemma_at(pieces, behind + 1) in YEAR_WORDS else 1
    return Read((token, year_part(pieces[behind])), length + more)


def _written_day(pieces: Sequence[Piece], at: int) -> Read | None:
    text = pieces[at].text
    if iso := _ISO.fullmatch(text):
        return Read((_period(f"day {int(iso[3])}.{int(iso[2])}", pieces[at : at + 1]), _year_of(iso[1])), 1)
    if (month := _MONTH_OF.fullmatch(text)) and 1 <= int(month[1]) <= 12:
        return Read((_period(f"month {int(month[1])}", pieces[at : at + 1]), _year_of(month[2])), 1)
    date = _DATE.fullmatch(text)
    if not date or not (1 <= int(date[1]) <= 31 and 1 <= int(date[2]) <= 12) or lemma_at(pieces, at - 1) in _VERSIONS:
        return None
    token = _period(f"day {int(date[1])}.{int(date[2])}", pieces[at : at + 1])
    return Read((token, _year_of(date[3])) if date[3] else (token,), 1)


def _year_of(text: str) -> Token:
    year = text if len(text) == 4 else f"20{text}"
    return Token(year, Kind.YEAR, f"year {year}", weight=0.3)


def read_weekday(pieces: Sequence[Piece], at: int) -> Read | None:
    """Return the day of the week at a place, if one stands there."""
    if at >= len(pieces) or pieces[at].is_figure:
        return None
    number = WEEKDAYS.get(lemma_at(pieces, at)) or WEEKDAYS.get(pieces[at].text)
    return Read((_period(f"weekday {number}", pieces[at : at + 1]),), 1) if number else None
