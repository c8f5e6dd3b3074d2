"""The calendar: read back by another program's eyes."""

import datetime as dt

from icalendar import Calendar

from sheetsync.exports.calendar import Sheet, calendar_text
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages
from sheetsync.model.grid import Cell
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.settings import Department, Settings
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

TODAY = dt.date(2025, 3, 10)
ADDRESS = "https://docs.google.com/spreadsheets/d/one/edit"


def row(name: str, step: str, due: str, status: str = "В работе", blocker: str = "") -> Row:
    texts = RowTexts(step, "Касса", due, status, blocker)
    cells = RowCells(*(Cell(text or None) for text in texts))
    reader = Reader(load_template("status.ru"), Settings(departments=(Department("Касса"),)))
    return reader.read(Line(2, cells, texts), name, seen_on=TODAY, locale="ru_RU")


def calendar(page: MeetingPage, *rows: Row) -> str:
    return calendar_text(Sheet("План; кухни", "one", ADDRESS), page, rows, Messages("ru"))


def test_the_meeting_and_every_open_row_with_a_date_are_events(page: MeetingPage) -> None:
    rows = (
        row("r1", "Сдать отчёт", "14.03.2025"),
        row("r2", "Готово", "14.03.2025", "Выполнено"),
        row("r3", "Когда-то", ""),
    )
    events = Calendar.from_ical(calendar(page, *rows)).walk("VEVENT")
    assert [(str(one["uid"]), one.decoded("dtstart")) for one in events] == [
        ("meeting-2025-03-10@one", TODAY),
        ("row-r1@one", dt.date(2025, 3, 14)),
    ]
    assert str(events[0]["summary"]) == "Встреча отделов, 20 минут"
    assert str(events[1]["summary"]) == "Сдать отчёт"
    assert events[1].decoded("dtend") == dt.date(2025, 3, 15)


def test_the_same_sheet_gives_the_same_file_and_a_moved_row_keeps_its_event(page: MeetingPage) -> None:
    first = calendar(page, row("r1", "Сдать отчёт", "14.03.2025"))
    assert first == calendar(page, row("r1", "Сдать отчёт", "14.03.2025"))
    (_, moved) = Calendar.from_ical(calendar(page, row("r1", "Сдать отчёт", "20.03.2025"))).walk("VEVENT")
    assert (str(moved["uid"]), moved.decoded("dtstart")) == ("row-r1@one", dt.date(2025, 3, 20))


def test_texts_of_people_stay_one_value_and_lines_keep_to_75_bytes(page: MeetingPage) -> None:
    nasty = "Отчёт, \\n; BEGIN:VEVENT\r\nATTACH:http://зло.рф " + "ё" * 150
    text = calendar(page, row("r1", nasty, "14.03.2025", blocker="Ждём;ответ,да"))
    events = Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == 2
    assert "ATTACH" not in events[1]
    assert str(events[1]["summary"]).startswith("Отчёт, \\n; BEGIN:VEVENT ATTACH:")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
