"""addConditionalFormatRule, updateConditionalFormatRule, deleteConditionalFormatRule."""

from collections.abc import Iterable

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas.conditions import Use, checked_condition
from sheetsync.localsheets.requests.cell_data import kept_format, theme_of
from sheetsync.localsheets.requests.checks import grid_of, one_of, required
from sheetsync.localsheets.requests.colours import coloured
from sheetsync.localsheets.requests.named_ranges import kept_range
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.values import parse_user_entered

_POINTS = ("minpoint", "midpoint", "maxpoint")
_VALUED = frozenset({"NUMBER", "PERCENT", "PERCENTILE"})
_FORMAT = frozenset({"backgroundColor", "backgroundColorStyle", "textFormat"})
_TEXT = frozenset({"bold", "italic", "strikethrough", "underline", "foregroundColor", "foregroundColorStyle"})


def checked_rule(book: Book, asked: Json, context: Context) -> tuple[Sheet, Json]:
    """The sheet of a ConditionalFormatRule, and the rule as kept.

    Raises:
        ApiError: no ranges or ranges of several sheets, no kind of rule or both, what Google refuses in either.
    """
    if not asked.get("ranges"):
        raise ApiError("ranges must be specified.")
    ranges = [kept_range(book, one, f"ranges[{index}]", empty=True) for index, one in enumerate(asked["ranges"])]
    if len({one.get("sheetId", 0) for one in ranges}) > 1:
        raise ApiError("All the ranges of a conditional format rule must be on the same grid.")
    sheet = book.sheet(ranges[0].get("sheetId", 0))
    kind = one_of(asked, "booleanRule", "gradientRule")
    if kind is None:
        raise ApiError("Either booleanRule or gradientRule must be specified.")
    if kind == "booleanRule":
        return sheet, {"ranges": ranges, kind: _boolean(book, sheet, asked[kind])}
    return sheet, {"ranges": ranges, kind: _gradient(book, asked[kind], context)}


def _boolean(book: Book, sheet: Sheet, asked: Json) -> Json:
    condition = checked_condition(asked.get("condition"), Use.FORMAT, book.locale, home=sheet.title)
    shown = kept_format(book, asked.get("format", {}))
    _refuse(shown.keys() - _FORMAT)
    _refuse(shown.get("textFormat", {}).keys() - _TEXT)
    return {"condition": condition, "format": shown}


def _refuse(names: Iterable[str]) -> None:
    for name in sorted(names):
        raise ApiError(f"Conditional formatting does not support the format {name}.")


def _gradient(book: Book, asked: Json, context: Context) -> Json:
    for name in ("minpoint", "maxpoint"):
        if name not in asked:
            raise ApiError("No interpolationPointType specified.")
    return {name: _point(book, asked[name], context) for name in _POINTS if name in asked}


def _point(book: Book, asked: Json, context: Context) -> Json:
    kind = asked.get("type", "INTERPOLATION_POINT_TYPE_UNSPECIFIED")
    if kind.endswith("UNSPECIFIED"):
        raise ApiError("No interpolationPointType specified.")
    colours = {name: asked[name] for name in ("color", "colorStyle") if name in asked}
    made = coloured(colours, theme_of(book)) | {"type": kind}
    if kind not in _VALUED:
        return dict(made)
    text = asked.get("value", "")
    if not text:
        raise ApiError("InterpolationPoint.value is required.")
    value = parse_user_entered(text, book.locale, today=context.now.date()).value
    if text[0] not in "=+" and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise ApiError(f"Invalid InterpolationPoint.value: {text}")
    return {**made, "value": text}


def _check_index(sheet: Sheet, index: int) -> None:
    if not 0 <= index < len(sheet.conditional_formats):
        raise ApiError(f"No conditional format on sheet: {sheet.sheet_id} at index: {index}")


@handles("addConditionalFormatRule")
def add_rule(draft: Book, body: Json, context: Context) -> None:
    """Put a rule in at an index; rules from there on move down.

    Raises:
        ApiError: a bad rule, an index beyond the rules.
    """
    sheet, rule = checked_rule(draft, required(body, "rule"), context)
    index = body.get("index", 0)
    if not 0 <= index <= len(sheet.conditional_formats):
        raise ApiError(f"index[{index}] is larger than the number of conditional formats.")
    sheet.conditional_formats.insert(index, rule)


@handles("updateConditionalFormatRule")
def update_rule(draft: Book, body: Json, context: Context) -> Json:
    """Replace the rule at an index, or move it to another.

    Raises:
        ApiError: neither rule nor newIndex, a bad rule, no rule at the index.
    """
    index = body.get("index", 0)
    if one_of(body, "rule", "newIndex") is None:
        raise ApiError("Either rule or newIndex must be specified.")
    if "rule" in body:
        sheet, rule = checked_rule(draft, body["rule"], context)
        _check_index(sheet, index)
        old, sheet.conditional_formats[index] = sheet.conditional_formats[index], rule
        return {"newRule": rule} | _index("newIndex", index) | {"oldRule": old}
    sheet = grid_of(draft, body.get("sheetId", 0))
    _check_index(sheet, index)
    _check_index(sheet, body["newIndex"])
    rule = sheet.conditional_formats.pop(index)
    sheet.conditional_formats.insert(body["newIndex"], rule)
    return {"newRule": rule} | _index("newIndex", body["newIndex"]) | _index("oldIndex", index)


def _index(name: str, index: int) -> Json:
    return {name: index} if index else {}


@handles("deleteConditionalFormatRule")
def delete_rule(draft: Book, body: Json, context: Context) -> Json:  # noqa: ARG001 - a handler's signature
    """Take the rule at an index out; the reply holds it.

    Raises:
        ApiError: an unknown sheet, no rule at the index.
    """
    sheet = grid_of(draft, body.get("sheetId", 0))
    index = body.get("index", 0)
    _check_index(sheet, index)
    return {"rule": sheet.conditional_formats.pop(index)}
