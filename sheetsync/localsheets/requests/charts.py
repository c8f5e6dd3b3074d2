"""Charts and slicers: add, change, move, frame, delete. They are stored and given back, not drawn."""

from typing import Any

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError, no_grid
from sheetsync.localsheets.fields import apply_mask, below
from sheetsync.localsheets.formulas.conditions import Use, checked_condition
from sheetsync.localsheets.requests.cell_data import theme_of
from sheetsync.localsheets.requests.checks import bounded, free_id, required
from sheetsync.localsheets.requests.colours import coloured, paired
from sheetsync.localsheets.requests.identities import Found, existing, find, ids_of
from sheetsync.localsheets.requests.positions import checked_position, overlay
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.schema import answered, check_update_mask, in_order, schema

_SETTINGS = frozenset(
    {
        "title",
        "altText",
        "titleTextFormat",
        "titleTextPosition",
        "subtitle",
        "subtitleTextFormat",
        "subtitleTextPosition",
        "fontName",
        "maximized",
        "backgroundColor",
        "backgroundColorStyle",
        "dataSourceChartProperties",
        "filterSpecs",
        "sortSpecs",
        "hiddenDimensionStrategy",
    }
)

_FONT = {"fontFamily": "Roboto"}
_DEFAULTS: Json = {"fontName": "Roboto", "hiddenDimensionStrategy": "SKIP_HIDDEN_ROWS_AND_COLUMNS"}
"""What every chart reads back that names nothing else."""


@handles("addChart")
def add_chart(draft: Book, body: Json, context: Context) -> Json:
    """Put a chart over a sheet.

    Raises:
        ApiError: no kind of chart or several, a source on an unknown sheet, a bad position, an id that exists.
    """
    asked = required(body, "chart")
    spec = _checked_spec(draft, required(asked, "spec"))
    sheet, position = checked_position(draft, required(asked, "position"))
    number = free_id(asked.get("chartId"), _taken(draft), context, "chart")
    made = {"chartId": number, "spec": spec, "position": position}
    made |= {"border": coloured(asked["border"], theme_of(draft))} if asked.get("border") else {}
    sheet.charts.append(made)
    return {"chart": made}


def _taken(book: Book) -> set[int]:
    """Charts and slicers share their ids: both are embedded objects."""
    return ids_of(book, "charts") | ids_of(book, "slicers")


def _checked_spec(book: Book, asked: Json) -> Json:
    kinds = schema("sheets", "ChartSpec").keys() - _SETTINGS
    given = sorted(kinds & asked.keys())
    if len(given) != 1:
        raise ApiError("Exactly one kind of chart must be specified.")
    _check_sources(book, asked)
    spec = _DEFAULTS | dict(answered(coloured(asked, theme_of(book)), "@ChartSpec"))
    if "title" in spec:
        spec["titleTextFormat"] = _FONT | spec.get("titleTextFormat", {})
    if "axis" in spec.get("basicChart", {}):
        axes = [_axis(one) for one in spec["basicChart"]["axis"]]
        spec["basicChart"] = {**spec["basicChart"], "axis": axes}
    return in_order("ChartSpec", spec)


def _axis(asked: Json) -> Json:
    """An axis as it reads back: with its view window, and a font where it has a title or a format."""
    fonts = {"format": _FONT | asked.get("format", {})} if asked.keys() & {"title", "format"} else {}
    return in_order("BasicChartAxis", {"viewWindowOptions": {}} | asked | fonts)


def _check_sources(book: Book, value: Any) -> None:
    """Every range of the spec must lie on a sheet of the book."""
    if isinstance(value, list):
        for item in value:
            _check_sources(book, item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "sources":
                for one in item:
                    if book.find(one.get("sheetId", 0)) is None:
                        raise no_grid(one.get("sheetId", 0))
                    book.area(one)
            else:
                _check_sources(book, item)


@handles("updateChartSpec")
def update_chart(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Replace a chart's specification.

    Raises:
        ApiError: an unknown chart, or what `add_chart` refuses.
    """
    found = existing(draft, "charts", body.get("chartId", 0), "chart")
    found.replace({**found.item, "spec": _checked_spec(draft, required(body, "spec"))})


@handles("addSlicer")
def add_slicer(draft: Book, body: Json, context: Context) -> Json:
    """Put a slicer over a sheet.

    Raises:
        ApiError: a bad data range or position, an id that exists.
    """
    asked = required(body, "slicer")
    spec = _checked_slicer(draft, required(asked, "spec"))
    sheet, position = checked_position(draft, required(asked, "position"))
    number = free_id(asked.get("slicerId"), _taken(draft), context, "slicer")
    made = {"slicerId": number, "spec": spec, "position": position}
    sheet.slicers.append(made)
    return {"slicer": made}


def _checked_slicer(book: Book, asked: Json) -> Json:
    found = bounded(book, required(asked, "dataRange"), "spec.dataRange")
    made = {**coloured(asked, theme_of(book)), "dataRange": found.area.to_json()}
    if "condition" in made.get("filterCriteria", {}):
        condition = checked_condition(made["filterCriteria"]["condition"], Use.FILTER, book.locale)
        made["filterCriteria"] = {**made["filterCriteria"], "condition": condition}
    if not 0 <= made.get("columnIndex", 0) < found.area.width:
        raise ApiError(f"Column index {made['columnIndex']} is outside the slicer's data range.")
    return in_order("SlicerSpec", made)


@handles("updateSlicerSpec")
def update_slicer(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Change what the mask names of a slicer.

    Raises:
        ApiError: an unknown slicer, no mask, or what `add_slicer` refuses.
    """
    found = existing(draft, "slicers", body.get("slicerId", 0), "slicer")
    mask = paired(check_update_mask(body.get("fields"), "SlicerSpec"))
    made = apply_mask(found.item["spec"], coloured(required(body, "spec"), theme_of(draft)), mask)
    found.replace({**found.item, "spec": _checked_slicer(draft, made)})


def _embedded(book: Book, object_id: int) -> Found:
    found = find(book, "charts", object_id) or find(book, "slicers", object_id)
    if found is None:
        raise ApiError(f"No embedded object with id: {object_id}")
    return found


@handles("deleteEmbeddedObject")
def delete_object(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take a chart or slicer away.

    Raises:
        ApiError: an unknown id.
    """
    _embedded(draft, body.get("objectId", 0)).remove()


@handles("updateEmbeddedObjectPosition")
def move_object(draft: Book, body: Json, context: Context) -> Json:  # noqa: ARG001 - a handler's signature
    """Move or resize a chart or slicer; only what the mask names of its overlay position changes.

    Raises:
        ApiError: an unknown object, no mask, a bad position; 501 for a sheet of its own.
    """
    found = _embedded(draft, body.get("objectId", 0))
    asked = required(body, "newPosition")
    if "overlayPosition" not in asked:
        checked_position(draft, asked)
    mask = check_update_mask(body.get("fields"), "OverlayPosition")
    held = found.item["position"]["overlayPosition"]
    whole = apply_mask(held, asked["overlayPosition"], mask)
    if below(mask, "anchorCell") is None:
        whole["anchorCell"] = held["anchorCell"]
    sheet, position = overlay(draft, whole)
    item = {**found.item, "position": position}
    if sheet is found.sheet:
        found.replace(item)
    else:
        found.remove()
        getattr(sheet, found.name).append(item)
    return {"position": position}


@handles("updateEmbeddedObjectBorder")
def frame_object(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Change the border of a chart.

    Raises:
        ApiError: an unknown object, a slicer, no mask.
    """
    found = _embedded(draft, body.get("objectId", 0))
    if found.name == "slicers":
        raise ApiError("A slicer has no border.")
    mask = paired(check_update_mask(body.get("fields"), "EmbeddedObjectBorder"))
    asked = coloured(required(body, "border"), theme_of(draft))
    found.replace({**found.item, "border": apply_mask(found.item.get("border", {}), asked, mask)})
