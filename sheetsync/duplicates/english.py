"""English words: their plain form, and what a verb has in common with the noun of its deed."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from sheetsync.duplicates.files import read_lines

_ENGLISH = re.compile("[a-z]+")
_SHORTEST = 4
_ONE_AS_MANY = ("ss", "us", "is", "news", "series", "analysis", "logistics", "analytics", "sales")
_DEEDS = (
    "ational",
    "ations",
    "ation",
    "ition",
    "tion",
    "sion",
    "ment",
    "ance",
    "ence",
    "ing",
    "ed",
    "al",
    "ery",
    "ery",
)
_IRREGULAR = {
    "bought": "buy",
    "made": "make",
    "sent": "send",
    "sold": "sell",
    "paid": "pay",
    "wrote": "write",
    "written": "write",
    "held": "hold",
    "found": "find",
    "built": "build",
    "took": "take",
    "taken": "take",
    "did": "do",
    "done": "do",
    "analysis": "analyse",
    "analyses": "analyse",
    "sales": "sale",
    "men": "man",
    "women": "woman",
    "people": "person",
    "children": "child",
    "feet": "foot",
    "licence": "license",
    "cheque": "check",
    "centre": "center",
    "theatre": "theater",
    "colour": "color",
    "labour": "labor",
    "catalogue": "catalog",
    "programme": "program",
    "grey": "gray",
    "tyre": "tire",
    "draught": "draft",
}


def is_english(word: str) -> bool:
    """Whether a folded word is written in plain Latin letters alone."""
    return _ENGLISH.fullmatch(word) is not None


def plain_form(word: str) -> str:
    """Return a word in the singular, in American spelling: `catalogues` is `catalog`."""
    one = _IRREGULAR.get(word) or _singular(word)
    one = _IRREGULAR.get(one, one)
    return re.sub(r"(?<=\w{3})is(?=e$|ing$|ed$|ation$)", "iz", one)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(_ONE_AS_MANY):
        return word
    if word.endswith("ies"):
        return f"{word.removesuffix('ies')}y" if len(word) > 4 else word.removesuffix("s")
    return word.removesuffix("es") if word.endswith(("ches", "shes", "sses", "xes", "zes")) else word.removesuffix("s")


def english_roots(word: str) -> Iterator[str]:
    """Yield the roots of a plain form as keys: `install` and `installation` share one, and `choose` and `choice`."""
    verb = _verbs().get(word, word)
    yield from {f"e:{_root(verb)}", f"e:{_root(_cut(verb))}"}


@cache
def _verbs() -> Mapping[str, str]:
    """Return the verb of each name of a deed that no rule leads to it."""
    pairs = (line.split() for line in read_lines("english_deeds.txt"))
    return {noun: verb for verb, *nouns in pairs for noun in nouns}


def _cut(word: str) -> str:
    if word.endswith("fication"):
        return f"{word.removesuffix('ication')}y"
    for end in _DEEDS:
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST - 1:
            return word.removesuffix(end)
    return word


def _root(stem: str) -> str:
    """Return a stem without a mute e, an at of -ation, a doubled consonant; y as i."""
    root = stem.removesuffix("e")
    if len(root) > 5:
        root = root.removesuffix("at")
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "ls":
        root = root[:-1]
    if len(root) > 6 and root.endswith("ll"):
        root = root[:-1]
    return f"{root[:-1]}i" if root.endswith("y") else root
