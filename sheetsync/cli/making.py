"""`create` and `adopt`: a new spreadsheet, and one that people made."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, ClassVar, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from sheetsync.cli.errors import HalfMadeError, UnknownZoneError, sentence
from sheetsync.cli.facts import calls_facts
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.interface import Calls
from sheetsync.model.a1 import column_letters
from sheetsync.model.columns import Field
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.workbook.adopt import Adoption, adoption, first_settings
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.settings_tab import default_settings


class NoTitleError(SheetsyncError):
    """A new spreadsheet without a title."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "A new spreadsheet needs a title: sheetsync create --title TITLE"


@click.command("create", cls=Verb)
@click.option("--title", required=True, help="The title of the new spreadsheet.")
@click.option("--template", help="status.ru, status.en, or the path of your own; by default as the language is.")
@click.option("--time-zone", metavar="ZONE", help="As Europe/Moscow; by default the template's.")
@click.option("--departments", metavar="A,B,C", default="", help="The departments; by default the template's.")
@click.option("--sample", is_flag=True, help="Write four sample rows.")
@pass_session
def create(
    session: Session, title: str, template: str | None, time_zone: str | None, departments: str, *, sample: bool
) -> None:
    """Make a new spreadsheet: the status sheet, the meeting page and all that belongs to them."""
    if not title.strip():
        raise NoTitleError
    chosen = session.template(template or f"status.{session.messages.language}")
    if time_zone:
        check_zone(time_zone)
    settings = default_settings(chosen, names_in(departments))
    made, calls = create_now(session, title, chosen, settings, time_zone=time_zone, sample=sample)
    _show_made(session, made, title, calls)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a text that parts them by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def create_now(
    session: Session, title: str, template: Template, settings: Settings, *, time_zone: str | None, sample: bool = False
) -> tuple[str, Calls]:
    """Make a spreadsheet; return its id and the calls it took. Raises HalfMadeError where it was made, not filled."""
    gateway = session.gateway(creating=True)
    with session.output.busy(title):
        made = gateway.create(creation_body(title, template, time_zone, settings.department_names))
        requests = setup_requests(template, sample=sample, settings=settings)
        try:
            gateway.apply(made, [request.as_json() for request in requests], ())
        except SheetsyncError as error:
            raise HalfMadeError(spreadsheet_id=made, reason=sentence(error, session.messages)) from error
    return made, gateway.calls


def check_zone(zone: str) -> None:
    """Raise UnknownZoneError for a time zone that nobody knows."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZoneError(zone=zone) from None


def _show_made(session: Session, made: str, title: str, calls: Calls) -> None:
    address = session.address(made)
    if session.options.as_json:
        facts = {"spreadsheet_id": made, "title": title, "url": address, "calls": calls_facts(calls)}
        session.output.json(facts)
        return
    session.output.line(session.messages.say("Created “{title}”: {address}", title=title, address=address))
    session.output.line(session.messages.say("Next: fill in rows, then run: sheetsync sync {id}", id=made))


class Adopted(NamedTuple):
    """What an adoption came to. `set_up`: the settings tab is new, and begins with what was wished for it."""

    title: str
    template: Template
    adoption: Adoption
    calls: Calls
    set_up: bool = False


@click.command("adopt", cls=Verb)
@click.argument("spreadsheet", metavar="ID")
@click.option("--template", help="status.ru, status.en, or the path of your own; by default the one that fits best.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@pass_session
def adopt(session: Session, spreadsheet: str, template: str | None, *, dry_run: bool) -> None:
    """Take over a spreadsheet that people made, or put back what of ours was lost.

    Our columns go right of theirs and our tabs behind theirs; no cell of theirs is changed. Run again it does
    nothing. Ends with 1 where it has to ask which column or tab is meant.
    """

    def act(target: Target) -> Adopted:
        return adopt_now(session, target, template, dry_run=dry_run)

    visit(session, [spreadsheet], act, Face(adopted_facts, show_adopted, _code))


def adopt_now(
    session: Session,
    target: Target,
    template: str | None = None,
    *,
    dry_run: bool = False,
    begin: Callable[[Settings], Settings] | None = None,
) -> Adopted:
    """Adopt a spreadsheet. `begin` changes what a settings tab that is not there yet begins with."""
    with nullcontext() if dry_run else session.lock(target).held():
        gateway = session.gateway()
        snapshot = gateway.read_whole(target.spreadsheet_id)
        chosen = session.template(template) if template else session.choose(target)(snapshot)
        first = first_settings(snapshot, chosen) if begin else None
        found = adoption(snapshot, chosen, begin(first) if begin and first else None)
        if found.requests and not dry_run:
            gateway.apply(target.spreadsheet_id, [request.as_json() for request in found.requests], ())
        return Adopted(snapshot.title, chosen, found, gateway.calls, set_up=bool(first and found.requests))


def _code(adopted: Adopted) -> ExitCode:
    return ExitCode.FINDINGS if adopted.adoption.questions else ExitCode.DONE


def adopted_facts(adopted: Adopted) -> dict[str, Any]:
    """Return what an adoption did, for `--json`."""
    found = adopted.adoption
    return {
        "title": adopted.title,
        "template": adopted.template.name,
        "mapping": {field.value: column_letters(column) for field, column in found.mapping.items()},
        "done": [request.says for request in found.requests],
        "questions": list(found.questions),
        "left_alone": list(found.said),
        "calls": calls_facts(adopted.calls),
    }


def show_adopted(session: Session, adopted: Adopted) -> None:
    """Print what an adoption did."""
    output, say, found = session.output, session.messages.say, adopted.adoption
    output.line(adopted.title, style="bold")
    headers = {field: adopted.template.columns[field].header for field in Field}
    output.table(
        (say("Column"), say("Header")),
        [(column_letters(found.mapping[field]), headers[field]) for field in Field if field in found.mapping],
    )
    for says in dict.fromkeys(request.says for request in found.requests):
        output.item(f"+ {says}")
    if not found.requests and not found.questions:
        output.line(say("All is in place; nothing was written."))
    for told in found.said:
        output.item(told)
    for question in found.questions:
        output.item(f"? {question}")
