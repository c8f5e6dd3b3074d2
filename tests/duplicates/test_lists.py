"""The lists of words: written in dictionary forms, so that no dictionary is needed to read them."""

import re

import pytest

from sheetsync.duplicates.files import read_lines, read_words
from sheetsync.duplicates.lists import SYNONYMS, build_lexicon, dictionary_form, is_verb, standard_lexicon
from sheetsync.duplicates.meaning import meaning
from sheetsync.duplicates.verdict import Verdict, judge
from sheetsync.duplicates.word import word_of
from sheetsync.reading.morphology import forms, in_dictionary

LISTS = (*SYNONYMS, "short.txt")
LIGHT = read_words("light.txt")
WORDS = sorted(
    {
        member.strip()
        for name in LISTS
        for line in read_lines(name)
        for member in re.split("[,=]", line)
        if re.fullmatch("[а-я]+", member.strip())
    }
)
BEHIND_LIGHT = {
    words[1]
    for name in LISTS
    for line in read_lines(name)
    for words in map(str.split, re.split("[,=]", line))
    if len(words) == 2 and words[0] in LIGHT and re.fullmatch("[а-я]+", words[1])
}
"""Nouns of phrases of which the verb adds nothing: «провести ревизию»."""


def test_single_words_stand_in_their_dictionary_form_or_in_the_list_of_forms() -> None:
    assert {
        word: word_of(word).lemma for word in {*WORDS, *BEHIND_LIGHT} if word_of(word).lemma != dictionary_form(word)
    } == {}


def test_verbs_are_told_by_their_ending() -> None:
    known = {word: forms(word) for word in WORDS if in_dictionary(word) and word == dictionary_form(word)}
    infinitives = {
        word for word, read in known.items() if any(form.lemma == word and form.has("INFN") for form in read)
    }
    verbs = {word for word in known if is_verb(word)}
    assert verbs - infinitives == set()
    assert infinitives - verbs <= {"печь", "течь"}


def test_no_line_stands_twice_and_every_line_has_two_words() -> None:
    for name in SYNONYMS:
        lines = [frozenset(member.strip() for member in line.split(",")) for line in read_lines(name)]
        assert all(len(members) > 1 for members in lines)
    briefs = read_lines("short.txt")
    assert all(line.count("=") == 1 for line in briefs)


@pytest.mark.parametrize(
    ("one", "other"), [("Покрасить кунг", "Покраска теплушки"), ("Купить СКЗИ", "Купить криптопровайдер")]
)
def test_a_list_on_top_adds_words_and_takes_none_away(one: str, other: str) -> None:
    own = build_lexicon(["кунг, теплушка"], ["скзи = криптопровайдер"])
    assert judge(meaning(one), meaning(other)).verdict is not Verdict.DUPLICATE
    assert judge(meaning(one, own), meaning(other, own)).verdict is Verdict.DUPLICATE
    assert standard_lexicon() is standard_lexicon()
