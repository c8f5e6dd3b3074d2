"""The live block of the meeting page: it grows right above its last line, keeps its lines, and never takes a person's.

A line is ours by the key in the hidden first column. A line that people put into the block bears none. The last line
is never made anew: so all lines that are out of place because people put some in meanwhile stand above it, and what
bears our keys below it is a copy that somebody pasted, and theirs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sheetsync.model.columns import CONTENTS_KEY
from sheetsync.model.desired import DesiredLine
from sheetsync.model.grid import Tab
from sheetsync.plan.changes import Part, together
from sheetsync.plan.lines import Cells, Face, keyed, plan_lines
from sheetsync.workbook.requests import append_rows, change_tab, fold_rows, insert_rows


@dataclass(frozen=True, slots=True)
class PageBlock:
    """The live block: its tab, the lines it should have, the columns it takes with the key's, and its face.

    The last line ends the block. `contents` is the line that stands above all blocks, key and all.
    """

    tab: Tab
    lines: tuple[DesiredLine, ...]
    width: int
    face: Face
    contents: Cells = ()

    @property
    def wanted(self) -> list[Cells]:
        """The lines as cells, key and all."""
        return [keyed(line, self.width) for line in self.lines]

    @property
    def rows(self) -> list[int]:
        """The 0-based rows that the block has now, from top to bottom; what was copied from it elsewhere is none."""
        keys, end = self.tab.line_keys(), self.lines[-1].key
        stop = keys.index(end) + 1 if end in keys else len(keys)
        return [row for row, key in enumerate(keys[:stop]) if key.startswith(self._mark)]

    @property
    def _mark(self) -> str:
        return self.lines[0].key.split("|")[0] + "|"

    def with_room(self, count: int) -> tuple[DesiredLine, ...]:
        """Return the lines, blank ones before the last so that there are at least so many.

        A block that needs fewer lines keeps the others as room: were they deleted, a remark that a person writes
        beside one of them meanwhile would be deleted with it.
        """
        day = self.lines[0].key.split("|")[0]
        room = (DesiredLine(f"{day}|room|{number + 1}") for number in range(count - len(self.lines)))
        return (*self.lines[:-1], *room, self.lines[-1])

    def written(self, target: dict[int, Cells], *, moved: bool = False) -> Part:
        """Return what brings these rows to these cells."""
        return plan_lines(self.tab, target, self.width, self.face, moved=moved)

    @property
    def top(self) -> int:
        """The row of a new block: below the line of contents, but never below an earlier block; newest on top."""
        keys = self.tab.line_keys()
        below = keys.index(CONTENTS_KEY) + 1 if CONTENTS_KEY in keys else 0
        return min([below, *(row for row, key in enumerate(keys[:below]) if "|" in key)])

    def frozen_again(self) -> Part:
        """Return what leaves as many rows frozen as there were: lines put in above the frozen ones' end add to them.

        It goes out wherever rows are frozen: a line that a person puts in on top meanwhile moves that end down.
        """
        count = self.tab.frozen_rows
        if not count:
            return Part()
        frozen = {"sheetId": self.tab.sheet_id, "gridProperties": {"frozenRowCount": count}}
        return Part(requests=(change_tab(frozen, "gridProperties.frozenRowCount", self.face.says),))

    def folded(self) -> Part:
        """Return what folds the newest of the earlier blocks away but for its title, unless people group rows there."""
        rows = list(self._newest())
        if len(rows) < _WORTH_FOLDING or _grouped(self.tab, rows[1], rows[-1] + 1):
            return Part()
        says, below = self.face.says, self.tab.signs_below
        return Part(requests=fold_rows(self.tab.sheet_id, rows[1], rows[-1] + 1, says, signs_below=below))

    def _newest(self) -> Iterator[int]:
        """Yield the rows of the uppermost block; what was copied from it further down is none of it."""
        keyed_rows = [(row, key.split("|")) for row, key in enumerate(self.tab.line_keys()) if "|" in key]
        block = takewhile(lambda one: one[1][0] == keyed_rows[0][1][0], keyed_rows)
        for row, (_, part, *_rest) in block:
            yield row
            if part == "end":
                return

    def headed(self) -> Part:
        """Return what brings the line of contents to what it should be, or back above all blocks where it is gone.

        It goes out after everything else, which finds its rows where they were read.
        """
        keys = self.tab.line_keys()
        if not self.contents:
            return Part()
        if CONTENTS_KEY in keys:
            return self.written({keys.index(CONTENTS_KEY): self.contents})
        first = min((row for row, key in enumerate(keys) if "|" in key), default=0) if self.rows else self.top
        return together((self.inserted(first, [self.contents]), self.frozen_again()))

    def inserted(self, start: int, lines: Sequence[Cells]) -> Part:
        """Return what makes room for lines before a row and writes them there."""
        at_end = start >= self.tab.row_count  # where Google only appends
        sheet_id, says = self.tab.sheet_id, self.face.says
        room = append_rows(sheet_id, len(lines), says) if at_end else insert_rows(sheet_id, start, len(lines), says)
        return together((Part(requests=(room,)), self.written(dict(enumerate(lines, start)), moved=True)))


_WORTH_FOLDING = 3


def _grouped(tab: Tab, start: int, end: int) -> bool:
    spans = (group.get("range", {}) for group in tab.features.get("rowGroups", ()))
    return any(span.get("startIndex", 0) < end and start < span.get("endIndex", tab.row_count) for span in spans)


def plan_page(block: PageBlock, *, volatile: bool) -> Part:
    """Return what brings the live block to its lines, and the line of contents above all blocks to its words.

    A block that is not there yet goes on top of the tab. Without `volatile` a difference in volatile lines alone is
    none.
    """
    return together((_plan_block(block, volatile=volatile), block.headed()))


def _plan_block(block: PageBlock, *, volatile: bool) -> Part:
    rows = block.rows
    if not rows:
        return together((block.folded(), block.inserted(block.top, block.wanted), block.frozen_again()))
    lines = block.with_room(len(rows))
    standing = dict(zip(rows, (*lines[: len(rows) - 1], lines[-1]), strict=True))
    target = {row: keyed(line, block.width) for row, line in standing.items() if volatile or not line.volatile}
    if len(lines) == len(rows):
        return block.written(target)
    more = block.inserted(rows[-1], block.wanted[len(rows) - 1 : -1])
    return together((block.written(target), more, block.frozen_again()))
