"""Measures behind a figure, and numbers inside a word, in one spelling: «5 кг», «5 килограммов»; «двухдневный»."""

import re
from collections.abc import Mapping

_MEASURES: Mapping[str, str] = {
    "рубль": r"₽|руб(?:л[а-я]{1,3})?\.?|(?-i:р)\.(?!\w)|rub(?:les?)?",
    "доллар": r"\$|долл(?:ар[а-я]{0,2})?\.?|usd|dollars?",
    "евро": r"€|евро|eur(?:os?)?",
    "килограмм": r"кг\.?|килограмм[а-я]{0,2}|kgs?|kilos?|kilograms?",
    "грамм": r"гр\.?|грамм[а-я]{0,2}|grams?",
    "тонна": r"тн\.?|(?-i:т)(?!\.\w)\.?|тонн[а-я]{0,2}|tons?|tonnes?",
    "литр": r"(?-i:л)\.?|литр[а-я]{0,2}|lit(?:er|re)s?",
    "метр": r"(?-i:м)\.?|метр[а-я]{0,2}|met(?:er|re)s?",
    "метр квадратный": r"м2|м²|кв\.?\s?м(?:етр[а-я]{0,2})?\.?|квадратн[а-я]{2,3}\s+метр[а-я]{0,2}|sqm|sq\.?\s?m",
    "метр кубический": r"м3|м³|куб\.?\s?м(?:етр[а-я]{0,2})?\.?|кубов|куб(?:а|ов)?|кубическ[а-я]{2,3}\s+метр[а-я]{0,2}",
    "сантиметр": r"см\.?|сантиметр[а-я]{0,2}|cm",
    "миллиметр": r"мм\.?|миллиметр[а-я]{0,2}|mm",
    "километр": r"км\.?|километр[а-я]{0,2}|km|kilomet(?:er|re)s?",
    "гектар": r"га\.?|гектар[а-я]{0,2}|ha|hectares?",
    "киловатт": r"квт|киловатт[а-я]{0,2}|kw",
    "час": r"(?-i:ч)\.?|час[а-я]{0,2}|hours?|hrs?",
    "минута": r"мин\.?|минут[а-я]{0,2}|minutes?|mins?",
    "человек": r"чел\.?|человек[а-я]{0,1}|people|persons",
}
_BEHIND = r"(?:(?<=\d)|(?<=\dтыс)|(?<=\d тыс)|(?<=тыс\.)|(?<=\d млн)|(?<=млн\.))"
_MEASURE = re.compile(
    "|".join(
        rf"(?P<m{at}>{_BEHIND}[\s\u00a0]*(?:{pattern})(?![^\W_]))" for at, pattern in enumerate(_MEASURES.values())
    ),
    re.IGNORECASE,
)
_FIGURE_BEFORE = re.compile(r"[$€₽]|\d\s?[^\W\d]|\b(?:тыс|млн)", re.IGNORECASE)
"""What a text has in it that may have a measure: others are done with at one look."""

_NAMES = tuple(_MEASURES)
_BEFORE = re.compile(r"([$€₽])\s?(\d[\d.,]*)")
_NUMBERS = "одно двух трех четырех пяти шести семи восьми девяти десяти"
_NUMERALS: Mapping[str, int] = {name: number for number, name in enumerate(_NUMBERS.split(), 1)}
_COUNTED = (
    "дневн|недельн|месячн|летн|часов|минутн|комнатн|этажн|местн|сторонн|уровнев|этапн|тонн|кратн|колесн|процентн|дверн"
    "|страничн|секционн|литров|метров|килограммов|камерн|ярусн|сменн|цветн|спальн|канальн|слойн|осн|компонентн"
)
_COMPOUND = re.compile(
    rf"\b({'|'.join(_NUMERALS).replace('е', '[её]')})(?=(?:{_COUNTED})(?:ый|ой|ий|ая|яя|ое|ее|ые|ие|[а-яё]{{2,3}})\b)",
    re.IGNORECASE,
)


def with_measures(text: str) -> str:
    """Return a text that has a figure in it with one name for each measure: `5kg` is «5 килограмм»."""
    return _MEASURE.sub(_name, _BEFORE.sub(r"\2 \1", text)) if _FIGURE_BEFORE.search(text) else text


def _name(match: re.Match[str]) -> str:
    return f" {_NAMES[int(str(match.lastgroup)[1:])]}"


def with_figures(text: str) -> str:
    """Return a text whose compounds with a number are written in digits: «двухдневный» is «2-дневный»."""
    return _COMPOUND.sub(lambda match: f"{_NUMERALS[match[1].casefold().replace('ё', 'е')]}-", text)
