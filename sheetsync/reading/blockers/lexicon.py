"""The words by which one sees whose act is missing: `words/LANGUAGE/waiting.toml`."""

from functools import cache

from sheetsync.reading.vocabulary import listed


@cache
def words(key: str) -> frozenset[str]:
    """Return the words of one kind, in dictionary form (`wait`, `hold`, `purpose` …)."""
    return frozenset(listed("waiting", "words", key))


@cache
def endings(key: str) -> tuple[str, ...]:
    """Return the endings of one kind (`reflexive`, `adjective` …), the longest first."""
    return tuple(sorted(listed("waiting", "endings", key), key=len, reverse=True))
