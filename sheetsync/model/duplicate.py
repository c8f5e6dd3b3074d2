"""Rows that describe the same piece of work, in one spreadsheet or in two."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """A pair of rows by id, the lower in the grid second, with their step texts and why they match.

    `why` is in the sheet's language, for people.
    """

    first_id: str
    second_id: str
    first_step: str
    second_step: str
    why: str


@dataclass(frozen=True, slots=True)
class ElsewherePair:
    """A row and the step of the same work in another spreadsheet, by that spreadsheet's title and id."""

    row_id: str
    step: str
    other_step: str
    title: str
    spreadsheet_id: str
    why: str
