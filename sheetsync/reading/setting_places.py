"""Where the settings stand on their tab: what a person has to change to change one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text, is_blank
from sheetsync.reading.folding import fold
from sheetsync.reading.settings import label_words, labelled


@dataclass(frozen=True, slots=True)
class SettingPlaces:
    """0-based rows and columns: of each setting's value, and of each department's name by its folded text.

    `list_column` is the column of the departments' names, None where the list has no header.
    """

    values: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    departments: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    list_column: int | None = None


def setting_places(tab: Tab, template: Template) -> SettingPlaces:
    """Find the settings of a tab; of a label or department that stands twice, the first line that says something."""
    found = list(labelled(tab, label_words(template.settings)))
    lists = {"department", "aliases"}
    values = _telling(tab, [(name, row, column + 1) for name, row, column, _ in found if name not in lists], 0)
    header = next(((row, column) for name, row, column, _ in found if name == "department"), None)
    if header is None:
        return SettingPlaces(values)
    first, column = header
    taken = {row for _, row, _, _ in found}
    names = [
        (fold(" ".join(cell_text(tab.cell(row, column), template.language).split())), row, column)
        for row in range(first + 1, len(tab.lines))
        if row not in taken
    ]
    return SettingPlaces(values, _telling(tab, [one for one in names if one[0]], 1), column)


def _telling(tab: Tab, places: Sequence[tuple[str, int, int]], beside: int) -> dict[str, tuple[int, int]]:
    """Return the place of each name: the first whose cell, so many columns beside it, says something, or the first."""
    upwards = list(reversed(places))
    told = {name: (row, column) for name, row, column in upwards if not is_blank(tab.cell(row, column + beside))}
    return {name: (row, column) for name, row, column in upwards} | told
