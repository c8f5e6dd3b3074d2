"""What came of `init`: said, or as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sheetsync.cli.adopting import Adopted, adopted_facts, show_adopted
from sheetsync.cli.answers import Answers, settings_tab
from sheetsync.cli.session import Session
from sheetsync.config.team import TeamDefaults
from sheetsync.config.timetable import Timetable
from sheetsync.messages import Messages
from sheetsync.model.template import Template


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of it: `share_with` is the service account's address, empty for other ways in."""

    answers: Answers
    defaults: TeamDefaults
    team: tuple[tuple[str, str], ...]
    config: Path
    timetable: Timetable
    share_with: str
    adopted: Adopted | None
    created: bool


def begun_facts(begun: Begun) -> dict[str, Any]:
    """Return what came of it as JSON."""
    answers = begun.answers
    return {
        "spreadsheet_id": answers.spreadsheet,
        "config": str(begun.config),
        "share_with": begun.share_with or None,
        "settings": dict(begun.team),
        "why": list(begun.defaults.why),
        "cron": begun.timetable.cron,
        "service": begun.timetable.service,
        "timer": begun.timetable.timer,
        "created": begun.created,
        "adopted": adopted_facts(begun.adopted) if begun.adopted else None,
    }


def show_begun(session: Session, begun: Begun, template: Template, *, told: bool) -> None:
    """Print what came of it; the reasons for the defaults too, unless they were told when the question was asked."""
    output, say = session.output, session.messages.say
    output.line(say("Written: {file}", file=begun.config), style="bold")
    for reason in () if told else begun.defaults.why:
        output.item(reason)
    if begun.adopted:
        output.line()
        show_adopted(session, begun.adopted)
    _show_timetable(session, begun)
    output.line()
    output.line(say("What to do next"), style="bold")
    for number, step in enumerate(_steps(session.messages, begun, template), start=1):
        output.item(f"{number}. {step}")


def _show_timetable(session: Session, begun: Begun) -> None:
    output, say = session.output, session.messages.say
    output.line()
    output.line(say("For cron (crontab -e)"), style="bold")
    output.text(begun.timetable.cron)
    output.line()
    output.line(say("Or for systemd: /etc/systemd/system/{file}", file="sheetsync.service"), style="bold")
    output.text(begun.timetable.service)
    output.line(say("and {file}", file="/etc/systemd/system/sheetsync.timer"), style="bold")
    output.text(begun.timetable.timer)
    output.line(say("then: systemctl enable --now sheetsync.timer"))


def _steps(messages: Messages, begun: Begun, template: Template) -> Iterator[str]:
    say, config, adopted = messages.say, begun.config, begun.adopted
    if not begun.created and not adopted:
        if begun.share_with:
            yield say("Share the spreadsheet with {address} as an editor.", address=begun.share_with)
        yield f"sheetsync adopt {begun.answers.spreadsheet} --config {config}"
    if not begun.created and not (adopted and adopted.set_up):
        words = "; ".join(f"{label}: {value}" for label, value in begun.team)
        yield say("On its tab “{tab}” set: {words}", tab=settings_tab(template), words=words)
    yield say("Look at what is found and what would be written, and then write it:")
    yield f"sheetsync check --config {config}; sheetsync plan --config {config}; sheetsync sync --config {config}"
    yield say("Where something does not work: sheetsync doctor --config {config}", config=config)
