"""A finding: what a check noticed, where, and what to do about it."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs (semantics §5), the heaviest first."""

    ERROR = "error"
    """The row can't be counted as it is."""
    WARNING = "warning"
    """Someone should look."""
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Place(NamedTuple):
    """Where a finding stands: tab title; 1-based row and column field or header, None where it is about more."""

    tab: str
    row: int | None = None
    column: str | None = None


class Finding(NamedTuple):
    """One thing noticed. `message` is in the sheet's language; `suggestion` is a value that would settle it.

    `code` is stable (`SS` and three digits); `row_id` names the row across sorts; `name` is the word under
    which other programs compare facts (`status_unknown`, `due_ambiguous` …), None where there is none.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    suggestion: str | None = None
    row_id: str | None = None
    name: str | None = None
