"""A run that tells people: what is new or worse goes out once it is written that they were told."""

import datetime as dt
import importlib
import logging
import os
import time
from dataclasses import dataclass
from typing import Any

from sheetsync.cli.errors import sentence
from sheetsync.cli.quiet import Quiet
from sheetsync.cli.session import Session, Target
from sheetsync.config.notifying import ChannelConfig
from sheetsync.errors import SheetsyncError
from sheetsync.machine.folder import state_folder
from sheetsync.machine.sent import SentBefore, machine_name
from sheetsync.meeting.digest import digest_text, digest_title
from sheetsync.meeting.news import HELD, Audience, Channel, News
from sheetsync.memory.notes import with_sent
from sheetsync.model.memory import Memory
from sheetsync.sync import Report, RunReport, note
from sheetsync.watch.logs import event

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message: its channel, how many things it tells of, and why it did not go out (None = it did)."""

    channel: str
    items: int
    error: str | None = None


@dataclass(frozen=True, slots=True)
class ToldReport:
    """What a run did, and what was told of it."""

    run: Report
    sent: tuple[Sent, ...] = ()


class Teller:
    """Tells the channels of one spreadsheet the news of one run."""

    def __init__(self, session: Session, target: Target) -> None:
        self._session = session
        self._target = target
        self._channels = {one.name: one for one in session.config.config.notify if _meant(one, target)}
        self._began = time.time()
        self._kept = SentBefore(state_folder(), session.key(target))
        self._machine = machine_name(state_folder()) if self._channels else ""
        self._mute = [one for one in self._channels.values() if _address(session, one) is None]

    def audience(self, now: dt.datetime) -> Audience:
        """Return whom a run may tell at a local time: a channel without an address makes no run write."""
        heard = [one for one in self._channels.values() if one not in self._mute]
        channels = [Channel(one.name, one.department, one.quiet(now.time())) for one in heard]
        return Audience(channels, self._machine, int(self._began), self._kept.items()) if channels else Audience()

    def tell(self, report: Report) -> tuple[Sent, ...]:
        """Send the news of a run that has written that they are coming, and note what was sent as told."""
        self._kept.strike_off()  # the run has written what was left of earlier ones
        sent = tuple(self._sent(news, report) for news in report.news) if isinstance(report, RunReport) else ()
        if not all(one.error for one in sent):
            self._note()
        return (*sent, *(Sent(one.name, 0, _no_address(self._session, one)) for one in self._mute))

    def _sent(self, news: News, report: RunReport) -> Sent:
        if time.time() - self._began > HELD / 2:
            return Sent(news.channel, len(news.items), self._session.messages.say("the run took too long"))
        sent = _sent(self._session, self._channels[news.channel], news, report)
        if sent.error is None:
            self._kept.add(news.channel, {item.key: item.level for item in news.items})
        return sent

    def _note(self) -> None:
        """Write what was told; should that fail, the next run on this machine does, and tells nothing again."""

        def change(memory: Memory) -> Memory:
            return with_sent(memory, self._machine, self._kept.items())

        try:
            note(self._session.gateway(), self._target.spreadsheet_id, change, self._session.messages)
        except SheetsyncError as error:
            self._session.output.note(sentence(error, self._session.messages))
        else:
            self._kept.strike_off()


def sync_and_tell(session: Session, target: Target, *, force: bool = False) -> ToldReport:
    """Run a spreadsheet and send its news. A message that can't be sent ends nothing: the next run sends it.

    The run writes into the sheet what the channels are about to be told, and only then they are: of two runs at once
    one writes, so nothing is told twice. What was sent is noted as told: of a run that ended before that nothing is,
    and the next one tells it.
    """
    teller = Teller(session, target)
    quiet = Quiet(session, target, teller.audience)
    report = session.run(target, force=force, channels=teller.audience).sync_unless_quiet(quiet.last())
    if isinstance(report, RunReport):
        quiet.keep(report)
    return ToldReport(report, teller.tell(report))


def sync_and_log(session: Session, target: Target) -> Report:
    """Run a spreadsheet where nobody looks on: a message that did not go out is logged, and goes out later."""
    told = sync_and_tell(session, target)
    for one in told.sent:
        if one.error:
            event(_log, logging.WARNING, "message", {"channel": one.channel, "error": one.error})
    return told.run


def quiet_is_over(session: Session, target: Target, before: dt.datetime, now: dt.datetime) -> bool:
    """Whether a channel's quiet hours ended since a local time: what came up in them is to be sent now."""
    meant = [one for one in session.config.config.notify if _meant(one, target)]
    return any(one.quiet(before.time()) and not one.quiet(now.time()) for one in meant)


def _meant(one: ChannelConfig, target: Target) -> bool:
    return not one.spreadsheets or bool({target.name, target.spreadsheet_id} & set(one.spreadsheets))


def coordinators(session: Session, target: Target) -> list[ChannelConfig]:
    """Return the channels of the config that are told everything of a spreadsheet."""
    return [one for one in session.config.config.notify if _meant(one, target) and one.department is None]


def deliver(session: Session, one: ChannelConfig, title: str, text: str) -> str | None:
    """Send a message in plain text to a channel; return why it did not go out, None where it did."""
    address = _address(session, one)
    if address is None:
        return _no_address(session, one)
    sending: Any = importlib.import_module("sheetsync.notify.sending")  # Apprise takes a second to load
    why: str | None = sending.send(address, sending.Message(title, text))
    return why


def _no_address(session: Session, one: ChannelConfig) -> str:
    named = one.url_env or one.url_file or "url_file"
    return session.messages.say("its address is not there: {named}", named=named)


def _sent(session: Session, one: ChannelConfig, news: News, report: RunReport) -> Sent:
    page, speak = report.assessment.page, report.assessment.reading.messages
    title = digest_title(page, Channel(one.name, one.department), speak)
    link = session.address(report.assessment.reading.snapshot.spreadsheet_id)
    text = digest_text(news, page, link, speak)
    return Sent(one.name, len(news.items), deliver(session, one, title, text))


def _address(session: Session, one: ChannelConfig) -> str | None:
    if one.url_env:
        return os.environ.get(one.url_env) or None
    try:
        held = session.config.beside(one.url_file).read_text(encoding="utf-8") if one.url_file else ""
    except (OSError, UnicodeDecodeError):
        return None
    return held.strip() or None
