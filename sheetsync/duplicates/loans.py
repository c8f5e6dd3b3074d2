"""How a word sounds, so that one written in two alphabets is known: «дашборд», dashboard."""

import re

_SHORTEST, _WHOLE = 3, 5
_LATIN = (
    *(("sch", "ш"), ("tch", "ч"), ("sh", "ш"), ("ch", "ч"), ("ph", "ф"), ("th", "т"), ("ck", "к"), ("kh", "х")),
    *(
        ("zh", "ж"),
        ("ts", "ц"),
        ("wh", "в"),
        ("qu", "кв"),
        ("dg", "ж"),
        ("x", "кс"),
        ("oo", "у"),
        ("ee", "и"),
    ),
)
_RUSSIAN = (("тч", "ч"), ("дж", "ж"))
_HAS_LATIN = re.compile("[a-z]")
_LETTERS = str.maketrans("bdfghjklmnpqrstvwz", "бдфгхжклмнпкрстввз")
_SOFT_C = re.compile("c(?=[eiy])")
_VOWELS = re.compile("[aeiouyаеиоуыэюяёйьъ]+")
_DOUBLED = re.compile(r"(.)\1+")
_SHORT_VOWELS = str.maketrans("aeiouy", "аеиоуи")
_ALIKE = str.maketrans({"щ": "ш", "ц": "с", "з": "с", "ж": "ш", "х": "г"})


def sounds(word: str) -> frozenset[str]:
    """Return how a folded word sounds, in Cyrillic: its consonants, if enough are left, and a short one in full."""
    text = _with_sounds(word) if _HAS_LATIN.search(word) else word
    for letters, sound in _RUSSIAN:
        text = text.replace(letters, sound)
    text = text.replace("c", "к").translate(_LETTERS)
    found = {_DOUBLED.sub(r"\1", _VOWELS.sub("", text).translate(_ALIKE))}
    if len(word) <= _WHOLE:
        found.add(_DOUBLED.sub(r"\1", text.translate(_SHORT_VOWELS)))
    return frozenset(sound for sound in found if len(sound) >= _SHORTEST)


def _with_sounds(word: str) -> str:
    """Return a word whose Latin letters that make one sound together are written as that sound."""
    text = _SOFT_C.sub("s", word)
    for letters, sound in _LATIN:
        text = text.replace(letters, sound)
    return text
