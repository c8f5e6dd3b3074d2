"""The status column: which state a word says. What it doesn't say for sure is `unknown`, never `planned`."""

import re
from collections.abc import Iterator
from functools import cache

from sheetsync.model.row import StatusReading, Sureness
from sheetsync.model.state import State
from sheetsync.model.template import Template
from sheetsync.reading.folding import fold, has_cyrillic, strip_marks, untangle
from sheetsync.reading.keyboard import other_layout
from sheetsync.reading.morphology import in_dictionary
from sheetsync.reading.spelling import meant, nearest
from sheetsync.reading.status_sentence import state_said
from sheetsync.reading.status_signs import is_status_word
from sheetsync.reading.vocabulary import listed

_LONGEST = 100
_DATE_AFTER = re.compile(r"[\s,]+\d{1,2}\.\d{1,2}(?:\.\d{2,4})?$")


class StatusReader:
    """Reads status texts by the words of a template, and what people write around them."""

    def __init__(self, template: Template) -> None:
        self._canonical = {fold(status.name): state for state, status in template.statuses.items()}
        self._known = dict(_words(template)) | {_key(word): state for word, state in self._canonical.items()}
        self._cyrillic = any(map(has_cyrillic, self._canonical))
        self._names = {state: status.name for state, status in template.statuses.items() if status.offered}

    def read(self, text: str) -> StatusReading:
        """Return the state that a status text says.

        Case, spaces and ё/е are forgiven. Another word for a state of the dropdown, look-alike letters, and a
        misspelling that can only be one word are understood, with the proper word suggested. A negation is
        never read through: «не готово» closes nothing. Of two states an open one beats a closed one.
        """
        folded = fold(text)
        if not folded:
            return StatusReading(State.UNKNOWN, Sureness.EMPTY)
        if len(folded) > _LONGEST:
            return StatusReading(State.UNKNOWN, Sureness.UNREADABLE)
        if folded in self._canonical:
            return StatusReading(self._canonical[folded], Sureness.EXACT)
        state = self._understood(text, folded)
        if state is State.UNKNOWN or (state.closed and "?" in folded):
            return StatusReading(State.UNKNOWN, Sureness.UNREADABLE, self._nearest(folded))
        suggestion = self._names.get(state)
        return StatusReading(state, Sureness.SPELLING if suggestion else Sureness.EXACT, suggestion)

    def _understood(self, text: str, folded: str) -> State:
        key = _key(_DATE_AFTER.sub("", folded))
        known = self._known.get(folded) or self._known.get(key) or self._misspelt(key)
        if known:
            return known
        state = state_said(text)
        relaid = other_layout(folded)
        if state is State.UNKNOWN and relaid != folded and (self._cyrillic or has_cyrillic(folded)):
            return self._known.get(_key(relaid)) or state_said(relaid)
        return state

    def _misspelt(self, key: str) -> State | None:
        """Return the state of the only word that `key` can be a slip of.

        A dictionary word is none («закрыть» isn't «закрыто»), nor is a closing word without its ending (`close`).
        """
        if _negation().search(key) or all(in_dictionary(word) or is_status_word(word) for word in key.split()):
            return None
        state = meant(key, self._known)
        cut_off = state is not None and state.closed and any(word.startswith(key) for word in self._known)
        return None if cut_off else state

    def _nearest(self, folded: str) -> str | None:
        """Return the dropdown's word to suggest; never a closed state where the text denies something."""
        negated = _negation().search(folded)
        return nearest(folded, (name for state, name in self._names.items() if not (negated and state.closed)))


@cache
def _negation() -> re.Pattern[str]:
    """Return the pattern of words that deny, and of their beginnings («невыполнено», undone) and endings (isn't)."""
    whole, begun, ended = (
        "|".join(map(re.escape, listed("statuses", "denials", key))) or "(?!)"
        for key in ("words", "beginnings", "endings")
    )
    return re.compile(rf"\b(?:{whole})\b|\b(?:{begun})|(?:{ended})\b")


def _words(template: Template) -> Iterator[tuple[str, State]]:
    for state, status in template.statuses.items():
        for word in status.aliases:
            yield fold(word), state
            if _key(word):
                yield _key(word), state


def _key(text: str) -> str:
    return strip_marks(untangle(fold(text)))
