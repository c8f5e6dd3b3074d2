"""Names for new rows and decisions: short, readable, and the same on every machine that sees the same sheet."""

import hashlib
import re
from collections.abc import Container, Iterator

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 7
_NAME = re.compile(rf"[a-z][{_ALPHABET}]{{{_LENGTH}}}")


def new_name(prefix: str, texts: tuple[str, ...], taken: Container[str]) -> str:
    """Return a name made of the texts alone (`r` and seven letters or digits), the next free one if it is taken."""
    return next(name for name in _names(prefix, texts) if name not in taken)


def well_formed(text: str) -> bool:
    """Whether the text looks like a name of ours."""
    return _NAME.fullmatch(text) is not None


def _names(prefix: str, texts: tuple[str, ...]) -> Iterator[str]:
    whole = "\x1f".join(texts).encode(errors="replace")
    ordinal = 0
    while True:
        digest = hashlib.sha256(b"%d\x1f%s" % (ordinal, whole)).digest()
        number = int.from_bytes(digest[:5])
        yield prefix + "".join(_ALPHABET[number >> shift & 31] for shift in range(0, 5 * _LENGTH, 5))
        ordinal += 1
