"""The edits that change the shape of things: columns, tabs, merges, and what stands on the service's own tabs."""

from sheetsync.model.columns import TabName
from sheetsync.workbook.ids import SHEET_IDS
from tests.scenarios.book import Where

from .people import PEOPLE, STATUS, People, act, at, cols, rows
from .texts import HEADER, HEADERS, OTHER_HEADER

OURS = [name.value for name in TabName if name is not TabName.STATUS]


@act
def insert_column(people: People, a: int, b: int, _c: int) -> None:
    place = a % (people.width() + 1)
    if people.do({"insertDimension": {"range": cols(place), "inheritFromBefore": False}}):
        people.type(0, place, HEADERS[b % len(HEADERS)])
        people.type(people.row(a), place, "своё")


@act
def delete_column(people: People, a: int, b: int, _c: int) -> None:
    """Mostly one of the service's: people's own go rarely, with all that stood there."""
    names = ["check", "id", "id", *([PEOPLE[b % 5]] if b % 3 == 0 else [])]
    place = people.column(names[a % len(names)])
    if place is not None:
        people.do({"deleteDimension": {"range": cols(place)}})


@act
def move_column(people: People, a: int, b: int, _c: int) -> None:
    people.do({"moveDimension": {"source": cols(a % people.width()), "destinationIndex": b % (people.width() + 1)}})


@act
def double_column(people: People, a: int, b: int, _c: int) -> None:
    source, place = a % people.width(), b % (people.width() + 1)
    if people.do({"insertDimension": {"range": cols(place), "inheritFromBefore": False}}):
        source += source >= place
        height = people.height() + 1
        ranges = {"source": Where(STATUS, 0, source, height), "destination": Where(STATUS, 0, place, height)}
        asked = {name: where.as_json() for name, where in ranges.items()}
        people.do({"copyPaste": {**asked, "pasteType": "PASTE_NORMAL"}})


@act
def rename_header(people: People, a: int, b: int, _c: int) -> None:
    people.type(0, a % people.width(), HEADERS[b % len(HEADERS)])


@act
def show_ids(people: People, a: int, _b: int, _c: int) -> None:
    place = people.column("id")
    if place is not None:
        shown = {"properties": {"hiddenByUser": bool(a % 2)}, "fields": "hiddenByUser"}
        people.do({"updateDimensionProperties": {"range": cols(place), **shown}})


@act
def merge(people: People, a: int, b: int, c: int) -> None:
    area = Where(STATUS, people.row(a), b % people.width(), 1 + c % 3, 1 + b % 2)
    people.do({"mergeCells": {"range": area.as_json(), "mergeType": "MERGE_ALL"}})


@act
def freeze(people: People, a: int, b: int, _c: int) -> None:
    """Some rows of the status sheet, or of the page: its line on top, or all of the block."""
    tab = people.tab("summary") if b % 3 == 0 else None
    count = a % min(tab.row_count, 40) if tab else a % 3
    grid = {"sheetId": tab.sheet_id if tab else STATUS, "gridProperties": {"frozenRowCount": count}}
    people.do({"updateSheetProperties": {"properties": grid, "fields": "gridProperties.frozenRowCount"}})


@act
def second_table(people: People, a: int, b: int, _c: int) -> None:
    """Another table beside ours, below it, or the same header once more."""
    header = (OTHER_HEADER, HEADER)[b % 2]
    row, left = (people.status.last_filled_row() + 1, 0) if a % 2 else (0, people.width() + 1)
    for place, text in enumerate(header, left):
        people.type(row, place, text)
        people.type(row + 1, place, "другое")


# tabs


def tab_of(people: People, number: int) -> int | None:
    """One of our tabs that stands, the status tab among them."""
    name = ["status", *OURS][number % 8]
    found = people.tab(name)
    return found.sheet_id if found else None


@act
def rename_tab(people: People, a: int, b: int, _c: int) -> None:
    sheet_id = tab_of(people, a)
    if sheet_id is not None:
        properties = {"sheetId": sheet_id, "title": f"Лист {b % 4}"}
        people.do({"updateSheetProperties": {"properties": properties, "fields": "title"}})


@act
def hide_tab(people: People, a: int, b: int, _c: int) -> None:
    sheet_id = tab_of(people, a)
    if sheet_id is not None:
        properties = {"sheetId": sheet_id, "hidden": bool(b % 2)}
        people.do({"updateSheetProperties": {"properties": properties, "fields": "hidden"}})


@act
def move_tab(people: People, a: int, b: int, _c: int) -> None:
    sheet_id = tab_of(people, a)
    if sheet_id is not None:
        properties = {"sheetId": sheet_id, "index": b % len(people.book.sheets)}
        people.do({"updateSheetProperties": {"properties": properties, "fields": "index"}})


@act
def delete_tab(people: People, a: int, _b: int, _c: int) -> None:
    found = people.tab(OURS[a % len(OURS)])
    if found:
        people.do({"deleteSheet": {"sheetId": found.sheet_id}})


@act
def delete_status(people: People, _a: int, _b: int, _c: int) -> None:
    """The tab of the rows itself; it comes back by the version history (`Game` sees to that)."""
    people.do({"deleteSheet": {"sheetId": STATUS}})


@act
def copy_tab(people: People, a: int, _b: int, _c: int) -> None:
    sheet_id = tab_of(people, a)
    if sheet_id is not None and people.tabs < 2:
        people.tabs += 1
        copy = {"sourceSheetId": sheet_id, "newSheetName": f"Копия {people.tabs}", "insertSheetIndex": a % 3}
        people.do({"duplicateSheet": copy})


@act
def add_tab(people: People, a: int, _b: int, _c: int) -> None:
    """A tab of people's own, under a title of ours where that is free."""
    titles = ("Сводка", "Решения", "Мои заметки", "_sheetsync", "Дубли")
    people.do({"addSheet": {"properties": {"title": titles[a % len(titles)]}}})


# decisions, the page, pairs, settings


@act
def decide(people: People, a: int, b: int, _c: int) -> None:
    tab = people.tab("decisions")
    if tab:
        people.decided += 1
        line = tab.last_filled_row()
        cells = (f"Решение {people.decided}", ("Продажи", "")[a % 2], ("", "20.05.2025")[b % 2])
        for place, text in enumerate(cells):
            people.type(line, place, text, tab.sheet_id)


@act
def change_decision(people: People, a: int, b: int, c: int) -> None:
    """A line edited, cleared, deleted, or all of them sorted."""
    tab = people.tab("decisions")
    if tab is None or tab.last_filled_row() < 2:
        return
    row = 1 + a % (tab.last_filled_row() - 1)
    if b % 4 == 0:
        people.do({"deleteDimension": {"range": rows(row, 1, tab.sheet_id)}})
    elif b % 4 == 1:
        area = Where(tab.sheet_id, 1, 0, tab.last_filled_row() - 1, (3, 4)[c % 2]).as_json()
        people.do({"sortRange": {"range": area, "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]}})
    else:
        people.type(row, b % 4 - 2, ("", "Продажи", "05.06.2025")[c % 3] if b % 4 == 3 else "", tab.sheet_id)


@act
def note_on_page(people: People, a: int, b: int, _c: int) -> None:
    """A remark beside the page, or as a note on one of its cells."""
    tab = people.tab("summary")
    if tab is None:
        return
    row = a % max(tab.last_filled_row(), 1)
    if b % 2:
        people.type(row, 6 + b % 3, "обсудить", tab.sheet_id)
        return
    start = {"sheetId": tab.sheet_id, "rowIndex": row, "columnIndex": 1 + b % 3}
    people.do({"updateCells": {"start": start, "rows": [{"values": [{"note": "важно"}]}], "fields": "note"}})


@act
def type_on_page(people: People, a: int, b: int, _c: int) -> None:
    tab = people.tab("summary")
    if tab:
        people.type(a % max(tab.last_filled_row(), 1), 1 + b % 3, "здесь был Вася", tab.sheet_id)


@act
def line_in_page(people: People, a: int, _b: int, _c: int) -> None:
    """A blank line put into the page, on which something may be written later."""
    tab = people.tab("summary")
    if tab:
        span = rows(a % max(tab.last_filled_row(), 1), 1, tab.sheet_id)
        people.do({"insertDimension": {"range": span, "inheritFromBefore": False}})


@act
def not_duplicate(people: People, a: int, b: int, _c: int) -> None:
    tab = people.tab("duplicates")
    if tab and tab.last_filled_row() > 1:
        row = 1 + a % (tab.last_filled_row() - 1)
        people.type(row, 4 + b % 2, ("не дубль", "посмотрю")[b % 2], tab.sheet_id)


@act
def settings_and_pulse(people: People, a: int, b: int, _c: int) -> None:
    tab = people.tab("settings" if a % 2 else "pulse")
    if tab:
        row = 4 if a % 2 else max(tab.last_filled_row(), 1)
        people.type(row, 1, (20, 45, "полчаса", 5)[b % 4], tab.sheet_id)


def page_keys(people: People) -> list[str]:
    """The keys of the page's lines."""
    tab = people.book.find(SHEET_IDS[TabName.SUMMARY])
    return [str(cell.value) for row in (tab.rows if tab else ()) if (cell := at(row, 0)) and cell.value]
