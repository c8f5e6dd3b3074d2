"""The names and tokens of channels: they follow from a secret, so that no list of channels has to be kept.

Drive posts to a channel with its id and token in headers (developers.google.com/workspace/drive/api/guides/push).
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field

ALL = "*"
"""In the place of a spreadsheet's id: the channel of all changes that the account may see."""


@dataclass(frozen=True, slots=True)
class Channels:
    """The channels of one service. The secret is at least 16 bytes, the same in every copy of it."""

    secret: bytes = field(repr=False)

    def name(self, watched: str, until: int) -> str:
        """Return the id of the channel of a spreadsheet (or of ALL) that ends at a moment, in seconds since 1970."""
        return f"{self._digest('id', watched)[:32]}-{until}"

    def token(self, name: str) -> str:
        """Return the token that Drive has to send along."""
        return self._digest("token", name)

    def watched(self, name: str, token: str, known: Iterable[str], now: float) -> str | None:
        """Return what of the known a call is about; None for a channel that is none of ours, or over."""
        if not hmac.compare_digest(self.token(name).encode(), token.encode(errors="replace")):
            return None
        digest, _, until = name.rpartition("-")
        if not until.isdecimal() or int(until) < now:
            return None
        return next((one for one in known if self._digest("id", one)[:32] == digest), None)

    def _digest(self, use: str, text: str) -> str:
        return hmac.new(self.secret, f"{use} {text}".encode(errors="replace"), hashlib.sha256).hexdigest()
