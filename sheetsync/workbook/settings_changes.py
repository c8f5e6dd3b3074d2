"""Changes of «Настройки» on a person's word: only a cell that still holds what they saw is changed.

Where the cell held something, `findReplace` over that one cell, whole and letter by letter, looks before it writes
(FindReplaceRequest), at what the cell shows; an empty cell is filled after a read that found it empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.messages import Messages
from sheetsync.model.a1 import cell_name, quote_title
from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text
from sheetsync.reading.folding import fold
from sheetsync.reading.setting_places import SettingPlaces, setting_places
from sheetsync.workbook.requests import Area, Request, append_cells, write_cells
from sheetsync.workbook.styles import literal


class Change(NamedTuple):
    """One setting by its name in the template: what its cell held when it was shown, and what it is to hold."""

    name: str
    before: str
    after: str | int


@dataclass(frozen=True, slots=True)
class Changes:
    """What goes out, and the names of the settings whose cells hold something else by now."""

    requests: tuple[Request, ...] = ()
    changed_meanwhile: tuple[str, ...] = ()


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
    tab: Tab, template: Template, changes: Sequence[Change], speak: Messages, shown: Mapping[str, str]
) -> Changes:
    """Return what changes the settings of a tab as read; a label that is gone is written anew below the rest.

    `shown` is what the cells of `cells_to_ask` show.
    """
    places = setting_places(tab, template)
    wanted = [change for change in changes if _differs(change)]
    stale = tuple(change.name for change in wanted if not _as_shown(tab, places, change, template))
    says = speak.say("change the settings")
    requests = tuple(
        _change(tab, places, change._replace(before=shown.get(change.name, change.before)), template, says)
        for change in wanted
        if change.name not in stale
    )
    return Changes(requests, stale)


def not_kept(tab: Tab, template: Template, changes: Sequence[Change]) -> tuple[str, ...]:
    """Return the settings whose cells, read after the change, hold something else than was wanted."""
    texts = setting_texts(tab, template)
    wanted = {change.name: str(change.after) for change in changes if _differs(change)}
    return tuple(name for name, text in wanted.items() if texts.get(name, "").split() != text.split())


def add_department(tab: Tab, template: Template, name: str, speak: Messages) -> Changes:
    """Return what adds a department below the others; nothing where it is listed already."""
    places = setting_places(tab, template)
    if places.list_column is None or fold(name) in places.departments:
        return Changes()
    line = [*({} for _ in range(places.list_column)), literal(name)]
    says = speak.say("add the department “{name}”", name=name)
    return Changes((append_cells(tab.sheet_id, [line], "userEnteredValue", says),))


def add_alias(tab: Tab, template: Template, department: str, alias: str, speak: Messages) -> Changes:
    """Return what adds another name of a department to the cell beside it; nothing where it stands there."""
    place = setting_places(tab, template).departments.get(fold(department))
    if place is None:
        return Changes(changed_meanwhile=(department,))
    row, column = place[0], place[1] + 1
    before = cell_text(tab.cell(row, column), template.language)
    known = [part.strip() for part in before.split(";") if part.strip()]
    if fold(alias) in map(fold, known):
        return Changes()
    after = "; ".join([*known, alias])
    says = speak.say("add another name of “{name}”", name=department)
    return Changes((swap(_cell(tab, row, column), before, after, says),))


def swap(area: Area, before: str, after: str | int, says: str) -> Request:
    """Return the request that changes one cell which shows `before`, and no other."""
    if not before:
        return write_cells(area, [[literal(after)]], "userEnteredValue", says)
    body = {
        "find": before,
        "replacement": as_typed(after),
        "range": area.as_json(),
        "matchCase": True,
        "matchEntireCell": True,
    }
    return Request("findReplace", body, says)


def _cell(tab: Tab, row: int, column: int) -> Area:
    return Area(tab.sheet_id, row, row + 1, column, column + 1)


def as_typed(value: str | int) -> str:
    """Return what a person would type to get a value: an apostrophe keeps a text a text whatever it looks like."""
    return f"'{value}" if isinstance(value, str) and value else str(value)


def _differs(change: Change) -> bool:
    return str(change.after) != change.before


def _as_shown(tab: Tab, places: SettingPlaces, change: Change, template: Template) -> bool:
    place = places.values.get(change.name)
    return (cell_text(tab.cell(*place), template.language) if place else "") == change.before


def _change(tab: Tab, places: SettingPlaces, change: Change, template: Template, says: str) -> Request:
    place = places.values.get(change.name)
    if place is None:
        label = getattr(template.settings, change.name)
        return append_cells(tab.sheet_id, [[literal(label), literal(change.after)]], "userEnteredValue", says)
    return swap(_cell(tab, *place), change.before, change.after, says)
