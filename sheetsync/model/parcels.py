"""Things one after another, in parcels of a bounded size."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


def parcels(things: Iterable[Thing], size: Callable[[Thing], int], limit: int) -> Iterator[tuple[Thing, ...]]:
    """Yield the things in their order, as many together as the limit holds; one that never fits goes alone."""
    parcel: list[Thing] = []
    filled = 0
    for thing in things:
        own = size(thing)
        if parcel and filled + own > limit:
            yield tuple(parcel)
            parcel, filled = [], 0
        parcel.append(thing)
        filled += own
    if parcel:
        yield tuple(parcel)
