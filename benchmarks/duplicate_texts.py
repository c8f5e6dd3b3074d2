"""Task texts in any number, the same each time: a varied sheet, and a dense one of few phrases."""

import random
from collections.abc import Sequence
from functools import cache
from itertools import product

import pymorphy3

SEED = 2026
NOUNS = 7_000
_PLANTED = 10
"""One row in so many is an earlier row in other words."""
_NUMBERED = 3
"""One row in so many bears a number."""
_DEEDS = (
    ("Подготовить", "подготовка"),
    ("Согласовать", "согласование"),
    ("Проверить", "проверка"),
    ("Обновить", "обновление"),
    ("Рассчитать", "расчёт"),
    ("Отгрузить", "отгрузка"),
    ("Разместить", "размещение"),
    ("Изучить", "изучение"),
    ("Доставить", "доставка"),
    ("Отремонтировать", "ремонт"),
)
_THINGS = ("отчёта", "договора", "счёта", "презентации", "сметы")
_CLIENTS = ("Альфа", "Лакомка", "Север", "Вектор", "Globex", "Магнит", "Омега", "Рассвет", "Прима")
_MONTHS = ("январь", "март", "май", "июль", "сентябрь")


def varied(count: int) -> list[str]:
    """Return texts of a deed and two nouns, some with a number; a tenth are earlier ones in other words."""
    chance = random.Random(SEED)  # noqa: S311 - a benchmark wants the same texts each time
    nouns = _nouns()
    texts: list[str] = []
    written: list[tuple[str, str]] = []
    while len(texts) < count:
        if written and chance.randrange(_PLANTED) == 0:
            deed, rest = chance.choice(written)
            texts.append(chance.choice((f"{rest}: {deed}", f"{deed} {rest}", f"Срочно: {deed} {rest}")))
            continue
        verb, deed = chance.choice(_DEEDS)
        number = f" № {chance.randrange(1, 400)}" if chance.randrange(_NUMBERED) == 0 else ""
        rest = f"{chance.choice(nouns)} {chance.choice(nouns)}{number}"
        written.append((deed, rest))
        texts.append(f"{verb} {rest}")
    return texts


def dense(count: int) -> list[str]:
    """Return texts of 450 phrases (deed, thing, client), with a month at most, over and over."""
    chance = random.Random(SEED)  # noqa: S311 - as above
    phrases = [f"{deed} {thing} для «{client}»" for (_, deed), thing, client in product(_DEEDS, _THINGS, _CLIENTS)]
    return [f"{chance.choice(phrases)} за {chance.choice(_MONTHS)}" for _ in range(count)]


@cache
def _nouns() -> Sequence[str]:
    """Return nouns of the dictionary in the genitive, evenly from all over the alphabet."""
    analyzer = pymorphy3.MorphAnalyzer(lang="ru")
    found = {
        parse.word
        for first, second in product("бвгдзкмнпрст", "ао")
        for parse in analyzer.iter_known_word_parses(first + second)
        if parse.tag.POS == "NOUN" and {"inan", "gent", "sing"} <= parse.tag.grammemes
    }
    words = sorted(found)
    return words[:: max(1, len(words) // NOUNS)][:NOUNS]
