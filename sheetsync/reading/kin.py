"""Words made from a department's name: «хирурги» of «Хирургия», «сметчица» of «Сметный отдел», a librarian of Library.

Name and word are kin where they are one stem with an ending each; the endings are in `words/LANGUAGE/departments.toml`.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from sheetsync.reading.functions import pieces, telling
from sheetsync.reading.morphology import Form, forms, is_russian
from sheetsync.reading.vocabulary import listed

_STEM = 4
_KEPT = 4_000
_SHORTEST = 2
_LONGEST_SHORT = 5
_NAMED = frozenset({"Name", "Surn", "Patr", "Geox"})


def kin_of(text: str, said: Sequence[tuple[str, str]]) -> set[str]:
    """Return the departments, of these (words, name), of whose name the one telling word of a text is made.

    Either it is somebody, made from the name's first word («реставраторы»), or it stands beside «отдел» and is made
    from the only one, adjective from noun or noun from adjective («хирургическое отделение», «отдел новостей»).
    """
    words = pieces(text)
    told = telling(words)
    if len(told or words) != 1 or is_outsider((told or words)[0]):
        return set()
    word, heads = (told or words)[0], frozenset(words) - frozenset(told) if told else frozenset[str]()
    people = _people_stems(word, guessed=text.strip()[:1].islower()) | _short_names(word)
    beside = _stems_beside_head(word) if heads or _are_many(word) else frozenset[str]()
    return {
        name
        for phrase, name in said
        if people & _first_stems(phrase) or beside & _only_stems(phrase) or (heads and _is_cut_in(word, heads, phrase))
    }


def is_outsider(word: str) -> bool:
    """Return whether a folded word is somebody that no department has for its people: «поставщик», client."""
    return bool({word, word.removesuffix("s"), *(form.lemma for form in forms(word))} & set(_endings("never")))


@cache
def _endings(key: str) -> tuple[str, ...]:
    return listed("departments", "made", key)


@lru_cache(maxsize=_KEPT)
def _first_stems(phrase: str) -> frozenset[str]:
    """Return the stems of a name's first telling word."""
    words = _own_words(phrase)
    return _name_stems(words[0]) | {f"={words[0]}"} if words else frozenset()


@lru_cache(maxsize=_KEPT)
def _only_stems(phrase: str) -> frozenset[str]:
    words = _own_words(phrase)
    return _name_stems(words[0]) if len(words) == 1 else frozenset()


def _own_words(phrase: str) -> list[str]:
    words = [part for word in pieces(phrase) for part in word.split("-")]
    return [beginning_of(word) or word for word in telling(words)]


def _is_cut_in(word: str, heads: frozenset[str], phrase: str) -> bool:
    """Whether a name is a word cut short with a head run on: «техническая служба» and «Техслужба»."""
    words = pieces(phrase)
    cut = beginning_of(words[0]) if len(words) == 1 else None
    return cut is not None and word.startswith(cut) and any(words[0].endswith(head) for head in heads)


@cache
def beginning_of(word: str) -> str | None:
    """Return what stands before a head in one word («энерго» of «энергоцех»), None where there is none."""
    heads = listed("departments", "words", "run_on")
    return next((word.removesuffix(head) for head in heads if word.endswith(head) and len(word) > len(head) + 2), None)


def _name_stems(word: str) -> frozenset[str]:
    bases = {form.lemma for form in forms(word)[:2]} or {word}
    return frozenset(stem for base in bases for stem in _stems(base, "name_endings"))


def _people_stems(word: str, *, guessed: bool) -> frozenset[str]:
    """Return the stems of somebody; `guessed`: also of a word that no dictionary has, which is no surname then."""
    if not is_russian(word):
        return frozenset(stem for base in {word, word.removesuffix("s")} for stem in _stems(base, "people_endings"))
    bases = {form.lemma for form in forms(word)[:2] if _is_people(form, guessed=guessed)}
    return frozenset(stem for base in bases for stem in _stems(base, "people_endings"))


def _short_names(word: str) -> frozenset[str]:
    """Return the short names with which a word for their people begins: «вэдовцы», «пто-шник»; marked as whole."""
    bases = {word, *(form.lemma for form in forms(word)[:2])}
    cut = {base.removesuffix(end).rstrip("-") for base in bases for end in _endings("of_short") if base.endswith(end)}
    return frozenset(f"={name}" for name in cut if _SHORTEST <= len(name) <= _LONGEST_SHORT)


def _are_many(word: str) -> bool:
    """Whether a word is of many things («претензии»), as «продажи» are of the sales department."""
    return any(form.has("NOUN", "inan", "plur", "nomn") for form in forms(word)[:1])


def _is_people(form: Form, *, guessed: bool) -> bool:
    alive = form.has("anim") or (guessed and not form.known)
    return form.has("NOUN") and alive and not form.grammemes & _NAMED


def _stems_beside_head(word: str) -> frozenset[str]:
    made = forms(word)[:2]
    adjectives = (stem for form in made if form.has("ADJF") for stem in _stems(form.lemma, "adjective_endings"))
    nouns = (stem for form in made if form.has("NOUN", "inan") for stem in _stems(form.lemma, "name_endings"))
    return frozenset((*adjectives, *nouns))


def _stems(base: str, endings: str) -> frozenset[str]:
    """Return a word without each of the endings that it has, «библиотечный» and «библиотека» alike."""
    cut = (base.removesuffix(ending) for ending in _endings(endings) if base.endswith(ending))
    return frozenset(stem[:-1] + _softened().get(stem[-1], stem[-1]) for stem in cut if len(stem) >= _STEM)


@cache
def _softened() -> dict[str, str]:
    """Return the letters that stand for another at the end of a stem: «ч» for «к» in «библиотечный»."""
    return {pair[0]: pair[1] for pair in _endings("softened")}
