"""Fixed ids of what we put into a spreadsheet: by them it is known again, and cannot be made twice.

Google gives random ids up to 2^31-1 and refuses an object whose id exists, so a second `adopt` at the same moment
is refused whole.
"""

from collections.abc import Container, Iterable
from zlib import crc32

from sheetsync.model.columns import TabName
from sheetsync.workbook.words import folded

_BASE = 71_000_000

SHEET_IDS = {name: _BASE + 1 + place for place, name in enumerate(TabName)}
"""Sheet id of each tab of a created spreadsheet."""

WINS_SHEET = _BASE + 51
"""Sheet id of the tab of wins, which is people's own."""

HEADER_GUARD = _BASE + 101
"""Protected range of the status tab's header."""
TAB_GUARDS = {name: _BASE + 110 + place for place, name in enumerate(TabName)}
"""Protected range of a tab's service columns."""

CHART_IDS = range(_BASE + 200, _BASE + 300)
"""Charts of «Показатели», from the first on."""

OVERDUE_VIEW = _BASE + 301
WAITING_VIEW = _BASE + 302
CHECK_VIEW = _BASE + 303
SECTION_VIEWS = {part: _BASE + 310 + at for at, part in enumerate(("department-", "overdue", "waiting"))}
"""Filter views of «Сводка», one a section, by the beginning of the section's key."""
FENCES = range(_BASE + 1_000_000, _BASE + 2_000_000)
"""Filter views on the hidden tab, one at a time: each batch of ours takes the next id, from the first again at last."""

_DEPARTMENT_VIEWS = _BASE + 100_000
_DEPARTMENT_SPAN = 800_000


def department_view_ids(names: Iterable[str]) -> dict[str, int]:
    """Return the filter view id of each department: it follows from the name, whatever its place in the list."""
    ids: dict[str, int] = {}
    for name in names:
        taken = set(ids.values())
        ids[name] = free_id(_DEPARTMENT_VIEWS + crc32(folded(name).encode()) % _DEPARTMENT_SPAN, taken)
    return ids


def free_id(wanted: int, taken: Container[int], step: int = 1) -> int:
    """Return the wanted id, or the next one that is free."""
    while wanted in taken:
        wanted += step
    return wanted
