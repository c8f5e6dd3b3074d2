"""Conditional formats go along with copied cells."""

from collections.abc import Iterator

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.formulas import copy_formula


def copy_rules(book: Book, source: Area, goal: Area) -> None:
    """Let each rule hold in the goal where it holds at the same place of the source, and nowhere else there.

    Args:
        book: the book.
        source: the copied cells.
        goal: where the copies lie, a multiple of the source.
    """
    target = book.sheet(goal.sheet_id)
    home = book.sheet(source.sheet_id)
    if not (target.conditional_formats or home.conditional_formats):
        return
    copies = [(rule, list(_copies(book, rule, source, goal))) for rule in home.conditional_formats]
    if target is home:
        rules = [_adjusted(book, rule, goal, pieces) for rule, pieces in copies]
        target.conditional_formats = [rule for rule in rules if rule is not None]
        return
    cleared = (_adjusted(book, rule, goal, []) for rule in target.conditional_formats)
    target.conditional_formats = [rule for rule in cleared if rule is not None]
    for rule, pieces in copies:
        if pieces:
            _add(target, _anchored(book, rule, pieces))


def _copies(book: Book, rule: Json, source: Area, goal: Area) -> Iterator[Area]:
    """The parts of the goal in which the rule is to hold."""
    for held in rule["ranges"]:
        part = _common(book.area(held), source)
        if part is None:
            continue
        for top in range(goal.start_row, goal.end_row, source.height):
            for left in range(goal.start_column, goal.end_column, source.width):
                row, column = top - source.start_row, left - source.start_column
                yield Area(
                    goal.sheet_id,
                    part.start_row + row,
                    part.end_row + row,
                    part.start_column + column,
                    part.end_column + column,
                )


def _adjusted(book: Book, rule: Json, goal: Area, pieces: list[Area]) -> Json | None:
    """The rule holding in these pieces of the goal; None when it holds nowhere any more."""
    areas = [book.area(held) for held in rule["ranges"]]
    inside = [part for area in areas if (part := _common(area, goal)) is not None]
    if set(_joined(inside)) == set(_joined(pieces)):
        return rule
    left = [part for area in areas for part in _without(area, goal)] + _joined(pieces)
    return _anchored(book, rule, left) if left else None


def _anchored(book: Book, rule: Json, areas: list[Area]) -> Json:
    """The rule over other areas; its formulas are relative to the corner of the first."""
    old = book.area(rule["ranges"][0])
    by = areas[0].start_row - old.start_row, areas[0].start_column - old.start_column
    made = {**rule, "ranges": [area.to_json() for area in areas]}
    condition = rule.get("booleanRule", {}).get("condition", {})
    if by == (0, 0) or not condition.get("values"):
        return made
    values = [_moved(value, by) for value in condition["values"]]
    made["booleanRule"] = {**rule["booleanRule"], "condition": {**condition, "values": values}}
    return made


def _moved(value: Json, by: tuple[int, int]) -> Json:
    text = value.get("userEnteredValue", "")
    return {**value, "userEnteredValue": copy_formula(text, *by)} if text.startswith("=") else value


def _add(sheet: Sheet, rule: Json) -> None:
    """Put a rule at the end, or its ranges to an equal one that is there."""
    rest = {name: value for name, value in rule.items() if name != "ranges"}
    for index, known in enumerate(sheet.conditional_formats):
        if {name: value for name, value in known.items() if name != "ranges"} == rest:
            sheet.conditional_formats[index] = {**known, "ranges": known["ranges"] + rule["ranges"]}
            return
    sheet.conditional_formats.append(rule)


def _common(one: Area, other: Area) -> Area | None:
    if not one.overlaps(other):
        return None
    return Area(
        one.sheet_id,
        max(one.start_row, other.start_row),
        min(one.end_row, other.end_row),
        max(one.start_column, other.start_column),
        min(one.end_column, other.end_column),
    )


def _without(area: Area, hole: Area) -> list[Area]:
    """The area around a hole, in up to four pieces."""
    part = _common(area, hole)
    if part is None:
        return [area]
    middle = area._replace(start_row=part.start_row, end_row=part.end_row)
    pieces = (
        area._replace(end_row=part.start_row),
        middle._replace(end_column=part.start_column),
        middle._replace(start_column=part.end_column),
        area._replace(start_row=part.end_row),
    )
    return [piece for piece in pieces if piece.height > 0 and piece.width > 0]


def _joined(areas: list[Area]) -> list[Area]:
    """The areas with those that lie one right below the other made one."""
    made: list[Area] = []
    for area in sorted(areas, key=lambda one: (one.start_column, one.end_column, one.start_row)):
        last = made[-1] if made else None
        if last and (last.start_column, last.end_column, last.end_row) == (
            area.start_column,
            area.end_column,
            area.start_row,
        ):
            made[-1] = last._replace(end_row=area.end_row)
        else:
            made.append(area)
    return made
