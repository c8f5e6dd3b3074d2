"""What came of a try."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sheetsync.selftest.scratch import Scratch


class Verdict(StrEnum):
    """Whether what the design assumes was seen: `open` is what nobody assumes, and the record is the point."""

    HOLDS = "holds"
    DIFFERS = "differs"
    OPEN = "open"
    UNKNOWN = "unknown"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict, and what was seen: figures and Google's own words, as they came."""

    verdict: Verdict
    seen: str


@dataclass(frozen=True, slots=True)
class Try:
    """One assumption. `number` is its place on the page `verify-on-google`; `run` None is for a person to try."""

    number: str
    assumed: str
    run: Callable[[Scratch], Outcome] | None = None


def judged(holds: bool, seen: object) -> Outcome:  # noqa: FBT001 - a verdict is a yes or a no
    """Return the outcome of an assumption."""
    return Outcome(Verdict.HOLDS if holds else Verdict.DIFFERS, str(seen))
