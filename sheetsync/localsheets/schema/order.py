"""The order of fields in Google's answers: that of its own definitions, whatever order a request had.

The discovery document lists fields by the alphabet; the order here is that of the REST reference, and of answers that
people put on record.
"""

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


def in_order(message: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a message in Google's order; those of which it is not known stay last, as they came."""
    ranks = _RANKS.get(message)
    if ranks is None or len(fields) < 2:
        return fields
    last = len(ranks)
    found = [ranks.get(name, last) for name in fields]
    if found == sorted(found):
        return fields
    return dict(sorted(fields.items(), key=lambda field: ranks.get(field[0], last)))
