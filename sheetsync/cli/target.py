"""A spreadsheet that a command works on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sheetsync.assess import Choice
from sheetsync.cli.codes import known_codes
from sheetsync.cli.errors import BadIdError
from sheetsync.config.models import SpreadsheetConfig
from sheetsync.model.spreadsheets import spreadsheet_id

_ID = re.compile(r"[\w-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """A spreadsheet to work on. `name` is the config's, empty without one; `template` None is chosen by the sheet."""

    spreadsheet_id: str
    name: str = ""
    template: str | None = None
    choice: Choice = field(default_factory=Choice)


def find_target(named: str, listed: Sequence[SpreadsheetConfig], config: Path | None) -> Target:
    """Return the spreadsheet that an address, an id or a name of the config means.

    Raises:
        BadIdError: a text that can't be an id.
    """
    wanted = spreadsheet_id(named)
    for one in listed:
        if wanted in {one.id, one.name}:
            return configured_target(one, config)
    return Target(_valid(wanted, named))


def configured_target(one: SpreadsheetConfig, config: Path | None) -> Target:
    """Return a spreadsheet of the config. Raises BadIdError, UnknownConfigFindingError."""
    choice = Choice(known_codes(one.select, config), known_codes(one.ignore, config))
    return Target(_valid(one.id, one.id), one.name or "", one.template, choice)


def _valid(wanted: str, named: str) -> str:
    if not _ID.fullmatch(wanted):
        raise BadIdError(text=named)
    return wanted
