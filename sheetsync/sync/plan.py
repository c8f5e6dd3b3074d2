"""What a run would do, as a value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.assess import Assessment
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.plan.changes import Part
from sheetsync.plan.fence import fence_requests
from sheetsync.plan.outcome import as_planned
from sheetsync.plan.portions import Ahead, portions
from sheetsync.plan.safety import refuse_unsafe
from sheetsync.workbook.requests import Request
from sheetsync.workbook.strays import stray_marks


class Marked(NamedTuple):
    """What was sent to bring lost places back, and the status tab as it was to be after that."""

    sent: tuple[Request, ...]
    tab: Tab | None
    header_row: int | None
    messages: Messages

    def strays(self, after: Snapshot) -> Iterator[Request]:
        """Yield what takes back the marks that people's moving of columns led astray."""
        if self.tab is not None and self.header_row is not None:
            sheet_id = self.tab.sheet_id
            now = next((tab for tab in after.tabs if tab.sheet_id == sheet_id), None)
            yield from stray_marks(self.sent, self.tab, self.header_row, now, self.messages)


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What a run would do: `structure` brings lost places back, the rest fills them, in one batch."""

    assessment: Assessment
    structure: tuple[Request, ...]
    part: Part

    @property
    def marked(self) -> "Marked":
        """What has to be looked at once this is written: the marks that it puts among people's columns."""
        reading = self.assessment.reading
        return Marked(
            self.structure, reading.tab if self.structure else None, reading.table.header_row, reading.messages
        )

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not self.structure and self.part.empty

    @property
    def makes_first_rows(self) -> bool:
        """Whether rows are appended before anything is remembered.

        «Строка» must not be written before them then: were the run to die in between, the next one would take the
        mark for a row that was made before the memory was lost.
        """
        return self.assessment.reading.remembered.began is None and bool(self.assessment.decided.to_append)

    def led_to(self, after: Snapshot) -> bool:
        """Whether the state after a write is just what this plan made of the state before, so that all is done.

        After a first run, and where rows were made, that is for a new plan to say.
        """
        first = self.assessment.reading.remembered.began is None
        settled = not (first or self.structure or self.part.empty)
        return settled and as_planned(self.assessment.reading.snapshot, self.part, after)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of our tabs, as read, and of those that come back."""
        return tuple(tab.title for tab in self.assessment.reading.snapshot.tabs)

    def batches(self) -> Iterator[tuple[Request, ...]]:
        """Yield the batches to be sent, one as a rule, each behind the fence that the one before put up."""
        reading = self.assessment.reading
        memory = reading.service_tab(TabName.MEMORY)
        if memory is None:
            yield from portions(self.part.requests, Ahead(-1, ()))
            return
        ahead = Ahead(memory.sheet_id, {row.id for row in self.assessment.standing})
        parts = portions(self.part.requests, ahead) or [()]
        for number, requests in enumerate(parts if self.structure or self.part.requests else ()):
            first = self.structure if number == 0 else ()
            yield (*first, *fence_requests(memory, reading.messages, number), *requests)


def check_safe(assessment: Assessment) -> None:
    """Raise UnsafePlanError where a run would stop for the rows that are gone."""
    refuse_unsafe(
        vanished=assessment.vanished,
        stood=assessment.stood,
        emptied=assessment.emptied,
        tab=assessment.reading.tab.title,
    )
