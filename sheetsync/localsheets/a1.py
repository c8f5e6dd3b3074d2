"""A1 notation: column letters, ranges as text, GridRanges as values. Indexes are 0-based, ends are open."""

import re
from typing import Any, NamedTuple

MAX_COLUMNS = 18_278  # ZZZ: Google's limit

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,7})")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?([1-9][0-9]{0,7})")
_R1C1 = re.compile(r"[Rr]([1-9][0-9]{0,7})[Cc]([1-9][0-9]{0,4})")
_BARE_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


class Bounds(NamedTuple):
    """A rectangle on some sheet; None is an open side (to the first or last row or column)."""

    start_row: int | None = None
    end_row: int | None = None
    start_column: int | None = None
    end_column: int | None = None


class Area(NamedTuple):
    """A rectangle of one sheet with all four sides known (a bounded GridRange)."""

    sheet_id: int
    start_row: int
    end_row: int
    start_column: int
    end_column: int

    @property
    def height(self) -> int:
        """Rows in it."""
        return self.end_row - self.start_row

    @property
    def width(self) -> int:
        """Columns in it."""
        return self.end_column - self.start_column

    def overlaps(self, other: "Area") -> bool:
        """Whether a cell is in both."""
        return (
            self.sheet_id == other.sheet_id
            and self.start_row < other.end_row
            and other.start_row < self.end_row
            and self.start_column < other.end_column
            and other.start_column < self.end_column
        )

    def covers(self, other: "Area") -> bool:
        """Whether every cell of the other is in this one."""
        return (
            self.sheet_id == other.sheet_id
            and self.start_row <= other.start_row
            and other.end_row <= self.end_row
            and self.start_column <= other.start_column
            and other.end_column <= self.end_column
        )

    def has(self, row: int, column: int) -> bool:
        """Whether the cell is inside."""
        return self.start_row <= row < self.end_row and self.start_column <= column < self.end_column

    def to_json(self) -> dict[str, Any]:
        """Google's GridRange; a sheetId of 0 is left out, as in its answers."""
        head = {"sheetId": self.sheet_id} if self.sheet_id else {}
        return head | {
            "startRowIndex": self.start_row,
            "endRowIndex": self.end_row,
            "startColumnIndex": self.start_column,
            "endColumnIndex": self.end_column,
        }


def column_letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A → 0, AA → 26; upper or lower case."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def cell_name(row: int, column: int) -> str:
    """(0, 0) → A1."""
    return f"{column_letters(column)}{row + 1}"


def needs_quotes(title: str) -> bool:
    """Whether Google quotes the title in an answer: all but plain ASCII words that read as no cell."""
    if not _BARE_TITLE.fullmatch(title):
        return True
    return bool(_CELL.fullmatch(title) or _R1C1.fullmatch(title) or title.upper() in {"R", "C"})


def quoted(title: str) -> str:
    """The title as it stands before `!`."""
    return "'" + title.replace("'", "''") + "'" if needs_quotes(title) else title


def area_name(area: Area) -> str:
    """`A1:B2`, or `A1` for one cell."""
    first = cell_name(area.start_row, area.start_column)
    if area.height <= 1 and area.width <= 1:
        return first
    return f"{first}:{cell_name(area.end_row - 1, area.end_column - 1)}"


def bounds_name(bounds: Bounds) -> str:
    """Bounds as Google repeats them in a refusal, open sides left open: `A1001:B`, `AA1:2`, `12:15`, `AA:AB`."""
    first = _corner_name(bounds.start_row, bounds.start_column, bounds.end_row, bounds.end_column)
    last = _corner_name(
        None if bounds.end_row is None else bounds.end_row - 1,
        None if bounds.end_column is None else bounds.end_column - 1,
    )
    return first if last in {"", first} else f"{first}:{last}"


def _corner_name(row: int | None, column: int | None, end_row: int | None = None, end_column: int | None = None) -> str:
    """`A1`, `A` or `1`; a start that is not named is the first, where its end is."""
    row = 0 if row is None and end_row is not None else row
    column = 0 if column is None and end_column is not None else column
    return ("" if column is None else column_letters(column)) + ("" if row is None else str(row + 1))


def range_name(title: str, area: Area) -> str:
    """`Sheet1!A1:B2`, in the form of Google's answers."""
    return f"{quoted(title)}!{area_name(area)}"


def split_range(text: str) -> tuple[str | None, str | None]:
    """A range as text → (tab title, cells); either is None where it does not stand.

    `'a''b'!A1` → ("a'b", "A1"); `'Tab'` → ("Tab", None); `A1:B2` → (None, "A1:B2"); `a b!A1` → ("a b", "A1").
    """
    if text.startswith("'"):
        match = re.fullmatch(r"'((?:[^']|'')*)'(?:!(.*))?", text, re.DOTALL)
        return (match[1].replace("''", "'"), match[2]) if match else (None, text)
    title, mark, cells = text.rpartition("!")
    return (title, cells) if mark else (None, text)


def parse_bounds(cells: str) -> Bounds | None:
    """`A1`, `A1:B2`, `A:C`, `2:3`, `A2:C`, `A3:3`, `R1C1:R2C2`, corners in any order; None for all else."""
    parts = cells.strip().split(":")
    if len(parts) > 2:
        return None
    corners = [_corner(part) for part in parts]
    if corners[0] is None or corners[-1] is None:
        return None
    if len(parts) == 1 and None in corners[0]:
        return None
    return _between(corners[0], corners[-1])


def _corner(text: str) -> tuple[int | None, int | None] | None:
    if match := _CELL.fullmatch(text):
        return int(match[2]) - 1, column_index(match[1])
    if match := _COLUMN.fullmatch(text):
        return None, column_index(match[1])
    if match := _ROW.fullmatch(text):
        return int(match[1]) - 1, None
    if match := _R1C1.fullmatch(text):
        return int(match[1]) - 1, int(match[2]) - 1
    return None


def _between(first: tuple[int | None, int | None], last: tuple[int | None, int | None]) -> Bounds:
    start_row, end_row = _side(first[0], last[0])
    start_column, end_column = _side(first[1], last[1])
    return Bounds(start_row, end_row, start_column, end_column)


def _side(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is None or last is None:
        return (first if last is None else last), None  # `A2:C`, `A:C2`: from that row to the end
    return min(first, last), max(first, last) + 1
