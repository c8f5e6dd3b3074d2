"""What is told once it was written that it is coming: never lost, never twice, whoever dies when."""

from collections import Counter, defaultdict
from dataclasses import replace
from enum import Enum

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.meeting.news import HELD, Audience, Channel, Item, NewsKind, tell
from sheetsync.memory.notes import with_sent
from sheetsync.model.memory import Memory

CHANNEL = "coordinator"


class End(Enum):
    """How a run ends: after all, before it tells, before it notes what it told, or with a channel that is down."""

    WHOLE = 0
    BEFORE_TELLING = 1
    BEFORE_NOTING = 2
    DOWN = 3


class World:
    """One sheet's memory, the machines with what each has kept, and all that arrived."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.kept: defaultdict[str, dict[str, dict[str, int]]] = defaultdict(dict)
        self.arrived: Counter[tuple[str, int]] = Counter()
        self.now = 1_000_000

    def run(self, machine: str, levels: dict[str, int], end: End, *, quiet: bool = False) -> None:
        items = [Item(key, NewsKind.OVERDUE, level, key) for key, level in levels.items()]
        audience = Audience([Channel(CHANNEL, quiet=quiet)], machine, self.now, self.kept[machine])
        found = tell(audience, items, self.memory)
        self.memory = replace(self.memory, told=found.told, tellings=found.coming)
        self.kept[machine] = {}
        sent = {item.key: item.level for news in found.news for item in news.items}
        if end in {End.BEFORE_TELLING, End.DOWN} or not sent:
            return
        self.arrived.update(sent.items())
        self.kept[machine] = {CHANNEL: sent}
        if end is End.WHOLE:
            self.memory = with_sent(self.memory, machine, self.kept.pop(machine))


ENDS = st.sampled_from(End)
ROUNDS = st.lists(st.tuples(st.sampled_from("AB"), ENDS, st.integers(0, 3000), st.booleans()), max_size=12)


@given(ROUNDS)
@settings(deadline=None)
def test_whoever_dies_when_each_state_is_told_and_told_once(rounds: list[tuple[str, End, int, bool]]) -> None:
    """The states stay; each machine comes back within the hour that others leave it."""
    world, levels = World(), {"overdue|r1": 1, "waiting|r2": 3}
    for machine, end, later, quiet in rounds:
        world.now += later % 200
        world.run(machine, levels, end, quiet=quiet)
    for machine in "AB":
        world.run(machine, levels, End.WHOLE)
    assert world.arrived == Counter({("overdue|r1", 1): 1, ("waiting|r2", 3): 1})


@given(ROUNDS)
@settings(deadline=None)
def test_of_a_machine_that_never_comes_back_the_other_tells_all_an_hour_later(
    rounds: list[tuple[str, End, int, bool]],
) -> None:
    world, levels = World(), {"overdue|r1": 1}
    for machine, end, later, quiet in rounds:
        world.now += later
        world.run(machine, levels, end, quiet=quiet)
    world.now += HELD
    world.run("B", levels, End.WHOLE)
    assert set(world.arrived) == {("overdue|r1", 1)}
    deaths = sum(end is End.BEFORE_NOTING for _, end, _, _ in rounds)
    assert world.arrived["overdue|r1", 1] <= 1 + deaths


def test_what_is_over_and_comes_again_is_told_again_and_so_is_what_is_worse() -> None:
    world = World()
    for levels in ({"a": 1}, {"a": 1}, {"a": 2}, {"a": 1}, {}, {"a": 1}):
        world.run("A", levels, End.WHOLE)
    assert world.arrived == Counter({("a", 1): 2, ("a", 2): 1})
