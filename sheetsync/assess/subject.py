"""What the checks of a run look at."""

from collections.abc import Mapping, Sequence

from sheetsync.checks.subject import Subject
from sheetsync.checks.working_days import country_of
from sheetsync.duplicates.pairs import Doubles
from sheetsync.meeting.waiting import find_rings, find_waits
from sheetsync.memory.identity import Identified, astray
from sheetsync.model.columns import ServiceColumn, TabName
from sheetsync.model.row import Row
from sheetsync.reading.decisions import find_decisions
from sheetsync.sheet import Reading


def subject_of(
    reading: Reading, identified: Sequence[Identified], rows: tuple[Row, ...], doubles: Doubles, ages: Mapping[str, int]
) -> Subject:
    """Return what the checks need to know; `ages` are the days that the blocker of each row stands, by its id."""
    decisions = reading.service_tab(TabName.DECISIONS)
    names = reading.settings.department_names
    tabs = {name: reading.service_tab(name) for name in TabName}
    off, alike = astray(identified) if ServiceColumn.ID in reading.table.service else ((), ())
    return Subject(
        template=reading.template,
        settings=reading.settings,
        messages=reading.messages,
        today=reading.today,
        rows=rows,
        columns=frozenset(reading.table.columns),
        table_problems=reading.table.problems,
        settings_problems=reading.settings_problems,
        decisions=reading.decisions,
        decisions_lost=decisions is not None and find_decisions(decisions, reading.template) is None,
        duplicates=doubles.pairs,
        elsewhere=doubles.elsewhere,
        rings=find_rings(find_waits(rows, names), names),
        blocker_ages=ages,
        country=country_of(reading.snapshot.locale),
        titles={name: tab.title for name, tab in tabs.items() if tab} | {TabName.STATUS: reading.tab.title},
        astray=off,
        alike=alike,
    )
