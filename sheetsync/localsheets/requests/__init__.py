"""Every kind of batchUpdate request that this server serves, one family a file.

`HANDLERS` maps the kind, as discovery's `Request` names it, to its function: (draft, body, context) → what stands
under the kind in the reply, or None for an empty reply. Bodies come checked against the schema, without nulls. A
refusal is an `ApiError` without the `Invalid requests[i].<kind>: ` before it; the draft is then to be dropped.
"""

from importlib import import_module

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.requests.merging import drop_covered
from sheetsync.localsheets.requests.registry import REGISTERED, Handler
from sheetsync.localsheets.requests.table_columns import name_by_headers

__all__ = ["HANDLERS", "settle"]

FAMILIES = (
    "banding",
    "cells",
    "charts",
    "conditional_formats",
    "dimensions",
    "filling",
    "filter_views",
    "filters",
    "finding",
    "formats",
    "groups",
    "merging",
    "metadata",
    "named_ranges",
    "paste",
    "protection",
    "sheet_properties",
    "sheets",
    "shifting",
    "sorting",
    "spreadsheet",
    "tables",
    "text",
    "validation",
)
"""The modules whose functions register themselves when they are imported."""

for family in FAMILIES:
    import_module(f"{__name__}.{family}")


def settle(draft: Book) -> None:
    """What follows a change: tables name their columns by their headers, and merges keep their first cell alone."""
    name_by_headers(draft)
    for sheet in draft.sheets:
        drop_covered(sheet)


def _settled(handler: Handler) -> Handler:
    """The handler, after which the tables' columns are named by their headers again."""

    def handle(draft: Book, body: Json, context: Context) -> Json | None:
        reply = handler(draft, body, context)
        name_by_headers(draft)
        return reply

    return handle


HANDLERS: dict[str, Handler] = {kind: _settled(handler) for kind, handler in REGISTERED.items()}
"""Kind of request → the function that serves it. What is not here is not built."""
