"""Errors a person can meet. Each says what happened and what to do next, and carries its exit code."""

from enum import IntEnum
from typing import ClassVar


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
    """Something that stops the run of one spreadsheet.

    A subclass states its sentence in `message`, with `{names}` for the facts that its `__init__` is given; the
    catalogues translate it. Without a `message` the sentence is the first argument, already in the reader's
    language. `str()` of an error is its English sentence.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.GOOGLE
    message: ClassVar[str] = ""

    def __init__(self, sentence: str = "", /, **facts: object) -> None:
        self.sentence = sentence
        self.facts = facts
        super().__init__(sentence or self.message.format_map(facts))


class MisuseError(SheetsyncError):
    """A call as it can't be meant: what was typed has to be put right."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE


class SetupError(SheetsyncError):
    """Something around the sheets has to be put right once: the config, the sign-in, this machine."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
