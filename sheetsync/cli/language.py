"""In which language the program speaks, found out without loading a catalogue where it is English."""

import importlib
import os
from typing import Any, Protocol

import click

OPTIONS = "sheetsync.options"
"""Where the context of a call keeps the global options as given."""

SESSION = "sheetsync.session"
"""Where it keeps its session."""


class Say(Protocol):
    """Gives a sentence in the reader's language, its `{names}` filled with values."""

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the sentence."""
        ...


def terminal_language() -> str:
    """Return `ru` where the terminal speaks Russian (LC_ALL, LC_MESSAGES, LANG), else `en`."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next((name for name in named if name), "")
    return "ru" if spoken.lower().startswith("ru") else "en"


def spoken_language(ctx: click.Context) -> str:
    """Return the language of a call's own words before any config is read."""
    given: dict[str, Any] = ctx.meta.get(OPTIONS, {})
    return str(given.get("language") or terminal_language())


def speaker(ctx: click.Context) -> Say:
    """Return what says a sentence to the reader of this call."""
    return speaker_of(spoken_language(ctx))


def speaker_of(language: str) -> Say:
    """Return what says a sentence in a language."""
    if language == "en":
        return english
    say: Say = importlib.import_module("sheetsync.messages").Messages(language).say
    return say


def english(message: str, /, **values: object) -> str:
    """Say a sentence in the language it is written in."""
    return message.format_map(values)
