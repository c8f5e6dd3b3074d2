"""The garbage collector is paused while a run builds its values, and does not look through them all afterwards."""

import gc

from sheetsync.collector import collector_paused


def test_what_a_run_built_counts_as_old() -> None:
    gc.collect()
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            built = [[number] for number in range(50_000)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert len(built) == 50_000
    assert len(gc.get_objects(generation=0)) < 10_000
    assert len(gc.get_objects(generation=2)) > 50_000


def test_values_that_someone_froze_stay_frozen() -> None:
    gc.freeze()
    try:
        with collector_paused():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
