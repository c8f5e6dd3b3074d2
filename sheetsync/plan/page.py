"""The live block of the meeting page: it grows and shrinks at its own end, and never takes a person's line.

A line is ours by the key in the hidden first column. A line that people put into the block bears none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheetsync.model.columns import CONTENTS_KEY
from sheetsync.model.desired import DesiredCell, DesiredLine
from sheetsync.model.grid import Tab
from sheetsync.plan.changes import Part, together
from sheetsync.plan.columns import holds
from sheetsync.plan.lines import Cells, Face, keyed, plan_lines
from sheetsync.plan.places import runs
from sheetsync.workbook.requests import delete_rows, fold_rows, insert_rows


@dataclass(frozen=True, slots=True)
class PageBlock:
    """The live block: its tab, the lines it should have, the columns it takes with the key's, and its face.

    The last line ends the block.
    """

    tab: Tab
    lines: tuple[DesiredLine, ...]
    width: int
    face: Face

    @property
    def wanted(self) -> list[Cells]:
        """The lines as cells, key and all."""
        return [keyed(line, self.width) for line in self.lines]

    @property
    def rows(self) -> list[int]:
        """The 0-based rows that the block has now, from top to bottom; what was copied from it elsewhere is none."""
        return list(self._rows())

    def _rows(self) -> Iterator[int]:
        mark, end = self.lines[0].key.split("|")[0] + "|", self.lines[-1].key
        ended: int | None = None
        for row, key in enumerate(self.tab.line_keys()):
            if ended is not None and (key != end or row != ended + 1):
                return
            if key.startswith(mark):
                yield row
                ended = row if key == end else None

    def written(self, target: dict[int, Cells], *, moved: bool = False) -> Part:
        """Return what brings these rows to these cells."""
        return plan_lines(self.tab, target, self.width, self.face, moved=moved)

    @property
    def top(self) -> int:
        """The row of a new block: below the line of contents, where that is."""
        keys = self.tab.line_keys()
        return keys.index(CONTENTS_KEY) + 1 if CONTENTS_KEY in keys else 0

    def folded(self) -> Part:
        """Return what folds the newest of the earlier blocks away but for its title, unless people group rows there."""
        keys = self.tab.line_keys()
        newest = next((key.split("|")[0] for key in keys if "|" in key), "")
        rows = [row for row, key in enumerate(keys) if key.split("|")[0] == newest and "|" in key]
        if len(rows) < _WORTH_FOLDING or _grouped(self.tab, rows[1], rows[-1] + 1):
            return Part()
        return Part(requests=tuple(fold_rows(self.tab.sheet_id, rows[1], rows[-1] + 1, self.face.says)))

    def inserted(self, start: int, lines: Sequence[Cells]) -> Part:
        """Return what makes room for lines before a row and writes them there."""
        room = insert_rows(self.tab.sheet_id, start, len(lines), self.face.says)
        return together((Part(requests=(room,)), self.written(dict(enumerate(lines, start)), moved=True)))


_WORTH_FOLDING = 3


def _grouped(tab: Tab, start: int, end: int) -> bool:
    spans = (group.get("range", {}) for group in tab.features.get("rowGroups", ()))
    return any(span.get("startIndex", 0) < end and start < span.get("endIndex", tab.row_count) for span in spans)


def plan_page(block: PageBlock, *, volatile: bool) -> Part:
    """Return what brings the live block to its lines; a block that is not there yet goes on top of the tab.

    Without `volatile` a difference in volatile lines alone is none.
    """
    rows, wanted = block.rows, block.wanted
    if not rows:
        return together((block.folded(), block.inserted(block.top, wanted)))
    if len(rows) < len(wanted):
        standing = block.written(dict(zip(rows, wanted, strict=False)))
        return together((standing, block.inserted(rows[-1] + 1, wanted[len(rows) :])))
    left = rows[len(wanted) :]
    lines = zip(rows, wanted, block.lines, strict=False)
    target = {row: cells for row, cells, line in lines if volatile or not line.volatile}
    return together((block.written(target), _taken_back(block, left)))


def _taken_back(block: PageBlock, left: Sequence[int]) -> Part:
    """Empty the rows that the block has too many where people wrote beside it, delete the others."""
    ours = {place for place in block.tab.line_places(block.width) if place is not None}
    kept = [row for row in left if written_beside(block.tab, row, ours)]
    gone = [row for row in left if row not in kept]
    emptied = block.written(dict.fromkeys(kept, (DesiredCell(),) * block.width))
    says = block.face.says
    deleted = (delete_rows(block.tab.sheet_id, first, last + 1, says) for first, last in runs(gone))
    return together((emptied, Part(requests=tuple(reversed(list(deleted))))))


def written_beside(tab: Tab, row: int, ours: set[int]) -> bool:
    """Whether people wrote something into a line, beside our columns or as a note."""
    beside = (cell for place, cell in enumerate(tab.lines[row]) if place not in ours)
    return row in tab.noted_rows or any(not holds(cell, None) for cell in beside)
