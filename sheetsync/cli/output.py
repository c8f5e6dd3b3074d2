"""What goes to the terminal: results to standard output, everything else to standard error."""

import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sheetsync.cli.plain import plain

_ENDLESS = 100_000
"""The width of what is no terminal: nothing is wrapped there."""


class Output:
    """The two streams. Colours, wrapping and progress are for terminals only (and `NO_COLOR` is honoured)."""

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
        """Print rows in aligned columns, the last of them wrapped where the terminal ends; `styles` one a row."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for index, head in enumerate(heads):
            last = index == len(heads) - 1
            table.add_column(Text(plain(head)), no_wrap=not last, overflow="fold")
        for index, row in enumerate(rows):
            cells = [Text("" if cell is None else plain(cell)) for cell in row]
            table.add_row(*cells, style=styles[index] if styles else None)
        self._print_table(table)

    def json(self, value: Any) -> None:
        """Print a value as JSON; half of a surrogate pair, which no encoding holds, goes out escaped."""
        text = json.dumps(value, ensure_ascii=False, indent=2)
        sys.stdout.write(text.encode("utf-8", "backslashreplace").decode() + "\n")

    def complain(self, sentence: str) -> None:
        """Print what went wrong to standard error, line by line."""
        for line in sentence.splitlines():
            self._err.print(Text(plain(line)), soft_wrap=True)

    def note(self, sentence: str) -> None:
        """Print a line beside the result to standard error."""
        self._err.print(Text(plain(sentence)), soft_wrap=True)

    def busy(self, doing: str) -> AbstractContextManager[object]:
        """Show that something goes on, while it does; nothing where nobody watches."""
        return self._err.status(plain(doing)) if self._err.is_terminal else nullcontext()

    def _print_table(self, table: Table) -> None:
        if self._out.is_terminal:
            self._out.print(table)
            return
        with self._out.capture() as captured:
            self._out.print(table)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console = Console(stderr=stderr, markup=False, highlight=False, emoji=False, width=_ENDLESS)
    return console
