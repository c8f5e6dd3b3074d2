"""When a plan is stopped."""

import pytest

from sheetsync.errors import ExitCode
from sheetsync.plan.safety import EmptiedError, UnsafePlanError, refuse_unsafe


@pytest.mark.parametrize(("vanished", "stood"), [(10, 10), (3, 10), (3, 11), (30, 100), (0, 0)])
def test_few_rows_may_vanish_and_any_of_a_small_sheet(vanished: int, stood: int):
    refuse_unsafe(vanished=vanished, stood=stood, emptied=False, tab="Статус")


@pytest.mark.parametrize(("vanished", "stood"), [(4, 11), (31, 100), (100, 100)])
def test_more_than_three_in_ten_stop_the_run_with_the_figures(vanished: int, stood: int):
    with pytest.raises(UnsafePlanError, match=rf"{vanished} of {stood} rows .* --force") as stopped:
        refuse_unsafe(vanished=vanished, stood=stood, emptied=False, tab="Статус")
    assert stopped.value.exit_code is ExitCode.UNSAFE


def test_a_tab_that_lost_header_and_rows_stops_the_run_however_small():
    with pytest.raises(EmptiedError, match="suddenly empty: at the last run it held 2 rows"):
        refuse_unsafe(vanished=2, stood=2, emptied=True, tab="Статус")
