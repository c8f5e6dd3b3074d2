"""What click says of a command line, in the reader's language: its sentences are known by their shapes."""

import re
from collections.abc import Callable
from typing import NamedTuple

from sheetsync.cli.language import Say

Told = Callable[[Say, dict[str, str]], str]


class Shape(NamedTuple):
    """A sentence of click's, and how it is said."""

    pattern: re.Pattern[str]
    told: Told


def _shape(pattern: str, told: Told) -> Shape:
    return Shape(re.compile(pattern, re.DOTALL), told)


_SHAPES = (
    _shape(
        r"'(?P<text>.*)' is not (?:one of )?(?P<known>'.*')\.",
        lambda say, one: say("“{text}” is not among {known}.", **one),
    ),
    _shape(
        r"'(?P<text>.*)' does not match the formats? (?P<known>'.*')\.",
        lambda say, one: say("“{text}” is no date of the kind {known}.", text=one["text"], known=_dates(one["known"])),
    ),
    _shape(
        r"'(?P<text>.*)' is not a valid (?:integer|float)( range)?\.",
        lambda say, one: say("“{text}” is no number.", **one),
    ),
    _shape(
        r"(?P<text>.*) is not in the range (?P<range>.*)\.",
        lambda say, one: say("{text} is not in the range {range}.", **one),
    ),
    _shape(r".*? '(?P<file>.*)' is a directory\.", lambda say, one: say("{file} is a folder: name a file.", **one)),
    _shape(r".*? '(?P<file>.*)' is not readable\.", lambda say, one: say("{file} can't be read by you.", **one)),
    _shape(r".*? '(?P<file>.*)' does not exist\.", lambda say, one: say("There is no {file}.", **one)),
    _shape(
        r"Got unexpected extra arguments? \((?P<text>.*)\)", lambda say, one: say("Too much was given: {text}", **one)
    ),
    _shape(
        r"Option '(?P<name>.*)' requires .*arguments?\.", lambda say, one: say("{name} needs a value after it.", **one)
    ),
    _shape(r"Option '(?P<name>.*)' does not take a value\.", lambda say, one: say("{name} takes no value.", **one)),
    _shape(r"Missing command\.", lambda say, _: say("Which command?")),
)

_EXAMPLES = {"%Y": "2025", "%m": "04", "%d": "14"}


def said_of_usage(message: str, say: Say) -> str:
    """Return a sentence of click's as it is said to the reader; one of no known shape, or ours, as it is."""
    for shape in _SHAPES:
        if found := shape.pattern.fullmatch(message):
            return shape.told(say, {name: text or "" for name, text in found.groupdict().items()})
    return message


def said_of_option(notes: str, say: Say) -> str:
    """Return the notes in brackets that click puts behind what an option is for, as they are said to the reader."""
    if not notes:
        return ""
    for word, said in (("env var: ", say("env var:")), ("default: ", say("default:"))):
        notes = notes.replace(word, f"{said} ")
    return notes.replace("required", say("required"))


def said_of_parts(parts: str, say: Say) -> str:
    """Return how a command is called, with the words for its parts as they are said to the reader."""
    return parts.replace("[OPTIONS]", say("[OPTIONS]")).replace("COMMAND [ARGS]", say("COMMAND [ARGS]"))


def _dates(formats: str) -> str:
    """Return examples in place of the signs that `strptime` knows."""
    for sign, example in _EXAMPLES.items():
        formats = formats.replace(sign, example)
    return formats.replace("'", "")
