"""The garbage collector, paused while a run builds its hundreds of thousands of small values."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector: a run's values hold no cycles, and looking for them takes a quarter of its time.

    What was on before is on again afterwards; pausing twice does no harm.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _let_grow_old()
            gc.enable()


def _let_grow_old() -> None:
    """Count all values as old ones, which the collector seldom looks at: as young ones it would look at all of them.

    Freezing and thawing moves whole lists of values at no cost; values that someone else froze are left frozen.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
