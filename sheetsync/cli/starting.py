"""`init`: from nothing to a config that loads, a timetable, and the next step."""

import getpass
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from sheetsync.cli.adopting import adopt_now
from sheetsync.cli.answers import (
    Answers,
    read_day,
    read_departments,
    read_headcount,
    read_spreadsheet,
    read_zone,
    team_lines,
)
from sheetsync.cli.begun import Begun, begun_facts, show_begun
from sheetsync.cli.creating import Wished, create_now, given_departments, read_folder
from sheetsync.cli.lazy import Verb
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, pass_session
from sheetsync.cli.wizard import Wizard, machine_zone
from sheetsync.config.file import DEFAULT
from sheetsync.config.start import Start, beside_config, start_config
from sheetsync.config.team import TeamDefaults, team_defaults
from sheetsync.config.timetable import Timetable
from sheetsync.errors import MisuseError, SetupError
from sheetsync.gateway.accounts import SCOPES
from sheetsync.gateway.refusals import StorageError
from sheetsync.gateway.sign_in import SignIn
from sheetsync.messages import Messages
from sheetsync.model.template import Template
from sheetsync.workbook.settings_tab import default_settings


class ConfigThereError(SetupError):
    """The config that should be written is there already."""

    message = "{file} is there already, and is left as it is. Name another file: sheetsync init --output FILE"


class UnwritableConfigError(SetupError):
    """The config can't be written."""

    message = "{file} can't be written: {reason}. Name another file: sheetsync init --output FILE"


class NothingToBeginError(MisuseError):
    """Neither a spreadsheet nor the wish for a new one."""

    message = (
        "Which spreadsheet? Open yours, or a blank one (sheets.new), and name its address: sheetsync init "
        "--spreadsheet URL. Signed in as yourself, or on a shared drive (--folder URL), a new one can be made: "
        "--create TITLE"
    )


@click.command("init", cls=Verb)
@click.option("--spreadsheet", default="", metavar="URL", help="The spreadsheet: its address or id.")
@click.option("--create", "title", default="", metavar="TITLE", help="Make a new one: as yourself, or in --folder.")
@click.option("--folder", metavar="URL", default="", help="Make it there: a folder of a shared drive, or the drive.")
@click.option("--name", default="", help="A short name for the command line.")
@click.option("--time-zone", default="", metavar="ZONE", help="As Europe/Moscow; by default this machine's.")
@click.option("--departments", default="", metavar="A,B,C", help="The departments; by default the template's.")
@click.option("--headcount", default="", metavar="NUMBER", help="How many people: sets defaults, and says why.")
@click.option("--meeting-day", default="", metavar="DAY", help="The day of the weekly meeting, as Monday or 1.")
@click.option("--goal", default="", help="The one goal of all departments.")
@click.option("--key-file", type=click.Path(dir_okay=False, path_type=Path), help="The service account's key.")
@click.option("--token-file", type=click.Path(dir_okay=False, path_type=Path), help="Your sign-in, made by login.")
@click.option("--subject", default="", metavar="ADDRESS", help="On whose behalf the account works (delegation).")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=DEFAULT,
    show_default=True,
    help="The config to write. One that is there is never overwritten.",
)
@click.option("--adopt", is_flag=True, help="Adopt the spreadsheet at once, with these answers on its settings tab.")
@click.option("--ask/--no-ask", default=None, help="Ask for what is missing; by default at a terminal.")
@pass_session
def init(session: Session, title: str, output: Path, *, adopt: bool, ask: bool | None, **given: Any) -> None:
    """Begin: ask a few questions, write a config that loads, and say what to do next.

    At a terminal it asks; everywhere else the options answer. No spreadsheet is touched unless --adopt or --create is
    given, or you say yes when asked. What a team changes day by day stands on the settings tab of its sheet.
    """
    output, session = _where(output, session)
    asking = _at_terminal() and not session.options.as_json if ask is None else ask
    language = session.options.language or (_asked_language(session) if asking else session.messages.language)
    spoken = session.speaking(language)
    template = spoken.template(f"status.{language}")
    answers = _completed(_answers(language, given), spoken, template, asking=asking, title=title)
    begun = _begin(spoken, answers, template, output, title=title, adopt=adopt, asking=asking)
    if session.options.as_json:
        session.output.json(begun_facts(begun))
    else:
        show_begun(spoken, begun, template, told=asking)


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked_language(session: Session) -> str:
    usual = session.messages.language
    return str(click.prompt("Language / Язык", type=click.Choice(["ru", "en"]), default=usual))


def _where(output: Path, session: Session) -> tuple[Path, Session]:
    """Return where the config is to be written, and the session to write it in. Raises ConfigThereError.

    Who names a config by --config, and no other output, means that one.
    """
    named = session.options.config
    if named and output == Path(DEFAULT):
        output, session = named, session.without_config()
    if output.exists() or output.is_symlink():
        raise ConfigThereError(file=output)
    return output, session


def _answers(language: str, given: dict[str, Any]) -> Answers:
    return Answers(
        language=language,
        spreadsheet=read_spreadsheet(given["spreadsheet"]),
        name=plain(given["name"]),
        time_zone=read_zone(given["time_zone"]),
        departments=read_departments(",".join(given_departments(given["departments"]))),
        headcount=read_headcount(given["headcount"]),
        meeting_day=read_day(given["meeting_day"]),
        goal=plain(given["goal"]),
        key_file=given["key_file"],
        token_file=given["token_file"],
        subject=plain(given["subject"]),
        folder=read_folder(given["folder"]),
    )


def _completed(answers: Answers, session: Session, template: Template, *, asking: bool, title: str) -> Answers:
    """Return the answers with what was asked, and with the sign-in that the environment names."""
    found = session.sign_in
    if not (answers.key_file or answers.token_file):
        answers = replace(answers, key_file=found.key_file, token_file=found.token_file)
    if asking:
        answers = Wizard(session.messages, template).ask(answers, may_create=bool(title), signs_in=not session.base_url)
    if not answers.spreadsheet and not title:
        raise NothingToBeginError
    return replace(answers, time_zone=answers.time_zone or machine_zone(template.time_zone))


def _begin(
    session: Session, answers: Answers, template: Template, output: Path, *, title: str, adopt: bool, asking: bool
) -> Begun:
    defaults = team_defaults(answers.headcount, session.messages)
    sign_in = SignIn(answers.key_file, answers.token_file, answers.subject)
    share_with = _share_with(session, sign_in)
    if title and share_with and not answers.folder:
        raise StorageError(address=share_with)
    settings = answers.team(defaults)(default_settings(template, answers.departments))
    signed = session.signed_in(sign_in)
    if title:
        made, _ = create_now(signed, Wished(title, template, settings, answers.time_zone, answers.folder))
        answers = replace(answers, spreadsheet=made)
    team = team_lines(settings, template)
    _write(output, start_config(_start(session, answers, defaults, team, output), session.messages))
    timetable = Timetable(_program(), output.absolute(), defaults.every, answers.time_zone, getpass.getuser())
    adopted = None
    if not title and (adopt or (asking and _wants_adoption(session.messages, share_with))):
        target = signed.targets([answers.spreadsheet])[0]
        adopted = adopt_now(signed, target, begin=answers.team(defaults))
    return Begun(answers, defaults, team, output, timetable, share_with, adopted, created=bool(title))


def _wants_adoption(messages: Messages, share_with: str) -> bool:
    if share_with:
        click.echo(messages.say("Share the spreadsheet with {address} as an editor first.", address=share_with))
    return click.confirm(messages.say("Adopt the spreadsheet now"), default=False)


def _start(
    session: Session, answers: Answers, defaults: TeamDefaults, team: tuple[tuple[str, str], ...], output: Path
) -> Start:
    files = (answers.key_file, answers.token_file)
    key, token = (beside_config(file, output) if file else "" for file in files)
    return Start(
        language=answers.language,
        spreadsheet_id=answers.spreadsheet,
        name=answers.name,
        key_file=key,
        token_file=token,
        subject=answers.subject,
        base_url=session.base_url or "",
        why=defaults.why,
        team=team,
    )


def _write(output: Path, text: str) -> None:
    """Write the config; a file that came there meanwhile is left as it is."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise ConfigThereError(file=output) from error
    except OSError as error:
        raise UnwritableConfigError(file=output, reason=error.strerror) from error


def _program() -> Path:
    return Path(shutil.which("sheetsync") or sys.argv[0]).absolute()


def _share_with(session: Session, sign_in: SignIn) -> str:
    """Return the service account's address, so far as it can be told without asking Google."""
    if session.base_url or not sign_in.key_file or sign_in.subject:
        return ""
    return str(sign_in.credentials(SCOPES).service_account_email)
