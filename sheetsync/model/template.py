"""A template: what a status sheet of one kind and language looks like, read from `templates/*.toml`.

The models are strict (an unknown key is refused), so that a team's own template fails at once and with the place.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting

from sheetsync.model.columns import Field, ServiceColumn, TabName
from sheetsync.model.state import Label, State

Colour = Annotated[str, Setting(pattern=r"^#[0-9a-f]{6}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ColumnSpec(_Part):
    """A people-owned column: its exact header, other headers it is known by, its width in pixels.

    `weak` headers mean the column only where no better one stands («Ответственный» beside «Отдел»); `general`
    ones never do, but are named as candidates when the column is asked for («Комментарий»).
    """

    header: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    width: int = 160


class ServiceColumnSpec(_Part):
    """A service-owned column: its header, its width in pixels."""

    header: str
    width: int = 120


class StatusSpec(_Part):
    """A state's words: the name that `create` offers in the dropdown (None = understood, not offered), and aliases."""

    name: str
    aliases: tuple[str, ...] = ()
    offered: bool = False
    colour: Colour | None = None


class LabelSpec(_Part):
    """A label's word on every face, and its colour."""

    name: str
    colour: Colour


class SettingsWords(_Part):
    """The labels of the tab «Настройки» (design §6.20)."""

    goal: str
    goal_figure: str
    meeting_day: str
    minutes: str
    due_soon_days: str
    holidays: str
    language: str
    department: str
    aliases: str


class DecisionWords(_Part):
    """The headers of the tab «Решения»."""

    text: str
    owner: str
    due: str
    row: str


class PulseWords(_Part):
    """The headers of the tab «Опрос»."""

    date: str
    score: str


class DuplicateWords(_Part):
    """The headers of the tab «Дубли» and the word that people write to say that a pair is none."""

    first: str
    second: str
    why: str
    decision: str
    not_duplicate: str


class WinWords(_Part):
    """The headers of the tab «Победы»."""

    day: str
    giver: str
    receiver: str
    effect: str


class ViewWords(_Part):
    """Titles of the ready filter views."""

    overdue: str
    waiting: str


class Colours(_Part):
    """Colours of places, as `#rrggbb`."""

    header: Colour
    service_header: Colour
    overdue: Colour
    due_soon: Colour
    section: Colour


class SampleRow(_Part):
    """One of the article's rows: `due` is an ISO date."""

    step: str
    owner: str
    due: str
    status: str
    blocker: str


class Template(_Part):
    """A whole template. `none_words` are barrier texts that say there is no barrier, or that it is over."""

    name: str
    language: str
    locale: str
    time_zone: str
    date_pattern: str
    tabs: Mapping[TabName, str]
    columns: Mapping[Field, ColumnSpec]
    service_columns: Mapping[ServiceColumn, ServiceColumnSpec]
    statuses: Mapping[State, StatusSpec]
    labels: Mapping[Label, LabelSpec]
    none_words: tuple[str, ...]
    departments: tuple[str, ...]
    weekdays: tuple[str, ...]
    settings: SettingsWords
    decisions: DecisionWords
    pulse: PulseWords
    duplicates: DuplicateWords
    wins: WinWords
    views: ViewWords
    colours: Colours
    sample: tuple[SampleRow, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """The five headers in their order."""
        return tuple(self.columns[field].header for field in Field)

    @property
    def offered_statuses(self) -> tuple[str, ...]:
        """The words of the status dropdown, in the order of the file."""
        return tuple(status.name for status in self.statuses.values() if status.offered)
