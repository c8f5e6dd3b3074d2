"""Help and usage errors in the reader's language; the words of the code are English, the catalogue translates them."""

import re
from collections.abc import Iterable
from typing import Any

import click

from sheetsync.cli.language import Say, english, speaker, speaker_of, terminal_language
from sheetsync.cli.mistakes import said_of_option, said_of_parts, said_of_usage

_EXTRAS = re.compile(r"^(.*?)(  \[.*\])?$", re.DOTALL)


class UnknownCommandError(click.UsageError):
    """A word where a command is expected that is none; `near` is the nearest one, empty without one."""

    def __init__(self, name: str, near: str, ctx: click.Context) -> None:
        hint = f" Did you mean {near!r}?" if near else ""
        super().__init__(f"No such command {name!r}.{hint}", ctx)
        self.name = name
        self.near = near


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each on one line: what the catalogue translates."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]


class SpokenFormatter(click.HelpFormatter):
    """Writes a help page in another language."""

    say: Say = staticmethod(english)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is called."""
        super().write_usage(prog, said_of_parts(args, self.say), f"{self.say('Usage:')} " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(self.say(heading))

    def write_text(self, text: str) -> None:
        """Write what a command does."""
        super().write_text("\n\n".join(self.say(paragraph) for paragraph in paragraphs(text)))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options or commands with what they are for."""
        super().write_dl([(first, self._told(text)) for first, text in rows], col_max, col_spacing)

    def _told(self, text: str) -> str:
        words, extras = _parts(text)
        return (self.say(words) if words else "") + said_of_option(extras, self.say)


def _parts(text: str) -> tuple[str, str]:
    """Return the words for an option, and the notes in brackets that click puts behind them."""
    found = _EXTRAS.match(text)
    return (found[1], found[2] or "") if found else (text, "")


class SpokenContext(click.Context):
    """A context whose help speaks the reader's language."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return the formatter of a help page."""
        say = speaker(self)
        if say is english:
            return super().make_formatter()
        formatter = SpokenFormatter(width=self.terminal_width, max_width=self.max_content_width)
        formatter.say = say
        return formatter


def show_usage(error: click.UsageError) -> None:
    """Print what was wrong with a command line, and where help is, to standard error."""
    say = speaker(error.ctx) if error.ctx else speaker_of(terminal_language())
    if say is english or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    click.echo(_mistake(error, say), err=True)
    if error.ctx:
        click.echo(say("Help: {command} --help", command=error.ctx.command_path), err=True)


def _mistake(error: click.UsageError, say: Say) -> str:
    if isinstance(error, UnknownCommandError):
        hint = " " + say("Did you mean {near}?", near=error.near) if error.near else ""
        return say("There is no command {name}.", name=error.name) + hint
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(sorted(error.possibilities or ()))
        hint = " " + say("Did you mean {near}?", near=near) if near else ""
        return say("There is no option {name}.", name=error.option_name) + hint
    if isinstance(error, click.MissingParameter):
        return say("{name} is missing.", name=_named(error))
    if isinstance(error, click.BadParameter):
        return f"{_named(error)}: {said_of_usage(error.message, say)}"
    return said_of_usage(error.format_message(), say)


def _named(error: click.BadParameter) -> str:
    """Return the names of the option or argument that an error is about."""
    hint: Any = error.param_hint
    if hint is None and error.param is not None and error.ctx is not None:
        hint = error.param.get_error_hint(error.ctx)
    return hint if isinstance(hint, str) else " / ".join(hint or ())
