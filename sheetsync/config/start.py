"""The first config of a team, written from what its admin answered: commented, and loading as it stands."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sheetsync.config.example import toml_value
from sheetsync.messages import Messages

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Start:
    """What the config says. Paths are as the config holds them; empty texts are left out, with a word on the key.

    `why` are the reasons for the defaults; `team` are labels and values of the settings tab, as the team starts.
    """

    language: str
    spreadsheet_id: str
    name: str = ""
    key_file: str = ""
    token_file: str = ""
    subject: str = ""
    base_url: str = ""
    why: tuple[str, ...] = ()
    team: tuple[tuple[str, str], ...] = ()


def start_config(start: Start, messages: Messages) -> str:
    """Return the text of the config."""
    return "\n".join(_lines(start, messages)) + "\n"


def _lines(start: Start, messages: Messages) -> Iterator[str]:
    say = messages.say
    yield from _comment(say("The config of sheetsync, written by sheetsync init. All keys: sheetsync config example"))
    yield ""
    yield from _comment(say("The language of the command line. A sheet speaks its own: its settings tab says which."))
    yield f"language = {toml_value(start.language)}"
    yield ""
    yield "[google]"
    yield from _way_in(start, messages)
    yield ""
    yield "[[spreadsheets]]"
    yield from _comment(say("The id, the part of the address between /d/ and /edit."))
    yield f"id = {toml_value(start.spreadsheet_id)}"
    if start.name:
        yield from _comment(say("Its short name on the command line: sheetsync check {name}", name=start.name))
        yield f"name = {toml_value(start.name)}"
    yield from _team(start, messages)


def _way_in(start: Start, messages: Messages) -> Iterator[str]:
    say = messages.say
    if start.key_file:
        yield from _comment(say("The service account's key. Only you may read it: chmod 600."))
        yield f"key_file = {toml_value(start.key_file)}"
    if start.subject:
        yield from _comment(say("The person on whose behalf the account works; a Workspace administrator allowed it."))
        yield f"subject = {toml_value(start.subject)}"
    if start.token_file:
        yield from _comment(say("Your own sign-in, made by: sheetsync login"))
        yield f"token_file = {toml_value(start.token_file)}"
    if start.base_url:
        yield from _comment(say("Another server in Google's place."))
        yield f"base_url = {toml_value(start.base_url)}"
    if not (start.key_file or start.token_file or start.base_url):
        yield from _comment(say("Nothing is named here, so the machine's own credentials are used. Otherwise:"))
        yield '# key_file = "secrets/service-account.json"'


def _team(start: Start, messages: Messages) -> Iterator[str]:
    if start.team:
        yield ""
        yield from _comment(
            messages.say("The team's own words; they stand on the settings tab of the sheet, for the team to change:")
        )
        yield from (line for label, value in start.team for line in _comment(f"  {label}: {value}"))
    if start.why:
        yield ""
        yield from _comment(messages.say("Why these defaults:"))
        yield from (line for reason in start.why for line in _comment(f"- {reason}"))


def _comment(text: str) -> Sequence[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def beside_config(path: Path, config: Path) -> str:
    """Return a path as a config holds it: relative to the config's folder where it is inside, else absolute."""
    whole, folder = path.expanduser().absolute(), config.absolute().parent
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(whole)
