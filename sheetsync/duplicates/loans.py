"""How a word sounds, so that one written in two alphabets is known: «дашборд», dashboard."""

import re

_SHORTEST, _WHOLE = 3, 4
_LATIN = (
    *(("sch", "ш"), ("tch", "ч"), ("sh", "ш"), ("ch", "ч"), ("ph", "ф"), ("th", "т"), ("ck", "к"), ("kh", "х")),
    *(("zh", "ж"), ("ts", "ц"), ("wh", "в"), ("qu", "кв"), ("dg", "ж"), ("x", "кс")),
)
_LETTERS = str.maketrans("bdfghjklmnpqrstvwz", "бдфгхжклмнпкрстввз")
_SOFT_C = re.compile("c(?=[eiy])")
_VOWELS = re.compile("[aeiouyаеиоуыэюяёйьъ]+")
_DOUBLED = re.compile(r"(.)\1+")
_SHORT_VOWELS = str.maketrans("aeiouy", "аеиоуи")
_ALIKE = str.maketrans({"щ": "ш", "ц": "с", "з": "с", "ж": "ш", "х": "г"})


def skeleton(word: str) -> str:
    """Return the consonants of a folded word as they sound, in Cyrillic; of a word of four letters at most its vowels too.

    Empty where too little is left to tell.
    """
    text = _SOFT_C.sub("s", word)
    for letters, sound in _LATIN:
        text = text.replace(letters, sound)
    text = text.replace("c", "к").translate(_LETTERS)
    if len(word) <= _WHOLE:
        return text.translate(_SHORT_VOWELS) if len(word) >= _SHORTEST else ""
    bare = _DOUBLED.sub(r"\1", _VOWELS.sub("", text).translate(_ALIKE))
    return bare if len(bare) >= _SHORTEST else ""
