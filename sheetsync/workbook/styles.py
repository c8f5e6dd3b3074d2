"""How cells of service tabs look, from the template's colours: calm, and readable on a phone."""

from math import ceil
from typing import Any

from sheetsync.model.desired import DesiredCell, Style
from sheetsync.model.state import Label
from sheetsync.model.template import Template

INK = "#1f2933"
"""Text on white and on the light colours."""
MUTED_INK = "#5a6672"
PAPER = "#ffffff"
CARD = "#f7f8fa"

_STEPS = 10_000

CELL_FIELDS = "userEnteredValue,userEnteredFormat"
"""The field mask that writes a cell of ours whole: its value and its look, nothing else (notes stay)."""


def cell_data(cell: DesiredCell, template: Template) -> dict[str, Any]:
    """Return CellData for a cell of a service tab: a literal and its format. Dates are numbers with a pattern."""
    return {**literal(cell.value), "userEnteredFormat": linked(cell_format(cell.style, template), cell.link)}


def linked(look: dict[str, Any], link: str | None) -> dict[str, Any]:
    """Return a CellFormat whose text leads to an address: the text itself stays a literal, no formula."""
    if link is None:
        return look
    return {**look, "textFormat": {**look.get("textFormat", {}), "link": {"uri": link}, "underline": True}}


def literal(value: str | float | None) -> dict[str, Any]:
    """Return the `userEnteredValue` of a literal, empty for nothing: text is never parsed."""
    if value is None or value == "":
        return {}
    kind = "stringValue" if isinstance(value, str) else "numberValue"
    return {"userEnteredValue": {kind: value}}


def cell_format(style: Style, template: Template) -> dict[str, Any]:
    """Return the CellFormat of a style, whole, so that a place that changes its style keeps nothing of the old."""
    return {**_BASE, **_looks(style, template)}


_BASE: dict[str, Any] = {"wrapStrategy": "WRAP", "verticalAlignment": "TOP"}


def _looks(style: Style, template: Template) -> dict[str, Any]:
    colours = template.colours
    looks: dict[Style, dict[str, Any]] = {
        Style.HEADER: header_format(colours.service_header),
        Style.TITLE: {**text_format(INK, size=12, bold=True), "wrapStrategy": "OVERFLOW_CELL"},
        Style.SECTION: {**text_format(INK, size=11, bold=True), **fill(colours.section)},
        Style.BESIDE: {**text_format(MUTED_INK, size=9), **fill(colours.section)},
        Style.HEADING: text_format(INK, bold=True),
        Style.TEXT: text_format(INK),
        Style.MUTED: text_format(MUTED_INK),
        Style.WARNING: {**text_format(INK), **fill(colours.overdue)},
        Style.GOOD: {**text_format(INK), **fill(template.labels[Label.CLOSED].colour)},
        Style.NUMBER: {**text_format(INK), "horizontalAlignment": "RIGHT"},
        Style.NOTE: {**text_format(MUTED_INK), "wrapStrategy": "OVERFLOW_CELL"},
        Style.ASK: {**text_format(INK), **fill(template.labels[Label.WAITING].colour)},
        Style.CARD: {**text_format(INK), **fill(CARD)},
        Style.CONTENTS: {**text_format(MUTED_INK), **fill(colours.section)},
        Style.BAR: {**text_format(MUTED_INK), "wrapStrategy": "CLIP"},
        Style.DATE: {**text_format(INK), "horizontalAlignment": "LEFT", **date_format(template)},
    }
    return looks.get(style) or _label_looks(Label(style.value), template)


def _label_looks(label: Label, template: Template) -> dict[str, Any]:
    return {**text_format(INK), **fill(template.labels[label].colour)}


def header_format(background: str) -> dict[str, Any]:
    """Return the format of a header cell: white on a dark colour, wrapped, in the middle."""
    return {
        "wrapStrategy": "WRAP",
        "verticalAlignment": "MIDDLE",
        **text_format(PAPER, bold=True),
        **fill(background),
    }


def date_format(template: Template) -> dict[str, Any]:
    """Return the number format of a real date (a serial number)."""
    return {"numberFormat": {"type": "DATE", "pattern": template.date_pattern}}


def text_format(colour: str, *, size: int = 10, bold: bool = False) -> dict[str, Any]:
    """Return the text part of a CellFormat; `size` is in points."""
    return {"textFormat": {"foregroundColorStyle": colour_style(colour), "fontSize": size, "bold": bold}}


def fill(colour: str) -> dict[str, Any]:
    """Return the background part of a CellFormat."""
    return {"backgroundColorStyle": colour_style(colour)}


def colour_style(colour: str) -> dict[str, Any]:
    """Return a ColorStyle of `#rrggbb`: parts from 0 to 1.

    Rounded up, since Sheets keeps 8 bits and cuts the rest off (0.5 is answered as 127/255).
    """
    parts = (ceil(int(colour[at : at + 2], 16) / 255 * _STEPS) / _STEPS for at in (1, 3, 5))
    return {"rgbColor": dict(zip(("red", "green", "blue"), parts, strict=True))}
