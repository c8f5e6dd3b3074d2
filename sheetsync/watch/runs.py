"""What is told of a run to those who watch it: figures, no text of anybody's."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run of one spreadsheet; `kind` is the verb that it was for.

    `outcome` is `ok` or the kind of error, `exit_code` what it ends with; `waited` are seconds spent for the quota
    and between attempts; `findings` are counts by code.
    """

    spreadsheet: str
    name: str = ""
    outcome: str = "ok"
    exit_code: int = 0
    seconds: float = 0.0
    reads: int = 0
    writes: int = 0
    waited: float = 0.0
    rounds: int = 0
    rows: int = 0
    cells: int = 0
    findings: Mapping[str, int] = field(default_factory=dict)
    kind: str = "sync"

    @property
    def ok(self) -> bool:
        """Whether the run did what it was for."""
        return self.outcome == "ok"

    def facts(self) -> dict[str, Any]:
        """Return the figures by name, for the log."""
        return {**asdict(self), "seconds": round(self.seconds, 3), "waited": round(self.waited, 3)}
