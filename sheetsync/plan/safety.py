"""When a plan is stopped: rows that vanish by the dozen are more often an accident than a wish."""

from typing import ClassVar

from sheetsync.errors import ExitCode, SheetsyncError

SMALL = 10
"""Up to so many rows anything goes."""

SHARE = 0.3
"""The share of a sheet's rows that may vanish between two runs."""


class UnsafePlanError(SheetsyncError):
    """More rows vanished since the last run than a team is likely to delete on purpose."""

    exit_code: ClassVar[ExitCode] = ExitCode.UNSAFE
    message = (
        "{vanished} of {rows} rows of the tab “{tab}” are gone since the last run. Nothing was written. If that is "
        "meant, run it once with --force; if not, put them back by File, Version history."
    )


class EmptiedError(UnsafePlanError):
    """The status tab lost its header and all its rows at once."""

    message = (
        "The tab “{tab}” is suddenly empty: at the last run it held {rows} rows. Nothing was written. Put it back by "
        "File, Version history; if it is meant to be empty, run it once with --force."
    )


def refuse_unsafe(*, vanished: int, stood: int, emptied: bool, tab: str) -> None:
    """Raise UnsafePlanError where over 30 % of more than 10 rows vanished, EmptiedError where nothing is left.

    `stood` is how many rows there were at the last run; `vanished` how many of them stand no more, or lost their
    id without proof.
    """
    if emptied:
        raise EmptiedError(rows=stood, tab=tab)
    if stood > SMALL and vanished > stood * SHARE:
        raise UnsafePlanError(vanished=vanished, rows=stood, tab=tab)
