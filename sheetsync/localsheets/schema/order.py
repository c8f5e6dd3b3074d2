"""The order of fields in Google's answers: that of its own definitions, whatever order a request had.

The discovery document lists fields by the alphabet; the order here is that of the REST reference, and of answers that
people put on record.
"""

from functools import lru_cache
from typing import Any

_ORDER: dict[str, tuple[str, ...]] = {
    "BasicChartAxis": ("position", "title", "format", "titleTextPosition", "viewWindowOptions"),
    "BasicChartDomain": ("domain", "reversed"),
    "BasicChartSeries": ("series", "targetAxis", "type", "lineStyle", "dataLabel", "color", "colorStyle", "pointStyle"),
    "BasicChartSpec": (
        "chartType",
        "legendPosition",
        "axis",
        "domains",
        "series",
        "headerCount",
        "threeDimensional",
        "interpolateNulls",
        "stackedType",
        "lineSmoothing",
        "compareMode",
        "totalDataLabel",
    ),
    "BooleanCondition": ("type", "values"),
    "BooleanRule": ("condition", "format"),
    "ChartSpec": (
        "title",
        "altText",
        "basicChart",
        "pieChart",
        "bubbleChart",
        "candlestickChart",
        "orgChart",
        "histogramChart",
        "waterfallChart",
        "treemapChart",
        "scorecardChart",
        "hiddenDimensionStrategy",
        "titleTextFormat",
        "fontName",
        "maximized",
        "backgroundColor",
        "titleTextPosition",
        "subtitle",
        "subtitleTextFormat",
        "subtitleTextPosition",
        "backgroundColorStyle",
    ),
    "DataLabel": ("type", "textFormat", "placement", "customLabelData"),
    "DataValidationRule": ("condition", "inputMessage", "strict", "showCustomUi"),
    "DimensionRange": ("sheetId", "dimension", "startIndex", "endIndex"),
    "Editors": ("users", "groups", "domainUsersCanEdit"),
    "FilterCriteria": ("hiddenValues", "condition"),
    "FilterSpec": ("columnIndex", "dataSourceColumnReference", "filterCriteria"),
    "GridCoordinate": ("sheetId", "rowIndex", "columnIndex"),
    "GridRange": ("sheetId", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"),
    "NumberFormat": ("type", "pattern"),
    "Padding": ("top", "right", "bottom", "left"),
    "PieChartSpec": ("legendPosition", "domain", "series", "threeDimensional", "pieHole"),
    "PivotGroup": (
        "sourceColumnOffset",
        "showTotals",
        "valueMetadata",
        "sortOrder",
        "valueBucket",
        "repeatHeadings",
        "label",
        "groupRule",
        "groupLimit",
    ),
    "PivotTable": ("source", "rows", "columns", "criteria", "values", "valueLayout", "filterSpecs"),
    "PivotValue": ("sourceColumnOffset", "formula", "summarizeFunction", "name", "calculatedDisplayType"),
    "SlicerSpec": (
        "dataRange",
        "filterCriteria",
        "columnIndex",
        "applyToPivotTables",
        "title",
        "textFormat",
        "backgroundColor",
        "horizontalAlignment",
        "backgroundColorStyle",
    ),
    "SortSpec": ("dimensionIndex", "dataSourceColumnReference", "sortOrder"),
    "TableColumnProperties": ("columnIndex", "columnName", "columnType", "dataValidationRule"),
    "TextFormat": (
        "foregroundColor",
        "fontFamily",
        "fontSize",
        "bold",
        "italic",
        "strikethrough",
        "underline",
        "foregroundColorStyle",
        "link",
    ),
    "TextFormatRun": ("startIndex", "format"),
}

_RANKS = {message: {name: rank for rank, name in enumerate(names)} for message, names in _ORDER.items()}


def has_order(message: str) -> bool:
    """Whether the order of a message's fields is known."""
    return message in _RANKS


def in_order(message: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a message in Google's order; those of which it is not known stay last, as they came."""
    if message not in _RANKS or len(fields) < 2:
        return fields
    names = tuple(fields)
    ordered = _sorted(message, names)
    return fields if ordered == names else {name: fields[name] for name in ordered}


@lru_cache(maxsize=1024)
def _sorted(message: str, names: tuple[str, ...]) -> tuple[str, ...]:
    ranks = _RANKS[message]
    return tuple(sorted(names, key=lambda name: ranks.get(name, len(ranks))))
