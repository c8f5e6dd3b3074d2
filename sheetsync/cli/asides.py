"""What goes wrong beside a run, told at the terminal in the reader's language, each once; a log has its own lines."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sheetsync.cli.errors import sentence
from sheetsync.errors import SheetsyncError
from sheetsync.machine.folder import StateFolderError
from sheetsync.messages import Messages
from sheetsync.messages.system import system_reason
from sheetsync.watch.logs import ROOT, instead

if TYPE_CHECKING:
    from sheetsync.cli.session import Session

_SPOKEN: dict[str, Callable[[Messages, str], str]] = {
    "the heartbeat can't be kept: %s": lambda speak, why: speak.say(
        "When this run was can't be noted on this machine ({reason}): sheetsync status won't know of it.", reason=why
    ),
    "the quota's account can't be kept: %s": lambda speak, why: speak.say(
        "Other runs on this machine can't be told what this one takes of Google's quota: {reason}", reason=why
    ),
    "the figures can't be written: %s": lambda speak, why: speak.say(
        "The figures for Prometheus can't be written ({reason}): see metrics_file under [watch].", reason=why
    ),
    "the health check could not be reached: %s": lambda speak, why: speak.say(
        "The health check can't be reached ({reason}); the run goes on.", reason=why
    ),
    "the health check answered %s": lambda speak, why: speak.say(
        "The health check answers {reason}, not as one does; the run goes on.", reason=why
    ),
}


class Asides(logging.Handler):
    """Prints warnings to standard error where no log was asked for."""

    def __init__(self, session: "Session") -> None:
        super().__init__(logging.WARNING)
        self._session = session
        self._told: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of a record, unless it is an event of the log's or was told before."""
        about = record.args[0] if isinstance(record.args, tuple) and record.args else ""
        if hasattr(record, "facts") or isinstance(about, StateFolderError):  # the lock ends the run, and says so
            return
        line = self._line(record, about)
        if line not in self._told:
            self._told.add(line)
            self._session.output.note(line)

    def _line(self, record: logging.LogRecord, about: Any) -> str:
        spoken = _SPOKEN.get(str(record.msg))
        return spoken(self._session.messages, self._why(about)) if spoken else self.format(record)

    def _why(self, about: Any) -> str:
        if isinstance(about, SheetsyncError):
            return sentence(about, self._session.messages)
        if about in {"NewConnectionError", "ConnectTimeoutError"}:
            return self._session.messages.say("no connection")
        return system_reason(str(getattr(about, "strerror", None) or about), self._session.messages)


def tell_asides(session: "Session") -> None:
    """Tell of what goes wrong beside the runs of a session; that a call is tried again is nothing to tell."""
    instead(logging.getLogger(ROOT), Asides(session))
    instead(logging.getLogger("stamina"), logging.NullHandler())
