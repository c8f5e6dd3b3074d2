"""Read a config file, and say of each mistake where it stands and what was meant."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from sheetsync.config.models import Config, ConfigFile
from sheetsync.config.places import line_of
from sheetsync.errors import SetupError
from sheetsync.messages import Messages
from sheetsync.messages.system import system_reason

DEFAULT = Path("config.toml")
"""The file that is read where none is named, if it is there."""

_NEAR = 60
"""Likeness (0 to 100) from which a known key is offered for an unknown one."""


class ConfigError(SetupError):
    """A config that is not there or can't be used; the sentence names the file, the line and the key."""


def load_config(path: Path | None, messages: Messages) -> ConfigFile:
    """Return the config of a file, by default of `config.toml` here; where there is none, the defaults.

    Raises:
        ConfigError: a named file that is not there, no TOML, an unknown key, a value of the wrong kind.
    """
    if path is None and not DEFAULT.is_file():
        return ConfigFile()
    file = path or DEFAULT
    text = _text(file, messages)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_no_toml(file, error, messages)) from None
    return ConfigFile(path=file, config=_config(file, text, content, messages))


def _text(file: Path, messages: Messages) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        said = messages.say(
            "There is no config file {file}. Check the path, or make one: sheetsync config example > config.toml",
            file=file,
        )
    except UnicodeDecodeError:
        said = messages.say("The config {file} is not UTF-8 text. Save it as UTF-8.", file=file)
    except OSError as error:
        reason = system_reason(error.strerror or "", messages)
        said = messages.say("The config {file} can't be read: {reason}.", file=file, reason=reason)
    raise ConfigError(said)


def _no_toml(file: Path, error: tomllib.TOMLDecodeError, messages: Messages) -> str:
    line = re.search(r"line (\d+)", str(error))
    return messages.say(
        "{place}: this is not valid TOML ({reason}). Texts stand in quotes, lists in square brackets.",
        place=_place(file, int(line[1]) if line else None, messages),
        reason=re.sub(r" \(at .*\)$", "", str(error)),
    )


def _config(file: Path, text: str, content: Mapping[str, Any], messages: Messages) -> Config:
    try:
        config = Config.model_validate(content)
    except ValidationError as error:
        mistakes = sorted(error.errors(), key=lambda one: line_of(text, one["loc"]) or 0)
        raise ConfigError("\n".join(_mistake(file, text, dict(one), messages) for one in mistakes)) from None
    if said := [*_doubled(file, text, config, messages)]:
        raise ConfigError("\n".join(said))
    return config


def _mistake(file: Path, text: str, error: Mapping[str, Any], messages: Messages) -> str:
    place = tuple(error["loc"])
    where = _place(file, line_of(text, place), messages)
    key = _dotted(place)
    if error["type"] == "extra_forbidden":
        return f"{where}: {_unknown(key, place, messages)}"
    if error["type"] == "missing":
        return f"{where}: " + messages.say("the key {key} is missing.", key=key)
    expected = _expected(error, messages)
    return f"{where}: " + messages.say(
        "{key} should be {expected}; found {value}.", key=key, expected=expected, value=_shown(error["input"])
    )


def _place(file: Path, line: int | None, messages: Messages) -> str:
    return messages.say("{file}, line {line}", file=file, line=line) if line else str(file)


def _dotted(place: Sequence[str | int]) -> str:
    """Return a place as people write it: `spreadsheets[2].id`, counted from 1."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place]
    return "".join(parts).lstrip(".")


def _unknown(key: str, place: Sequence[str | int], messages: Messages) -> str:
    known = _known_keys(place[:-1])
    near = process.extractOne(str(place[-1]), known, score_cutoff=_NEAR)
    if near:
        return messages.say("unknown key {key}. Did you mean {near}?", key=key, near=near[0])
    return messages.say("unknown key {key}. Known here: {known}.", key=key, known=", ".join(known))


def _known_keys(place: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that the models know at a place."""
    model: type[BaseModel] = Config
    for part in place:
        if isinstance(part, str):
            annotation = model.model_fields[part].annotation
            model = next(kind for kind in (annotation, *get_args(annotation)) if _is_model(kind))
    return tuple(model.model_fields)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _expected(error: Mapping[str, Any], messages: Messages) -> str:
    expected = {
        "string_type": messages.say("a text in quotes"),
        "string_too_short": messages.say("a text in quotes"),
        "tuple_type": messages.say("a list in square brackets"),
        "model_type": messages.say("a table of keys"),
        "int_type": messages.say("a whole number"),
        "greater_than_equal": messages.say("a whole number above 0"),
        "less_than_equal": messages.say("a smaller number"),
        "bool_type": messages.say("true or false"),
        "literal_error": messages.say("one of {names}", names=_choices(error)),
    }
    return expected.get(error["type"], str(error["msg"]))


def _choices(error: Mapping[str, Any]) -> str:
    """Return the values that a key may have, as pydantic lists them: `'ru' or 'en'`."""
    return ", ".join(re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", ""))))


def _shown(value: object) -> str:
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _doubled(file: Path, text: str, config: Config, messages: Messages) -> Iterator[str]:
    """Yield a sentence for each id or name that two spreadsheets share: a message could mean either."""
    for key in ("id", "name"):
        values = [getattr(one, key) for one in config.spreadsheets]
        counted = Counter(value for value in values if value is not None)
        for number, value in enumerate(values):
            if counted[value] > 1 and value in values[:number]:
                where = _place(file, line_of(text, ("spreadsheets", number, key)), messages)
                yield f"{where}: " + messages.say("two spreadsheets have the {key} {value}.", key=key, value=value)
