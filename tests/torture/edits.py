"""The edits themselves: rows and cells of the status sheet."""

from .people import PEOPLE, STATUS, VALUES, People, act, at, rows, some_id


@act
def set_cell(people: People, a: int, b: int, c: int) -> None:
    name = PEOPLE[b % len(PEOPLE)]
    people.type(people.row(a), people.column(name), VALUES[name][c % len(VALUES[name])])


@act
def clear_row(people: People, a: int, _b: int, _c: int) -> None:
    for name in PEOPLE:
        people.type(people.row(a), people.column(name), "")


@act
def insert_row(people: People, a: int, b: int, c: int) -> None:
    people.insert(people.row(a))
    people.fill(people.row(a), a, b, c)


@act
def append_row(people: People, a: int, b: int, c: int) -> None:
    people.fill(people.status.last_filled_row(), a, b, c)


@act
def blank_rows(people: People, a: int, b: int, _c: int) -> None:
    people.insert(people.row(a), 1 + b % 3)


@act
def delete_row(people: People, a: int, _b: int, _c: int) -> None:
    people.bin.append(people.status.row(people.row(a)))
    people.do({"deleteDimension": {"range": rows(people.row(a))}})


@act
def restore_row(people: People, a: int, _b: int, _c: int) -> None:
    """Undo of a deletion: all cells come back, the hidden ID with them."""
    if not people.bin:
        return
    gone = people.bin.pop()
    people.insert(people.row(a))
    for place, cell in enumerate(gone):
        if cell:
            people.type(people.row(a), place, "" if cell.value is None else cell.value)
            note = {"rows": [{"values": [{"note": cell.note}]}], "fields": "note"}
            start = {"sheetId": STATUS, "rowIndex": people.row(a), "columnIndex": place}
            people.do({"updateCells": {"start": start, **note}})


@act
def move_row(people: People, a: int, b: int, _c: int) -> None:
    people.do({"moveDimension": {"source": rows(people.row(a)), "destinationIndex": people.row(b)}})


@act
def copy_row(people: People, a: int, b: int, _c: int) -> None:
    """A copy of the whole row, hidden ID and check too."""
    people.insert(people.row(b))
    source = people.row(a) + (people.row(a) >= people.row(b))
    people.paste(source, people.row(b), 0, people.width())


@act
def copy_values(people: People, a: int, b: int, _c: int) -> None:
    people.insert(people.row(b))
    source = people.row(a) + (people.row(a) >= people.row(b))
    people.paste(source, people.row(b), 0, 5)


@act
def paste_over(people: People, a: int, b: int, c: int) -> None:
    if people.row(a) != people.row(b):
        people.paste(people.row(a), people.row(b), 0, (5, people.width())[c % 2])


@act
def sort_all(people: People, a: int, b: int, _c: int) -> None:
    people.sort(1, people.height(), 0, people.width(), a, down=bool(b % 2))


@act
def sort_people_s_columns(people: People, a: int, b: int, _c: int) -> None:
    people.sort(1, people.height(), 0, 5, a, down=bool(b % 2))


@act
def sort_some(people: People, a: int, b: int, c: int) -> None:
    """A sort of some rows and some columns: whatever was marked with the mouse."""
    top = people.row(a)
    people.sort(top, max(people.height() - top + 1, 1), b % 3, 1 + c % people.width(), c, down=bool(b % 2))


@act
def set_id(people: People, a: int, b: int, _c: int) -> None:
    people.type(people.row(a), people.column("id"), some_id(people, b))


@act
def swap_ids(people: People, a: int, b: int, _c: int) -> None:
    column = people.column("id")
    found = [at(people.status.row(people.row(one)), column) for one in (a, b)]
    for one, cell in zip((b, a), found, strict=True):
        people.type(people.row(one), column, cell.value if cell and cell.value is not None else "")


@act
def clear_ids(people: People, _a: int, _b: int, _c: int) -> None:
    for row in range(1, people.height() + 1):
        people.type(row, people.column("id"), "")


@act
def set_check(people: People, a: int, b: int, _c: int) -> None:
    people.type(people.row(a), people.column("check"), ("сам знаю", "", "=1+1")[b % 3])


@act
def cut_and_paste(people: People, a: int, b: int, _c: int) -> None:
    """People's cells of a row moved further down; what the service wrote beside them stays."""
    source = {"sheetId": STATUS, "startRowIndex": people.row(a), "endRowIndex": people.row(a) + 1}
    source |= {"startColumnIndex": 0, "endColumnIndex": 5}
    onto = {"sheetId": STATUS, "rowIndex": people.status.last_filled_row() + b % 2, "columnIndex": 0}
    people.do({"cutPaste": {"source": source, "destination": onto, "pasteType": "PASTE_NORMAL"}})
