"""`create`: a new spreadsheet, in one's own Drive or on a shared one."""

import re
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from sheetsync.cli.errors import HalfMadeError, MaybeMadeError, UnknownZoneError, sentence
from sheetsync.cli.facts import calls_facts
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, pass_session
from sheetsync.errors import MisuseError, SheetsyncError
from sheetsync.gateway.accounts import FOLDER_SCOPES, SCOPES
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.interface import Calls
from sheetsync.gateway.refusals import UnknownOutcomeError
from sheetsync.model.settings import Settings
from sheetsync.model.spreadsheets import folder_id
from sheetsync.model.template import Template
from sheetsync.workbook.adopt import furnish_blank
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.requests import Request
from sheetsync.workbook.settings_tab import default_settings


class NoTitleError(MisuseError):
    """A new spreadsheet without a title."""

    message = "A new spreadsheet needs a title: sheetsync create --title TITLE"


class BadFolderError(MisuseError):
    """A text that can't be the id of a folder."""

    message = "“{text}” is no folder's id or address. Open the folder in Drive and copy its address: …/folders/ID"


class NoDepartmentError(MisuseError):
    """A list of departments that names none."""

    message = '“{text}” names no department. Part their names by commas: --departments "Sales,Marketing"'


@click.command("create", cls=Verb)
@click.option("--title", required=True, help="The title of the new spreadsheet.")
@click.option("--template", help="status.ru, status.en, or the path of your own; by default as the language is.")
@click.option("--time-zone", metavar="ZONE", help="As Europe/Moscow; by default the template's.")
@click.option("--departments", metavar="A,B,C", default="", help="The departments; by default the template's.")
@click.option("--folder", metavar="URL", default="", help="Put it there: a folder of a shared drive, or the drive.")
@click.option("--sample", is_flag=True, help="Write four sample rows.")
@pass_session
def create(
    session: Session,
    title: str,
    *,
    template: str | None,
    time_zone: str | None,
    departments: str,
    folder: str,
    sample: bool,
) -> None:
    """Make a new spreadsheet: the status sheet, the meeting page and all that belongs to them.

    A service account owns no files, so it makes one in a folder of a shared drive (--folder), or adopts one.
    """
    if not title.strip():
        raise NoTitleError
    chosen = session.template(template or f"status.{session.messages.language}")
    if time_zone:
        check_zone(time_zone)
    settings = default_settings(chosen, given_departments(departments))
    wished = Wished(title, chosen, settings, time_zone, read_folder(folder), sample)
    _show_made(session, title, *create_now(session, wished))


def given_departments(text: str) -> tuple[str, ...]:
    """Return the departments that an option names, none where it wasn't given. Raises NoDepartmentError."""
    names = names_in(text)
    if text and not names:
        raise NoDepartmentError(text=text)
    return names


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a text that parts them by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


class Wished(NamedTuple):
    """A spreadsheet to be made; `folder` is the id of where it shall lie, empty for the maker's own Drive."""

    title: str
    template: Template
    settings: Settings
    time_zone: str | None = None
    folder: str = ""
    sample: bool = False


def create_now(session: Session, wished: Wished) -> tuple[str, Calls]:
    """Make a spreadsheet; return its id and the calls it took.

    Raises HalfMadeError where it was made, not filled, MaybeMadeError where no answer says whether it was.
    """
    gateway = session.gateway(FOLDER_SCOPES if wished.folder else SCOPES)
    with session.output.busy(wished.title):
        try:
            made = _blank(gateway, wished)
        except UnknownOutcomeError as error:
            raise MaybeMadeError(title=wished.title, reason=error.facts.get("reason")) from error
        try:
            gateway.apply(made, [request.as_json() for request in _furniture(gateway, made, wished)], ())
        except SheetsyncError as error:
            raise HalfMadeError(spreadsheet_id=made, reason=sentence(error, session.messages)) from error
    return made, gateway.calls


def _blank(gateway: GoogleGateway, wished: Wished) -> str:
    if wished.folder:
        return gateway.create_in(wished.folder, wished.title)
    names = wished.settings.department_names
    return gateway.create(creation_body(wished.title, wished.template, wished.time_zone, names))


def _furniture(gateway: GoogleGateway, made: str, wished: Wished) -> tuple[Request, ...]:
    """Return what is to be put in: a file that Drive made has a tab of Google's, which has to be seen first."""
    _, template, settings, zone, folder, sample = wished
    if folder:
        return furnish_blank(gateway.read_whole(made), template, settings, zone, sample=sample)
    return setup_requests(template, sample=sample, settings=settings)


def read_folder(text: str) -> str:
    """Return the id of a folder in an address or a text, empty for none. Raises BadFolderError."""
    found = folder_id(text)
    if found and not re.fullmatch(r"[\w-]+", found, re.ASCII):
        raise BadFolderError(text=text)
    return found


def check_zone(zone: str) -> None:
    """Raise UnknownZoneError for a time zone that nobody knows."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZoneError(zone=zone) from None


def _show_made(session: Session, title: str, made: str, calls: Calls) -> None:
    address = session.address(made)
    if session.options.as_json:
        facts = {"spreadsheet_id": made, "title": title, "url": address, "calls": calls_facts(calls)}
        session.output.json(facts)
        return
    session.output.line(session.messages.say("Created “{title}”: {address}", title=title, address=address))
    session.output.line(session.messages.say("Next: fill in rows, then run: sheetsync sync {id}", id=made))
