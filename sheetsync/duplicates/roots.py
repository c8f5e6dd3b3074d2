"""What a verb and the nouns and adjectives made from it have in common: «согласовать» and «согласование»."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from sheetsync.duplicates.files import read_lines, read_words
from sheetsync.reading.morphology import Form

_CACHED_ROOTS = 20_000
_NAMES = frozenset({"Surn", "Name", "Patr"})
_SHORTEST = 4
_SHORTEST_THING = 3
_VERBAL = re.compile(r"(?:ировать|овать|евать|ывать|ивать|авать|нуть|ать|ять|ить|еть|уть|ыть|ти)$")
_ACTION = re.compile(
    r"(?:ирование|ировка|ование|евание|ывание|ивание|авание|ание|яние|ение|ация|яция|ция|овка|евка|ка|ба|тие|аж|инг)$"
)
_DEED = re.compile(r"(?:[аеыия]ние|тие|ация|яция|ировка)$")
_ENDING = re.compile(r"(?:ие|ия|а|я|ь|о|е)$")
_QUALITY = re.compile(r"(?:ский|цкий|ской|енный|овый|евый|овой|евой|ный|ний|ной|ый|ий|ой)$")
_MATERIAL = re.compile(r"(?:янный|анный|яный|аный|яной|аной|овский|евский|альный|ивный|еский)$")
_FLEETING = frozenset("ое")
_HARD = {"ж": ("г", "ж", "з"), "ч": ("к", "ц", "ч"), "ш": ("х", "ш")}
_LABIAL = ("бл", "вл", "мл", "пл", "фл")
_OPEN = "аеиоуыэюяйь"
_LENGTHENED = re.compile(r"а(?=[^аеиоуыэюя]+$)")
_SOFTENED = (
    *((letters, ("Щ",)) for letters in ("ст", "ск", "щ")),
    ("жд", ("Ж",)),
    ("т", ("Ч", "Щ")),
    *((letter, ("Ч",)) for letter in "кчц"),
    *((letter, ("Ж",)) for letter in "дзгж"),
    *((letter, ("Ш",)) for letter in "схш"),
)
"""Consonants that stand for each other at the end of a root: «размес-тить», «раз-мещ-ение»."""

_LASTS = frozenset(end[-1] for end, _ in _SOFTENED)
_BY_LAST = {last: tuple(one for one in _SOFTENED if one[0].endswith(last)) for last in _LASTS}

_NOTHING_ADDED = ("про", "от", "за", "на", "по", "о", "с")
"""Prefixes that only end what a verb on -овать does: «проанализировать», «отремонтировать»."""

_PREFIXES: Mapping[str, str] = {
    "": "",
    "благоу": "благоу",
    **{one: one for one in ("в", "вы", "до", "за", "из", "на", "над", "о", "об", "от", "пере", "по", "под", "пре")},
    **{one: one for one in ("пред", "при", "про", "раз", "с", "у", "воз", "недо")},
    "во": "в",
    "въ": "в",
    "изо": "из",
    "ис": "из",
    "изъ": "из",
    "надо": "над",
    "обо": "об",
    "объ": "об",
    "ото": "от",
    "отъ": "от",
    "подо": "под",
    "подъ": "под",
    "предо": "пред",
    "разо": "раз",
    "рас": "раз",
    "разъ": "раз",
    "со": "с",
    "съ": "с",
    "вос": "воз",
}


@lru_cache(maxsize=_CACHED_ROOTS)
def roots(form: Form) -> frozenset[str]:
    """Return the roots of a word as keys; two words of one deed or thing share at least one.

    A verb and the noun of its deed share `v:` keys, two nouns of one deed `d:` keys, a verb on -овать and the noun it
    comes from `o:` keys, a noun and its adjective `a:` keys.
    """
    if not _NAMES.isdisjoint(form.grammemes):
        return frozenset()
    if form.has("NOUN"):
        return _noun_roots(form.lemma)
    if form.has("INFN") or form.has("VERB"):
        return frozenset(_of_verb(form))
    return frozenset(_of_adjective(form.lemma)) if form.has("ADJF") or form.has("ADJS") else frozenset()


def _of_verb(form: Form) -> Iterator[str]:
    verb = form.lemma.removesuffix("ся").removesuffix("сь")
    yield from (f"v:{family}" for family in _families(verb))
    for stem in {_VERBAL.sub("", verb), verb.removesuffix("ть")}:
        yield from _softened("v", stem)
        if verb.endswith(("ывать", "ивать")):
            yield from _softened("v", _LENGTHENED.sub("о", stem))
    if verb.endswith("овать"):
        stem = verb.removesuffix("овать").removesuffix("ир")
        prefixes = [prefix for prefix in _NOTHING_ADDED if stem.startswith(prefix)] if form.has("perf") else []
        for bare in (stem, *(stem.removeprefix(prefix) for prefix in prefixes)):
            yield from _softened("o", bare)
            yield from _softened("v", bare)


@lru_cache(maxsize=_CACHED_ROOTS)
def _noun_roots(noun: str) -> frozenset[str]:
    return frozenset(_of_noun(noun))


def _of_noun(noun: str) -> Iterator[str]:
    bare = _ENDING.sub("", noun)
    if len(bare) >= _SHORTEST_THING:
        yield f"a:{bare}"
    yield from _softened("o", bare)
    if noun in read_words("things.txt"):
        return
    for kind in ("v", "d") if _DEED.search(noun) else ("v",):
        yield from (f"{kind}:{family}" for family in _families(noun))
        yield from _softened(kind, _ACTION.sub("", noun))
    yield from _softened("v", bare)


def _of_adjective(adjective: str) -> Iterator[str]:
    plain = _QUALITY.sub("", adjective)
    bares = {plain, plain.rstrip("ьй"), _MATERIAL.sub("", adjective), *map(adjective.removesuffix, ("ный", "ионный"))}
    for root in (root for bare in bares for root in _hardened(bare)):
        if len(root) >= _SHORTEST_THING:
            yield f"a:{root}"
    if adjective.endswith("ический"):
        stem = adjective.removesuffix("ический")
        yield from (f"a:{stem}ик", f"a:{stem}")
    if adjective.endswith("очный"):
        yield f"a:{adjective.removesuffix('очный')}к"


def _hardened(bare: str) -> Iterator[str]:
    """Yield what an adjective's stem is made of: «книжный» of «книга», «кухонный» of «кухня»."""
    yield bare
    yield from (bare[:-1] + letter for letter in _HARD.get(bare[-1:], ()))
    if bare[-2:-1] in _FLEETING:
        yield bare[:-2] + bare[-1]


def _softened(kind: str, stem: str) -> Iterator[str]:
    yield from (f"{kind}:{root}" for root in _soft(stem))


@lru_cache(maxsize=_CACHED_ROOTS)
def _soft(stem: str) -> tuple[str, ...]:
    """Return a stem's root as keys, one for each consonant that its last one may stand for; none of a short one."""
    root = stem.rstrip(_OPEN)
    if root.endswith(_LABIAL):
        root = root.removesuffix("л")
    if len(root) < _SHORTEST:
        return ()
    for end, letters in _BY_LAST.get(root[-1], ()):
        if root.endswith(end):
            return tuple(f"{root.removesuffix(end)}{letter}" for letter in letters)
    return (root,)


def _families(word: str) -> Iterator[str]:
    """Yield prefix and family for each way to split the word."""
    for length in range(min(7, len(word) - 1)):
        prefix = _PREFIXES.get(word[:length])
        family = _shapes().get(word[length:]) if prefix is not None else None
        if family:
            yield f"{prefix}-{family}"


@cache
def _shapes() -> Mapping[str, str]:
    """Return the first shape of the family by each of its shapes."""
    return {shape: line.split()[0] for line in read_lines("families.txt") for shape in line.split()}
