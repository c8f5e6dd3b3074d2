"""A run that tells people: what is new or worse goes out once it is written that they were told."""

import datetime as dt
import importlib
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sheetsync.cli.session import Session, Target
from sheetsync.config.notifying import ChannelConfig
from sheetsync.errors import SheetsyncError
from sheetsync.meeting.digest import digest_text, digest_title
from sheetsync.meeting.news import Channel, News
from sheetsync.memory.notes import untold
from sheetsync.model.memory import Memory
from sheetsync.sync import RunReport
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

    run: RunReport
    sent: tuple[Sent, ...] = ()


def sync_and_tell(session: Session, target: Target, *, force: bool = False) -> ToldReport:
    """Run a spreadsheet and send its news. A message that can't be sent ends nothing: the next run sends it.

    The run writes into the sheet that the channels were told, and only then they are: of two runs at once one writes,
    so nothing is told twice. What could not be sent is taken back out of the sheet.
    """
    configured = {one.name: one for one in session.config.config.notify if _meant(one, target)}
    report = session.run(target, force=force, channels=partial(_channels, tuple(configured.values()))).sync()
    sent = tuple(_sent(session, configured[news.channel], news, report) for news in report.news)
    failed = {one.channel for one in sent if one.error}
    if failed:
        _take_back(session, target, [news for news in report.news if news.channel in failed])
    return ToldReport(report, sent)


def sync_and_log(session: Session, target: Target) -> RunReport:
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


def _channels(configured: Sequence[ChannelConfig], now: dt.datetime) -> list[Channel]:
    return [Channel(one.name, one.department, one.quiet(now.time())) for one in configured]


def coordinators(session: Session, target: Target) -> list[ChannelConfig]:
    """Return the channels of the config that are told everything of a spreadsheet."""
    return [one for one in session.config.config.notify if _meant(one, target) and one.department is None]


def deliver(session: Session, one: ChannelConfig, title: str, text: str) -> str | None:
    """Send a message in plain text to a channel; return why it did not go out, None where it did."""
    address = _address(session, one)
    if address is None:
        named = one.url_env or one.url_file or "url_file"
        return session.messages.say("its address is not there: {named}", named=named)
    sending: Any = importlib.import_module("sheetsync.notify.sending")  # Apprise takes a second to load
    why: str | None = sending.send(address, sending.Message(title, text))
    return why


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


def _take_back(session: Session, target: Target, unsent: Sequence[News]) -> None:
    """Write that these news were not told after all; should that fail too, the page still shows them."""

    def remember(memory: Memory, _: dt.date) -> Memory:
        for news in unsent:
            memory = untold(memory, news.channel, {item.key: item.level for item in news.items})
        return memory

    try:
        session.run(target, remember=remember).sync()
    except SheetsyncError as error:
        session.output.note(str(error))
