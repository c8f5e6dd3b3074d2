"""What all calls share, and what one call works with: its event, its language, its way to the user's spreadsheet."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sheetsync.addon.cards.build import Links
from sheetsync.addon.events import Event
from sheetsync.addon.paths import ACTION
from sheetsync.assess import Remember
from sheetsync.clock import system_now
from sheetsync.config.addon import AddonConfig
from sheetsync.counting import counted
from sheetsync.gateway.deadline import Deadline
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.patience import Patience
from sheetsync.gateway.transport import GOOGLE
from sheetsync.gateway.users import UserTransport
from sheetsync.meeting.wins import Drafts
from sheetsync.messages import Messages
from sheetsync.model.decision import RowToAppend
from sheetsync.model.grid import Snapshot
from sheetsync.model.template import Template
from sheetsync.sync import Run, RunReport
from sheetsync.watch.figures import RunFigures
from sheetsync.workbook.choosing import choose_template
from sheetsync.workbook.templates import load_template, template_names


def load_templates() -> tuple[Template, ...]:
    """Return the templates of the package."""
    english = Messages("en")
    return tuple(load_template(name, english) for name in template_names())


@dataclass(frozen=True, slots=True)
class Desk:
    """What the service works with, the same for everybody.

    `base_url` is the server in Google's place, if any; `figures` counts the runs.
    """

    config: AddonConfig
    base_url: str = GOOGLE
    templates: Sequence[Template] = field(default_factory=load_templates)
    now: Callable[[], dt.datetime] = system_now
    figures: RunFigures = field(default_factory=RunFigures)

    def choose(self, snapshot: Snapshot, language: str = "") -> Template:
        """Return the template that fits a spreadsheet; one that says nothing gets the language of whoever asks."""
        return choose_template(snapshot, self.templates, language)

    def sheet_address(self, spreadsheet_id: str) -> str:
        """Return where people look at a spreadsheet."""
        base = "https://docs.google.com" if self.base_url == GOOGLE else self.base_url
        return f"{base}/spreadsheets/d/{spreadsheet_id}/edit"


class Call:
    """One call of one user. The user's token lives in it and nowhere else."""

    def __init__(self, desk: Desk, event: Event) -> None:
        self.desk = desk
        self.event = event
        self.messages = Messages(event.language or event.card_language or desk.config.language)
        self._deadline = Deadline(desk.config.deadline_seconds)

    @property
    def late(self) -> bool:
        """Whether the time of the call is over."""
        return self._deadline.left() <= 0

    @property
    def links(self) -> Links:
        """Where the buttons of the cards lead."""
        named, kept = self.event.spreadsheet_id, "" if self.event.language else self.messages.language
        return Links(self.desk.config.url + ACTION, named, self.desk.sheet_address(named), kept)

    @cached_property
    def gateway(self) -> GoogleGateway:
        """The way to the spreadsheet, with the user's own rights and until the deadline."""
        transport = UserTransport(self.event.token, self._deadline, self.desk.base_url)
        return GoogleGateway(transport, Patience(deadline=self._deadline))

    def run(
        self,
        remember: Remember | None = None,
        asked: Sequence[RowToAppend] = (),
        wins: Drafts | None = None,
    ) -> Run:
        """Return the run of the call's spreadsheet: the same that cron does."""
        return Run(
            self.gateway,
            self.event.spreadsheet_id,
            self.choose,
            now=self.desk.now(),
            remember=remember,
            asked=asked,
            wins=wins,
        )

    def choose(self, snapshot: Snapshot) -> Template:
        """Return the template of the spreadsheet; whose language is not known is answered in the sheet's."""
        template = self.desk.choose(snapshot, self.messages.language)
        if self.event.language is None:
            self.messages = Messages(template.language)
        return template

    def sync(
        self,
        remember: Remember | None = None,
        asked: Sequence[RowToAppend] = (),
        wins: Drafts | None = None,
    ) -> RunReport:
        """Do a run that writes, and count it. Raises what `Run.sync` raises."""
        return counted(self.desk.figures, self.event.spreadsheet_id, self.run(remember, asked, wins).sync)

    def value(self, name: str, otherwise: str = "") -> str:
        """Return what the clicked button carried under a name."""
        return self.event.parameters.get(name, otherwise)

    @property
    def page(self) -> int:
        """The page of a long list, from 1."""
        wanted = self.value("page", "1")
        return max(int(wanted), 1) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 1
