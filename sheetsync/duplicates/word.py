"""What is known of one word, whatever text it stands in."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sheetsync.duplicates.english import english_roots, is_english, plain_form
from sheetsync.duplicates.files import read_words
from sheetsync.duplicates.loans import sounds
from sheetsync.duplicates.roots import roots
from sheetsync.reading.morphology import Form, forms

_CACHED_WORDS = 50_000
_NAMES = frozenset({"Surn", "Name", "Patr"})
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


class Part(StrEnum):
    """Part of speech, as far as it counts here."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    OTHER = "other"


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A folded word: its dictionary forms, the likeliest of them, its roots (see `roots`), how it sounds.

    `known` is whether a dictionary has it, so that it can be no slip of the pen; `cases` are those a noun can stand
    in here. Words are kept: the same text gives the same object.
    """

    text: str
    lemma: str
    lemmas: frozenset[str]
    roots: frozenset[str]
    part: Part
    cases: frozenset[str]
    known: bool
    sounds: frozenset[str]


@lru_cache(maxsize=_CACHED_WORDS)
def word_of(text: str) -> Word:
    """Return what is known of a folded word."""
    if is_english(text):
        return _english(text)
    read = _likely(forms(text))
    if not read:
        return Word(
            text, text, frozenset([text]), frozenset(), Part.OTHER, frozenset(), known=False, sounds=frozenset()
        )
    return Word(
        text=text,
        lemma=read[0].lemma,
        lemmas=frozenset(form.lemma for form in read),
        roots=frozenset(root for form in read for root in roots(form)),
        part=_part(read[0]),
        cases=frozenset(
            case for form in read if form.has("NOUN") or form.has("ADJF") for case in _CASES & form.grammemes
        ),
        known=read[0].known,
        sounds=sounds(text) if text == read[0].lemma else sounds(text) | sounds(read[0].lemma),
    )


def _english(text: str) -> Word:
    plain = plain_form(text)
    known = plain in read_words("english.txt")
    return Word(
        text, plain, frozenset([plain]), frozenset(english_roots(plain)), Part.OTHER, frozenset(), known, sounds(plain)
    )


def _likely(read: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return the readings without participles read as verbs («данные») where the word can be something else.

    What can only be a name is read as one; «образцов» is no surname.
    """
    others = tuple(form for form in read if not (form.has("PRTF") or form.has("PRTS") or form.has("GRND")))
    surnames = tuple(_of_one_sex(form) for form in read if form.has("Surn"))
    if len(surnames) < len(read) and any(_NAMES.isdisjoint(form.grammemes) for form in others):
        return others
    return _oblique(surnames) or others or read


def _of_one_sex(surname: Form) -> Form:
    """Return the form of a surname with a dictionary form of its own for a woman's: «Климов», «Климова»."""
    return surname._replace(lemma=f"{surname.lemma}а") if surname.has("femn") else surname


def _oblique(surnames: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return the readings as somebody else's than the subject, if there are any: «увольнение Климова» is a man's."""
    return tuple(form for form in surnames if not form.has("nomn")) or surnames


def _part(form: Form) -> Part:
    if form.has("NOUN"):
        return Part.NOUN
    if form.has("INFN") or form.has("VERB"):
        return Part.VERB
    return Part.ADJECTIVE if {"ADJF", "ADJS", "PRTF", "PRTS"} & form.grammemes else Part.OTHER
