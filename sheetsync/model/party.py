"""Who is waited on: a department of the team, or somebody outside it."""

from typing import NamedTuple


class Party(NamedTuple):
    """A department by its listed name, or an outside party (a role, a company, a department not listed)."""

    name: str
    outside: bool = False

    def __str__(self) -> str:
        """Return the name, with `~` before an outside party, as the JSON faces show it."""
        return f"~{self.name}" if self.outside else self.name

    @classmethod
    def parse(cls, text: str) -> "Party":
        """Return the party that `str` wrote."""
        return cls(text.removeprefix("~"), outside=text.startswith("~"))
