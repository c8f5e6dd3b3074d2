"""What is forgiven when two texts are compared: case, spaces, ё/е, and letters that only look alike."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = "авекмнорстухіј"
_LATIN = "abekmhopctyxij"
_TO_CYRILLIC = str.maketrans(dict(zip(_LATIN, _CYRILLIC, strict=True)) | {"b": "в", "i": "и"})
_TO_LATIN = str.maketrans(dict(zip(_CYRILLIC, _LATIN, strict=True)))
_HAS_CYRILLIC = re.compile("[а-яёіј]")
_HAS_LATIN = re.compile("[a-z]")
_TWINS_LATIN = re.compile(f"[{_LATIN}]+")
_TWINS_CYRILLIC = re.compile(f"[{_CYRILLIC}]+")


def fold(text: str) -> str:
    """Return the text without the differences that people don't see as such: case, spaces, ё/е, invisible marks."""
    return " ".join(visible(text).casefold().replace("ё", "е").split())


def visible(text: str) -> str:
    """Return the text without marks that nobody sees, its letters composed (й as one character)."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def untangle(folded: str) -> str:
    """Return a folded text whose mixed words are put into one alphabet («Bыполнено» with a Latin B).

    Only a word that holds both alphabets is touched, and only where every letter of the one has a twin in the other.
    """
    if not (_HAS_LATIN.search(folded) and _HAS_CYRILLIC.search(folded)):
        return folded
    return _WORD.sub(lambda match: _one_alphabet(match.group()), folded)


def _one_alphabet(word: str) -> str:
    latin = "".join(_HAS_LATIN.findall(word))
    cyrillic = "".join(_HAS_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    if _TWINS_LATIN.fullmatch(latin) and len(cyrillic) >= len(latin):
        return word.translate(_TO_CYRILLIC)
    if _TWINS_CYRILLIC.fullmatch(cyrillic):
        return word.translate(_TO_LATIN)
    return word.translate(_TO_CYRILLIC) if _TWINS_LATIN.fullmatch(latin) else word


def in_cyrillic(folded: str) -> str:
    """Return a folded word with the Cyrillic twins of its Latin letters that have one."""
    return folded.translate(_TO_CYRILLIC)


def strip_marks(folded: str) -> str:
    """Return a folded text without the marks and signs (emoji too) at its ends and with one space for those inside."""
    return " ".join(_MARKS.sub(" ", folded).split())


_MARKS = re.compile(r"[^\w%№+&-]+|(?<!\w)-+|-+(?!\w)|_+")


def has_cyrillic(text: str) -> bool:
    """Whether a folded text has a Russian letter in it."""
    return _HAS_CYRILLIC.search(text) is not None
