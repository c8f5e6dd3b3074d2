"""Send one message to one address; what goes wrong is returned as a sentence, never raised."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import apprise

from sheetsync.notify.escaping import escaped, escaped_title


class Message(NamedTuple):
    """A message in plain text: it is escaped for the service that it goes to."""

    title: str
    text: str


def send(address: str, message: Message) -> str | None:
    """Send a message to an Apprise address (`slack://…`, `tgram://…`, `mailtos://…`); return why it failed, or None.

    The address is a secret and stands in no answer. Plain text is declared as such, so that Apprise escapes it for
    a channel that has markup; `escaped` does for those that Apprise takes for plain.
    """
    door = apprise.Apprise()
    with _heard() as said:
        try:
            if not door.add(address):
                return "the address is none that Apprise knows"
            sent = door.notify(**_declared(door[0], message))
        except Exception as error:  # noqa: BLE001 - a message that can't be sent must never end a run
            return type(error).__name__
    return None if sent else _without(said, address)


def _declared(channel: Any, message: Message) -> dict[str, Any]:
    """Return a message as Apprise takes it: as plain text, escaped where Apprise would not."""
    service, formats = _service(channel), channel.notify_format
    renders = apprise.NotifyFormat.MARKDOWN in (formats if isinstance(formats, tuple) else (formats,))
    return {
        "title": escaped_title(message.title, service, renders=renders),
        "body": escaped(message.text, service),
        "body_format": apprise.NotifyFormat.TEXT,
    }


def _service(channel: Any) -> str:
    """Return Apprise's name of a channel's service, also where its address is the service's own (`https://…`)."""
    names = channel.secure_protocol or channel.protocol
    return str(names if isinstance(names, str) else names[0])


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Hear what Apprise logs, and keep it from the terminal: it may name the address."""
    said: list[str] = []
    ear = _Ear(said)
    logger = logging.getLogger("apprise")
    passed_on, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it loads a hundred services; what they warn of concerns nobody here
            yield said
    finally:
        logger.removeHandler(ear)
        logger.propagate = passed_on


class _Ear(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said."""
        self._said.append(record.getMessage())


def _without(said: list[str], address: str) -> str:
    """Return the first thing said, unless it tells of the address."""
    parts = [part for part in address.replace("://", "/").split("/") if len(part) > 5]
    told = next((line for line in said if not any(part in line for part in parts)), "")
    return told.strip() or "the receiver refused it"
