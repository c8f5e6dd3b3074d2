"""The order in which a run decides."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from sheetsync.assess.assessment import Assessment, Choice
from sheetsync.assess.rows import rows_of
from sheetsync.assess.subject import subject_of
from sheetsync.checks.run import run_checks
from sheetsync.duplicates.elsewhere import Beside, find_elsewhere
from sheetsync.duplicates.pairs import Doubles, find_doubles, recent_rows
from sheetsync.meeting.news import Audience, Tellings, find_items, tell
from sheetsync.meeting.page import MeetingPage, build_page
from sheetsync.meeting.period import block_days, live_meeting
from sheetsync.meeting.wins import noted_wins
from sheetsync.memory.advance import advance
from sheetsync.memory.decisions import Decided
from sheetsync.memory.identity import identify
from sheetsync.memory.notes import with_meeting, with_not_duplicate
from sheetsync.model.columns import TabName
from sheetsync.model.decision import RowToAppend
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Tab
from sheetsync.model.memory import Memory
from sheetsync.model.row import Row
from sheetsync.reading.pulse import read_answers
from sheetsync.reading.verdicts import read_verdicts
from sheetsync.sheet import Reading

Remember = Callable[[Memory, dt.date], Memory]
"""Adds to the memory of a run what a person says outside the sheet, on that day; said once is enough."""


Channels = Callable[[dt.datetime], Audience]
"""Whom a run may tell of news at a local time."""


def assess(
    reading: Reading,
    choice: Choice | None = None,
    remember: Remember | None = None,
    asked: Sequence[RowToAppend] = (),
    beside: Beside | None = None,
    *,
    channels: Channels | None = None,
) -> Assessment:
    """Decide everything of a run; the same reading always leads to the same assessment.

    `asked` are rows that a person asks for beside the sheet; each is made once. `beside` keeps what is known of the
    steps' words, so that of a sheet seen before only what changed is compared, and the other spreadsheets' rows.
    """
    identified = identify(reading.table.lines, reading.remembered)
    rows, decided = rows_of(reading, identified, asked)
    memory = _remember(reading, rows, decided)
    if remember:
        memory = remember(memory, reading.today)
    beside = beside or Beside()
    doubles = _doubles(rows, memory, reading, beside)
    ages = _blocker_ages(rows, memory, reading.today)
    findings = run_checks(subject_of(reading, identified, rows, doubles, ages), *_codes(choice))
    page = _page(reading, rows, memory, findings, doubles)
    telling = _telling(reading, rows, memory, page, channels)
    memory = replace(memory, told=telling.told, tellings=telling.coming)
    return Assessment(
        reading=reading,
        identified=identified,
        rows=rows,
        decided=decided,
        memory=with_meeting(memory, page.memory()),
        findings=findings,
        duplicates=doubles.pairs,
        perhaps=doubles.perhaps,
        elsewhere=doubles.elsewhere,
        unwritten=frozenset() if beside.in_sheets else frozenset({"SS402"}),
        blocker_ages=ages,
        page=page,
        wins=noted_wins(reading.remembered, memory),
        news=telling.news,
    )


def _telling(
    reading: Reading, rows: Sequence[Row], memory: Memory, page: MeetingPage, channels: Channels | None
) -> Tellings:
    """Return what channels are to be told, and what the memory is to hold of it."""
    audience = channels(reading.now) if channels else Audience()
    items = find_items(page, rows, memory.rows, reading.today) if audience.channels else ()
    return tell(audience, items, memory)


def _codes(choice: Choice | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (choice.select, choice.ignore) if choice else ((), ())


def _remember(reading: Reading, rows: Sequence[Row], decided: Decided) -> Memory:
    known = reading.service_tab(TabName.DECISIONS) is not None
    memory = advance(reading.remembered, rows, today=reading.today, decisions=decided if known else None)
    for verdict in read_verdicts(reading.service_tab(TabName.DUPLICATES), reading.template):
        memory = with_not_duplicate(memory, verdict.first_step, verdict.second_step, reading.today)
    return memory


def _doubles(rows: Sequence[Row], memory: Memory, reading: Reading, beside: Beside) -> Doubles:
    done_on = {row_id: row.done for row_id, row in memory.rows.items()}
    said, messages = memory.not_duplicates, reading.messages
    counting = recent_rows(rows, reading.today, done_on)
    found = find_doubles(
        rows,
        today=reading.today,
        done_on=done_on,
        not_duplicates=said,
        messages=messages,
        comparison=beside.comparison,
        semantic=beside.semantic,
    )
    return found._replace(elsewhere=find_elsewhere(counting, beside, said=said, messages=messages))


def _blocker_ages(rows: Sequence[Row], memory: Memory, today: dt.date) -> dict[str, int]:
    since = {row.id: memory.rows[row.id].blocker_since for row in rows if row.live}
    return {row_id: max((today - day).days, 0) for row_id, day in since.items() if day}


def _page(
    reading: Reading,
    rows: Sequence[Row],
    memory: Memory,
    findings: Sequence[Finding],
    doubles: Doubles,
) -> MeetingPage:
    blocks = _blocks(reading.service_tab(TabName.SUMMARY))
    meeting = live_meeting(memory, weekday=reading.settings.meeting_day, today=reading.today, blocks=blocks)
    return build_page(
        meeting,
        rows,
        memory,
        reading.settings,
        today=reading.today,
        findings=findings,
        duplicates=doubles.pairs,
        perhaps=doubles.perhaps,
        answers=read_answers(reading.service_tab(TabName.PULSE), reading.template),
        blocks=blocks,
        fresh=reading.now,
    )


def _blocks(tab: Tab | None) -> tuple[dt.date, ...]:
    return block_days(tab.line_keys()) if tab else ()
