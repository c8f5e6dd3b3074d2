"""The adjectives that name a department by what it makes («маркетинговый»), and those that name nobody."""

from collections.abc import Iterator, Sequence

from sheetsync.reading.blockers.called import Name
from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.blockers.lexicon import endings, words
from sheetsync.reading.functions import by_function, words_for
from sheetsync.reading.morphology import forms, in_dictionary, lemmas
from sheetsync.reading.vocabulary import listed


def all_adjectives(names: Sequence[Name], said: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (adjective, department): made from the names, standing in them, and those of what they do."""
    for function, departments in by_function(said).items():
        if len(departments) == 1:
            only = next(iter(departments))
            yield from ((adjective, only) for adjective in words_for("adjectives", function))
    for name in names:
        if len(name.words) == 1:
            yield from ((adjective, name.department) for adjective in _adjectives(name))
        elif any(word.among(words("heads")) for word in name.words):
            yield from (
                (form.lemma, name.department) for word in name.words for form in word.forms[:1] if form.has("ADJF")
            )


def is_set_phrase(clause: Clause, at: int) -> bool:
    """Whether an adjective belongs to a set phrase that names nobody («коммерческое предложение»)."""
    behind = clause.words[at + 1].text if at + 1 < len(clause.words) else ""
    pairs = (tuple(phrase.split()) for phrase in listed("parties", "outside", "set_phrases"))
    return any(clause.words[at].among(frozenset([first])) and second in lemmas(behind) for first, second in pairs)


def _adjectives(name: Name) -> Iterator[str]:
    """Yield the adjectives that the dictionary has for a department («маркетинг» → «маркетинговый»)."""
    for lemma in lemmas(name.words[0].text):
        stem = _stem(lemma)
        for ending in endings("adjective"):
            made = stem + ending
            if (
                made not in words("other_meaning")
                and in_dictionary(made)
                and any(form.has("ADJF") for form in forms(made))
            ):
                yield made


def _stem(lemma: str) -> str:
    ending = next((end for end in sorted(endings("noun"), key=len, reverse=True) if lemma.endswith(end)), "")
    return lemma.removesuffix(ending)
