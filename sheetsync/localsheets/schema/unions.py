"""Fields of which one alone may be set: unions, which the REST reference names and the discovery document lacks."""

from collections.abc import Collection
from typing import Any, NamedTuple


class Union(NamedTuple):
    """A group of fields of a message, and what Google calls it; `members` None: all fields of the message."""

    name: str
    members: frozenset[str] | None = None


def _union(name: str, *members: str) -> Union:
    return Union(name, frozenset(members) or None)


_REFERENCE = "dataSourceColumnReference"
_CHARTS = (
    "basicChart",
    "pieChart",
    "bubbleChart",
    "candlestickChart",
    "orgChart",
    "histogramChart",
    "waterfallChart",
    "treemapChart",
    "scorecardChart",
)

UNIONS: dict[str, Union] = {
    "AutoFillRequest": _union("area", "range", "sourceAndDestination"),
    "ChartData": _union("type", "sourceRange", "columnReference"),
    "ChartSpec": _union("chart", *_CHARTS),
    "ColorStyle": _union("kind"),
    "ConditionValue": _union("value"),
    "ConditionalFormatRule": _union("rule", "booleanRule", "gradientRule"),
    "DataFilter": _union("filter"),
    "DeveloperMetadataLocation": _union("location", "spreadsheet", "sheetId", "dimensionRange"),
    "EmbeddedObjectPosition": _union("location"),
    "ExtendedValue": _union("value"),
    "FilterSpec": _union("reference", "columnIndex", _REFERENCE),
    "FindReplaceRequest": _union("scope", "range", "sheetId", "allSheets"),
    "PasteDataRequest": _union("kind", "delimiter", "html"),
    "PivotGroupRule": _union("rule"),
    "PivotTable": _union("source_data", "source", "dataSourceId"),
    "PivotValue": _union("value", "sourceColumnOffset", "formula", _REFERENCE),
    "Request": _union("kind"),
    "SortSpec": _union("reference", "dimensionIndex", _REFERENCE),
    "TextRotation": _union("type"),
    "UpdateCellsRequest": _union("area", "start", "range"),
    "UpdateConditionalFormatRuleRequest": _union("instruction", "rule", "newIndex"),
}
"""By message."""


def clashes(message: str, values: dict[str, Any]) -> bool:
    """Whether several fields of one union are set; null means absent."""
    union = UNIONS.get(message)
    if union is None or len(values) < 2:
        return False
    return sum(value is not None and _is_member(union, name) for name, value in values.items()) > 1


def set_before(message: str, field: str, made: Collection[str]) -> str | None:
    """The name of the field's union where another field of it stands among those made already."""
    union = UNIONS.get(message)
    if union is None or not _is_member(union, field):
        return None
    return union.name if any(_is_member(union, name) for name in made if name != field) else None


def _is_member(union: Union, name: str) -> bool:
    return union.members is None or name in union.members
