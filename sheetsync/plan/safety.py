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


def refuse_unsafe(vanished: int, rows: int, tab: str) -> None:
    """Raise UnsafePlanError where over 30 % of more than 10 rows vanished, or lost their id without proof.

    `rows` is how many there were at the last run.
    """
    if rows > SMALL and vanished > rows * SHARE:
        raise UnsafePlanError(vanished=vanished, rows=rows, tab=tab)
