"""What people typed, made fit for a card: escaped, on one line, cut where it is long."""

import html
import unicodedata

SHOWN = 160
"""Characters of a cell that a card shows; the row itself holds all of it."""

LABEL = 80
"""Characters of a label."""


def plain(text: object, limit: int = SHOWN) -> str:
    """Return a text on one line, without invisible control signs, cut at `limit`; never empty.

    For places where Google shows plain text: labels, buttons, notifications.
    """
    line = " ".join("".join(letter for letter in str(text) if not _control(letter)).split())
    return f"{line[: limit - 1]}…" if len(line) > limit else line or "—"


def escaped(text: object, limit: int = SHOWN) -> str:
    """Return the same for places where Google reads tags: what looks like one is shown as it was typed."""
    return html.escape(plain(text, limit), quote=False)


def bold(text: str) -> str:
    """Return an escaped text in bold."""
    return f"<b>{text}</b>"


def _control(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return (kind in {"Cc", "Cs"} and not letter.isspace()) or letter in _BIDI


_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows: in a card they would turn our own words too."""
