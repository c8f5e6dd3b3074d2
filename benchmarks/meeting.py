"""The page and the metrics in pure code: `python -m benchmarks.meeting [--rows N] [--weeks N]`.

A memory of so many rows and weeks is made, every row with events; then the parts are timed, best of five.
"""

import argparse
import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from benchmarks.workload import rows as workload
from sheetsync.collector import collector_paused
from sheetsync.meeting.board import board_lines
from sheetsync.meeting.cells import page_lines
from sheetsync.meeting.metric_lines import metric_lines
from sheetsync.meeting.page import MeetingPage, build_page
from sheetsync.meeting.period import live_meeting
from sheetsync.memory.advance import advance
from sheetsync.memory.notes import with_meeting
from sheetsync.messages import Messages
from sheetsync.model.days import from_serial
from sheetsync.model.grid import Cell
from sheetsync.model.memory import Memory
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.settings import Department, Settings
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

TEMPLATE = load_template("status.ru")
MESSAGES = Messages("ru")
SETTINGS = Settings(
    goal="Расти", goal_figure="4% из 25%", departments=tuple(Department(name) for name in TEMPLATE.departments)
)
MONDAY = dt.date(2025, 3, 3)


def read_rows(count: int) -> list[Row]:
    """Return the workload's rows as read."""
    reader = Reader(TEMPLATE, SETTINGS)
    return [_row(reader, number, values) for number, values in enumerate(workload(count, TEMPLATE), start=2)]


def _row(reader: Reader, number: int, values: list[str | int]) -> Row:
    step, owner, due, status, blocker = values
    day = from_serial(float(due))
    texts = RowTexts(str(step), str(owner), str(day), str(status), str(blocker))
    cells = RowCells(Cell(step), Cell(owner), Cell(due, "DATE"), Cell(status), Cell(blocker))
    return reader.read(Line(number, cells, texts), f"r{number}", seen_on=MONDAY, locale="ru_RU")


def remembered(rows: list[Row], weeks: int) -> tuple[Memory, dt.date]:
    """Return the memory of weeks in which each row changed now and then, and the last meeting day."""
    memory, day = Memory(), MONDAY
    for week in range(weeks):
        day = MONDAY + dt.timedelta(weeks=week)
        for place in range(week % 7, len(rows), 7):
            row = rows[place]
            changed = row.line.texts._replace(blocker=f"{row.line.texts.blocker} ·{week}")
            rows[place] = replace(row, line=replace(row.line, texts=changed))
        memory = advance(memory, rows, today=day)
        memory = with_meeting(memory, page_of(memory, rows, day).memory())
    return memory, day


def page_of(memory: Memory, rows: list[Row], day: dt.date) -> MeetingPage:
    """Return the page of a day."""
    meeting = live_meeting(memory, weekday=1, today=day)
    return build_page(meeting, rows, memory, SETTINGS, today=day)


def best(work: Callable[[], Any]) -> float:
    """Return the seconds of the fastest of five goes."""
    return min(_timed(work) for _ in range(5))


def _timed(work: Callable[[], Any]) -> float:
    with collector_paused():
        started = time.perf_counter()
        work()
        return time.perf_counter() - started


def timings(count: int, weeks: int) -> dict[str, float]:
    """Return the seconds of each part."""
    rows = read_rows(count)
    memory, day = remembered(rows, weeks)
    page = page_of(memory, rows, day)
    return {
        "page as a value, metrics and all": best(lambda: page_of(memory, rows, day)),
        "its lines": best(lambda: page_lines(page, TEMPLATE, MESSAGES)),
        "lines of the figures": best(lambda: metric_lines(memory.meetings, TEMPLATE, MESSAGES)),
        "the board": best(lambda: board_lines(rows, memory.rows, day, TEMPLATE, MESSAGES)),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.meeting", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--weeks", type=int, default=60)
    given = parser.parse_args()
    found = timings(given.rows, given.weeks)
    print(f"| {given.rows:,} rows, {given.weeks} weeks | seconds |\n|---|---|")
    for name, seconds in found.items():
        print(f"| {name} | {seconds:.3f} |")
    print(f"| all | {sum(found.values()):.3f} |")


if __name__ == "__main__":
    main()
