"""addBanding, updateBanding, deleteBanding."""

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import apply_mask, below
from sheetsync.localsheets.requests.bands import refuse_banded
from sheetsync.localsheets.requests.cell_data import theme_of
from sheetsync.localsheets.requests.checks import bounded, free_id, required
from sheetsync.localsheets.requests.colours import coloured, paired
from sheetsync.localsheets.requests.identities import existing, ids_of
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.tables import drop_table
from sheetsync.localsheets.schema import check_update_mask

_NOUN = "banded range"
_DIMENSIONS = ("rowProperties", "columnProperties")


@handles("addBanding")
def add_banding(draft: Book, body: Json, context: Context) -> Json:
    """Colour a range in turns.

    Raises:
        ApiError: a bad range, missing colours, a range banded already, an id that exists.
    """
    asked = required(body, "bandedRange")
    found = bounded(draft, required(asked, "range"), "bandedRange.range")
    made = {name: coloured(asked[name], theme_of(draft)) for name in _DIMENSIONS if name in asked}
    _check_colours(made)
    refuse_banded(found.sheet, found.area)
    number = free_id(asked.get("bandedRangeId"), ids_of(draft, "banded_ranges"), context, _NOUN)
    banded = {"bandedRangeId": number, "range": found.area.to_json()} | made
    found.sheet.banded_ranges.append(banded)
    return {"bandedRange": banded}


def _check_colours(made: Json) -> None:
    if not any(made.get(name) for name in _DIMENSIONS):
        raise ApiError("At least one of rowProperties or columnProperties must be specified.")
    for name in _DIMENSIONS:
        for colour in ("firstBandColor", "secondBandColor"):
            if name in made and colour not in made[name]:
                raise ApiError(f"{colour} must be specified.")


@handles("updateBanding")
def update_banding(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Change what the mask names of a banded range.

    Raises:
        ApiError: an unknown one, no mask, or what `add_banding` refuses.
    """
    asked = required(body, "bandedRange")
    found = existing(draft, "banded_ranges", asked.get("bandedRangeId", 0), _NOUN)
    mask = paired(check_update_mask(body.get("fields"), "BandedRange"))
    given = {name: value for name, value in asked.items() if name in {"range", *_DIMENSIONS}}
    made = apply_mask(found.item, coloured(given, theme_of(draft)), mask)
    _check_colours(made)
    if below(mask, "range") is not None:
        place = bounded(draft, required(asked, "range"), "bandedRange.range")
        refuse_banded(place.sheet, place.area, but=found.item["bandedRangeId"])
        made["range"] = place.area.to_json()
        if place.sheet is not found.sheet:
            moved = {**made, "bandedRangeId": found.item["bandedRangeId"]}
            found.remove()
            place.sheet.banded_ranges.append(moved)
            return
    order = ("bandedRangeId", "range", *_DIMENSIONS, "bandedRangeReference")
    made |= {name: found.item[name] for name in ("bandedRangeId", "bandedRangeReference") if name in found.item}
    found.replace({name: made[name] for name in order if name in made})


@handles("deleteBanding")
def delete_banding(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take banding away; that of a table takes the table's frame with it and keeps its cells.

    Raises:
        ApiError: an unknown id.
    """
    found = existing(draft, "banded_ranges", body.get("bandedRangeId", 0), _NOUN)
    reference = found.item.get("bandedRangeReference")
    found.remove()
    if reference is not None:
        drop_table(draft, reference)
