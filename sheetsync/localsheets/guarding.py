"""Protected ranges: who is not their editor cannot change a cell in them."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Cell, Json, Sheet
from sheetsync.localsheets.errors import ApiError


def check_protection(before: Book, after: Book, caller: str) -> None:
    """Refuse a change that touches a cell which the caller may not edit. The owner may edit all of them.

    Raises:
        ApiError: Google's sentence about protected cells.
    """
    follows = _laid_out(before) != _laid_out(after)
    for sheet in before.sheets:
        closed = [one for one in sheet.protected_ranges if not _may_edit(one, caller)]
        new = after.find(sheet.sheet_id)
        if any(_touched(before, one, sheet, new, follows=follows) for one in closed):
            raise ApiError(
                "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove "
                "protection if you need to edit."
            )


def _laid_out(book: Book) -> list[tuple[str, int, int]]:
    """Titles and sizes: when they change, formulas anywhere may follow what they name."""
    return [(sheet.title, sheet.row_count, sheet.column_count) for sheet in book.sheets]


def as_seen(protected: list[Json], caller: str) -> list[Json]:
    """Protections as a caller reads them: only who may edit in one sees `requestingUserCanEdit` and the editors.

    Google's discovery document says so of both; a false boolean is left out of its JSON. No caller stands for the
    owner, who may edit everything.
    """
    hidden = {"requestingUserCanEdit", "editors"}
    return [
        one if not caller or _may_edit(one, caller) else {name: one[name] for name in one if name not in hidden}
        for one in protected
    ]


def _may_edit(protected: Json, caller: str) -> bool:
    editors = protected.get("editors", {})
    domain = editors.get("domainUsersCanEdit", False)
    return bool(protected.get("warningOnly") or caller in editors.get("users", []) or domain)


def _touched(before: Book, protected: Json, old: Sheet, new: Sheet | None, *, follows: bool) -> bool:
    if new is None or (found := _same(protected, new)) is None:
        return True
    held, now = protected.get("range"), found.get("range")
    if held is None or now is None:
        return held is not now
    if not held.keys() - {"sheetId"} and _is_rebuilt(old, new):
        return True
    area = before.area(held)
    by = _pushed(held, now, old, new)
    free = [before.area(one) for one in protected.get("unprotectedRanges", [])]
    return by is None or _is_written(area, free, (old, new), by, follows=follows)


def _same(protected: Json, sheet: Sheet) -> Json | None:
    """The protection as it is now, if nothing of it changed but its place."""
    number, kept = protected["protectedRangeId"], {"range", "unprotectedRanges"}
    found = next((one for one in sheet.protected_ranges if one["protectedRangeId"] == number), None)
    if found is None or any(found.get(name) != protected.get(name) for name in (found | protected).keys() - kept):
        return None
    return found


_SHAPE = (
    "merges",
    "conditional_formats",
    "banded_ranges",
    "charts",
    "slicers",
    "tables",
    "row_groups",
    "column_groups",
)
_DIMENSIONS = ("row_metadata", "column_metadata", "basic_filter", "properties")


def _is_rebuilt(old: Sheet, new: Sheet) -> bool:
    """Whether anything of the tab beside its cells is other than before; filter views are anybody's."""
    return any(getattr(old, name) != getattr(new, name) for name in (*_SHAPE, *_DIMENSIONS))


def _pushed(held: Json, now: Json, old: Sheet, new: Sheet) -> tuple[int, int] | None:
    """How far inserted or deleted rows and columns pushed a protection; None where it changed otherwise."""
    if now == held:
        return 0, 0
    starts = ("startRowIndex", "startColumnIndex")
    rows, columns = (now.get(name, 0) - held.get(name, 0) for name in starts)
    moved = {name: value + (rows if "Row" in name else columns) for name, value in held.items() if name != "sheetId"}
    grown = (old.row_count, old.column_count) != (new.row_count, new.column_count)
    return (rows, columns) if grown and moved.items() <= now.items() else None


def _is_written(
    area: Area, free: list[Area], sheets: tuple[Sheet, Sheet], by: tuple[int, int], *, follows: bool
) -> bool:
    old, new = sheets
    there = area._replace(
        start_row=area.start_row + by[0],
        end_row=area.end_row + by[0],
        start_column=area.start_column + by[1],
        end_column=area.end_column + by[1],
    )
    places = {(row, column) for row, column, _ in old.cells(area)}
    places |= {(row - by[0], column - by[1]) for row, column, _ in new.cells(there)}
    return any(
        _is_other(old.cell(row, column), new.cell(row + by[0], column + by[1]), follows=follows)
        and not any(one.has(row, column) for one in free)
        for row, column in places
    )


def _is_other(old: Cell, new: Cell, *, follows: bool) -> bool:
    """Whether a cell was written, be it with what it held; with `follows` a formula may have come to read otherwise."""
    if old is new:
        return False
    followed = follows and old.formula is not None and new.formula is not None
    return not (followed and new == old._replace(formula=new.formula, validation=new.validation))
