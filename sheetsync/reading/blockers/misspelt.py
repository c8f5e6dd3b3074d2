"""Misspelt verbs behind «не»: «не отвечат», «не подписл» say a duty left undone as surely as the words they mean."""

from functools import cache

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.morphology import forms, in_dictionary, inflections, is_russian
from sheetsync.reading.spelling import meant

_SHORTEST = 6


def with_verbs_put_right(clause: Clause) -> Clause:
    """Return a clause with a word behind «не» that no dictionary has as the verb that it can only have meant."""
    if words("not").isdisjoint(word.text for word in clause.words):
        return clause
    return Clause(tuple(_put_right(clause, at, word) for at, word in enumerate(clause.words)))


def _put_right(clause: Clause, at: int, word: Word) -> Word:
    if clause.text(at - 1) not in words("not") or len(word.text) < _SHORTEST or not is_russian(word.text):
        return word
    if in_dictionary(word.text) or (word.forms and word.forms[0].has("VERB")):
        return word
    verb = meant(word.text, _duties())
    near = sorted(form for form, of in _duties().items() if of == verb and meant(word.text, {form: of}) is not None)
    return Word(word.raw, near[0]) if near else word


@cache
def _duties() -> dict[str, str]:
    """Return the forms in which one says that somebody does what is their duty, each with its verb."""
    return {form: verb for verb in sorted(words("give")) for form in inflections(verb) if _is_told(form)}


def _is_told(form: str) -> bool:
    likely = forms(form)[0]
    return likely.has("VERB") and (likely.has("past") or likely.has("3per"))
