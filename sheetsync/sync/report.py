"""What a run did, as a value."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.assess import Assessment
from sheetsync.gateway.interface import Calls
from sheetsync.machine.quiet import Seen
from sheetsync.meeting.news import News
from sheetsync.meeting.wins import Win
from sheetsync.model.duplicate import ElsewherePair


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `rounds` counts the times it wrote; an unchanged sheet takes none."""

    assessment: Assessment
    calls: Calls
    rounds: int = 0
    cells_written: int = 0
    repairs: tuple[str, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)
    news: tuple[News, ...] = ()
    """What the sheet now says that channels are about to be told of."""
    wins: tuple[Win, ...] = ()
    """The lines that were noted on «Победы»."""

    @property
    def now(self) -> dt.datetime:
        """The moment of the run, as the wall clock of the spreadsheet."""
        return self.assessment.reading.now

    @property
    def seen(self) -> Seen:
        """What the run saw, in a few figures."""
        assessment, reading = self.assessment, self.assessment.reading
        return Seen(
            title=reading.snapshot.title,
            zone=reading.snapshot.time_zone,
            day=reading.today,
            meeting=assessment.page.meeting.day,
            rows=len(assessment.standing),
            findings=dict(self.findings),
            weights=dict(Counter(finding.severity.value for finding in assessment.standing_findings)),
        )

    @property
    def elsewhere(self) -> tuple[ElsewherePair, ...]:
        """The rows of which other spreadsheets have the same work."""
        return self.assessment.elsewhere


@dataclass(frozen=True, slots=True)
class QuietReport:
    """A run that met the sheet just as one had left it that found nothing to write, and decided nothing anew.

    What it says under the names of `RunReport` is what that run would have said.
    """

    seen: Seen
    now: dt.datetime
    calls: Calls
    rounds: int = 0
    cells_written: int = 0
    repairs: tuple[str, ...] = ()
    elsewhere: tuple[ElsewherePair, ...] = ()

    @property
    def findings(self) -> Mapping[str, int]:
        """The findings, counted by code."""
        return self.seen.findings


Report = RunReport | QuietReport
"""What a run has to tell."""
