"""addFilterView, updateFilterView, duplicateFilterView, deleteFilterView."""

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.fields import Mask, apply_mask, below
from sheetsync.localsheets.requests.checks import free_id, required
from sheetsync.localsheets.requests.filter_specs import kept_specs, placed, refuse_tables
from sheetsync.localsheets.requests.identities import existing, ids_of
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.schema import check_update_mask

_NOUN = "filter view"
_WAYS = ("range", "namedRangeId", "tableId")
_ORDER = ("filterViewId", "title", "range", "namedRangeId", "sortSpecs", "criteria", "filterSpecs", "tableId")


@handles("addFilterView")
def add_filter_view(draft: Book, body: Json, context: Context) -> Json:
    """Add a filter that people choose for themselves.

    Raises:
        ApiError: a bad place or condition, an id that exists.
    """
    asked = required(body, "filter")
    taken = ids_of(draft, "filter_views")
    number = free_id(asked.get("filterViewId"), taken, context, _NOUN)
    title = asked.get("title") or f"Filter {len(taken) + 1}"
    where = placed(draft, asked, *_WAYS)
    if "tableId" not in where.kept:
        refuse_tables(where.sheet, where.area)
    made = _ordered({"filterViewId": number, "title": title} | where.kept | kept_specs(draft, where, asked))
    where.sheet.filter_views.append(made)
    return {"filter": made}


def _ordered(made: Json) -> Json:
    return {name: made[name] for name in _ORDER if name in made}


@handles("updateFilterView")
def update_filter_view(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Change what the mask names of a filter view.

    Raises:
        ApiError: an unknown one, no mask, or what `add_filter_view` refuses.
    """
    asked = required(body, "filter")
    found = existing(draft, "filter_views", asked.get("filterViewId", 0), _NOUN)
    mask = check_update_mask(body.get("fields"), "FilterView")
    made = _without_twin(apply_mask(found.item, asked, mask), asked, mask)
    ways = [way for way in _WAYS if way in asked and below(mask, way) is not None]
    place = {way: asked[way] for way in ways} or {"range": found.item["range"]}
    where = placed(draft, place, *_WAYS)
    own = {"filterViewId": found.item["filterViewId"], "title": made.get("title") or found.item["title"]}
    backing = where.kept if ways else {way: found.item[way] for way in _WAYS if way in found.item}
    view = _ordered(own | backing | kept_specs(draft, where, made))
    found.remove()
    where.sheet.filter_views.insert(found.place, view)


def _without_twin(made: Json, asked: Json, mask: Mask) -> Json:
    """Criteria and filterSpecs say the same: only the one that was changed counts."""
    if below(mask, "filterSpecs") is not None and ("filterSpecs" in asked or below(mask, "criteria") is None):
        return {name: value for name, value in made.items() if name != "criteria"}
    if below(mask, "criteria") is not None:
        return {name: value for name, value in made.items() if name != "filterSpecs"}
    return made


@handles("duplicateFilterView")
def duplicate_filter_view(draft: Book, body: Json, context: Context) -> Json:
    """Add the same filter view once more.

    Raises:
        ApiError: an unknown id.
    """
    found = existing(draft, "filter_views", body.get("filterId", 0), _NOUN)
    number = free_id(None, ids_of(draft, "filter_views"), context, _NOUN)
    made = {**found.item, "filterViewId": number, "title": f"Copy of {found.item['title']}"}
    found.sheet.filter_views.append(made)
    return {"filter": made}


@handles("deleteFilterView")
def delete_filter_view(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take a filter view away.

    Raises:
        ApiError: an unknown id.
    """
    existing(draft, "filter_views", body.get("filterId", 0), _NOUN).remove()
