"""A status text as signs: DONE, DOING, NOT, PARTLY … whatever the language; the words are `words/*/statuses.toml`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sheetsync.reading.dates.signs import names_a_time
from sheetsync.reading.folding import fold, has_cyrillic, untangle
from sheetsync.reading.functions import functions_of
from sheetsync.reading.morphology import Form, forms, in_dictionary
from sheetsync.reading.people import is_person
from sheetsync.reading.spelling import meant
from sheetsync.reading.translit import in_latin
from sheetsync.reading.vocabulary import listed, words_of

BREAK = "|"
OTHER = "OTHER"
TIME = "TIME"

_PIECE = re.compile(r"\d+(?:[.,/-]\d+)*\s*%?|[^\W\d_]+(?:['’-][^\W\d_]+)*|[✅✔☑⏸]|[,;:()—–\n.!/+-]")
_BREAKS = frozenset(",;:()—–-\n.!/+")
_PERCENT = re.compile(r"(\d+)(?:[.,]\d+)?\s*%")
_LONGEST_PHRASE = 4
_TELLING = 6
_LEAST_RESPELT = 5
_HEARD = frozenset({"DOING", "WAITING", "PLANNED"})
_CLOSING = frozenset({"DONE", "CANCELLED"})


class Said(NamedTuple):
    """A sign, and the percentage where it is one."""

    sign: str
    percent: int | None = None


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for sign, word in words_of("statuses", "signs"):
        found.setdefault(tuple(word.split()), sign)
    return found


@cache
def _spelt() -> Mapping[str, str]:
    return {words[0]: sign for words, sign in _phrases().items() if len(words) == 1 and sign != "WORD"}


@cache
def _latinised() -> Mapping[str, str]:
    """Return the signs of the words that may be typed in Latin letters («gotovo»)."""
    return {in_latin(word): sign for word, sign in _spelt().items() if has_cyrillic(word) and len(word) >= _TELLING}


def is_status_word(word: str) -> bool:
    """Whether a folded word is one of ours, so that it can be no slip for another («shipped», not «slipped»)."""
    return (word,) in _phrases()


def read_signs(text: str) -> list[Said]:
    """Return the signs of a status text in its order; a name beside a status is left out."""
    raw = _PIECE.findall(_percents().sub(r"\1%", _some_of().sub(_as_percent, text)))
    folded = [_respelt(untangle(fold(piece)).replace("’", "'")) for piece in raw]
    return _settled(list(_signs(raw, folded)))


def _settled(said: list[Said]) -> list[Said]:
    """Return the signs, «назначено на» as planned where a time follows («на 14-е»), else as nothing known."""
    return [_set(said[at + 1 : at + 3]) if one.sign == "SET" else one for at, one in enumerate(said)]


def _set(behind: list[Said]) -> Said:
    return Said("PLANNED" if any(one.sign in {TIME, "FUTURE"} for one in behind) else OTHER)


def _as_percent(match: re.Match[str]) -> str:
    """Return «3 из 5» as a percentage; what makes no part («5 из 3») as it is."""
    done, whole = (int(number) for number in match.groups() if number is not None)
    if not whole > 0 or done > whole:
        return match[0]
    return f"{done * 100 // whole}%"


def _respelt(word: str) -> str:
    """Return a word of a longer phrase that can only be misspelt as it should be («не начто»), any other as it is."""
    if len(word) < _LEAST_RESPELT or in_dictionary(word) or word in _words_of_phrases() or is_status_word(word):
        return word
    return meant(word, _words_of_phrases()) or word


@cache
def _words_of_phrases() -> Mapping[str, str]:
    return {word: word for phrase in _phrases() if len(phrase) > 1 for word in phrase if len(word) > 3}


def _signs(raw: list[str], folded: list[str]) -> Iterator[Said]:
    at = 0
    while at < len(raw):
        length = _phrase_at(folded, at)
        heard = _heard().get(_sound(" ".join(folded[at : at + 2]))) if length < 2 else None
        if heard:
            yield Said(heard)
            at += 2
        elif length:
            yield Said(_phrases()[tuple(folded[at : at + length])])
            at += length
        else:
            yield from _of_piece(raw[at], folded[at], folded[at - 1] if at else "")
            at += 1


def _phrase_at(folded: list[str], at: int) -> int:
    """Return how many pieces from `at` on are a phrase of ours, the most that are."""
    most = min(_LONGEST_PHRASE, len(folded) - at)
    return next((length for length in range(most, 0, -1) if tuple(folded[at : at + length]) in _phrases()), 0)


@cache
def _heard() -> Mapping[str, str]:
    """Return the signs of the phrases for a state that is open, by how they sound: «в роботе» is «в работе»."""
    found: dict[str, set[str]] = {}
    for words, sign in _phrases().items():
        if len(words) == 2 and sign in _HEARD and len(words[-1]) >= _LEAST_RESPELT:
            found.setdefault(_sound(" ".join(words)), set()).add(sign)
    return {sound: signs.pop() for sound, signs in found.items() if len(signs) == 1}


def _sound(phrase: str) -> str:
    """Return a phrase with the vowels that sound alike where no stress falls written alike."""
    return phrase.translate(_alike())


@cache
def _alike() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in listed("statuses", "words", "alike")}


def _of_piece(raw: str, folded: str, before: str) -> Iterator[Said]:
    percent = _PERCENT.fullmatch(folded)
    if percent:
        yield Said("PERCENT", int(percent[1]))
    elif raw in _BREAKS or raw.strip() in _BREAKS:
        yield Said(BREAK)
    elif folded[:1].isdigit() or names_a_time(folded):
        yield Said(TIME)
    elif before in _listed("at") and any(form.has("NOUN", "loct") for form in forms(folded)):
        yield Said("WORD")
    else:
        yield from _of_word(raw, folded)


def _of_word(raw: str, folded: str) -> Iterator[Said]:
    denied = _denied_word(folded)
    if denied:
        yield Said("NOT")
        yield Said(denied)
        return
    sign = None if in_dictionary(folded) else misspelt(folded, _spelt()) or _latinised().get(in_latin(folded))
    if sign := sign or _of_verb(folded) or _of_ending(folded):
        yield Said(sign)
    elif not is_person(raw):
        yield Said(OTHER)


def _of_verb(word: str) -> str | None:
    """Return what a verb of the dictionary says that is in no list: «закупаем» goes on, «закупим» is planned."""
    if any(form.has("past") and form.lemma in _verbs("made") for form in forms(word)[:1]):
        return "DONE"
    read = [form for form in forms(word)[:1] if form.has("VERB") and form.lemma not in _verbs("no_work")]
    if any(_goes_on(form, word) for form in read) or (read and any(form.has("1per", "pres") for form in forms(word))):
        return "DOING"
    if any(form.has("1per", "futr", "plur") for form in read):
        return "DOING" if read[0].lemma in _verbs("finishing") else "PLANNED"
    return None


def _of_ending(word: str) -> str | None:
    """Return what a word says by its ending alone (sewing), where it is no name of work (Marketing)."""
    made = len(word) >= _TELLING and word.endswith(_listed("going_on"))
    return "DOING" if made and word not in _listed("no_work") and not functions_of(word) else None


def _goes_on(form: Form, word: str) -> bool:
    return form.has("1per", "pres") or (form.has("3per", "pres") and word.endswith(_listed("reflexive")))


@cache
def _listed(key: str) -> tuple[str, ...]:
    return listed("statuses", "words", key)


@cache
def _some_of() -> re.Pattern[str]:
    """Return the pattern of «3 из 5», and of 3/5 at the beginning, where no date stands before its status."""
    between = "|".join(_listed("out_of"))
    return re.compile(rf"(\d+)\s*(?:{between})\s*(\d+)\b(?![./])|^\s*(\d+)/(\d+)(?=\s+[^\W\d])")


@cache
def _percents() -> re.Pattern[str]:
    """Return the pattern of «70 процентов»."""
    return re.compile(rf"(\d+)\s*(?:{'|'.join(_listed('percent'))})\b", re.IGNORECASE)


@cache
def _verbs(key: str) -> frozenset[str]:
    return frozenset(listed("statuses", "verbs", key))


def _denied_word(folded: str) -> str | None:
    """Return the sign that «невыполнено» or `undone` denies, None for a word that denies nothing."""
    rest = next(
        (folded.removeprefix(no) for no in listed("statuses", "denials", "beginnings") if folded.startswith(no)), ""
    )
    if rest in _spelt():
        return _spelt()[rest]
    return misspelt(rest, _spelt()) if len(rest) >= _TELLING and not in_dictionary(folded) else None


def misspelt(word: str, known: Mapping[str, str]) -> str | None:
    """Return the sign of the only word that `word` can be a slip of.

    A closing word without its ending is none (`close`, «выполн»): it may be an order.
    """
    sign = meant(word, known)
    cut_off = sign in _CLOSING and any(one.startswith(word) for one in known)
    return None if cut_off else sign
