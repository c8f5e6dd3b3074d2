"""What a run decided, as a value."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetsync.meeting.news import News
from sheetsync.meeting.page import MeetingPage
from sheetsync.meeting.wins import Win
from sheetsync.memory.decisions import Decided
from sheetsync.memory.identity import Identified
from sheetsync.model.duplicate import DuplicatePair, ElsewherePair
from sheetsync.model.finding import Finding
from sheetsync.model.memory import Memory
from sheetsync.model.row import Row
from sheetsync.sheet import Reading


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings are wanted: codes or their beginnings; an empty `select` means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a run decided. `rows` are those that stand, then those to be appended for `decided`.

    `perhaps` are pairs that may be the same work: suggestions alone, that no finding and no list of ours is made of.
    `elsewhere` are rows of which other spreadsheets have the same work. `unwritten` are the codes of findings that
    are told to whoever runs the program, and not written into the sheet.
    `wins` are lines for «Победы» that a person asked for. `news` are what channels are to be told once the run has
    written: the memory holds that they are about to be.
    """

    reading: Reading
    identified: tuple[Identified, ...]
    rows: tuple[Row, ...]
    decided: Decided
    memory: Memory
    findings: tuple[Finding, ...]
    duplicates: tuple[DuplicatePair, ...]
    perhaps: tuple[DuplicatePair, ...]
    elsewhere: tuple[ElsewherePair, ...]
    unwritten: frozenset[str]
    blocker_ages: Mapping[str, int]
    page: MeetingPage
    wins: tuple[Win, ...] = ()
    news: tuple[News, ...] = ()

    @property
    def standing(self) -> tuple[Row, ...]:
        """The rows that are in the sheet already."""
        return self.rows[: len(self.identified)]

    @property
    def findings_by_row(self) -> Mapping[str, Sequence[Finding]]:
        """The findings of each row, by its id."""
        grouped: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.row_id is not None:
                grouped[finding.row_id].append(finding)
        return grouped

    @property
    def standing_findings(self) -> list[Finding]:
        """The findings of what stands in the sheet; rows that a run would first append have none yet."""
        standing = {row.id for row in self.standing}
        return [one for one in self.findings if one.row_id is None or one.row_id in standing]

    @property
    def stood(self) -> int:
        """How many rows stood at the last run."""
        return sum(1 for row in self.reading.remembered.rows.values() if row.deleted is None)

    @property
    def vanished(self) -> int:
        """How many rows of the last run stand no more, or bear an id that nothing proves."""
        standing = {row.id for row in self.rows}
        before = self.reading.remembered.rows.values()
        return sum(1 for row in before if row.deleted is None and row.id not in standing)

    @property
    def emptied(self) -> bool:
        """Whether rows stood at the last run, and now neither a row nor the header of people's columns is left."""
        return self.stood > 0 and not self.standing and not self.reading.headed
