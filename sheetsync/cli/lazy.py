"""Commands that are imported when they are called, so that the program starts at once."""

import difflib
import importlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from sheetsync.cli.options import global_options
from sheetsync.cli.speech import SpokenContext, UnknownCommandError


class Verb(click.Command):
    """A command that takes the global options too; `answers` says that `--json` means something to it."""

    context_class = SpokenContext

    def __init__(self, *args: Any, answers: bool = True, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params.extend(global_options(on_verb=True, answers=answers))


class Place(NamedTuple):
    """Where a command stands (`module:name`), and its line in the list of commands."""

    target: str
    line: str


class LazyGroup(click.Group):
    """A group whose commands are named by their places."""

    context_class = SpokenContext

    def __init__(self, *args: Any, places: Mapping[str, Place], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of `places`."""
        return [*self.places, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None where there is none of this name."""
        place = self.places.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        module, _, name = place.target.partition(":")
        command = getattr(importlib.import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called; for a word that is none, an error that names the nearest."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            near = difflib.get_close_matches(name, known, 1)
            raise UnknownCommandError(name, near[0] if near else "", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.line) for name, place in self.places.items()])
