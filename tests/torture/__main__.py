"""`make torture`: stories by chance until so many runs were disturbed; what broke is told with how to play it again."""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from contextlib import ExitStack
from typing import Any

import stamina

from sheetsync.gateway.patience import ATTEMPTS

from .game import MONDAY, Office, Tally
from .process import RESTARTS, Process
from .speed import readers_kept
from .stories import failure, on_a_process, shortest, story, told
from .wire import FAULTS, KILLS, NOT_EDITS

PORTION = 20


def main() -> int:
    """Play, print, and return 1 where a law was broken."""
    options = parsed()
    if options.replay is not None:
        return replay(options.replay)
    tally, broken, began = Tally(), list[tuple[int, str]](), time.monotonic()
    say(f"stories from seed {options.seed}, {options.jobs} at a time, up to {options.interleavings} disturbed runs")
    for part, failed in played(options.seed, options.interleavings, options.jobs):
        before = tally.disturbed
        tally.add(part)
        if before // 1000 < tally.disturbed // 1000:
            say(f"{tally.disturbed} disturbed runs in {time.monotonic() - began:.0f} s")
        for seed, text in failed:
            broken.append((seed, text))
            say(f"BROKEN seed {seed}; again: make torture REPLAY={seed}\n{text}")
    say(f"seeds {options.seed} to {options.seed + tally.stories - 1}; one again: make torture REPLAY=SEED\n")
    say(summary(tally, broken, time.monotonic() - began))
    return int(bool(broken))


def say(text: str) -> None:
    """One line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def parsed() -> argparse.Namespace:
    """The options, each of them a variable of `make torture`."""
    parser = argparse.ArgumentParser(prog="make torture")
    parser.add_argument("--interleavings", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--replay", type=int)
    return parser.parse_args()


def played(seed: int, interleavings: int, jobs: int) -> Iterator[tuple[Tally, list[tuple[int, str]]]]:
    """Play portions of seeds in processes until enough runs were disturbed."""
    disturbed = 0
    with ProcessPoolExecutor(jobs, initializer=begin) as pool:
        running = {pool.submit(portion, seed + PORTION * number) for number in range(jobs)}
        coming = seed + PORTION * jobs
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                tally, failed = future.result()
                disturbed += tally.disturbed
                yield tally, failed
                if disturbed < interleavings:
                    running.add(pool.submit(portion, coming))
                    coming += PORTION


_offices: dict[bool, Office] = {}
"""This process's offices: the one in memory, and the one on a server process of its own."""
_open = ExitStack()


def begin() -> None:
    """Make this process ready: no waits, word tables kept."""
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    stamina.instrumentation.set_on_retry_hooks([])
    _open.enter_context(readers_kept())


def office(seed: int) -> Office:
    """The office that the story of a seed is played in."""
    real = on_a_process(seed)
    if real not in _offices:
        server = Process(MONDAY) if real else None
        if server:
            _open.callback(server.close)
        _offices[real] = Office(server)
    return _offices[real]


def portion(first: int) -> tuple[Tally, list[tuple[int, str]]]:
    """Play some seeds in a row."""
    tally, failed = Tally(), list[tuple[int, str]]()
    for seed in range(first, first + PORTION):
        said = failure(office(seed), story(seed), tally)
        if said:
            tally.broken[said.partition(":")[2].strip()[:40]] += 1
            steps, short = shortest(office(seed), story(seed))
            failed.append((seed, f"{(short or said)[:800]}\n{told(steps)}"))
    return tally, failed


def replay(seed: int) -> int:
    """Play one story again and tell it."""
    begin()
    with _open:
        say(told(story(seed)))
        steps, said = shortest(office(seed), story(seed))
        say(f"\n{said}\n{told(steps)}" if said else "every law held")
    return int(bool(said))


def summary(tally: Tally, broken: list[tuple[int, str]], seconds: float) -> str:
    """The figures, a line each."""
    rate = tally.disturbed / max(seconds, 1)
    during = Counter({name: number for name, number in tally.events.items() if name not in NOT_EDITS})
    rows = {
        "interleavings (disturbed runs)": f"{tally.disturbed} in {seconds:.0f} s, {rate:.1f} a second",
        "stories": f"{tally.stories}, {tally.real} of them on a server process of their own",
        "broken laws": f"{len(broken)} stories" + "".join(f"; {kind}: {n}" for kind, n in tally.broken.most_common()),
        "seeds of broken stories": ", ".join(str(seed) for seed, _ in broken) or "none",
        "edits by people": f"{tally.edits.total()}, {during.total()} of them between the calls of a run",
        "kinds of edits": f"{len(tally.edits)}: {_listed(tally.edits)}",
        "faults on the line": _listed({name: tally.events[name] for name in FAULTS}),
        "kills of a run": _listed({name: tally.events[name] for name in KILLS}),
        "server killed and started again": _listed({name: tally.events[name] for name in RESTARTS}),
        "another run at the same time": str(tally.events["other_run"]),
        "rounds of disturbed runs that ended": _listed(dict(sorted(tally.rounds.items()))),
        "calls of disturbed runs that ended": _listed(dict(sorted(tally.calls.items()))),
        "how disturbed runs ended": _listed(dict(tally.ended.most_common())),
    }
    return "\n".join(f"{name:<38}{figure}" for name, figure in rows.items())


def _listed(counts: Mapping[Any, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.items()) or "none"


if __name__ == "__main__":
    sys.exit(main())
