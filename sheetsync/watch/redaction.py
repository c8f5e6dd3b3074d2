"""Secrets are taken out of whatever is printed or logged about a run."""

import logging
import re

HIDDEN = "***"

_LEAST = 6
"""Letters below which a text is no secret: taking it out would spoil plain words."""

_PATTERNS = (
    (re.compile(r"-----BEGIN[^-]*PRIVATE KEY-----.*?(?:-----END[^-]*-----|\Z)", re.DOTALL), HIDDEN),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}"), rf"\1 {HIDDEN}"),
    (re.compile(r"\bya29\.[\w.-]+|\b1//[\w-]{20,}|\bAIza[\w-]{20,}|\bGOCSPX-[\w-]+"), HIDDEN),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]{4,}\.?[\w-]*"), HIDDEN),
    (
        re.compile(
            r"(?i)(\b(?:\w*_)?(?:token|secret|password|passwd|private_key(?:_id)?|api_?key|assertion|signature)"
            r"[\"']?\s*[:=]\s*[\"']?)[^\s\"'&,;}]+"
        ),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"(\w+://)[^/\s@]+@"), rf"\1{HIDDEN}@"),
    (
        re.compile(r"(?i)(https?://(?:hooks\.slack\.com|hc-ping\.com|discord(?:app)?\.com/api/webhooks)/)\S+"),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"(api\.telegram\.org/bot)[^/\s]+"), rf"\1{HIDDEN}"),
)

_known: set[str] = set()


def keep_secret(*texts: str) -> None:
    """Take these texts out from now on, wherever they would be printed or logged."""
    _known.update(text for text in texts if len(text) >= _LEAST)


def redacted(text: str) -> str:
    """Return a text without what is known, or looks like, a secret."""
    for secret in sorted(_known, key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


class RedactingFormatter(logging.Formatter):
    """Formats a record by another formatter, tracebacks and all, and takes the secrets out."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        return redacted(self._inner.format(record))
