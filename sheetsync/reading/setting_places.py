"""Where the settings stand on their tab: what a person has to change to change one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text
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
    """Find the settings of a tab; of a label that stands twice, the upper one."""
    found = list(labelled(tab, label_words(template.settings)))
    values: dict[str, tuple[int, int]] = {}
    for name, row, column, _ in found:
        values.setdefault(name, (row, column + 1))
    header = values.pop("department", None)
    values.pop("aliases", None)
    if header is None:
        return SettingPlaces(values)
    row, column = header[0], header[1] - 1
    taken = {row for _, row, _, _ in found}
    departments: dict[str, tuple[int, int]] = {}
    for below in range(row + 1, len(tab.lines)):
        name = fold(" ".join(cell_text(tab.cell(below, column), template.language).split()))
        if name and below not in taken:
            departments.setdefault(name, (below, column))
    return SettingPlaces(values, departments, column)
