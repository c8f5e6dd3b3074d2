"""What the checks look at."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.checks.working_days import WorkingDays
from sheetsync.messages import Messages
from sheetsync.model.columns import Field, TabName
from sheetsync.model.decision import DecisionLine
from sheetsync.model.duplicate import DuplicatePair, ElsewherePair
from sheetsync.model.row import Row
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.reading.settings import SettingsProblem
from sheetsync.reading.table import TableProblem


@dataclass(frozen=True, slots=True)
class Subject:
    """A whole sheet as read, on a day.

    `columns` are the people's columns that were found: what is missing is said once, not on every row. `titles`
    are the tabs' titles where people renamed them. `country` is the code of the country whose days off count.
    `blocker_ages` are days by row id, 0 on the first. `rings` are the sets of departments that wait on each
    other in a circle. `decisions_lost`: the tab «Решения» is there, its header isn't recognised. `astray` are the
    1-based rows that were known by their text while another ID, or none, stood beside them; `alike` those of
    several that read the same.
    """

    template: Template
    settings: Settings
    messages: Messages
    today: dt.date
    rows: tuple[Row, ...] = ()
    columns: frozenset[Field] = frozenset(Field)
    table_problems: tuple[TableProblem, ...] = ()
    settings_problems: tuple[SettingsProblem, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    decisions_lost: bool = False
    duplicates: tuple[DuplicatePair, ...] = ()
    elsewhere: tuple[ElsewherePair, ...] = ()
    rings: tuple[tuple[str, ...], ...] = ()
    blocker_ages: Mapping[str, int] = field(default_factory=dict)
    titles: Mapping[TabName, str] = field(default_factory=dict)
    country: str = ""
    astray: tuple[int, ...] = ()
    alike: tuple[int, ...] = ()

    @property
    def calendar(self) -> WorkingDays:
        """The working days of the country, with the team's exceptions."""
        return WorkingDays(self.country, frozenset(self.settings.holidays), frozenset(self.settings.working_days))

    def title(self, tab: TabName) -> str:
        """Return the tab's title as it stands in the spreadsheet."""
        return self.titles.get(tab, self.template.tabs[tab])

    def header(self, column: Field) -> str:
        """Return the template's header of a column."""
        return self.template.columns[column].header
