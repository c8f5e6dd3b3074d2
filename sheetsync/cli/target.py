"""A spreadsheet that a command works on."""

from dataclasses import dataclass, field

from sheetsync.assess import Choice


@dataclass(frozen=True, slots=True)
class Target:
    """A spreadsheet to work on. `name` is the config's, empty without one; `template` None is chosen by the sheet."""

    spreadsheet_id: str
    name: str = ""
    template: str | None = None
    choice: Choice = field(default_factory=Choice)
