"""Errors a person can meet. Each says what happened and what to do next, and carries its exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ends; scripts rely on it."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    CONFIG = 3
    GOOGLE = 4
    UNSAFE = 5
    RUNNING = 6


class SheetsyncError(Exception):
    """Something that stops a run of one spreadsheet. `str()` of it is the sentence for people."""

    exit_code = ExitCode.GOOGLE
