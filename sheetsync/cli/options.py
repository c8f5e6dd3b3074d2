"""The options that every command takes, before its verb and after it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from sheetsync.cli.language import OPTIONS, english, speaker

_FIRST, _LAST = 1900, 9000
"""Years: dates of cells begin with the first, and with the last there is room behind it to count in."""


class Moment(click.ParamType[dt.datetime]):
    """An ISO time: `2025-04-14T09:00`, `2025-04-14T09:00+03:00`, `2025-04-14`."""

    name = "iso-time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        """Return the moment; one without an offset stays without."""
        say = speaker(ctx) if ctx else english
        try:
            moment = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
        except ValueError:
            said = say("“{text}” is no ISO time. Write it like 2025-04-14T09:00 or 2025-04-14T09:00+03:00.", text=value)
            self.fail(said, param, ctx)
        if not _FIRST <= moment.year <= _LAST:
            self.fail(say("Sheets knows the years from {first} to {last}.", first=_FIRST, last=_LAST), param, ctx)
        return moment


@dataclass(frozen=True, slots=True)
class Options:
    """The global options as given: None where neither the command line nor the environment says anything.

    `now` may have no offset: it is then the wall time of each spreadsheet's own zone.
    """

    config: Path | None = None
    base_url: str | None = None
    now: dt.datetime | None = None
    as_json: bool = False
    debug: bool = False
    language: str | None = None
    log: str | None = None


def global_options(*, on_verb: bool, answers: bool = True) -> list[click.Option]:
    """Return the options for the program, or for a verb: there they are the same, unseen but for `--json`.

    A verb that answers nothing doesn't show that one either.
    """
    option = partial(_option, on_verb=on_verb)
    return [*_asking(option), *_answering(option, hidden=not answers)]


def _asking(option: Callable[..., click.Option]) -> list[click.Option]:
    """Return the options that say what is asked, and when."""
    return [
        option(
            ["--config"],
            "SHEETSYNC_CONFIG",
            "The config file; by default config.toml, if it is here.",
            type=click.Path(dir_okay=False, path_type=Path),
        ),
        option(
            ["--base-url"],
            "SHEETSYNC_BASE_URL",
            "Ask this server in place of Google: the address that `sheetsync local` prints.",
            metavar="URL",
        ),
        option(
            ["--now"],
            "SHEETSYNC_NOW",
            "Run as if it were this moment, e.g. 2025-04-14T09:00. Without an offset it is the wall time of the "
            "spreadsheet's own zone.",
            type=Moment(),
            metavar="ISO-TIME",
        ),
    ]


def _answering(option: Callable[..., click.Option], *, hidden: bool) -> list[click.Option]:
    """Return the options that say how it is answered; `hidden` is `--json`."""
    return [
        option(
            ["--json", "as_json"],
            None,
            "Answer as JSON (docs/reference/json.md).",
            hidden=hidden,
            is_flag=True,
        ),
        option(["--debug"], None, "Show the traceback of an error.", is_flag=True),
        option(
            ["--language"],
            None,
            "The language of messages; by default the config's, else the terminal's.",
            type=click.Choice(["ru", "en"]),
        ),
        option(
            ["--log"],
            "SHEETSYNC_LOG",
            "Log each run as one line to standard error, or to the config's log_file.",
            type=click.Choice(["human", "json"]),
        ),
    ]


def _option(names: list[str], envvar: str | None, text: str, *, on_verb: bool, **settings: Any) -> click.Option:
    settings.setdefault("hidden", on_verb)
    return click.Option(
        names,
        envvar=None if on_verb else envvar,
        show_envvar=True,
        help=text,
        expose_value=False,
        callback=_keep,
        **settings,
    )


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep a given value; the one after the verb stands above the one before it."""
    if value not in {None, False} and param.name:
        ctx.meta.setdefault(OPTIONS, {})[param.name] = value


def options_of(ctx: click.Context) -> Options:
    """Return the global options of a call."""
    return Options(**ctx.meta.get(OPTIONS, {}))
