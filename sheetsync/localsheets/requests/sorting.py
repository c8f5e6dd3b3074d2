"""sortRange, randomizeRange."""

from collections.abc import Sequence

from sheetsync.localsheets.a1 import Area, area_name
from sheetsync.localsheets.book import Book, Json, Literal, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas import FormulaError, copy_formula
from sheetsync.localsheets.requests.blocks import Block, block_of, put_block
from sheetsync.localsheets.requests.checks import checked_range
from sheetsync.localsheets.requests.filter_specs import sort_spec
from sheetsync.localsheets.requests.merging import merge_area
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.shown import Shown

Key = tuple[int, float, str, str]


@handles("sortRange")
def sort_range(draft: Book, body: Json, context: Context) -> None:
    """Sort the rows of a range; rows that do not show stay where they are.

    Raises:
        ApiError: a bad range or spec, a vertical merge in the range; 501 for sorting by colour.
    """
    found = checked_range(draft, body)
    specs = [sort_spec(draft, found.area, spec) for spec in body.get("sortSpecs", [])]
    if not specs:
        raise ApiError("sortSpecs must be specified.")
    sort_rows(draft, found.sheet, found.area, specs, context)


def sort_rows(book: Book, sheet: Sheet, area: Area, specs: Sequence[Json], context: Context) -> None:
    """Sort by several columns, the first spec weighing most; equal rows keep their order, empty cells come last.

    Ascending: numbers, texts without regard to case, booleans, errors.

    Raises:
        ApiError: a vertical merge in the area.
    """
    _refuse_merges(sheet, area, "sort")
    places = [row for row in range(area.start_row, min(area.end_row, len(sheet.rows))) if _shows(sheet, row)]
    shown = Shown(book, context)
    order = list(places)
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        keys = {row: _key(shown.value(sheet, row, column)) for row in places}
        blank = [row for row in order if keys[row] is None]
        rest = [row for row in order if keys[row] is not None]
        rest.sort(key=lambda row: keys[row] or (), reverse=spec["sortOrder"] == "DESCENDING")
        order = rest + blank
    if places:  # below the last of them all is empty, and stays last
        _rearrange(sheet, area._replace(end_row=places[-1] + 1), places, order)


def _shows(sheet: Sheet, row: int) -> bool:
    known = sheet.row_metadata.get(row, {})
    return not (known.get("hiddenByUser") or known.get("hiddenByFilter"))


def _refuse_merges(sheet: Sheet, area: Area, verb: str) -> None:
    for merge in sheet.merges:
        lies = merge_area(sheet, merge)
        if lies.height > 1 and lies.overlaps(area):
            raise ApiError(
                f"You can't {verb} a range containing vertical merges. There is a vertical merge at {area_name(lies)}"
            )


def _key(value: Literal | FormulaError | None) -> Key | None:
    """Where a value stands among others; None for an empty cell."""
    if value is None or value == "":
        return None
    if isinstance(value, FormulaError):
        return 3, 0, value.shown, ""
    if isinstance(value, bool):
        return 2, value, "", ""
    if isinstance(value, str):
        return 1, 0, value.casefold().replace("ё", "е\uffff"), value
    return 0, value, "", ""


def _rearrange(sheet: Sheet, area: Area, places: list[int], order: list[int]) -> None:
    """Put the part of row `order[i]` that lies in the area into row `places[i]`; references to its own row go along."""
    before = block_of(sheet, area)
    after: Block = list(before)
    for place, source in zip(places, order, strict=True):
        cells = before[source - area.start_row]
        after[place - area.start_row] = [
            cell if cell.formula is None else cell._replace(formula=copy_formula(cell.formula, place - source, 0))
            for cell in cells
        ]
    put_block(sheet, area.start_row, area.start_column, after)


@handles("randomizeRange")
def randomize_range(draft: Book, body: Json, context: Context) -> None:
    """Put the rows of a range in a random order.

    Raises:
        ApiError: a bad range, a vertical merge in it.
    """
    found = checked_range(draft, body)
    _refuse_merges(found.sheet, found.area, "randomize")
    places = [row for row in range(found.area.start_row, found.area.end_row) if _shows(found.sheet, row)]
    order = list(places)
    context.random.shuffle(order)
    _rearrange(found.sheet, found.area, places, order)
