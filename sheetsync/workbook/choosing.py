"""Which template a spreadsheet was made by, or fits best, when nobody says so."""

from collections.abc import Sequence

from sheetsync.model.grid import Snapshot
from sheetsync.model.template import Template
from sheetsync.reading.header import HeaderWords, header_key
from sheetsync.reading.table import header_texts

_TOP = 30
"""So many lines of a tab are looked at for a header, as when a table is read."""


def choose_template(snapshot: Snapshot, templates: Sequence[Template], language: str = "") -> Template:
    """Return the template that fits best: of equals the first.

    What we wrote ourselves tells most (the titles of tabs that bear our mark); then people's headers, the
    template's own counting above other words for them; then the titles of any tabs; then the locale. A sheet that says
    nothing, with the locale that nobody chose, gets the `language` of whoever asks.
    """
    return max(templates, key=lambda template: _fit(snapshot, template, language))


def _fit(snapshot: Snapshot, template: Template, language: str) -> tuple[int, int, int, int]:
    spoken = language if language and snapshot.locale == _UNCHOSEN else snapshot.locale
    titles = set(template.tabs.values()) - _COMMON
    ours = {tab.title for tab in snapshot.tabs if tab.tag is not None}
    every = {tab.title for tab in snapshot.tabs}
    return (
        len(titles & ours),
        _headers(snapshot, template),
        len(titles & every),
        spoken.startswith(template.language),
    )


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
