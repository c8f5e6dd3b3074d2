"""What is built anew for each run of each spreadsheet and is a pure function of it: built once for all stories."""

from collections.abc import Iterator
from contextlib import contextmanager

from sheetsync import assess
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.reading.reader import Reader


@contextmanager
def readers_kept() -> Iterator[None]:
    """Let the runs of this process share their word tables."""
    kept: dict[tuple[int, str], Reader] = {}

    def reader(template: Template, settings: Settings) -> Reader:
        key = (id(template), repr(settings))
        if key not in kept:
            kept[key] = Reader(template, settings)
        return kept[key]

    assess.Reader = reader  # type: ignore[assignment,misc]
    try:
        yield
    finally:
        assess.Reader = Reader  # type: ignore[misc]
