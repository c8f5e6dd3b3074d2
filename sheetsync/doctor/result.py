"""One thing that was looked at."""

from enum import StrEnum
from typing import NamedTuple

from sheetsync.errors import ExitCode


class State(StrEnum):
    """How it stands."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


class Check(NamedTuple):
    """One line of the doctor's: `name` is stable, for scripts; `step` is what to do next, empty where all is well.

    `code` is what the command ends with because of an error.
    """

    name: str
    state: State
    said: str
    step: str = ""
    code: ExitCode = ExitCode.CONFIG


def fine(name: str, said: str) -> Check:
    """Return a check that found nothing wrong."""
    return Check(name, State.OK, said)


def doubtful(name: str, said: str, step: str) -> Check:
    """Return a check that found what may be wrong, and is no hindrance."""
    return Check(name, State.WARNING, said, step)


def wrong(name: str, said: str, step: str, code: ExitCode = ExitCode.CONFIG) -> Check:
    """Return a check that found what keeps runs from going well."""
    return Check(name, State.ERROR, said, step, code)
