"""What nobody expects people to do: whole tabs pasted over others, marks deleted, all of a column shown otherwise."""

from sheetsync.model.columns import COLUMN_KEY, TAB_KEY, TabName
from tests.scenarios.book import Where

from .people import PEOPLE, STATUS, People, act, cols, rows
from .rules import WAS
from .shapes import OURS

LOCALES = ("en_US", "ru_RU", "de_DE", "en_GB")
ZONES = ("America/New_York", "Asia/Tokyo", "Europe/Moscow", "Pacific/Kiritimati")
SETTINGS = ("Понедельник", "Пятница", "3", "45", "0", "en", "14.04.2025; 15.04.2025", "завтра", "")
WORDS = (("Продажи", "Сбыт"), ("Отзывы", "Мнения"), ("Выполнено", "Запланировано"), ("Решение", "Итог"))


def ours(people: People, number: int) -> int | None:
    """One of our tabs that stands, by its sheet id, the status tab not among them."""
    found = people.tab(OURS[number % len(OURS)])
    return found.sheet_id if found else None


@act
def paste_tab_over(people: People, a: int, b: int, _c: int) -> None:
    """All cells of one tab put over the status tab, or over another tab of ours."""
    source, onto = ours(people, a), STATUS if b % 3 else ours(people, b)
    if source is None or onto is None or source == onto:
        return
    tab = people.book.sheet(source)
    height, width = max(tab.last_filled_row(), 1), min(tab.column_count, 8)
    ends = {"source": Where(source, 0, 0, height, width), "destination": Where(onto, 0, 0, height, width)}
    people.do({"copyPaste": {**{name: one.as_json() for name, one in ends.items()}, "pasteType": "PASTE_NORMAL"}})


@act
def delete_all_rows(people: People, a: int, _b: int, _c: int) -> None:
    """Every row of the table, with or without the header."""
    first = a % 2
    people.do({"deleteDimension": {"range": rows(first, people.height() + 1 - first)}})


@act
def clear_tab(people: People, a: int, b: int, _c: int) -> None:
    """All cells of a tab of ours emptied, or all of its rows deleted but one."""
    sheet_id = ours(people, a)
    if sheet_id is None:
        return
    if b % 2:
        people.do({"updateCells": {"range": {"sheetId": sheet_id}, "fields": "userEnteredValue"}})
    else:
        count = people.book.sheet(sheet_id).row_count
        people.do({"deleteDimension": {"range": rows(1, max(count - 2, 1), sheet_id)}})


@act
def format_as_dates(people: People, a: int, b: int, _c: int) -> None:
    """A column shown as days, numbers or plain text; texts in it are typed anew where they are days."""
    place = people.column(PEOPLE[a % 5])
    if place is None:
        return
    kind = ({"type": "DATE"}, {"type": "NUMBER"}, {"type": "TEXT"})[b % 3]
    area = Where(STATUS, 1, place, people.height()).as_json()
    cell = {"userEnteredFormat": {"numberFormat": kind}}
    people.do({"repeatCell": {"range": area, "cell": cell, "fields": "userEnteredFormat.numberFormat"}})
    for row in range(1, people.height() + 1):
        held = people.status.cell(row, place).value
        if held == "05.04.2025":
            people.type(row, place, 45752)


@act
def move_away(people: People, a: int, b: int, _c: int) -> None:
    """Another country, or another time zone: what is today may be yesterday."""
    properties = {"locale": LOCALES[b % 4]} if a % 2 else {"timeZone": ZONES[b % 4]}
    people.do({"updateSpreadsheetProperties": {"properties": properties, "fields": ",".join(properties)}})


@act
def set_setting(people: People, a: int, b: int, _c: int) -> None:
    """A setting changed: the day of the meeting, its length, the language …"""
    tab = people.tab("settings")
    if tab:
        people.type(a % 7, 1, SETTINGS[b % len(SETTINGS)], tab.sheet_id)


@act
def rename_department(people: People, a: int, b: int, _c: int) -> None:
    tab = people.tab("settings")
    if tab and tab.last_filled_row() > 9:
        text = ("Сбыт", "", "Продажи", "Маркетинг")[b % 4]
        people.type(9 + a % (tab.last_filled_row() - 9), b % 2, text, tab.sheet_id)


@act
def forget_mark(people: People, a: int, b: int, _c: int) -> None:
    """A mark of ours taken away: of a column, or of a tab; all column marks at once."""
    marks = [mark for mark in people.book.metadata if mark["metadataKey"] in {COLUMN_KEY, TAB_KEY}]
    if not marks:
        return
    left = [mark for mark in marks if mark["metadataValue"] != TabName.STATUS or mark["metadataKey"] == COLUMN_KEY]
    gone = [mark for mark in left if mark["metadataKey"] == COLUMN_KEY] if b % 5 == 0 else left[a % len(left) :][:1]
    for mark in gone:
        lookup = {"developerMetadataLookup": {"metadataId": mark["metadataId"]}}
        was = {name: mark[name] for name in ("metadataValue", "location", "visibility")} | {"metadataKey": WAS}
        was["location"] = {name: at for name, at in mark["location"].items() if name != "locationType"}
        kept = {"createDeveloperMetadata": {"developerMetadata": was}}
        people.do({"deleteDeveloperMetadata": {"dataFilter": lookup}}, kept)


@act
def filter_rows(people: People, a: int, b: int, c: int) -> None:
    """A filter over the table that hides some rows, one that sorts them too, or none any more."""
    if c % 4 == 0:
        people.do({"clearBasicFilter": {"sheetId": STATUS}})
        return
    area = Where(STATUS, 0, 0, people.height() + 1, people.width()).as_json()
    hidden = {"criteria": {str(a % 5): {"hiddenValues": ["Выполнено", "Продажи"]}}}
    order = {"sortSpecs": [{"dimensionIndex": a % people.width(), "sortOrder": ("ASCENDING", "DESCENDING")[b % 2]}]}
    people.do({"setBasicFilter": {"filter": {"range": area, **(hidden if c % 2 else {}), **(order if b % 3 else {})}}})


@act
def shift_cells(people: People, a: int, b: int, c: int) -> None:
    """Cells put in among others, which move right or down, and some taken out again."""
    area = Where(STATUS, people.row(a), b % people.width(), 1 + c % 2, 1 + b % 3).as_json()
    way = ("ROWS", "COLUMNS")[c % 2]
    people.do({("insertRange", "deleteRange")[a % 2]: {"range": area, "shiftDimension": way}})


@act
def replace_everywhere(people: People, a: int, b: int, _c: int) -> None:
    """Find and replace, on all tabs at once or on the status tab, the hidden tab among them."""
    find, replacement = WORDS[a % len(WORDS)]
    where = {"allSheets": True} if b % 2 else {"sheetId": STATUS}
    people.do({"findReplace": {"find": find, "replacement": replacement, **where}})


@act
def make_table(people: People, a: int, b: int, _c: int) -> None:
    """The rows made a Table of Sheets', or no Table any more."""
    if people.status.tables:
        people.do({"deleteTable": {"tableId": people.status.tables[0]["tableId"]}})
        return
    people.do({"clearBasicFilter": {"sheetId": STATUS}})
    area = Where(STATUS, 0, 0, people.height() + 1, (5, people.width())[a % 2]).as_json()
    people.do({"addTable": {"table": {"name": f"Таблица{b % 3}", "range": area}}})


@act
def cut_grid(people: People, a: int, b: int, _c: int) -> None:
    """What is blank below and beside is cut off a tab, of ours or the status tab."""
    sheet_id = STATUS if a % 3 == 0 else ours(people, a)
    if sheet_id is None:
        return
    tab = people.book.sheet(sheet_id)
    filled = max(tab.last_filled_row(), tab.properties["gridProperties"].get("frozenRowCount", 0) + 1, 1)
    if b % 2 and tab.row_count > filled:
        people.do({"deleteDimension": {"range": rows(filled, tab.row_count - filled, sheet_id)}})
    width = max((len(row) for row in tab.rows), default=1)
    if tab.column_count > width > 0:
        people.do({"deleteDimension": {"range": cols(width, tab.column_count - width, sheet_id)}})


@act
def spoil_memory(people: People, a: int, b: int, _c: int) -> None:
    """The hidden tab shown and sorted, a line of it deleted, typed over or doubled: history is lost, nothing else."""
    tab = people.tab("memory")
    if tab is None or tab.last_filled_row() < 2:
        return
    row, sheet_id = a % tab.last_filled_row(), tab.sheet_id
    if b % 4 == 0:
        area = Where(sheet_id, 0, 0, tab.last_filled_row(), 2).as_json()
        people.do({"sortRange": {"range": area, "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]}})
    elif b % 4 == 1:
        people.do({"deleteDimension": {"range": rows(row, 1, sheet_id)}})
    elif b % 4 == 2:
        people.type(row, a % 2, "не помню", sheet_id)
    else:
        ends = {"source": Where(sheet_id, row, 0, 1, 2), "destination": Where(sheet_id, (row + b) % 8, 0, 1, 2)}
        people.do({"copyPaste": {**{name: one.as_json() for name, one in ends.items()}, "pasteType": "PASTE_NORMAL"}})
