"""One call of the program: its options, its config, its language, and the way to the spreadsheets."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, update_wrapper
from typing import Any

import click

from sheetsync.assess import Channels, Remember
from sheetsync.cli.asides import tell_asides
from sheetsync.cli.errors import NoSpreadsheetError
from sheetsync.cli.extras import install_command
from sheetsync.cli.language import SESSION, terminal_language
from sheetsync.cli.neighbours import Neighbours
from sheetsync.cli.options import Options, options_of
from sheetsync.cli.output import Output
from sheetsync.cli.target import Target, configured_target, find_target
from sheetsync.cli.ways_in import named_sign_in, server_address
from sheetsync.clock import system_now
from sheetsync.config.file import DEFAULT, load_config
from sheetsync.config.models import ConfigFile
from sheetsync.config.words import team_lexicon
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.semantic import Semantic, load_semantic
from sheetsync.gateway.accounts import SCOPES, google_transport, server_transport
from sheetsync.gateway.deadline import Deadline
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.patience import Patience
from sheetsync.gateway.sign_in import SignIn
from sheetsync.gateway.transport import GOOGLE, Transport
from sheetsync.machine.budget import Account, Budget, shared_budget
from sheetsync.machine.folder import state_folder
from sheetsync.machine.lock import RunLock
from sheetsync.meeting.wins import Drafts
from sheetsync.messages import Messages
from sheetsync.model.grid import Snapshot
from sheetsync.model.template import Template
from sheetsync.sync import Run
from sheetsync.workbook.choosing import choose_template
from sheetsync.workbook.templates import SUFFIX, load_template, template_names

__all__ = ["Session", "Target", "pass_session"]


class Session:
    """What the verbs share."""

    def __init__(self, options: Options, verb: str = "") -> None:
        self.options = options
        self.output = Output()
        self._deadline: Deadline | None = None
        self._stopping = False
        self._doors: deque[GoogleGateway] = deque(maxlen=16)
        self._verb = verb
        self._given: SignIn | None = None

    def answering_json(self) -> "Session":
        """Return the session of the same call, with `--json`."""
        return Session(replace(self.options, as_json=True), self._verb)

    def speaking(self, language: str) -> "Session":
        """Return the session of the same call in another language."""
        return Session(replace(self.options, language=language), self._verb)

    def without_config(self) -> "Session":
        """Return the session of the same call without the config that it names."""
        return Session(replace(self.options, config=None), self._verb)

    def signed_in(self, sign_in: SignIn) -> "Session":
        """Return the session of the same call, signed in by another way than the config's."""
        other = Session(self.options, self._verb)
        other._given = sign_in
        return other

    @cached_property
    def _spoken(self) -> str:
        return self.options.language or terminal_language()

    @cached_property
    def config(self) -> ConfigFile:
        """The config. Raises ConfigError."""
        return load_config(self.options.config, Messages(self._spoken))

    @cached_property
    def messages(self) -> Messages:
        """The messages in the reader's language. Raises ConfigError."""
        return Messages(self.options.language or self.config.config.language or self._spoken)

    @cached_property
    def base_url(self) -> str | None:
        """The server in Google's place, None for Google. Raises BadAddressError, for one with a password too."""
        return server_address(self.options.base_url or self.config.config.google.base_url or "")

    @property
    def sign_in(self) -> SignIn:
        """What to sign in to Google with. A way that the environment names stands above all of the config's."""
        return self._given or named_sign_in(self.config)

    def transport(self, scopes: Sequence[str] = SCOPES) -> Transport:
        """Return a new way to the server. Raises SignInError."""
        return server_transport(self.base_url) if self.base_url else google_transport(self.sign_in, scopes)

    def gateway(self, scopes: Sequence[str] = SCOPES) -> GoogleGateway:
        """Return a new door, its calls counted from 0. Raises SignInError."""
        transport = self.transport(scopes)
        budget = self.budget(transport.account)
        self._doors.append(GoogleGateway(transport, Patience(budget, self._until())))
        return self._doors[-1]

    def budget(self, account: Account) -> Budget:
        """Return who says when a call of an account may go out."""
        limits = self.config.config.limits
        return shared_budget(account, user=limits.user, project=limits.project, google=not self.base_url)

    def _until(self) -> Deadline:
        """Return the end of a run that begins now."""
        self._deadline = Deadline(self.config.config.limits.run_seconds)
        if self._stopping:
            self._deadline.stop()
        return self._deadline

    def stop(self) -> None:
        """End the run that is under way before its next call, and let none begin. Raises StoppedError in a wait."""
        self._stopping = True
        if self._deadline:
            self._deadline.stop()

    def look_anew(self, *, after: float = 0) -> None:
        """Let the next run be now, and read the other spreadsheets again that were read so many seconds ago.

        For whoever lives longer than a command: what is known of words stays.
        """
        known = self.__dict__  # where cached properties are kept
        known.pop("now", None)
        if "neighbours" in known:
            self.neighbours.forget(after)

    def begin(self) -> None:
        """Begin with another spreadsheet: nothing has been written to it."""
        self._doors.clear()

    @property
    def wrote(self) -> bool:
        """Whether anything went out since `begin` that changes a spreadsheet."""
        return any(door.calls.writes for door in self._doors)

    def key(self, target: Target) -> str:
        """Return the name under which this machine keeps what it knows of a spreadsheet."""
        return f"{self.base_url or GOOGLE}|{target.spreadsheet_id}"

    def address(self, spreadsheet: str) -> str:
        """Return where a spreadsheet is looked at."""
        return f"{self.base_url or 'https://docs.google.com'}/spreadsheets/d/{spreadsheet}/edit"

    def targets(self, named: Sequence[str]) -> tuple[Target, ...]:
        """Return the spreadsheets of a command line, or all of the config where it names none.

        Raises:
            NoSpreadsheetError: neither names one.
            BadIdError: a text that can't be an id.
        """
        listed = self.config.config.spreadsheets
        if not (named or listed):
            raise NoSpreadsheetError(verb=self._verb, config=self.config.path or DEFAULT)
        return tuple(find_target(one, listed, self.config.path) for one in named) or self._configured

    def template(self, name: str) -> Template:
        """Return the template of a name or path, a relative path counted from the config. Raises TemplateError."""
        return load_template(self.config.beside(name) if name.endswith(SUFFIX) else name, self.messages)

    def choose(self, target: Target) -> Callable[[Snapshot], Template]:
        """Return what gives a spreadsheet its template: the target's own, else the one that fits best."""
        if target.template:
            named = self.template(target.template)
            return lambda _: named
        known = [load_template(name, self.messages) for name in template_names()]
        return lambda snapshot: choose_template(snapshot, known, self.messages.language)

    def run(
        self,
        target: Target,
        *,
        force: bool = False,
        remember: Remember | None = None,
        channels: Channels | None = None,
        wins: Drafts | None = None,
    ) -> Run:
        """Return the run of a target, now, beside the other spreadsheets of its config."""
        beside, begun, gateway = self.neighbours.beside(target), self.neighbours.begun(target), self.gateway()
        gateway.calls = begun.calls
        return Run(
            gateway,
            target.spreadsheet_id,
            self.choose(target),
            now=self.now,
            choice=target.choice,
            force=force,
            remember=remember,
            beside=beside,
            snapshot=begun.snapshot,
            channels=channels,
            wins=wins,
        )

    @cached_property
    def now(self) -> dt.datetime:
        """The moment at which this command, or this look of the daemon's, is said to run."""
        return self.options.now or system_now()

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The lexicon with the team's own words on top, None without such. Raises LexiconError."""
        named = self.config.config.duplicates.lexicon
        return team_lexicon(self.config.beside(named)) if named else None

    @cached_property
    def neighbours(self) -> Neighbours:
        """The spreadsheets of the config beside each other."""
        settings = self.config.config.duplicates
        return Neighbours(
            self._configured if settings.across != "off" else (),
            self._begin,
            lexicon=self.lexicon,
            in_sheets=settings.across == "sheets",
            semantic=self._semantic() if settings.semantic else None,
        )

    def _semantic(self) -> Semantic | None:
        """Return the language model; where it is not installed that is said, and nothing else changes."""
        model, say = load_semantic(), self.messages.say
        if model is None:
            self.output.note(
                say(
                    "The config asks for suggestions of a language model ([duplicates] semantic), which is not "
                    "installed here; there are none. Run: {command}",
                    command=install_command("semantic"),
                )
            )
        return model

    def _begin(self, target: Target) -> tuple[GoogleGateway, Run]:
        gateway = self.gateway()
        return gateway, Run(gateway, target.spreadsheet_id, self.choose(target), now=self.now)

    def lock(self, target: Target) -> RunLock:
        """Return the lock of a spreadsheet on this machine: whatever writes holds it. Raises StateFolderError."""
        return RunLock(state_folder(), self.base_url or GOOGLE, target.spreadsheet_id)

    @property
    def _configured(self) -> tuple[Target, ...]:
        return tuple(configured_target(one, self.config.path) for one in self.config.config.spreadsheets)


def pass_session(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the session of its call as the first argument."""

    def called(*args: Any, **settings: Any) -> Any:
        ctx = click.get_current_context()
        session = Session(options_of(ctx), ctx.info_name or "")
        ctx.meta[SESSION] = session
        tell_asides(session)
        return ctx.invoke(verb, session, *args, **settings)

    return update_wrapper(called, verb)
