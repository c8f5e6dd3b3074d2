"""What `adopt` brings back beside cells: our colours, filter views, guards and charts; people's own stay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sheetsync.messages import Messages
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.workbook.colours import Rule
from sheetsync.workbook.requests import Area, Request, add_rule, delete_rule
from sheetsync.workbook.rules import canonical, skeleton


def restore_rules(tab: Tab, wanted: Sequence[Rule], speak: Messages) -> Iterator[Request]:
    """Yield what makes our colour rules on a tab be the wanted ones, each once and over its whole column.

    Ours are known by the shape of their formula, wherever copying and dragging has scattered them. A colour that
    people gave to one of them stays. People's own rules stay, and stand above those that are added.
    """
    rules = tab.features.get("conditionalFormats", ())
    ours = _ours(rules, wanted)
    right = _right(tab, {place: rules[place] for place in ours}, wanted)
    for place in sorted(set(ours) - set(right.values()), reverse=True):
        yield delete_rule(tab.sheet_id, place, speak.say("take away a scattered colour rule"))
    end = len(rules) - len(set(ours) - set(right.values()))
    colours = {canonical(formula): rules[place] for place, formula in ours.items()}
    lost = [rule for number, rule in enumerate(wanted) if number not in right]
    for place, rule in enumerate(lost, end):
        kept = colours.get(canonical(rule.formula))
        yield add_rule(_with_format(rule, kept), place, speak.say("colour dates and statuses"))


def restore_missing(wanted: Mapping[int, Request], present: Iterable[int]) -> Iterator[Request]:
    """Yield the objects of fixed id that are gone."""
    there = set(present)
    yield from (request for object_id, request in wanted.items() if object_id not in there)


def on_table(tab: Tab, area: Area) -> bool:
    """Whether an area shares cells with a Table of people's: Sheets refuses filters that do."""
    return any(_meet(table.get("range", {}), area, tab) for table in tab.features.get("tables", ()))


def _meet(found: Mapping[str, Any], area: Area, tab: Tab) -> bool:
    rows = (found.get("startRowIndex", 0), found.get("endRowIndex", tab.row_count))
    columns = (found.get("startColumnIndex", 0), found.get("endColumnIndex", tab.column_count))
    end_row, end_column = area.end_row or tab.row_count, area.end_column or tab.column_count
    return bool(
        rows[0] < end_row and area.start_row < rows[1] and columns[0] < end_column and area.start_column < columns[1]
    )


def present_ids(snapshot: Snapshot, feature: str, key: str) -> frozenset[int]:
    """Return the ids of all objects of a kind (`filterViews`, `protectedRanges`, `charts`) on any tab."""
    return frozenset(one[key] for tab in snapshot.tabs for one in tab.features.get(feature, ()) if key in one)


def _ours(rules: Sequence[Mapping[str, Any]], wanted: Sequence[Rule]) -> dict[int, str]:
    """Our rules by their place in the tab's list, with their formulas."""
    shapes = {skeleton(rule.formula) for rule in wanted}
    formulas = {place: _formula(rule) for place, rule in enumerate(rules)}
    return {place: formula for place, formula in formulas.items() if formula and skeleton(formula) in shapes}


def _right(tab: Tab, ours: Mapping[int, Mapping[str, Any]], wanted: Sequence[Rule]) -> dict[int, int]:
    """The places of the rules that are as they should be, by their number among the wanted."""
    right: dict[int, int] = {}
    for place, rule in ours.items():
        for number, want in enumerate(wanted):
            if number not in right and _same(tab, rule, want):
                right[number] = place
                break
    return right


def _same(tab: Tab, rule: Mapping[str, Any], want: Rule) -> bool:
    ranges = rule.get("ranges", ())
    if len(ranges) != 1 or canonical(_formula(rule)) != canonical(want.formula):
        return False
    found, area = ranges[0], want.area
    columns = (found.get("startColumnIndex", 0), found.get("endColumnIndex", tab.column_count))
    starts = columns == (area.start_column, area.end_column) and found.get("startRowIndex", 0) == area.start_row
    return bool(starts and _to_end(tab, found))


def _to_end(tab: Tab, found: Mapping[str, Any]) -> bool:
    return int(found.get("endRowIndex", tab.row_count)) >= tab.row_count


def _formula(rule: Mapping[str, Any]) -> str:
    condition = rule.get("booleanRule", {}).get("condition", {})
    values = condition.get("values", ())
    return str(values[0].get("userEnteredValue", "")) if condition.get("type") == "CUSTOM_FORMULA" and values else ""


def _with_format(rule: Rule, kept: Mapping[str, Any] | None) -> Mapping[str, Any]:
    made = rule.as_json()
    if kept and "format" in kept["booleanRule"]:
        made["booleanRule"]["format"] = kept["booleanRule"]["format"]
    return made
