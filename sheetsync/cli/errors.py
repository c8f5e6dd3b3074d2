"""Errors in the reader's language, and those that only the command line knows."""

import re
from collections.abc import Mapping
from typing import ClassVar

from sheetsync.errors import ExitCode, MisuseError, SetupError, SheetsyncError
from sheetsync.messages import Messages
from sheetsync.messages.system import system_reason

UNEXPECTED = 70
"""The exit code of a fault of the program's own (EX_SOFTWARE of sysexits.h)."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


class NoSpreadsheetError(MisuseError):
    """A command without an id, and no config that lists spreadsheets."""

    message = (
        "Which spreadsheet? Name its id or address: sheetsync {verb} ID; or list it in {config}: "
        '[[spreadsheets]] and below it id = "…" (sheetsync config example shows the whole file).'
    )


class BadIdError(MisuseError):
    """A text that can't be the id of a spreadsheet, and is no name of the config's."""

    message = (
        "“{text}” is no spreadsheet id, no address of a spreadsheet, and no name in the config. The id is the part of "
        "the address between /d/ and /edit."
    )


class BadAddressError(MisuseError):
    """A base address that is none."""

    message = "“{url}” is no address of a server. Write it like http://127.0.0.1:8765."


class UnknownZoneError(MisuseError):
    """A time zone that nobody knows."""

    message = "There is no time zone “{zone}”. Names look like Europe/Moscow or Asia/Yekaterinburg."


class UnknownFindingError(MisuseError):
    """A code that no check has."""

    message = "No finding has the code “{code}”. Known: {known}."


class UnknownConfigFindingError(UnknownFindingError):
    """The same in the config."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
    message = "{config}: no finding has the code “{code}”. Known: {known}."


class LogFileError(SetupError):
    """The log's file can't be opened."""

    message = "The log can't be written to {file}: {reason}. Name another by log_file under [watch] in the config."


class NothingChosenError(MisuseError):
    """`fix --yes` without a word on what to fix."""

    message = "What shall be fixed? Name it by --row, --code or --column, or say --all."


class NoBlockError(MisuseError):
    """No block of that meeting day on the page."""

    message = "The page “{tab}” has no block of {day}. It has: {days}."


class NoBlocksError(MisuseError):
    """No block at all."""

    message = "The page “{tab}” has no block of {day}, nor any other: the first run writes one (sheetsync sync)."


class MaybeMadeError(SheetsyncError):
    """No answer came to the call that makes a spreadsheet: there may be one, still blank."""

    message = (
        "No answer came ({reason}), so “{title}” may have been made or not. Look for it in Drive before you try again: "
        "one that is there, still blank, is set up by: sheetsync adopt ID"
    )


class HalfMadeError(SheetsyncError):
    """A spreadsheet was created and then could not be furnished."""

    message = (
        "The spreadsheet {spreadsheet_id} was created, but not filled: {reason} To finish it, run: "
        "sheetsync adopt {spreadsheet_id}"
    )


class UnprintableError(SetupError):
    """Standard output takes nothing more."""

    message = (
        "What there is to say can't be printed: {reason}. What was written to the sheet stands; the next run goes on."
    )


class PortTakenError(MisuseError):
    """The port can't be listened on."""

    message = "The port {port} can't be used: {reason}. Choose another one, or 0 for any that is free."


def sentence(error: SheetsyncError, messages: Messages) -> str:
    """Return the sentence of an error in the language of the messages."""
    if error.sentence:
        return error.sentence
    return messages.say(type(error).message, **_told(error.facts, messages))


def parted(error: SheetsyncError, messages: Messages) -> tuple[str, str]:
    """Return what an error says in two: what happened, and what to do next (empty where one sentence says both).

    The sentences are parted as they stand in the catalogue, so that no full stop in a value counts.
    """
    if error.sentence:
        return error.sentence, ""
    facts = {name: str(fact) for name, fact in _told(error.facts, messages).items()}
    marked = messages.say(type(error).message, **{name: f"\0{name}\0" for name in facts})
    happened, stop, step = marked.partition(". ")
    return _filled(happened + stop.strip(), facts), _filled(step, facts)


def _filled(text: str, facts: Mapping[str, str]) -> str:
    return re.sub("\0(\\w+)\0", lambda mark: facts[mark[1]], text)


def _told(facts: Mapping[str, object], messages: Messages) -> dict[str, object]:
    """Return the facts with the product's own phrases among them translated; all others are data."""
    phrases: dict[str, object] = {
        "this account": messages.say("this account"),
        "no connection": messages.say("no connection"),
    }
    told = {name: phrases.get(str(fact), fact) for name, fact in facts.items()}
    return told | {"reason": system_reason(str(told["reason"]), messages)} if "reason" in told else told
