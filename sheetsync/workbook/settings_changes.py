"""Changes of «Настройки» on a person's word: only a cell that still holds what they saw is changed.

Where the cell held something, Google compares what it shows before it writes. An empty cell is filled by a search for
nothing; whether Google finds one so is not known. Where it stays empty, its label is written once more with its value
into a row that the same batch inserts and that nobody can have typed into: a plan made with `lines` says so. The first
line of a label that says something is the one that is read.

Places count when the batch is applied: rows or columns that moved since the read lead elsewhere. Each change therefore
says which cells it fills, and `astray` finds in the answer those that are not where they were meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.messages import Messages
from sheetsync.model.a1 import cell_name, quote_title
from sheetsync.model.grid import Tab
from sheetsync.model.history import Value
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text, is_blank
from sheetsync.reading.dates.cell import held_value
from sheetsync.reading.folding import fold
from sheetsync.reading.setting_places import SettingPlaces, setting_places
from sheetsync.reading.settings import label_words, labelled
from sheetsync.workbook.requests import Area, Request, append_cells, write_cells
from sheetsync.workbook.styles import literal
from sheetsync.workbook.swapping import fill_cell, swap_cell

DEPARTMENT, ALIASES = "department|", "aliases|"
"""Beginnings of the names under which the history keeps cells of departments."""


class Change(NamedTuple):
    """One setting by its name in the template: what its cell held when it was shown, and what it is to hold."""

    name: str
    before: str
    after: str | int


class Filled(NamedTuple):
    """A cell that a change fills: its 0-based place once the batch is applied, what it held and what it is to hold.

    A row below 0 counts from behind the last row with any content, where Google appends. It is the cell of a setting
    by its name, or of a department by its folded one. `compared` cells were filled only while they held `before`.
    `kept` is the name under which the history keeps it, empty for a label; `held` is what `before` was shown of.
    """

    row: int
    column: int
    before: str
    after: str
    setting: str = ""
    department: str = ""
    compared: bool = False
    kept: str = ""
    held: Value = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What goes out, the cells it fills, and the names of the settings whose cells hold something else by now."""

    requests: tuple[Request, ...] = ()
    changed_meanwhile: tuple[str, ...] = ()
    filled: tuple[Filled, ...] = ()

    @property
    def open(self) -> tuple[str, ...]:
        """The settings and departments that are still to be changed."""
        return tuple(dict.fromkeys(one.setting or one.department for one in self.filled))


def setting_texts(tab: Tab, template: Template) -> dict[str, str]:
    """Return what the cells of the settings hold, by name."""
    values = setting_places(tab, template).values
    return {name: cell_text(tab.cell(*place), template.language) for name, place in values.items()}


def cells_to_ask(tab: Tab, template: Template, changes: Sequence[Change]) -> dict[str, str]:
    """Return the cells in A1, by setting, whose look has to be asked for: a day shows as it is formatted."""
    values = setting_places(tab, template).values
    places = {change.name: values[change.name] for change in changes if _differs(change) and change.name in values}
    title = quote_title(tab.title)
    return {
        name: f"{title}!{cell_name(*place)}"
        for name, place in places.items()
        if not isinstance(tab.cell(*place).value, str | None)
    }


def change_settings(
    tab: Tab,
    template: Template,
    changes: Sequence[Change],
    speak: Messages,
    shown: Mapping[str, str],
    *,
    lines: bool = True,
) -> Changes:
    """Return what changes the settings of a tab as read; a label that is gone is written anew below the rest.

    `shown` is what the cells of `cells_to_ask` show; `lines` gives each empty setting a line of its own.
    """
    places = setting_places(tab, template)
    wanted = [change for change in changes if _differs(change)]
    stale = tuple(change.name for change in wanted if not _as_shown(tab, places, change, template))
    says = speak.say("change the settings")
    fresh = [
        change._replace(before=shown.get(change.name, change.before)) for change in wanted if change.name not in stale
    ]
    looks = {one.name: _looking(tab, places, one, says, lines=lines) for one in fresh}
    swaps = [found for found in looks.values() if found]
    new = [_line(places.values.get(one.name), one, template) for one in fresh if not looks[one.name]]
    swapped = [_swapped(tab, places.values[one.name], one) for one in fresh if looks[one.name]]
    return Changes((*swaps, *_inserted(tab, new, says)), stale, _once_applied(tab, swapped, new))


def _swapped(tab: Tab, place: tuple[int, int], change: Change) -> Filled:
    name, held = change.name, held_value(tab.cell(*place))
    return Filled(*place, change.before, str(change.after), name, compared=True, kept=name, held=held)


def not_kept(tab: Tab, template: Template, changes: Sequence[Change]) -> tuple[str, ...]:
    """Return the settings whose cells, read after the change, hold something else than was wanted."""
    texts = setting_texts(tab, template)
    wanted = {change.name: str(change.after) for change in changes if _differs(change)}
    return tuple(name for name, text in wanted.items() if texts.get(name, "").split() != text.split())


def spare_lines(tab: Tab, template: Template) -> tuple[int, ...]:
    """Return the 1-based rows of empty settings whose label says something in another line: people may delete them."""
    telling = setting_places(tab, template).values
    found = [one for one in labelled(tab, label_words(template.settings)) if one[0] in telling]
    return tuple(
        row + 1 for name, row, column, _ in found if telling[name][0] != row and is_blank(tab.cell(row, column + 1))
    )


def add_department(tab: Tab, template: Template, name: str, speak: Messages) -> Changes:
    """Return what adds a department below the others; nothing where it is listed already."""
    places = setting_places(tab, template)
    if places.list_column is None:
        return Changes(changed_meanwhile=(name,))
    if fold(name) in places.departments:
        return Changes()
    line = [*({} for _ in range(places.list_column)), literal(name)]
    says = speak.say("add the department “{name}”", name=name)
    filled = Filled(-1, places.list_column, "", name, department=fold(name), kept=DEPARTMENT + fold(name))
    return Changes((append_cells(tab.sheet_id, [line], "userEnteredValue", says),), filled=(filled,))


def add_alias(
    tab: Tab, template: Template, department: str, alias: str, speak: Messages, *, lines: bool = True
) -> Changes:
    """Return what adds another name of a department to the cell beside it; nothing where it stands there."""
    place = setting_places(tab, template).departments.get(fold(department))
    if place is None:
        return Changes(changed_meanwhile=(department,))
    row, column, key = place[0], place[1] + 1, fold(department)
    before = cell_text(tab.cell(row, column), template.language)
    known = [part.strip() for part in before.split(";") if part.strip()]
    if fold(alias) in map(fold, known):
        return Changes()
    after = "; ".join([*known, alias])
    says = speak.say("add another name of “{name}”", name=department)
    cell = _cell(tab, row, column)
    look = swap_cell(cell, before, after, says) if before else None if lines else fill_cell(cell, after, says)
    if look:
        filled = Filled(row, column, before, after, "", key, compared=True, kept=ALIASES + key, held=before)
        return Changes((look,), filled=(filled,))
    name = cell_text(tab.cell(*place), template.language)
    new = [_Line(place, name, after, department=key, kept=ALIASES + key)]
    return Changes(tuple(_inserted(tab, new, says)), filled=_once_applied(tab, (), new))


def _looking(tab: Tab, places: SettingPlaces, change: Change, says: str, *, lines: bool) -> Request | None:
    """Return what changes a setting's own cell while it holds what it held; None where a line of its own is due."""
    place = places.values.get(change.name)
    if place is None or (lines and not change.before):
        return None
    cell = _cell(tab, *place)
    return swap_cell(cell, change.before, change.after, says) if change.before else fill_cell(cell, change.after, says)


def _cell(tab: Tab, row: int, column: int) -> Area:
    return Area(tab.sheet_id, row, row + 1, column, column + 1)


def _differs(change: Change) -> bool:
    return str(change.after) != change.before


def _as_shown(tab: Tab, places: SettingPlaces, change: Change, template: Template) -> bool:
    place = places.values.get(change.name)
    return (cell_text(tab.cell(*place), template.language) if place else "") == change.before


class _Line(NamedTuple):
    """A label and its value that go into a row of their own, below a place; None: below all that stands there."""

    below: tuple[int, int] | None
    label: str
    value: str | int
    setting: str = ""
    department: str = ""
    kept: str = ""


def _line(place: tuple[int, int] | None, change: Change, template: Template) -> _Line:
    label = getattr(template.settings, change.name)
    return _Line(place and (place[0], place[1] - 1), label, change.after, change.name, kept=change.name)


def _goes_in(tab: Tab, line: _Line) -> int | None:
    """Return the 0-based row that is put in for a line; None where it goes below all that stands there."""
    return line.below[0] + 1 if line.below and line.below[0] + 1 < tab.row_count else None


def _once_applied(tab: Tab, swapped: Sequence[Filled], new: Sequence[_Line]) -> tuple[Filled, ...]:
    """Return the cells that are filled, each where it lies once all rows have gone in."""
    rows = [row for line in new if (row := _goes_in(tab, line)) is not None]
    moved = [one._replace(row=one.row + sum(row <= one.row for row in rows)) for one in swapped]
    below = sum(_goes_in(tab, line) is None for line in new)
    for line in _from_below(tab, new):
        row, column = _goes_in(tab, line), line.below[1] if line.below else 0
        place = -below if row is None else row + sum(other < row for other in rows)
        below -= row is None
        cells = enumerate((line.label, line.value), column)
        meant = (line.setting, line.department)
        label, value = (Filled(place, at, "", str(text), *meant) for at, text in cells)
        moved += [label, value._replace(kept=line.kept)]
    return tuple(moved)


def _from_below(tab: Tab, lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines, the lowest first, so that no row above one moves before it."""
    return sorted(lines, key=lambda one: one.below or (tab.row_count, 0), reverse=True)


def _inserted(tab: Tab, lines: Sequence[_Line], says: str) -> Iterator[Request]:
    """Yield what puts lines into rows of their own."""
    for line in _from_below(tab, lines):
        cells = [literal(line.label), literal(line.value)]
        row = _goes_in(tab, line)
        if row is None or line.below is None:
            yield append_cells(tab.sheet_id, [cells], "userEnteredValue", says)
            continue
        column = line.below[1]
        span = {"sheetId": tab.sheet_id, "dimension": "ROWS", "startIndex": row, "endIndex": row + 1}
        yield Request("insertDimension", {"range": span, "inheritFromBefore": True}, says)
        yield write_cells(Area(tab.sheet_id, row, row + 1, column, column + 2), [cells], "userEnteredValue", says)
