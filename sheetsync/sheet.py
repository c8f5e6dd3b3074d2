"""A spreadsheet as a run finds it: the status tab, its table, the settings, the decisions, what was remembered."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sheetsync.clock import local_time
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.memory.cells import MemoryProblem, read_memory
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.decision import DecisionLine
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.memory import Memory
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.reading.cells import is_blank
from sheetsync.reading.decisions import read_decisions
from sheetsync.reading.settings import SettingsProblem, read_settings
from sheetsync.reading.table import Table, find_table


class UnknownZoneError(SheetsyncError):
    """The spreadsheet's time zone is none that this machine knows."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
    message = (
        "The time zone of “{title}” is “{zone}”, which this machine doesn't know, so that today can't be told. "
        "Choose another under File, Settings."
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A snapshot as read: the table, the settings, the decisions, what was remembered. `now` is local wall time."""

    snapshot: Snapshot
    template: Template
    now: dt.datetime
    tab: Tab
    table: Table
    settings: Settings
    settings_problems: tuple[SettingsProblem, ...]
    remembered: Memory
    memory_problems: tuple[MemoryProblem, ...]
    decisions: tuple[DecisionLine, ...]

    @property
    def today(self) -> dt.date:
        """The day in the spreadsheet's zone."""
        return self.now.date()

    @property
    def messages(self) -> Messages:
        """The messages in the sheet's language."""
        return Messages(self.settings.language)

    @property
    def headed(self) -> bool:
        """Whether any of people's columns is under a header that says something."""
        row = self.table.header_row
        return row is not None and not all(is_blank(self.tab.cell(row, place)) for place in self.table.columns.values())

    def service_tab(self, name: TabName) -> Tab | None:
        """Return a tab of ours, None where it is not there."""
        return self.snapshot.tagged(name.value)


def read_snapshot(snapshot: Snapshot, tab: Tab, template: Template, now: dt.datetime) -> Reading:
    """Read a snapshot whose status tab is known, at a moment (aware of its zone).

    Raises MemoryTooNewError where the hidden tab was written by a later version, UnknownZoneError where nobody can
    say what day it is there.
    """
    settings, settings_problems = read_settings(snapshot.tagged(TabName.SETTINGS), template)
    remembered, memory_problems = read_memory(snapshot.tagged(TabName.MEMORY))
    return Reading(
        snapshot=snapshot,
        template=template,
        now=_local(now, snapshot),
        tab=tab,
        table=find_table(tab, template),
        settings=settings,
        settings_problems=settings_problems,
        remembered=remembered,
        memory_problems=memory_problems,
        decisions=read_decisions(snapshot.tagged(TabName.DECISIONS), template),
    )


def _local(now: dt.datetime, snapshot: Snapshot) -> dt.datetime:
    try:
        return local_time(now, snapshot.time_zone)
    except ValueError as error:
        raise UnknownZoneError(title=snapshot.title, zone=snapshot.time_zone) from error
