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
            gc.enable()
