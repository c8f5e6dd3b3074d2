"""What came of changes of «Настройки», as the answer to them shows: what was put in, and what hit another cell."""

from collections.abc import Iterator, Sequence

from sheetsync.messages import Messages
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.history import SettingSwap, Value
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text
from sheetsync.reading.dates.cell import day_shown
from sheetsync.reading.setting_places import SettingPlaces, setting_places
from sheetsync.workbook.requests import Area, Request
from sheetsync.workbook.settings_changes import Changes, Filled
from sheetsync.workbook.swapping import number_shown, swap_cell

_DAYS = {"DATE", "DATE_TIME"}


def put_in(changes: Changes, counts: Sequence[int], after: Tab, template: Template) -> tuple[SettingSwap, ...]:
    """Return what of the changes came to be where it was meant, for the history.

    `counts` says for each request how many cells it swapped. A cell that was emptied tells no more whose it is.
    """
    places = setting_places(after, template)
    return tuple(
        SettingSwap(one.kept, one.held, one.after)
        for one, row in _done(changes, counts, after)
        if one.kept and (one.after == "" or _meant(one, row, places))
    )


def astray(
    changes: Changes, counts: Sequence[int], after: Tab, template: Template, *, speak: Messages, locale: str
) -> tuple[Request, ...]:
    """Return what puts back the cells that a change filled elsewhere than was meant.

    Each cell is compared and swapped once more, so one that somebody types into meanwhile stays.
    """
    places = setting_places(after, template)
    says = speak.say("put back a cell that was not meant")
    return tuple(
        swap_cell(_area(after, row, one.column), one.after, _met(one, cell, locale), says, locale)
        for one, row in _done(changes, counts, after)
        for cell in (after.cell(row, one.column),)
        if one.after and not _meant(one, row, places) and cell_text(cell, template.language) == one.after
    )


def _done(changes: Changes, counts: Sequence[int], after: Tab) -> Iterator[tuple[Filled, int]]:
    """Yield the cells that were filled, each with its row in the answer."""
    for one, count in zip(changes.filled, (*counts, *(0 for _ in changes.filled)), strict=False):
        if count or not one.compared:
            yield one, one.row if one.row >= 0 else len(after.lines) + one.row


def _met(one: Filled, cell: Cell, locale: str) -> Value:
    """Return what the cell held that a change filled: a day or a figure where it shows one, else the text it showed.

    It need not be the cell that was read. Its format is still the one it had.
    """
    if cell.format_type in _DAYS and (day := day_shown(one.before, locale)):
        return day
    number = number_shown(one.before, locale) if one.setting else None
    return one.before if number is None else number


def _meant(one: Filled, row: int, places: SettingPlaces) -> bool:
    """Whether a place is one that the reading looks at for what was filled in, label or value."""
    if one.setting:
        return places.values.get(one.setting) in {(row, one.column), (row, one.column + 1)}
    return places.departments.get(one.department) in {(row, one.column), (row, one.column - 1)}


def _area(tab: Tab, row: int, column: int) -> Area:
    return Area(tab.sheet_id, row, row + 1, column, column + 1)
