"""The tab «Решения»: what the meeting decided, one line each."""

from sheetsync.model.columns import ServiceColumn
from sheetsync.model.decision import DecisionLine
from sheetsync.model.grid import EMPTY, Cell, Tab
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text, is_blank
from sheetsync.reading.side_tables import SideTable, find_side_table
from sheetsync.reading.vocabulary import phrases

_TEXT, _OWNER, _DUE, _ROW = "text", "owner", "due", ServiceColumn.ROW.value
_TELLING = 2


def find_decisions(tab: Tab, template: Template) -> SideTable | None:
    """Find the table of decisions: its columns `text`, `owner`, `due`, `row`; None where its header is lost."""
    words = template.decisions
    own = {_TEXT: words.text, _OWNER: words.owner, _DUE: words.due, _ROW: words.row}
    found = find_side_table(tab, {name: (own[name], *phrases("labels", "decisions", name)) for name in own}, _TELLING)
    return found if found and _TEXT in found.columns else None


def read_decisions(tab: Tab | None, template: Template) -> tuple[DecisionLine, ...]:
    """Return the lines below the header with anything in them, in the order of the tab."""
    table = find_decisions(tab, template) if tab else None
    if tab is None or table is None:
        return ()
    lines = (_line(tab, table, row, template.language) for row in range(table.header_row + 1, len(tab.lines)))
    return tuple(line for line in lines if line.text.strip() or line.row_text or _dated_or_owned(line))


def _line(tab: Tab, table: SideTable, row: int, language: str) -> DecisionLine:
    text, owner, due, mark = (_cell(tab, table, row, name) for name in (_TEXT, _OWNER, _DUE, _ROW))
    return DecisionLine(row + 1, cell_text(text, language), owner, due, cell_text(mark, language))


def _cell(tab: Tab, table: SideTable, row: int, name: str) -> Cell:
    column = table.columns.get(name)
    return EMPTY if column is None else tab.cell(row, column)


def _dated_or_owned(line: DecisionLine) -> bool:
    return not (is_blank(line.owner) and is_blank(line.due))
