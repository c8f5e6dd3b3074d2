"""Every English sentence of the help pages: what the catalogues have to translate."""

from collections.abc import Iterator

import click

from docs.generate import contexts
from sheetsync.cli.lazy import LazyGroup
from sheetsync.cli.speech import paragraphs

HEADINGS = ("Usage:", "Options", "Commands", "Show this message and exit.")


def help_words() -> Iterator[str]:
    """Yield the sentences, some of them more than once."""
    yield from HEADINGS
    for context in contexts():
        yield from _of(context.command)


def _of(command: click.Command) -> Iterator[str]:
    for text in (command.help, command.epilog, command.short_help):
        yield from paragraphs(text or "")
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            yield option.help or ""
    if isinstance(command, LazyGroup):
        yield from (place.line for place in command.places.values())
