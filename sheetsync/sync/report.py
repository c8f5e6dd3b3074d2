"""What a run did, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.assess import Assessment
from sheetsync.gateway.interface import Calls
from sheetsync.meeting.news import News
from sheetsync.meeting.wins import Win


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
