"""The log: one line an event, for people or as JSON, on standard error or in a file. No text of anybody's cells."""

import datetime as dt
import json
import logging
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from sheetsync.watch.redaction import RedactingFormatter

ROOT = "sheetsync"

_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What some programs take for the end of a line, and JSON leaves as it is."""


def event(logger: logging.Logger, level: int, name: str, facts: Mapping[str, Any]) -> None:
    """Log an event with its facts: ids, counts and figures, never what a cell holds.

    Where no log was asked for there is none: Python would print the bare name of a grave one to the terminal.
    """
    if logger.hasHandlers():
        logger.log(level, name, extra={"facts": dict(facts)})


def log_to(
    form: str, file: Path | None = None, level: str = "INFO", lost: Callable[[BaseException], None] | None = None
) -> None:
    """Send the log of the product somewhere, in place of where it went before. Raises OSError for a bad file.

    A line that can't be written (a full disk) ends nothing: `lost` hears of the first one.
    """
    handler: logging.Handler = (
        logging.FileHandler(file, encoding="utf-8") if file else logging.StreamHandler(sys.stderr)
    )
    handler.handleError = _once(lost)  # type: ignore[assignment, method-assign]
    handler.setFormatter(RedactingFormatter(JsonFormatter() if form == "json" else HumanFormatter()))
    logger = logging.getLogger(ROOT)
    instead(logger, handler)
    logger.setLevel(level.upper())


def _once(tell: Callable[[BaseException], None] | None) -> Callable[[logging.LogRecord], None]:
    """Return what hears of lines that can't be written and tells of the first; Python would print a traceback each."""
    left = [tell] if tell else []

    def hear(_: logging.LogRecord) -> None:
        error = sys.exc_info()[1]
        if left and error:
            left.pop()(error)

    return hear


def instead(logger: logging.Logger, handler: logging.Handler) -> None:
    """Send the lines of a logger somewhere, in place of where they went before."""
    for old in [one for one in logger.handlers if getattr(one, "ours", False)]:
        logger.removeHandler(old)
        with suppress(OSError):  # what a full disk did not take is lost
            old.close()
    handler.ours = True  # type: ignore[attr-defined]
    logger.addHandler(handler)


class HumanFormatter(logging.Formatter):
    """`2025-04-14T09:00:00+00:00 INFO run spreadsheet=1AbC seconds=1.2 …`: one line, whatever the values hold."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        facts = " ".join(f"{name}={_word(value)}" for name, value in _facts(record).items())
        return _one_line(f"{_moment(record)} {record.levelname} {record.getMessage()} {facts}".rstrip())


class JsonFormatter(logging.Formatter):
    """One JSON object a line: `at`, `level`, `event`, `logger`, and the facts of the event."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        head = {"at": _moment(record), "level": record.levelname, "event": record.getMessage(), "logger": record.name}
        return json.dumps({**head, **_facts(record)}, ensure_ascii=False, default=str).translate(_BREAKS)


def _moment(record: logging.LogRecord) -> str:
    return dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="seconds")


def _facts(record: logging.LogRecord) -> dict[str, Any]:
    facts: dict[str, Any] = dict(getattr(record, "facts", {}))
    if record.exc_info and record.exc_info[1]:
        facts["error"] = logging.Formatter().formatException(record.exc_info)
    return facts


def _word(value: Any) -> str:
    if isinstance(value, dict):
        return ",".join(f"{name}:{number}" for name, number in value.items()) or "-"
    text = str(value)
    return text if text and text.isprintable() and " " not in text and '"' not in text else json.dumps(text)


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
