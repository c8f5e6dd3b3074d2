"""Two rows that describe the same piece of work."""

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
