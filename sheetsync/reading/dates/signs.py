"""A due text as signs: `m4` a month, `w5` a weekday, `BY`, `END` … whatever the language; `x` is any other word.

The words are in `words/LANGUAGE/dates.toml`. Slips of the pen and the wrong keyboard layout are read through where one
word is left; where two are, each makes a reading of its own.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sheetsync.reading.keyboard import other_layout
from sheetsync.reading.morphology import forms, in_dictionary, is_russian
from sheetsync.reading.vocabulary import listed, words_of

FIRST_PLACE = 0xE000
"""The private characters from here on stand for expressions that were found in figures."""

OTHER = "x"

_LAST_PLACE = 0xF8FF
_TOKEN = re.compile(r"[\ue000-\uf8ff]|\d+|[^\W\d_]+(?:['-][^\W\d_]+)*|->|=>|→|[^\w\s]|_")
_MARKS = {**dict.fromkeys("–—−‐‑-", "-"), **dict.fromkeys(",;()|:", ","), "/": "/", "&": "AND", "+": "AND"} | {
    **dict.fromkeys(("->", "=>", "→", ">"), "ARROW"),
    "%": "MEASURE",
    "№": "SECTION",
    "#": "SECTION",
}
_SPELT = re.compile(r"[mgwt]-?\d+|DAY|WEEK|MONTH|QUARTER|NEXT|END|IN|YEAR")
"""The signs whose words may be misspelt."""
_ROMAN = {"i": "r1", "ii": "r2", "iii": "r3", "iv": "r4", "і": "r1", "іі": "r2", "ііі": "r3"}
_LONGEST_PHRASE = 4
_MOST_READINGS = 4
_CUT = 2
_SMALL = ("CONJ", "PREP", "PRCL")
_MONTHS = frozenset(f"m{month}" for month in range(1, 13))


class _Lexicon(NamedTuple):
    phrases: dict[tuple[str, ...], str]
    spelt: dict[str, str]
    ordinals: re.Pattern[str]
    others: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    phrases: dict[tuple[str, ...], str] = {}
    for sign, word in words_of("dates", "signs"):
        phrases.setdefault(tuple(re.sub(r"[.]", " ", word).split()), sign)
    spelt = {words[0]: sign for words, sign in phrases.items() if len(words) == 1 and _SPELT.fullmatch(sign)}
    return _Lexicon(
        phrases,
        {word: sign for word, sign in spelt.items() if len(word) > 2},
        _suffixed(listed("dates", "letters", "day")),
        _suffixed(listed("dates", "letters", "other")),
    )


def weekday_named(folded: str) -> int | None:
    """Return the ISO weekday (1 = Monday) that a folded word names, None for any other text."""
    sign = _lexicon().phrases.get((folded,), "")
    return int(sign[1:]) if re.fullmatch(r"w\d", sign) else None


def names_a_time(folded: str) -> bool:
    """Whether a folded word is a month, a weekday or a day told from today."""
    return re.fullmatch(r"[mgwt]-?\d+", _lexicon().phrases.get((folded,), "")) is not None


def _suffixed(letters: tuple[str, ...]) -> re.Pattern[str]:
    apart = "|".join(listed("dates", "letters", "apart")) or "(?!)"
    longest_first = "|".join(sorted(letters, key=len, reverse=True))
    return re.compile(rf"\b(\d{{1,2}})(?: ?- ?| (?=(?:{apart})\b))?(?:{longest_first})\b")


def read_signs(text: str) -> Iterator[list[str]]:
    """Yield the signs of a prepared text: once, or once for each thing that a misspelt word can mean."""
    lexicon = _lexicon()
    text = lexicon.ordinals.sub(r" o\1 ", text)
    text = lexicon.others.sub(r" a\1 ", text)
    text = re.sub(r"\b([qh])([1-4])\b", r" \1\2 ", text)
    text = re.sub(r"\b([1-4])([qh])(?=\d|\b)", r" \2\1 ", text)
    pieces = re.findall(r"(?<= )[oaqh]\d+(?= )|" + _TOKEN.pattern, re.sub(r"['’](?=\d\d\b)", " ' ", _relaid(text)))
    choices = list(_choices(pieces, lexicon))
    yield from map(_joined, list(product(*choices))[:_MOST_READINGS])


def _choices(pieces: list[str], lexicon: _Lexicon) -> Iterator[tuple[str, ...]]:
    kept = [piece for piece in pieces if piece not in '."«»„“”?!~≈']
    at = 0
    while at < len(kept):
        for length in range(min(_LONGEST_PHRASE, len(kept) - at), 0, -1):
            sign = lexicon.phrases.get(tuple(kept[at : at + length]))
            if sign:
                yield (sign,)
                at += length
                break
        else:
            beside_number = any(piece[-1].isdigit() for piece in kept[max(at - 1, 0) : at + 2])
            yield _signs_of(kept[at], lexicon, beside_number=beside_number)
            at += 1


def _signs_of(piece: str, lexicon: _Lexicon, *, beside_number: bool) -> tuple[str, ...]:
    if piece in _MARKS:
        return (_MARKS[piece],)
    if FIRST_PLACE <= ord(piece[0]) <= _LAST_PLACE:
        return (f"d{ord(piece[0]) - FIRST_PLACE}",)
    if piece[0].isdigit():
        is_year = len(piece) == 4 and "1990" <= piece <= "2100"
        return (f"y{piece}" if is_year else piece,)
    if piece in _ROMAN:
        return (_ROMAN[piece],)
    if piece[-1].isdigit() or piece == "'":
        return (piece,)
    return _meant(piece, lexicon, beside_number=beside_number)


def _meant(word: str, lexicon: _Lexicon, *, beside_number: bool) -> tuple[str, ...]:
    """Return the signs that a word can be a slip for, `x` where it is a word of its own."""
    if "-" in word and "-" not in {word[0], word[-1]}:
        parts = word.split("-")
        found = [lexicon.phrases.get((part,)) for part in parts]
        if all(found):
            is_number = all(re.fullmatch(r"[no]\d+", sign or "") for sign in found)
            return ((" " if is_number else " - ").join(sign for sign in found if sign),)
    if beside_number and len(word) == _CUT:
        return _months_begun(word, lexicon)
    if len(word) < (3 if beside_number else 4) or in_dictionary(word):
        return (OTHER,)
    allowed = 2 if len(word) >= 8 else 1
    near = {known: OSA.distance(word, known, score_cutoff=allowed) for known in lexicon.spelt if len(known) >= 3}
    fewest = min(near.values(), default=allowed + 1)
    if fewest > allowed:
        return (OTHER,)
    candidates = (known for known, slips in near.items() if slips == fewest and _telling(known, word))
    by_meaning = {_meaning(lexicon.spelt[known]): lexicon.spelt[known] for known in candidates}
    return tuple(sorted(by_meaning.values())) or (OTHER,)


def _months_begun(word: str, lexicon: _Lexicon) -> tuple[str, ...]:
    """Return the months that two letters beside a figure begin («12 ию.»); two Latin ones tell no month for sure."""
    begun = sorted({_meaning(sign) for known, sign in lexicon.spelt.items() if known.startswith(word)} & _MONTHS)
    sure = (len(begun) > 1 or is_russian(word)) and not any(form.has(part) for form in forms(word) for part in _SMALL)
    return tuple(begun) if begun and sure else (OTHER,)


def _telling(known: str, word: str) -> bool:
    """Whether a short word is told well enough to be read through a slip: never an abbreviation."""
    return len(known) > 4 or (known[-1] in listed("dates", "letters", "of_words") and known[0] in word[:2])


def _meaning(sign: str) -> str:
    return sign.replace("g", "m")


def _joined(choice: tuple[str, ...]) -> list[str]:
    """Return the signs one by one, ordinals in two words («двадцать пятого») and numbers in words put together."""
    put: list[str] = []
    for sign in " ".join(choice).split():
        before = put[-1] if put else ""
        number = re.fullmatch(r"([no])(\d)", sign)
        if re.fullmatch(r"[23]0", before) and number:
            put[-1] = f"{'' if number[1] == 'n' else 'o'}{int(before) + int(number[2])}"
        elif before == "'" and re.fullmatch(r"\d\d", sign):
            put[-1] = f"y20{sign}"
        else:
            put.append(sign[1:] if re.fullmatch(r"n\d+", sign) else sign)
    return put


def _relaid(text: str) -> str:
    """Return the text with the words that were typed in the wrong layout put right."""
    return " ".join(map(_relaid_word, text.split(" ")))


def _relaid_word(word: str) -> str:
    other = other_layout(word)
    if other == word or _known(word):
        return word
    return other if _known(other) else word


def _known(chunk: str) -> bool:
    """Whether every word of a chunk without spaces is one of ours, and there is one."""
    words = [piece for piece in _TOKEN.findall(chunk) if piece[0].isalpha()]
    phrases = _lexicon().phrases
    return bool(words) and all((word,) in phrases for word in words)
