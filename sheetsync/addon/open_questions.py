"""The questions that a sheet asks its people: columns, statuses and departments that nobody can be sure of."""

from collections import Counter
from dataclasses import dataclass

from sheetsync.assess import Assessment
from sheetsync.model.row import Sureness
from sheetsync.reading.table import TableProblem, TableProblemKind

_ASKED = (TableProblemKind.MISSING, TableProblemKind.DOUBLED, TableProblemKind.TOO_GENERAL)
_UNSURE = (Sureness.UNREADABLE, Sureness.AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A text that isn't understood, on how many rows it stands, and the nearest known word."""

    text: str
    rows: int
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """All open questions, the commonest texts first."""

    columns: tuple[TableProblem, ...]
    statuses: tuple[Unknown, ...]
    departments: tuple[Unknown, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.columns) + len(self.statuses) + len(self.departments)


def open_questions(assessment: Assessment) -> Questions:
    """Return what is to be asked about a sheet as it stands."""
    rows = assessment.standing
    statuses = [(row.line.texts.status, row.status.suggestion) for row in rows if row.status.sureness in _UNSURE]
    owners = [(row.line.texts.owner, row.owner.suggestion) for row in rows if row.owner.sureness in _UNSURE]
    columns = tuple(one for one in assessment.reading.table.problems if one.kind in _ASKED)
    return Questions(columns, _counted(statuses), _counted(owners))


def _counted(found: list[tuple[str, str | None]]) -> tuple[Unknown, ...]:
    counted = Counter(text for text, _ in found)
    nearest = dict(found)
    return tuple(Unknown(text, number, nearest[text]) for text, number in counted.most_common())
