"""The invented company, from its file: what people type, and when."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from sheetsync.model.columns import Field

Value = str | dt.date
"""What a person types into a cell: text as it stands, or a real date."""

Values = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that a person changes: the step that names the row, the column, the new value."""

    step: str
    column: Field
    value: Value


@dataclass(frozen=True, slots=True)
class Company:
    """Two meetings of one team. Moments are aware of their zone; rows are the five values in their order."""

    title: str
    template: str
    time_zone: str
    monday: dt.datetime
    next_monday: dt.datetime
    goal: str
    goal_figure: str
    aliases: dict[str, str]
    rows: tuple[Values, ...]
    decisions: tuple[Values, ...]
    edits: tuple[Edit, ...]
    deleted: tuple[str, ...]
    added: tuple[Values, ...]
    sort_by: Field


def load_company(language: str) -> Company:
    """Return the company that speaks a language: `ru` or `en`."""
    source = files(__package__ or "sheetsync.demo").joinpath(f"company.{language}.toml")
    content = tomllib.loads(source.read_text(encoding="utf-8"))
    week = content["week"]
    return Company(
        title=content["title"],
        template=content["template"],
        time_zone=content["time_zone"],
        monday=content["monday"],
        next_monday=content["next_monday"],
        goal=content["settings"]["goal"],
        goal_figure=content["settings"]["goal_figure"],
        aliases=content["aliases"],
        rows=_values(content["start"]["rows"]),
        decisions=_values(content["meeting"]["decisions"]),
        edits=tuple(Edit(step, Field(column), value) for step, column, value in week["edits"]),
        deleted=tuple(week["deleted"]),
        added=_values(week["added"]),
        sort_by=Field(week["sort_by"]),
    )


def _values(rows: list[list[Any]]) -> tuple[Values, ...]:
    return tuple(tuple(row) for row in rows)
