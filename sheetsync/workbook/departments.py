"""The settings that a repair or an adoption goes by, and the departments of a sheet that has no list of them yet."""

import re
from collections import Counter

from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.reading.settings import read_settings
from sheetsync.reading.table import Table
from sheetsync.workbook.settings_tab import default_settings
from sheetsync.workbook.tabs import is_blank_tab
from sheetsync.workbook.words import folded

_SEVERAL = re.compile(r"[,;/+&|\n]")
_OFTEN = 2
_MOST = 30


def settings_of(snapshot: Snapshot, table: Table, template: Template) -> Settings:
    """Return what «Настройки» says; without that tab, the departments that the owner column names."""
    tab = snapshot.tagged(TabName.SETTINGS.value) or snapshot.titled(template.tabs[TabName.SETTINGS])
    if tab is None or is_blank_tab(tab):
        return default_settings(template, used_departments(table))
    return read_settings(tab, template)[0]


def used_departments(table: Table) -> tuple[str, ...]:
    """Return the owners that stand on at least two rows, in order of first use: a slip of the pen stands once.

    None where fewer than two are found: that is no list of departments.
    """
    owners = [line.texts.owner.strip() for line in table.lines]
    owners = [owner for owner in owners if owner and not _SEVERAL.search(owner)]
    count = Counter(map(folded, owners))
    first = {folded(owner): owner for owner in reversed(owners)}
    often = [first[key] for key in dict.fromkeys(map(folded, owners)) if count[key] >= _OFTEN]
    return tuple(often[:_MOST]) if len(often) > 1 else ()
