"""Everything a run decides, in pure code: from one snapshot and a moment to rows, findings, memory and page."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sheetsync.checks.run import run_checks
from sheetsync.checks.subject import Subject
from sheetsync.checks.working_days import country_of
from sheetsync.duplicates.elsewhere import Beside, OtherSheet, find_elsewhere, outline
from sheetsync.duplicates.pairs import Doubles, find_doubles, recent_rows
from sheetsync.meeting.news import Channel, News, Told, find_items, tell
from sheetsync.meeting.page import MeetingPage, build_page
from sheetsync.meeting.period import block_days, live_meeting
from sheetsync.meeting.waiting import find_rings, find_waits
from sheetsync.meeting.wins import Win, noted_wins
from sheetsync.memory.advance import advance, story_day
from sheetsync.memory.decisions import Decided, decide, with_asked
from sheetsync.memory.identity import Identified, astray, identify
from sheetsync.memory.notes import with_meeting, with_not_duplicate
from sheetsync.model.columns import Field, ServiceColumn, TabName
from sheetsync.model.decision import RowToAppend
from sheetsync.model.duplicate import DuplicatePair, ElsewherePair
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.memory import Memory
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.state import State
from sheetsync.reading.cells import cell_text
from sheetsync.reading.decisions import find_decisions
from sheetsync.reading.pulse import read_answers
from sheetsync.reading.reader import Reader
from sheetsync.reading.verdicts import read_verdicts
from sheetsync.sheet import Reading

Remember = Callable[[Memory, dt.date], Memory]
"""Adds to the memory of a run what a person says outside the sheet, on that day; said once is enough."""


Channels = Callable[[dt.datetime], Sequence[Channel]]
"""The channels to be told of news at a local time."""


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
    written: the memory holds that they were.
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
    rows, decided = _rows(reading, identified, asked)
    memory = _remember(reading, rows, decided)
    if remember:
        memory = remember(memory, reading.today)
    beside = beside or Beside()
    doubles = _doubles(rows, memory, reading, beside)
    ages = _blocker_ages(rows, memory, reading.today)
    findings = run_checks(_subject(reading, identified, rows, doubles, ages), *_codes(choice))
    page = _page(reading, rows, memory, findings, doubles)
    news, told = _news(reading, rows, memory, page, channels)
    return Assessment(
        reading=reading,
        identified=identified,
        rows=rows,
        decided=decided,
        memory=with_meeting(replace(memory, told=told), page.memory()),
        findings=findings,
        duplicates=doubles.pairs,
        perhaps=doubles.perhaps,
        elsewhere=doubles.elsewhere,
        unwritten=frozenset() if beside.in_sheets else frozenset({"SS402"}),
        blocker_ages=ages,
        page=page,
        wins=noted_wins(reading.remembered, memory),
        news=news,
    )


def _news(
    reading: Reading, rows: Sequence[Row], memory: Memory, page: MeetingPage, channels: Channels | None
) -> tuple[tuple[News, ...], dict[str, Told]]:
    """Return what channels are to be told, and what they will have been told of then."""
    named = channels(reading.now) if channels else ()
    return tell(named, find_items(page, rows, memory.rows, reading.today) if named else (), memory.told)


def _codes(choice: Choice | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (choice.select, choice.ignore) if choice else ((), ())


def _read(reader: Reader, one: Identified, reading: Reading) -> Row:
    return reader.read(one.line, one.id, seen_on=one.seen_on(reading.today), locale=reading.snapshot.locale)


def _rows(
    reading: Reading, identified: Sequence[Identified], asked: Sequence[RowToAppend]
) -> tuple[tuple[Row, ...], Decided]:
    """Return the rows that stand, then those to be appended, and what was decided of them."""
    reader = Reader(reading.template, reading.settings)
    standing = tuple(_read(reader, one, reading) for one in identified)
    with_steps = Field.STEP in reading.table.columns
    decided = _decided(reading, standing) if with_steps else _undecided(reading)
    if asked and with_steps:
        ids = {row.id for row in standing}
        decided = with_asked(decided, _noted(asked, reading), reading.remembered, ids, _story_day(reading))
    appended = tuple(_appended(reader, row, number, reading) for number, row in _numbered(decided.to_append, reading))
    return (*standing, *appended), decided


def _decided(reading: Reading, standing: Sequence[Row]) -> Decided:
    return decide(
        reading.decisions,
        reading.remembered,
        {row.id: row.step for row in standing},
        status=reading.template.statuses[State.PLANNED].name,
        today=_story_day(reading),
    )


def _story_day(reading: Reading) -> dt.date:
    return story_day(reading.remembered, reading.today)


def _undecided(reading: Reading) -> Decided:
    """Return the decisions as they are: without a column for their text no row can be made of them yet."""
    marks = {line.number: line.row_text for line in reading.decisions}
    return Decided(memories=reading.remembered.decisions, row_texts=marks)


def _noted(asked: Sequence[RowToAppend], reading: Reading) -> list[RowToAppend]:
    """Return the rows asked for; without the table of decisions there is no line to be made for them there."""
    tab = reading.service_tab(TabName.DECISIONS)
    if tab and find_decisions(tab, reading.template):
        return list(asked)
    return [replace(row, decision_key="") for row in asked]


def _numbered(rows: Sequence[RowToAppend], reading: Reading) -> enumerate[RowToAppend]:
    """Return rows to append with the numbers they will have: below the last line with any content."""
    return enumerate(rows, len(reading.tab.lines) + reading.tab.merged_below + 1)


def _appended(reader: Reader, row: RowToAppend, number: int, reading: Reading) -> Row:
    cells = RowCells(Cell(row.step), row.owner, row.due, Cell(row.status), Cell(row.blocker or None))
    texts = RowTexts(*(cell_text(cell, reading.template.language) for cell in cells))
    line = Line(number, cells, texts, id_text=row.id)
    return reader.read(line, row.id, seen_on=reading.today, locale=reading.snapshot.locale)


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


def outline_of(reading: Reading) -> OtherSheet:
    """Return what other spreadsheets need to know of this one, without deciding anything."""
    reader = Reader(reading.template, reading.settings)
    rows = [_read(reader, one, reading) for one in identify(reading.table.lines, reading.remembered)]
    snapshot = reading.snapshot
    return outline(snapshot.spreadsheet_id, snapshot.title, rows, reading.remembered, reading.today)


def _blocker_ages(rows: Sequence[Row], memory: Memory, today: dt.date) -> dict[str, int]:
    since = {row.id: memory.rows[row.id].blocker_since for row in rows if row.live}
    return {row_id: max((today - day).days, 0) for row_id, day in since.items() if day}


def _subject(
    reading: Reading, identified: Sequence[Identified], rows: tuple[Row, ...], doubles: Doubles, ages: Mapping[str, int]
) -> Subject:
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
