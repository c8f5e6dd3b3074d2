"""updateBorders."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import EMPTY, Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.requests.borders import border, with_borders
from sheetsync.localsheets.requests.cell_data import theme_of
from sheetsync.localsheets.requests.checks import covered_range
from sheetsync.localsheets.requests.colours import coloured
from sheetsync.localsheets.requests.registry import handles

_Sides = dict[str, Json | None]


@handles("updateBorders")
def update_borders(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Set the borders around and inside a range; a side that is not named stays as it is.

    Raises:
        ApiError: a bad range, or a border without style.
    """
    found = covered_range(draft, body)
    names = ("top", "bottom", "left", "right", "innerHorizontal", "innerVertical")
    asked = {name: border(coloured(body[name], theme_of(draft))) for name in names if name in body}
    for row in range(found.area.start_row, found.area.end_row):
        cells = list(found.sheet.row(row))
        cells.extend([None] * (found.area.end_column - len(cells)))
        for column in range(found.area.start_column, found.area.end_column):
            cell = cells[column] or EMPTY
            sides = _sides(asked, found.area, row, column)
            cells[column] = cell._replace(format=with_borders(cell.format, sides))
        found.sheet.put_row(row, cells)


def _sides(asked: _Sides, area: Area, row: int, column: int) -> _Sides:
    """What the request says of one cell's four sides."""
    names = {
        "top": "top" if row == area.start_row else "innerHorizontal",
        "bottom": "bottom" if row == area.end_row - 1 else "innerHorizontal",
        "left": "left" if column == area.start_column else "innerVertical",
        "right": "right" if column == area.end_column - 1 else "innerVertical",
    }
    return {side: asked[name] for side, name in names.items() if name in asked}
