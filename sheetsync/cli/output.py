"""What goes to the terminal: results to standard output, everything else to standard error."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import cached_property
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.status import Status
from rich.table import Table
from rich.text import Text

from sheetsync.cli.plain import plain
from sheetsync.watch.redaction import redacted

_ENDLESS = 100_000
"""The width of what is no terminal: nothing is wrapped there."""

_LEAST = 30
"""Columns below which wrapped sentences are no pleasure to read."""


class Output:
    """The two streams. Colours, wrapping and progress are for terminals only (and `NO_COLOR` is honoured)."""

    _status: Status | None = None

    @cached_property
    def _out(self) -> Console:
        return _console(stderr=False)

    @cached_property
    def _err(self) -> Console:
        return _console(stderr=True)

    def text(self, text: str) -> None:
        """Print text that is ready as it stands, without a line break of its own."""
        sys.stdout.write(text)

    def line(self, text: str = "", style: str = "") -> None:
        """Print a line."""
        self._out.print(Text(plain(text), style=style), soft_wrap=True)

    def item(self, text: str) -> None:
        """Print a line of a list."""
        self._out.print(Text(f"  {plain(text)}"), soft_wrap=True)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[object]], styles: Sequence[str] = ()) -> None:
        """Print rows in aligned columns, the last of them wrapped where the terminal ends; `styles` one a row.

        Where a narrow terminal leaves too little for the last column, it stands below the others.
        """
        shown = [["" if cell is None else plain(cell) for cell in row] for row in rows]
        styled = [*styles] or [""] * len(shown)
        if self._out.is_terminal and _room(self._out.width, [heads, *shown]) < _LEAST:
            self._stack(shown, styled)
        else:
            self._align(heads, shown, styled)

    def json(self, value: Any) -> None:
        """Print a value as JSON; half of a surrogate pair, which no encoding holds, goes out escaped."""
        text = json.dumps(value, ensure_ascii=False, indent=2)
        sys.stdout.write(text.encode("utf-8", "backslashreplace").decode() + "\n")

    def complain(self, sentence: str) -> None:
        """Print what went wrong to standard error, line by line."""
        for line in redacted(sentence).splitlines():
            self._beside(line)

    def note(self, sentence: str) -> None:
        """Print a line beside the result to standard error."""
        self._beside(redacted(sentence))

    def _beside(self, line: str) -> None:
        with suppress(OSError):  # a full disk behind standard error ends nothing
            self._err.print(Text(plain(line)), soft_wrap=True)

    def busy(self, doing: str) -> AbstractContextManager[object]:
        """Show that something goes on, while it does; nothing where nobody watches."""
        if not self._err.is_terminal:
            return nullcontext()
        self._status = self._err.status(plain(doing))
        return self._status

    @contextmanager
    def still(self) -> Iterator[None]:
        """Show nothing moving for a while: somebody is asked something."""
        if self._status is None:
            yield
            return
        self._status.stop()
        try:
            yield
        finally:
            self._status.start()

    def _align(self, heads: Sequence[str], rows: Sequence[Sequence[str]], styles: Sequence[str]) -> None:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for index, head in enumerate(heads):
            last = index == len(heads) - 1
            table.add_column(Text(plain(head)), no_wrap=not last, overflow="fold")
        for row, style in zip(rows, styles, strict=True):
            table.add_row(*map(Text, row), style=style)
        if self._out.is_terminal:
            self._out.print(table)
            return
        with self._out.capture() as captured:
            self._out.print(table)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))

    def _stack(self, rows: Sequence[Sequence[str]], styles: Sequence[str]) -> None:
        for row, style in zip(rows, styles, strict=True):
            self._out.print(Text(" · ".join(cell for cell in row[:-1] if cell), style=style))
            self._out.print(Padding(Text(row[-1]), (0, 0, 0, 4)))


def _room(width: int, rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns of the terminal the last column of a table has; endless where all of it fits."""
    columns = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    room = width - sum(columns[:-1]) - 2 * (len(columns) - 1)
    return _ENDLESS if columns[-1] <= room else room


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console = Console(stderr=stderr, markup=False, highlight=False, emoji=False, width=_ENDLESS)
    return console
