"""Phrases that blame people and can't be meant otherwise."""

import re
from collections.abc import Sequence

from sheetsync.model.settings import Department
from sheetsync.reading.folding import fold, strip_marks, untangle

_SAID_OF_THEM = re.compile(
    r"(?:опять )?тормоз(?:ит|ят)(?: все)?|опять все перепутал[аио]?|как кот в мешке|не передал[аио]? лидов"
    r"|(?:просто )?не уме(?:ет|ют) (?:продавать|работать)"
)


def is_blaming(text: str, departments: Sequence[Department]) -> bool:
    """Whether the whole text says one of the known phrases of a listed department («Производство тормозит всё»)."""
    key = _key(text)
    if not _SAID_OF_THEM.search(key):
        return False
    names = (_key(name) for one in departments for name in (one.name, *one.aliases))
    return any(key.startswith(f"{name} ") and _SAID_OF_THEM.fullmatch(key[len(name) + 1 :]) for name in names if name)


def _key(text: str) -> str:
    return strip_marks(untangle(fold(text)))
