"""What a request knows beside its body: the time, who asks, and a source of ids."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random, SystemRandom

MAX_ID = 2**31 - 1
_FILE_ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def now_utc() -> datetime:
    """The machine's time, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one call.

    Attributes:
        now: the moment of the call, aware; the control endpoint may set it.
        caller: the e-mail address of who asks.
        random: where ids come from; a seeded one makes a run repeatable.
    """

    now: datetime
    caller: str = "user@example.com"
    random: Random = field(default_factory=SystemRandom)

    def new_id(self, taken: Container[int] = ()) -> int:
        """A random id in 1 … 2^31-1, as Google gives sheets, filters, protected ranges and charts."""
        return _untaken(lambda: self.random.randint(1, MAX_ID), taken)

    def new_text_id(self, taken: Container[str] = ()) -> str:
        """An id of digits, as Google gives named ranges and tables."""
        while (made := str(self.random.randint(1, MAX_ID))) in taken:
            pass
        return made

    def new_file_id(self) -> str:
        """44 characters beginning with 1, as spreadsheet ids are."""
        return "1" + "".join(self.random.choices(_FILE_ID_LETTERS, k=43))


def _untaken(make: Callable[[], int], taken: Container[int]) -> int:
    while (made := make()) in taken:
        pass
    return made
