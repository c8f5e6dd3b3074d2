"""What services make of text beside links and mentions: markup, each in its own way, and how to say that it is none.

Apprise escapes plain text for services of which it knows that they render HTML or Markdown. Those named here render
what it takes for plain.
"""

import re
from collections.abc import Callable

_MARKDOWN = frozenset(
    {"discord", "fluxer", "fluxers", "guilded", "hassio", "hassios", "humhub", "humhubs", "misskey", "misskeys"}
    | {"mmost", "mmosts", "nctalk", "nctalks", "notifiarr", "revolt", "ryver", "stackfield", "zoom", "zulip"}
)
_NO_ESCAPE = frozenset({"awswhatsapp", "bale", "evolution", "evolutions", "gupshup", "viber", "whapi", "whatsapp"})
"""Services that render `*so*` and know no way to write it otherwise."""

_OURS = re.compile(r"(https?://\S+)")
"""An address that is still whole is ours: in people's texts they are broken up."""

_ACTIVE = re.compile(r"([\\`*_\[\]])")
_TWINS = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ", "[": "［", "]": "］", "<": "‹", ">": "›", "|": "∣"})


def escaped(text: str, service: str) -> str:
    """Return the text of a message as a service (by Apprise's name of it: `discord`, `mmosts`) shows it plain."""
    if service in _MARKDOWN:
        return _outside_addresses(text, lambda part: _ACTIVE.sub(r"\\\1", part))
    return _outside_addresses(text, twins) if service in _NO_ESCAPE else text


def escaped_title(title: str, service: str, *, renders: bool) -> str:
    """Return a title in which nothing is markup; most services that render any (`renders`) escape none in titles."""
    return twins(title) if renders or service in _MARKDOWN | _NO_ESCAPE else title


def twins(text: str) -> str:
    """Return a text whose marks of markup are letters that look like them."""
    return text.translate(_TWINS)


def _outside_addresses(text: str, change: Callable[[str], str]) -> str:
    parts = _OURS.split(text)
    return "".join(part if place % 2 else change(part) for place, part in enumerate(parts))
