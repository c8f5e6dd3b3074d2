"""«Победы»: a tab of people's with a line for each win, which the sidebar appends on a person's word."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from sheetsync.messages import Messages
from sheetsync.model.columns import WIN_KEY, TabName
from sheetsync.model.days import to_serial
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text
from sheetsync.reading.side_tables import SideTable, find_side_table
from sheetsync.workbook.ids import WINS_SHEET, free_id
from sheetsync.workbook.requests import Json, Request, add_tab, append_cells, tag_tab
from sheetsync.workbook.styles import date_format, literal, text_format

_TITLES = {"ru": "Победы", "en": "Wins"}
_HEADERS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "day": ("Дата", "Date", ("День", "Когда", "Месяц", "Day", "Month")),
    "giver": ("Кто помог", "Who helped", ("Кто", "Отдел", "Who", "Giver", "Department")),
    "receiver": ("Кому", "Whom", ("Кому помог", "Кому помогли", "Helped whom", "Receiver")),
    "effect": ("Что получилось", "What came of it", ("Что", "Победа", "Результат", "Effect", "Win", "What")),
}
"""The headers in both languages, and the other words they are known by."""

_NEEDED = 2


@dataclass(frozen=True, slots=True)
class Win:
    """One win. `key` is the form's own: what is sent twice under one key is noted once."""

    day: dt.date
    giver: str
    receiver: str
    effect: str
    key: str

    @property
    def mark(self) -> int:
        """The id of the mark that goes out with the line: Google refuses to make an id twice."""
        return crc32(f"{WIN_KEY} {self.key}".encode(errors="replace")) % (2**31 - 1) + 1


def win_requests(snapshot: Snapshot, win: Win, template: Template) -> tuple[Request, ...]:
    """Return what notes a win below those that stand, on a tab that is made where there is none.

    `snapshot` has all tabs. A second batch for the same key is refused whole by its mark.
    """
    speak = Messages(template.language)
    tab = _tab(snapshot)
    says = speak.say("note a win")
    ours = SideTable(len(tab.lines) if tab else 0, {name: place for place, name in enumerate(_HEADERS)})
    if tab is None:
        made = _made(snapshot, template, speak)
        return (*made, _mark(_id(made), win, says), _line(_id(made), ours, win, template))
    table = find_win_table(tab)
    head = () if table else (_heading(tab.sheet_id, template, says),)
    return (
        *head,
        *_spent(tab, win, speak),
        _mark(tab.sheet_id, win, says),
        _line(tab.sheet_id, table or ours, win, template),
    )


def is_noted(snapshot: Snapshot, win: Win, template: Template) -> bool:
    """Whether a line with this effect stands on the tab."""
    tab = _tab(snapshot)
    return tab is not None and any(
        cell_text(cell, template.language) == win.effect for line in tab.lines for cell in line
    )


def _tab(snapshot: Snapshot) -> Tab | None:
    """Return the tab of wins, whatever people call it by now; one of theirs that only bears its title is none."""
    named = (snapshot.titled(title) for title in _TITLES.values())
    wins = (
        tab for tab in named if tab and (find_win_table(tab) or all(cell.empty for line in tab.lines for cell in line))
    )
    return snapshot.tagged(TabName.WINS.value) or next(wins, None)


def find_win_table(tab: Tab) -> SideTable | None:
    """Find the table of wins: its columns `day`, `giver`, `receiver`, `effect`; None where its header is lost."""
    return find_side_table(tab, {name: (ru, en, *more) for name, (ru, en, more) in _HEADERS.items()}, _NEEDED)


def _id(made: Sequence[Request]) -> int:
    return int(made[0].body["properties"]["sheetId"])


def _made(snapshot: Snapshot, template: Template, speak: Messages) -> tuple[Request, ...]:
    wanted = _TITLES.get(template.language, _TITLES["en"])
    title = f"{wanted} (sheetsync)" if snapshot.titled(wanted) else wanted
    sheet_id = free_id(WINS_SHEET, {tab.sheet_id for tab in snapshot.tabs})
    says = speak.say("add the tab “{tab}”", tab=title)
    properties = {"sheetId": sheet_id, "title": title, "gridProperties": {"frozenRowCount": 1}}
    return (
        add_tab(properties, says),
        tag_tab(sheet_id, TabName.WINS.value, says),
        _heading(sheet_id, template, says),
    )


def _heading(sheet_id: int, template: Template, says: str) -> Request:
    bold = {"userEnteredFormat": text_format("#1f2933", bold=True)}
    names = [ru if template.language == "ru" else en for ru, en, _ in _HEADERS.values()]
    cells = [{**literal(name), **bold} for name in names]
    return append_cells(sheet_id, [cells], "userEnteredValue,userEnteredFormat.textFormat", says)


def _mark(sheet_id: int, win: Win, says: str) -> Request:
    metadata = {
        "metadataId": win.mark,
        "metadataKey": WIN_KEY,
        "metadataValue": f"{win.day} {win.key}"[:40],
        "visibility": "DOCUMENT",
        "location": {"sheetId": sheet_id},
    }
    return Request("createDeveloperMetadata", {"developerMetadata": metadata}, says)


def _spent(tab: Tab, win: Win, speak: Messages) -> Iterator[Request]:
    """Yield what takes away the marks of earlier days: nobody sends a form again the day after tomorrow.

    Google keeps 30,000 characters of such marks a tab, and refuses every further one.
    """
    fresh = tuple(str(win.day - dt.timedelta(days=ago)) for ago in range(2))
    for mark in tab.win_marks:
        if not mark.value.startswith(fresh):
            lookup = {"developerMetadataLookup": {"metadataId": mark.metadata_id}}
            yield Request("deleteDeveloperMetadata", {"dataFilter": lookup}, speak.say("note a win"))


def _line(sheet_id: int, table: SideTable, win: Win, template: Template) -> Request:
    values: dict[str, Json] = {
        "day": {**literal(to_serial(win.day)), "userEnteredFormat": date_format(template)},
        "giver": literal(win.giver),
        "receiver": literal(win.receiver),
        "effect": literal(win.effect),
    }
    by_place = {place: values[name] for name, place in table.columns.items() if name in values}
    cells = [by_place.get(place, {}) for place in range(max(by_place) + 1)]
    says = Messages(template.language).say("note a win")
    return append_cells(sheet_id, [cells], "userEnteredValue,userEnteredFormat.numberFormat", says)
