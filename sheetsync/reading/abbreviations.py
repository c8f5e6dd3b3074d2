"""Departments' names cut short: «произв.», «пр-во», «юротдел», «ОМ» for «Отдел маркетинга»."""

import re
from collections.abc import Sequence
from functools import cache

from sheetsync.reading.folding import fold, has_cyrillic, untangle
from sheetsync.reading.functions import function_forms, functions_of, pieces, telling
from sheetsync.reading.morphology import in_dictionary, inflections, is_russian, lemmas
from sheetsync.reading.vocabulary import listed

_CUT = re.compile(r"([^\W\d_]{2,})\.")
_WORD = re.compile(r"([^\W\d_]+)(\.?)")
_CONTRACTED = re.compile(r"([^\W\d_]{1,})-([^\W\d_]{1,5})")
_ENOUGH = 3
_CUT_WORD = 4


def shortened(text: str, said: Sequence[tuple[str, str]]) -> set[str]:
    """Return the departments, of these (words, name), that a text can be short for."""
    folded = untangle(fold(text)).strip()
    by_part = _by_initials(folded, said) | _by_beginning(folded, said) | _by_ends(folded, said)
    return by_part | _word_by_word(folded, said)


def _by_initials(folded: str, said: Sequence[tuple[str, str]]) -> set[str]:
    letters = folded.replace(".", "").replace(" ", "")
    if not letters.isalpha() or not 2 <= len(letters) <= 5 or (len(folded.split()) > 1 and "." not in folded):
        return set()
    return {name for phrase, name in said if _initials(phrase) == letters}


def _initials(phrase: str) -> str:
    words = re.findall(r"[^\W\d_]+", untangle(fold(phrase)))
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _by_beginning(folded: str, said: Sequence[tuple[str, str]]) -> set[str]:
    """Return those with a word that begins like a cut one: «комм. отдел», «бух.»; two letters only before «отдел»."""
    compound = _compound().fullmatch(folded) if has_cyrillic(folded) else None
    cut = [compound[1]] if compound else _CUT.findall(folded)
    whole = compound is not None or len(pieces(folded)) > len(cut)
    rest = [] if compound else telling(pieces(_CUT.sub(" ", folded)))
    if len(cut) != 1 or rest or (len(cut[0]) < _ENOUGH and not whole):
        return set()
    return {name for phrase, name in said if any(word.startswith(cut[0]) for word in _own_words(phrase))}


@cache
def _compound() -> re.Pattern[str]:
    """Return the pattern of «юротдел»: a beginning with a head run on, in any form."""
    heads = sorted({form for head in listed("departments", "words", "run_on") for form in inflections(head)})
    return re.compile(rf"([^\W\d_]{{2,6}})(?:{'|'.join(heads)})")


def _word_by_word(folded: str, said: Sequence[tuple[str, str]]) -> set[str]:
    """Return those whose words are these in their order, some cut short: «маш. двор», «инстр цех», «сметн. отд.»."""
    words = _WORD.findall(folded)
    typed = telling([word for word, _ in words])
    headed = bool({word for word, _ in words} & set(listed("departments", "words", "run_on")))
    cut = {word for word, dot in words if dot or _is_cut(word, headed=headed)}
    if not cut & set(typed) or (len(words) < 2 and min(map(len, cut)) < _ENOUGH):
        return set()
    return {name for phrase, name in said if _are_cut(typed, cut, telling(pieces(phrase)))}


def _is_cut(word: str, *, headed: bool) -> bool:
    """Whether a word without a dot can be a cut one: the dictionary must not have it, or it is short beside «отдел»."""
    if len(word) < _ENOUGH or not is_russian(word):
        return False
    return not in_dictionary(word) or (headed and len(word) <= _CUT_WORD)


def _are_cut(typed: Sequence[str], cut: set[str], own: Sequence[str]) -> bool:
    return len(typed) == len(own) and all(
        whole.startswith(word) if word in cut else bool(lemmas(word) & lemmas(whole))
        for word, whole in zip(typed, own, strict=True)
    )


def _by_ends(folded: str, said: Sequence[tuple[str, str]]) -> set[str]:
    """Return those with a word of the same beginning and end: «пр-во»."""
    ends = _CONTRACTED.fullmatch(folded.strip("."))
    if ends is None:
        return set()
    return {
        name
        for phrase, name in said
        if any(
            word.startswith(ends[1]) and word.endswith(ends[2]) and len(word) > len(ends[1] + ends[2])
            for word in _own_words(phrase)
        )
    }


def _own_words(phrase: str) -> list[str]:
    """Return the telling words of a name, and where it is of one function, the words of that function's names."""
    own = telling(pieces(phrase))
    functions = functions_of(phrase)
    if len(functions) != 1 or len(own) != 1:
        return own
    forms = (form for form in function_forms(next(iter(functions))) if " " not in form and len(form) > 5)
    return own + [form for form in forms if form[:2] == own[0][:2]]
