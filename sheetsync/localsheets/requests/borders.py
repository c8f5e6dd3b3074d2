"""Borders as Google keeps them."""

from sheetsync.localsheets.book import Json
from sheetsync.localsheets.errors import ApiError

_WIDTHS = {"DOTTED": 1, "DASHED": 1, "SOLID": 1, "SOLID_MEDIUM": 2, "SOLID_THICK": 3, "DOUBLE": 3}
SIDES = ("top", "bottom", "left", "right")


def border(asked: Json) -> Json | None:
    """A Border as it reads back, with width and colour; None for style NONE, which takes the border away.

    Raises:
        ApiError: no style.
    """
    style = asked.get("style", "STYLE_UNSPECIFIED")
    if style == "NONE":
        return None
    if style not in _WIDTHS:
        raise ApiError("Border.style must be specified.")
    colour = asked.get("color", {})
    return {
        "style": style,
        "width": _WIDTHS[style],
        "color": colour,
        "colorStyle": asked.get("colorStyle", {"rgbColor": colour}),
    }


def with_borders(cell_format: Json | None, changes: dict[str, Json | None]) -> Json | None:
    """The CellFormat with some sides of its borders set or taken away; None when nothing is left.

    Args:
        cell_format: the cell's.
        changes: side → border as kept, or None.
    """
    old = (cell_format or {}).get("borders", {})
    sides = {side: changes.get(side, old.get(side)) for side in SIDES}
    kept = {side: one for side, one in sides.items() if one is not None}
    rest = {name: part for name, part in (cell_format or {}).items() if name != "borders"}
    return (rest | {"borders": kept} if kept else rest) or None
