"""Which function serves which kind of batchUpdate request."""

from collections.abc import Callable

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context

Handler = Callable[[Book, Json, Context], Json | None]
"""(draft, the request's body, surroundings) → what stands under the kind in the reply; None for an empty reply."""

REGISTERED: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Make the function that follows serve requests of this kind, as `Request` names it."""

    def register(handler: Handler) -> Handler:
        REGISTERED[kind] = handler
        return handler

    return register
