"""Errors in the reader's language, and those that only the command line knows."""

from collections.abc import Mapping
from typing import ClassVar

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.messages import Messages

UNEXPECTED = 70
"""The exit code of a fault of the program's own (EX_SOFTWARE of sysexits.h)."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


class NoSpreadsheetError(SheetsyncError):
    """A command without an id, and no config that lists spreadsheets."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = (
        "Which spreadsheet? Name its id or address: sheetsync {verb} ID; or list it in {config}: "
        '[[spreadsheets]] and below it id = "…" (sheetsync config example shows the whole file).'
    )


class BadIdError(SheetsyncError):
    """A text that can't be the id of a spreadsheet, and is no name of the config's."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = (
        "“{text}” is no spreadsheet id, no address of a spreadsheet, and no name in the config. The id is the part of "
        "the address between /d/ and /edit."
    )


class BadAddressError(SheetsyncError):
    """A base address that is none."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "“{url}” is no address of a server. Write it like http://127.0.0.1:8765."


class UnknownZoneError(SheetsyncError):
    """A time zone that nobody knows."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "There is no time zone “{zone}”. Names look like Europe/Moscow or Asia/Yekaterinburg."


class UnknownFindingError(SheetsyncError):
    """A code that no check has."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "No finding has the code “{code}”. Known: {known}."


class UnknownConfigFindingError(UnknownFindingError):
    """The same in the config."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
    message = "{config}: no finding has the code “{code}”. Known: {known}."


class LogFileError(SheetsyncError):
    """The log's file can't be opened."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
    message = "The log can't be written to {file}: {reason}. Name another by log_file under [watch] in the config."


class NothingChosenError(SheetsyncError):
    """`fix --yes` without a word on what to fix."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "What shall be fixed? Name it by --row, --code or --column, or say --all."


class NoBlockError(SheetsyncError):
    """No block of that meeting day on the page."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "The page “{tab}” has no block of {day}. It has: {days}."


class HalfMadeError(SheetsyncError):
    """A spreadsheet was created and then could not be furnished."""

    message = (
        "The spreadsheet {spreadsheet_id} was created, but not filled: {reason} To finish it, run: "
        "sheetsync adopt {spreadsheet_id}"
    )


class PortTakenError(SheetsyncError):
    """The port can't be listened on."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "The port {port} can't be used: {reason}. Choose another one, or 0 for any that is free."


def sentence(error: SheetsyncError, messages: Messages) -> str:
    """Return the sentence of an error in the language of the messages."""
    if error.sentence:
        return error.sentence
    return messages.say(type(error).message, **_told(error.facts, messages))


def _told(facts: Mapping[str, object], messages: Messages) -> dict[str, object]:
    """Return the facts with the product's own phrases among them translated; all others are data."""
    phrases = {
        "this account": messages.say("this account"),
        "no connection": messages.say("no connection"),
    }
    return {name: phrases.get(str(fact), fact) for name, fact in facts.items()}
