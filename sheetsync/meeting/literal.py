"""Text that people typed, made harmless for chats: it is read as it is, and nothing in it is found to be more."""

import re

_JOINER = "\u2060"
"""Word joiner: nothing that is seen, and no program looks across it for a link or a mention."""

_MARKS = re.compile(r"(?<=[@#])(?=\w)|(?<=/)(?=[/\w])|(?<=:)(?=//)|(?<=[^\W_])(?=\.[^\W\d_])")


def harmless(text: str, longest: int | None = None) -> str:
    """Return a text on one line in which no address, mention, tag or command is found, cut at `longest` characters."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    cut = f"{line[: longest - 1]}…" if longest and len(line) > longest else line
    return _MARKS.sub(_JOINER, cut)
