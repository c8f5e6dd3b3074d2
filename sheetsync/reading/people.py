"""Persons' names beside a department: «Ольга из бухгалтерии», «Производство — Петров С.»."""

import re
from functools import cache

from sheetsync.reading.folding import fold
from sheetsync.reading.morphology import forms
from sheetsync.reading.vocabulary import listed

_HANDLE = re.compile(r"@\w+|\S+@\S+\.\S+")
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.?\s?){1,2}")
_DOTTED = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){2}")
_LATIN_NAME = re.compile(r"[A-Z][a-z]{2,}")
_NAMED = ("Name", "Surn", "Patr")


def is_person(text: str) -> bool:
    """Whether a text is nothing but somebody's name: given name, surname, patronymic, initials, a handle."""
    words = text.replace(",", " ").split()
    named = [word for word in words if not _INITIALS.fullmatch(word) and fold(word.rstrip(".")) not in _titles()]
    return bool(named) and all(map(_is_name, named))


def are_initials(text: str) -> bool:
    """Whether a text is two initials with dots, and beside a name no short name of a department («Петров О. П.»)."""
    return _DOTTED.fullmatch(text.strip()) is not None


def may_be_surname(text: str) -> bool:
    """Whether a text, with initials or none, may be a surname that is a form of who people are: «Кассиров»."""
    words = [word for word in text.replace(",", " ").split() if not _INITIALS.fullmatch(word)]
    surnames = [word for word in words if word.istitle() and _is_of_many(fold(word))]
    return bool(surnames) and all(word in surnames or _is_name(word) for word in words)


def _is_of_many(word: str) -> bool:
    return any(form.known and form.has("NOUN", "anim", "plur", "gent") for form in forms(word)[:1])


@cache
def _titles() -> frozenset[str]:
    return frozenset(listed("departments", "words", "titles"))


def _is_name(word: str) -> bool:
    if _HANDLE.fullmatch(word) or _LATIN_NAME.fullmatch(word):
        return True
    if not word[0].isupper() or word.isupper():
        return False
    return any(form.has(kind) for form in forms(fold(word.strip(".")))[:3] for kind in _NAMED)
