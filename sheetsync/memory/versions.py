"""The schema of the hidden tab's lines: a newer program reads an older one's, and writes them in its own form."""

from collections.abc import Callable, Mapping

from sheetsync.memory.records import Record

VERSION = 1
"""The schema that is written."""

Step = Callable[[str, Record], Record]
"""Makes a line's record of one version that of the next; it is given the line's key."""

STEPS: Mapping[int, Step] = {}
"""The step from each earlier version to the one after it. The first version has none before it."""


def upgraded(key: str, record: Record, version: int, steps: Mapping[int, Step] = STEPS, to: int = VERSION) -> Record:
    """Return a record of an earlier version as the present one has it."""
    for number in range(version, to):
        record = steps[number](key, record)
    return record
