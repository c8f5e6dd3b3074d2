"""What must hold of every write of the service, told by comparing the spreadsheet just before it and just after."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sheetsync.localsheets.book import Book, Cell, Sheet
from sheetsync.model.columns import COLUMN_KEY, TAB_KEY, MetricColumn

SERVICE = {"status": {"check", "id"}, "decisions": {"row"}}
WIDTHS = {"summary": 5, "duplicates": 4, "metrics": len(MetricColumn)}
LINES = WIDTHS.keys()
WHOLE = {"memory", "board"}
"""Tabs of which every cell is the service's."""

ID = re.compile("r[0-9a-z]{7}")

Row = tuple[Cell | None, ...]


WAS = "torture.was"
"""The key of what stands where people took a mark of ours away: the place is still ours, as they see it."""


def tab_names(book: Book) -> dict[int, str]:
    """Our tabs by sheet id; of copies the first is ours."""
    whole = [mark for mark in book.metadata if "sheetId" in mark["location"]]
    marks = [mark for key in (TAB_KEY, WAS) for mark in whole if mark["metadataKey"] == key]
    names: dict[int, str] = {}
    for mark in sorted(marks, key=lambda mark: mark["location"]["sheetId"] < 71_000_000):
        sheet_id = mark["location"]["sheetId"]
        if mark["metadataValue"] not in names.values() and book.find(sheet_id):
            names[sheet_id] = mark["metadataValue"]
    return names


def columns(book: Book, sheet_id: int, keys: Sequence[str] = (COLUMN_KEY,)) -> dict[str, list[int]]:
    """The columns of a tab by our marks."""
    found: dict[str, list[int]] = {}
    for mark in book.metadata:
        place = mark["location"].get("dimensionRange", {})
        if mark["metadataKey"] in keys and place.get("sheetId") == sheet_id:
            found.setdefault(mark["metadataValue"], []).append(place.get("startIndex", 0))
    return found


def _places_of_ours(book: Book, sheet: Sheet) -> dict[str, list[int]]:
    """The columns of a tab that are ours; a mark astray, on people's while ours lost its own, makes no column ours."""
    was, marked = (columns(book, sheet.sheet_id, (key,)) for key in (WAS, COLUMN_KEY))
    kept = {tag: [at for at in places if tag not in was or _headed(sheet, at)] for tag, places in marked.items()}
    return {tag: [*kept.get(tag, ()), *was.get(tag, ())] for tag in {*was, *kept}}


def _headed(sheet: Sheet, place: int) -> bool:
    return any(sheet.cell(row, place).value in {"Проверка", "ID", "Строка"} for row in range(5))


def wrong(before: Book, after: Book, read: Sequence[Book] = ()) -> Iterator[str]:
    """Yield what of people's a write touched; `read` are the states that the run knew.

    On tabs of ours as many rows are to stay frozen as there were, or as the run read: a count can only be set.
    """
    if before.properties != after.properties or before.named_ranges != after.named_ranges:
        yield "the spreadsheet's own properties"
    names = tab_names(after)
    stood = [sheet.sheet_id for sheet in before.sheets]
    if [sheet.sheet_id for sheet in after.sheets if sheet.sheet_id in stood] != stood:
        yield "the order of tabs"
    for new in after.sheets:
        old = before.find(new.sheet_id)
        if old is None:
            if new.sheet_id not in names:
                yield f"a new tab {new.title}"
        else:
            yield from (f"«{old.title}»: {what}" for what in _tab(before, old, after, new, names, read=read))
            ours = read if names.get(new.sheet_id) in LINES | WHOLE else ()
            if _frozen(new) not in {_frozen(book.find(new.sheet_id)) for book in (before, *ours)}:
                yield f"«{old.title}»: {_frozen(old)} frozen rows became {_frozen(new)}"


def _frozen(sheet: Sheet | None) -> int:
    return int(sheet.properties["gridProperties"].get("frozenRowCount", 0)) if sheet else 0


def _tab(
    before: Book, old: Sheet, after: Book, new: Sheet, names: dict[int, str], *, read: Sequence[Book]
) -> Iterator[str]:
    name = names.get(new.sheet_id, "")
    if old.title != new.title or old.hidden != new.hidden:
        yield "title or hiding"
    if old.merges != new.merges and name not in LINES | WHOLE:
        yield from _merges(old, new)
    if name in WHOLE:
        return
    marks = [columns(book, old.sheet_id, (COLUMN_KEY, WAS)) for book in (before, after)]
    if name in LINES:
        ours = [{tag: places for tag, places in one.items() if tag.startswith("line.")} for one in marks]
        if not ours[0]:
            ours[0] = {f"line.{number}": [number] for number in range(WIDTHS[name])}
        yield from _beside(list(_beside_rows(old, ours[0])), list(_beside_rows(new, ours[1])))
    else:
        mine = SERVICE.get(name, set())
        marks = [_places_of_ours(book, tab) for book, tab in ((before, old), (after, new))]
        places = [{at for tag in mine for at in one.get(tag, ())} for one in marks]
        places[0] |= {at for at in places[1] - places[0] if _found_again(old, new, at, read)}
        known = [tab for book in read[-2:] if (tab := book.find(old.sheet_id))]  # the columns go out before the rows
        top = -1 if any(tab.last_filled_row() for tab in known) else 0
        yield from _same_rows(old, places[0], new, places[1], below=top if name == "status" else None)


def _found_again(old: Sheet, new: Sheet, place: int, read: Sequence[Book]) -> bool:
    """Whether a column that is marked now stood there before, as a copy of a lost one that holds ids of ours alone.

    People may have renamed it since the run read it as «ID»: then the write gave it the mark and left all its cells.
    """
    size = max(len(old.rows), len(new.rows))
    found = [sheet.cell(0, place).value for sheet in (old, new)]
    ids = [old.cell(row, place).value for row in range(1, size)]
    known = [sheet.cell(0, place).value for sheet in (book.find(old.sheet_id) for book in read) if sheet]
    left = "ID" in known and all(old.cell(row, place) == new.cell(row, place) for row in range(size))
    return (left or found == ["ID", "ID"]) and all(one is None or ID.fullmatch(str(one)) for one in ids)


def _merges(old: Sheet, new: Sheet) -> Iterator[str]:
    if len(old.merges) != len(new.merges):
        yield "merges"


def _same_rows(old: Sheet, ours: set[int], new: Sheet, theirs: set[int], *, below: int | None) -> Iterator[str]:
    """People's cells row by row; below the last of them rows may be appended, on a blank tab `below` that row.

    On top of a blank tab only where it was emptied since the run read it: no request can be kept from that.
    """
    size = max(len(old.rows), len(new.rows))
    rows = [(_without(old.row(row), ours), _without(new.row(row), theirs)) for row in range(size)]
    last = max(
        (number for number, (one, _) in enumerate(rows) if any(cell and cell.filled for cell in one)), default=below
    )
    for number, (one, other) in enumerate(rows):
        if one != other and not (below is not None and number > (last or 0) and _only_values(one, other)):
            yield f"row {number + 1}: {_told(one)} became {_told(other)}"


def _without(row: Row, places: set[int]) -> Row:
    cells = [cell for place, cell in enumerate(row) if place not in places]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _only_values(one: Row, other: Row) -> bool:
    """Whether notes and dropdowns stayed: an appended row brings values and date formats alone."""
    kept = [[(cell.note, cell.validation) if cell else (None, None) for cell in row] for row in (one, other)]
    size = max(map(len, kept))
    blank = [(None, None)]
    first, second = (part + blank * (size - len(part)) for part in kept)
    return first == second


def _beside_rows(sheet: Sheet, marks: dict[str, list[int]]) -> Iterator[Any]:
    """What people wrote on a tab of ours: beside our columns, or in a line without our key; notes anywhere."""
    ours = {place for places in marks.values() for place in places}
    keys = marks.get("line.0") or [min(ours, default=0)]
    for row in sheet.rows:
        own = [cell for place, cell in enumerate(row) if place in ours and cell]
        keyed = any((cell := row[key]) and cell.value for key in keys if key < len(row))
        side = [cell and (cell.value, cell.formula, cell.note) for at, cell in enumerate(row) if at not in ours]
        notes = [cell.note for cell in own if cell.note]
        typed = [] if keyed else [cell.value for cell in own if cell.filled]
        if any(part and any(part) for part in side) or notes or typed:
            while side and side[-1] in (None, (None, None, None)):
                side.pop()
            yield side, notes, typed


def _beside(old: list[Any], new: list[Any]) -> Iterator[str]:
    if old != new:
        yield f"beside our lines: {old} became {new}"


def _told(row: Row) -> str:
    return str([cell and (cell.value or cell.formula or cell.note or cell.format) for cell in row])
