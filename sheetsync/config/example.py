"""The example config, written from the models, so that it never tells of a key that isn't there."""

import json
import textwrap
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sheetsync.config.addon import AddonConfig
from sheetsync.config.duplicates import DuplicatesConfig
from sheetsync.config.limits import LimitsConfig
from sheetsync.config.models import Config, GoogleConfig, SpreadsheetConfig
from sheetsync.config.notifying import ChannelConfig
from sheetsync.config.watching import ScheduleConfig, WatchConfig

_WIDTH = 100
_HEAD = (
    "The config of sheetsync. Copy this file to config.toml and fill in the id; every other line may stay as it is. "
    "What a team changes day by day (departments, goal, meeting day) stands in the spreadsheet itself, on its "
    "settings tab."
)


def example_config() -> str:
    """Return the text of `config.example.toml`: a working config, with every other key shown in a comment."""
    parts = [
        _comment(_HEAD),
        *_keys(Config, required=()),
        "\n[google]",
        *_keys(GoogleConfig, required=()),
        "\n[limits]",
        *_keys(LimitsConfig, required=()),
        "\n[schedule]",
        *_keys(ScheduleConfig, required=()),
        "\n[watch]",
        *_keys(WatchConfig, required=()),
        "\n" + _comment(_described(Config.model_fields["addon"])) + "\n[addon]",
        *_keys(AddonConfig, required=()),
        "\n[duplicates]",
        *_keys(DuplicatesConfig, required=()),
        "\n" + _comment(_described(Config.model_fields["notify"])) + "\n# [[notify]]",
        *_keys(ChannelConfig, required=()),
        "\n" + _comment(_described(Config.model_fields["spreadsheets"])) + "\n[[spreadsheets]]",
        *_keys(SpreadsheetConfig, required=("id",)),
    ]
    return "\n".join(parts) + "\n"


def _keys(model: type[BaseModel], required: tuple[str, ...]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if field.examples:
            mark = "" if name in required else "# "
            yield f"\n{_comment(_described(field))}\n{mark}{name} = {toml_value(field.examples[0])}"


def _described(field: FieldInfo) -> str:
    return str(field.description)


def _comment(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def toml_value(value: Any) -> str:
    """Return a text, a number, or a list of them, as TOML writes it."""
    if isinstance(value, list):
        return "[" + ", ".join(toml_value(one) for one in value) + "]"
    if isinstance(value, int | float):
        return str(value).lower()
    return json.dumps(str(value), ensure_ascii=False)
