"""The law of the limiter: in no minute more calls than the quota has, whoever asks and whatever clocks do."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.machine.bucket import LONGEST_FREEZE, MINUTE, Bucket, Limit
from sheetsync.machine.budget import Account, Budget, Endless, SharedBudget, shared_budget

ANNA = Account("anna", "office")
BORIS = Account("boris", "office")


class Hands:
    """A clock that goes when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def most_in_a_minute(moments: list[float]) -> int:
    moments = sorted(moments)
    return max(sum(1 for other in moments if one <= other < one + MINUTE) for one in moments)


@given(
    st.integers(1, 400),
    st.lists(st.floats(0, 90) | st.just(0.0) | st.just(0.0), min_size=1, max_size=300),
)
def test_no_minute_holds_more_calls_than_allowed(calls: int, pauses: list[float]):
    limit, now, out = Limit.a_minute(calls), 5.0, []
    bucket = Bucket.full(limit, now)
    for pause in pauses:
        now += pause
        bucket, wait = bucket.taken(limit, now)
        out.append(now + wait)
    assert most_in_a_minute(out) <= max(calls, 2)
    assert limit.burst + limit.rate * MINUTE <= max(calls * 0.96, 2)


@given(st.integers(2, 400))
def test_of_a_quota_four_fifths_can_be_used_for_good(calls: int):
    assert Limit.a_minute(calls).rate * MINUTE >= 0.7 * calls - 1


@given(st.lists(st.sampled_from(["take", "freeze", "reboot"]), max_size=40), st.floats(0, 500))
def test_a_clock_that_begins_anew_lets_nothing_through_at_once_and_blocks_nobody(steps: list[str], pause: float):
    limit, now = Limit.a_minute(60), 10_000.0
    bucket = Bucket(0.0, now)
    for step in steps:
        if step == "take":
            bucket, wait = bucket.taken(limit, now)
            assert 0 <= wait <= LONGEST_FREEZE + len(steps) / limit.rate
        elif step == "freeze":
            bucket = bucket.frozen(64, now)
        else:
            now = 1.0
    _, wait = bucket.taken(limit, now + pause)
    assert wait <= LONGEST_FREEZE + (len(steps) + 1) / limit.rate


def test_a_refusal_holds_back_everyone_for_as_long():
    limit = Limit.a_minute(60)
    bucket, wait = Bucket.full(limit, 0).frozen(30, 0).taken(limit, 0)
    assert 30 < wait < 30 + 2 / limit.rate
    _, later = bucket.taken(limit, 40)
    assert later < 2 / limit.rate


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def budget(tmp_path: Path, clock: Hands) -> Callable[[Account], SharedBudget]:
    limits = {"user": Limit.a_minute(10), "project": Limit.a_minute(15)}
    return lambda account: SharedBudget(tmp_path, account, limits, clock=clock)


def waits(budget: Budget, times: int, *, changes: bool = False) -> list[float]:
    return [budget.promised(changes=changes, within=1000) for _ in range(times)]


def test_two_runs_share_one_account_and_reads_are_not_writes(budget: Callable[[Account], SharedBudget]):
    assert waits(budget(ANNA), 2) == [0, 0]
    assert waits(budget(ANNA), 1) > [0]
    assert waits(budget(ANNA), 2, changes=True) == [0, 0]


def test_two_users_share_the_project(budget: Callable[[Account], SharedBudget]):
    assert waits(budget(ANNA), 2) == [0, 0]
    assert waits(budget(BORIS), 1) == [0]
    assert waits(budget(BORIS), 1) > [0]


def test_a_project_s_refusal_holds_back_its_other_user(budget: Callable[[Account], SharedBudget], clock: Hands):
    budget(ANNA).frozen(changes=False, scope="user", seconds=30)
    assert waits(budget(BORIS), 1) == [0]
    budget(ANNA).frozen(changes=False, scope="project", seconds=30)
    assert waits(budget(BORIS), 1) > [30]
    clock.now += 60
    assert waits(budget(BORIS), 1) == [0]


def test_who_would_wait_too_long_takes_nothing(budget: Callable[[Account], SharedBudget]):
    first = waits(budget(ANNA), 6)[-1]
    refused = [budget(ANNA).promised(changes=False, within=1) for _ in range(50)]
    assert set(refused) == {waits(budget(ANNA), 1)[0]}
    assert refused[0] > first


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 1}', '{"a": [NaN, 1]}', "\0" * 99, '{"a": [1, 2, 3]}'])
def test_a_damaged_file_gives_nothing_away(budget: Callable[[Account], SharedBudget], tmp_path: Path, content: str):
    (tmp_path / "quota.json").write_text(content)
    assert waits(budget(ANNA), 1) > [0]
    assert json.loads((tmp_path / "quota.json").read_text())


def test_without_a_usable_folder_a_process_counts_for_itself(tmp_path: Path, clock: Hands):
    (tmp_path / "file").write_text("")
    alone = SharedBudget(tmp_path / "file" / "below", ANNA, {"user": Limit.a_minute(10)}, clock=clock)
    found = waits(alone, 3)
    assert found[:2] == [0, 0]
    assert found[2] > 0


def test_only_its_owner_reads_the_file_and_no_name_stands_in_it(
    budget: Callable[[Account], SharedBudget], tmp_path: Path
):
    waits(budget(ANNA), 1)
    assert (tmp_path / "quota.json").stat().st_mode & 0o077 == 0
    assert "anna" not in (tmp_path / "quota.json").read_text()


TAKE = """
import sys, time
from pathlib import Path
from sheetsync.machine.bucket import Limit
from sheetsync.machine.budget import Account, SharedBudget
budget = SharedBudget(Path(sys.argv[1]), Account("a", "b"), {"user": Limit.a_minute(60)})
for _ in range(60):
    wait = budget.promised(changes=False, within=1e9)
    print(time.monotonic() + wait)
"""


def test_three_processes_at_once_keep_within_one_quota(tmp_path: Path):
    command = [sys.executable, "-c", TAKE, str(tmp_path)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    moments = [float(line) for process in processes for line in process.communicate(timeout=60)[0].split()]
    assert len(moments) == 180
    assert most_in_a_minute(moments) <= 60


def test_google_s_limits_are_kept_to_by_default_and_no_other_server_s():
    assert isinstance(shared_budget(ANNA, user=None, project=None, google=False), Endless)
    assert isinstance(shared_budget(ANNA, user=60, project=None, google=False), SharedBudget)
    assert isinstance(shared_budget(ANNA, user=None, project=None, google=True), SharedBudget)
