"""Which tab is the status tab of a spreadsheet."""

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.messages import Messages
from sheetsync.model.columns import Field, TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.template import Template
from sheetsync.reading.header import HeaderWords
from sheetsync.reading.table import find_table, header_texts
from sheetsync.workbook.tabs import is_blank_tab

_TOP = 30


class NoStatusTabError(SheetsyncError):
    """No tab of the spreadsheet has the header of a status sheet; the sentence says which columns are missing."""

    exit_code = ExitCode.USAGE


def status_candidates(snapshot: Snapshot, template: Template) -> tuple[Tab, ...]:
    """Return the tabs that could be the status tab.

    One where it is sure: the tab we marked, else the one with the template's title if its header is recognised,
    else the only one whose header is. Several where people must say; none where no header is recognised.
    """
    marked = snapshot.tagged(TabName.STATUS.value)
    if marked:
        return (marked,)
    recognised = [tab for tab in snapshot.tabs if tab.tag is None and find_table(tab, template).header_row is not None]
    titled = [tab for tab in recognised if tab.title == template.tabs[TabName.STATUS]]
    return tuple(titled or recognised)


def blank_start(snapshot: Snapshot, template: Template) -> Tab | None:
    """Return the blank tab on which a status sheet may be laid out: the one with its title, else the first."""
    shown = [tab for tab in sorted(snapshot.tabs, key=lambda tab: tab.index) if not tab.hidden]
    titled = [tab for tab in shown if tab.title == template.tabs[TabName.STATUS]]
    return next((tab for tab in (*titled, *shown[:1]) if is_blank_tab(tab)), None)


def no_status_tab(snapshot: Snapshot, template: Template, speak: Messages) -> NoStatusTabError:
    """Return the error for a spreadsheet without a status sheet, with the tab that comes nearest to one."""
    words = HeaderWords(template)
    rows = [(tab, row) for tab in snapshot.tabs for row in range(min(len(tab.lines), _TOP))]
    named = {(tab.title, row): words.read(header_texts(tab, row)).columns for tab, row in rows}
    needed = ", ".join(quoted(header, speak) for header in template.headers)
    said = speak.say("“{title}” has no tab with the header of a status sheet.", title=snapshot.title)
    todo = speak.say(
        "Put these headers into one row (at least three of them) and run it again: {headers}.", headers=needed
    )
    near = max(named, key=lambda place: len(named[place]), default=None)
    if near is None or not named[near]:
        return NoStatusTabError(f"{said} {todo}")
    missing = ", ".join(quoted(template.columns[field].header, speak) for field in Field if field not in named[near])
    nearest = speak.say(
        "The nearest is row {row} of the tab “{tab}”; missing there: {missing}.",
        row=near[1] + 1,
        tab=near[0],
        missing=missing,
    )
    return NoStatusTabError(f"{said} {nearest} {todo}")


def quoted(name: str, speak: Messages) -> str:
    """Return a name in the quotation marks of the language."""
    return speak.say("“{name}”", name=name)
