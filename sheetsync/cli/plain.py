"""Text of people's cells made safe for a terminal: it is data, and steers nothing."""

_JOINER = "\u200d"  # holds the parts of one emoji together; steers nothing


def plain(text: object, limit: int = 0) -> str:
    """Return a text on one line, without characters that steer a terminal or turn the direction of writing.

    Each of those becomes a space; line breaks too. A `limit` cuts what is longer, and says so by `…`.
    """
    shown = "".join(letter if letter.isprintable() or letter == _JOINER else " " for letter in str(text))
    line = " ".join(shown.split())
    return f"{line[: limit - 1]}…" if limit and len(line) > limit else line
