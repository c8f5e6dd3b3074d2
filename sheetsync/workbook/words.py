"""Words as they are compared, and word lists as a formula can search them."""

from collections.abc import Iterable

BAR = "|"


def folded(word: str) -> str:
    """Return a word as words are compared: lower case, single spaces, е for ё."""
    return " ".join(word.lower().replace("ё", "е").split())


def word_bar(words: Iterable[str]) -> str:
    """Return words as `|first|second|`, folded, each once; a word with the bar itself in it is left out."""
    kept = dict.fromkeys(text for text in map(folded, words) if text and BAR not in text)
    return BAR + "".join(f"{word}{BAR}" for word in kept)
