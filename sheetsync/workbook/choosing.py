"""Which template a spreadsheet was made by, or fits best, when nobody says so."""

from collections.abc import Callable, Sequence
from functools import partial

from sheetsync.model.grid import Snapshot
from sheetsync.model.template import Template
from sheetsync.reading.header import HeaderWords, header_key
from sheetsync.reading.table import header_texts

Measure = Callable[[Snapshot, Template], int]
"""How well a template fits a spreadsheet in one respect; the next counts only between templates that fit alike."""

_TOP = 30
"""So many lines of a tab are looked at for a header, as when a table is read."""


def choose_template(snapshot: Snapshot, templates: Sequence[Template], language: str = "") -> Template:
    """Return the template that fits best: of equals the first.

    What we wrote ourselves tells most (the titles of tabs that bear our mark); then people's headers, the
    template's own counting above other words for them; then the titles of any tabs; then the locale. A sheet that says
    nothing, with the locale that nobody chose, gets the `language` of whoever asks.
    """
    best = list(templates)
    spoken = language if language and snapshot.locale == _UNCHOSEN else snapshot.locale
    measures: list[Measure] = [_our_tabs, _headers, _any_tabs, partial(_locale, spoken)]
    for measure in measures:
        if len(best) > 1:  # headers are dear to read: mostly our own tabs have told already
            fits = [measure(snapshot, template) for template in best]
            best = [template for template, fit in zip(best, fits, strict=True) if fit == max(fits)]
    return best[0]


def _our_tabs(snapshot: Snapshot, template: Template) -> int:
    return len(_titles(template) & {tab.title for tab in snapshot.tabs if tab.tag is not None})


def _any_tabs(snapshot: Snapshot, template: Template) -> int:
    return len(_titles(template) & {tab.title for tab in snapshot.tabs})


def _locale(spoken: str, _: Snapshot, template: Template) -> int:
    return int(spoken.startswith(template.language))


def _titles(template: Template) -> set[str]:
    return set(template.tabs.values()) - _COMMON


_UNCHOSEN = "en_US"
"""The locale of a sheet that a program made, and of most blank ones."""

_COMMON = frozenset({"_sheetsync"})
"""Titles that all templates share tell nothing."""


def _headers(snapshot: Snapshot, template: Template) -> int:
    """Return how well the best line of the spreadsheet fits the template's header."""
    words = HeaderWords(template)
    exact = {header_key(header) for header in template.headers}
    lines = [header_texts(tab, row) for tab in snapshot.tabs for row in range(min(len(tab.lines), _TOP))]
    return max((_line(line, words, exact) for line in lines), default=0)


def _line(texts: Sequence[str], words: HeaderWords, exact: set[str]) -> int:
    keys = {header_key(text) for text in texts if text}
    return 2 * len(keys & exact) + len(words.read(texts).columns)
