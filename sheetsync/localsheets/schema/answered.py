"""Objects that are stored and given back whole, in the form of answers: fields at their default are not there."""

from typing import Any

from sheetsync.localsheets.schema.document import field_type
from sheetsync.localsheets.schema.order import in_order

_PRESENT = {
    "GridRange": {"startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"},
    "DimensionRange": {"startIndex", "endIndex"},
    "FilterSpec": {"columnIndex"},
    "SortSpec": {"dimensionIndex"},
    "SlicerSpec": {"columnIndex"},
    "PivotGroup": {"sourceColumnOffset"},
    "PivotValue": {"sourceColumnOffset"},
}
"""Fields that are answered even when they are 0: those of which Google tells "not set" from 0."""
_WHOLE = {"ExtendedValue", "TextFormat", "TextRotation"}
"""Messages all of whose fields are answered once they are set."""


def answered(value: Any, kind: str) -> Any:
    """The value as an answer shows it: without zeros, false and empty texts where proto3 leaves them out.

    Args:
        value: JSON that fits the type.
        kind: the type in the notation of the schema: `@ChartSpec`, `[]@GridRange`, `string` …
    """
    if kind.startswith("[]") and isinstance(value, list):
        return [answered(item, kind[2:]) for item in value]
    if not kind.startswith("@") or kind[1:] in _WHOLE or not isinstance(value, dict):
        return value
    made = {}
    for name, inner in value.items():
        known = field_type("sheets", kind[1:], name)
        shown = answered(inner, known[1]) if known else inner
        if shown not in (0, "") or name in _PRESENT.get(kind[1:], ()):
            made[name] = shown
    return in_order(kind[1:], made)
