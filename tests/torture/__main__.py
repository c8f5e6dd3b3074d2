"""`make torture`: stories by chance until so many runs were disturbed; what broke is told with how to play it again."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from contextlib import ExitStack

import stamina

from sheetsync.gateway.patience import ATTEMPTS

from .game import Office, Tally
from .speed import readers_kept
from .stories import failure, shortest, story, told
from .wire import FAULTS, KILLS

PORTION = 20


def main() -> int:
    """Play, print, and return 1 where a law was broken."""
    options = parsed()
    if options.replay is not None:
        return replay(options.replay)
    tally, broken, began = Tally(), list[tuple[int, str]](), time.monotonic()
    say(f"stories from seed {options.seed} on, until {options.interleavings} runs were disturbed")
    for part, failed in played(options.seed, options.interleavings, options.jobs):
        before = tally.disturbed
        tally.add(part)
        if before // 1000 < tally.disturbed // 1000:
            say(f"{tally.disturbed} disturbed runs in {time.monotonic() - began:.0f} s")
        for seed, text in failed:
            broken.append((seed, text))
            say(f"BROKEN seed {seed}; again: make torture REPLAY={seed}\n{text}")
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


_office: list[Office] = []
_open = ExitStack()


def begin() -> None:
    """Make this process's office: no waits, word tables kept."""
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    stamina.instrumentation.set_on_retry_hooks([])
    _open.enter_context(readers_kept())
    _office.append(Office())


def portion(first: int) -> tuple[Tally, list[tuple[int, str]]]:
    """Play some seeds in a row."""
    tally, failed = Tally(), list[tuple[int, str]]()
    for seed in range(first, first + PORTION):
        if failure(_office[0], story(seed), tally):
            steps, said = shortest(_office[0], story(seed))
            failed.append((seed, f"{said[:800]}\n{told(steps)}"))
    return tally, failed


def replay(seed: int) -> int:
    """Play one story again and tell it."""
    begin()
    say(told(story(seed)))
    steps, said = shortest(_office[0], story(seed))
    say(f"\n{said}\n{told(steps)}" if said else "every law held")
    return int(bool(said))


def summary(tally: Tally, broken: list[tuple[int, str]], seconds: float) -> str:
    """The figures."""
    faults = {name: tally.events[name] for name in (*FAULTS, *KILLS, "other_run")}
    edits = sum(tally.events.values()) - sum(faults.values())
    lines = [
        f"{tally.stories} stories, {tally.disturbed} disturbed runs in {seconds:.0f} s, {len(broken)} stories broken",
        f"between the calls of a run: {edits} edits by people; " + ", ".join(f"{n} {k}" for k, n in faults.items()),
        "rounds of the runs that ended: " + ", ".join(f"{k}: {n}" for k, n in sorted(tally.rounds.items())),
        "calls of the runs that ended: " + ", ".join(f"{k}: {n}" for k, n in sorted(tally.calls.items())),
        "how disturbed runs ended: " + ", ".join(f"{k}: {n}" for k, n in tally.ended.most_common()),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
