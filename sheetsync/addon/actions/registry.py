"""The actions by the names that buttons carry."""

from collections.abc import Callable

from sheetsync.addon.cards.answers import Reply
from sheetsync.addon.desk import Call

Handler = Callable[[Call], Reply]

_HANDLERS: dict[str, Handler] = {}


def handles(name: str) -> Callable[[Handler], Handler]:
    """Register a function as the action of this name."""

    def register(handler: Handler) -> Handler:
        _HANDLERS[name] = handler
        return handler

    return register


def handler_of(name: str) -> Handler | None:
    """Return the action of a name, None where no button of ours carries it."""
    return _HANDLERS.get(name)


def action_names() -> tuple[str, ...]:
    """Return the names of all actions."""
    return tuple(sorted(_HANDLERS))
