"""A checked request of one Sheets method."""

from typing import NamedTuple

from sheetsync.localsheets.book import Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.fields import Mask


class Request(NamedTuple):
    """A checked request of one method.

    Attributes:
        path: what stands in the path's places, decoded (`spreadsheetId`, `range` …).
        query: typed parameters.
        body: by the schema, nulls dropped.
        mask: `fields`, None for none.
        context: time, caller, ids.
    """

    path: dict[str, str]
    query: Json
    body: Json
    mask: Mask | None
    context: Context
