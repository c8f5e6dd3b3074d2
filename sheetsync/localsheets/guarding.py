"""Protected ranges: who is not their editor cannot change a cell in them."""

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.errors import ApiError


def check_protection(before: Book, after: Book, caller: str) -> None:
    """Refuse a change that touches a cell which the caller may not edit. The owner may edit all of them.

    Raises:
        ApiError: Google's sentence about protected cells.
    """
    for sheet in before.sheets:
        closed = [one for one in sheet.protected_ranges if not _may_edit(one, caller)]
        if closed and any(_touched(before, one, sheet, after.find(sheet.sheet_id)) for one in closed):
            raise ApiError(
                "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove "
                "protection if you need to edit."
            )


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


def _touched(before: Book, protected: Json, old: Sheet, new: Sheet | None) -> bool:
    if new is None or new.protected_ranges != old.protected_ranges:
        return True
    held = protected.get("range")
    if held is None:
        return False
    area = before.area(held)
    free = [before.area(one) for one in protected.get("unprotectedRanges", [])]
    places = {(row, column) for sheet in (old, new) for row, column, _ in sheet.cells(area)}
    return any(old.cell(*place) != new.cell(*place) and not any(one.has(*place) for one in free) for place in places)
