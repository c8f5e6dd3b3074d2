"""Stories by chance: each follows from its seed alone; one that fails is told as short as it can be."""

import random
from collections.abc import Iterator, Sequence

from .game import Game, Office, Step, Tally
from .people import ACTS
from .process import RESTARTS
from .wire import FAULTS, KILLS, Event

MEANWHILE = tuple(ACTS)
"""What people do while a run is under way: everything."""


NEAR, ANY = (0, 1, 1, 2), (0, 1, 1, 2, 2, 3, 4)
"""The calls at which something happens: the first thing at one that most runs make."""

REAL = 10
"""Of so many seeds one is played on a server process, which is killed and started again."""


def on_a_process(seed: int) -> bool:
    """Whether the story of a seed is played on a server process."""
    return seed % REAL == REAL // 2


def story(seed: int) -> tuple[Step, ...]:
    """The story of a seed."""
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    restarts = 60 if on_a_process(seed) else 0
    return tuple(step for _ in range(chance.randint(1, 3)) for step in _scene(chance, restarts))


def _scene(chance: random.Random, restarts: int) -> Iterator[Step]:
    """Some edits, so that there is something to write, then a run that is disturbed; seldom a quiet one between."""
    for what in chance.choices((*ACTS, "later"), (*[1] * len(ACTS), 6), k=chance.randint(1, 3)):
        yield Step(what, *_numbers(chance))
    wide = (NEAR, *[ANY] * (chance.choice((1, 1, 2, 3)) - 1))
    yield Step("run", 0, 0, 0, tuple(_event(chance, restarts, calls) for calls in wide))
    if chance.random() < 0.2:
        yield Step("settle")


def _numbers(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(1000), chance.randrange(1000), chance.randrange(1000)


def _event(chance: random.Random, restarts: int, calls: Sequence[int]) -> Event:
    kinds = (MEANWHILE, FAULTS, KILLS, ("other_run",), RESTARTS)
    what = chance.choice(chance.choices(kinds, (55, 30, 10, 5, restarts))[0])
    return Event(chance.choice(calls), what, *_numbers(chance))


def failure(office: Office, steps: Sequence[Step], tally: Tally | None = None) -> str:
    """Play a story; return what broke, nothing if all held."""
    try:
        Game(office, tally).play(steps)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"{type(error).__name__}: {error}"
    return ""


def shortest(office: Office, steps: Sequence[Step]) -> tuple[tuple[Step, ...], str]:
    """Leave out whatever isn't needed for the same kind of failure."""
    steps, said = tuple(steps), failure(office, steps)
    kind = _kind(said)
    shrinking = True
    while shrinking:
        shrinking = False
        for shorter in _shorter(steps):
            told = failure(office, shorter)
            if told and _kind(told) == kind:
                steps, said, shrinking = shorter, told, True
                break
    return steps, said


def _kind(said: str) -> str:
    return said[:32]


def _shorter(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    for number, step in enumerate(steps):
        yield steps[:number] + steps[number + 1 :]
        for place in range(len(step.events)):
            events = step.events[:place] + step.events[place + 1 :]
            yield (*steps[:number], step._replace(events=events), *steps[number + 1 :])


def told(steps: Sequence[Step]) -> str:
    """A story for people."""
    return "\n".join(f"  {step.what} {step.a} {step.b} {step.c} {_events(step)}".rstrip() for step in steps)


def _events(step: Step) -> str:
    return "; ".join(f"at call {one.at}: {one.what} {one.a} {one.b} {one.c}" for one in step.events)
