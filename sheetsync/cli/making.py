"""`create` and `adopt`: a new spreadsheet, and one that people made."""

from contextlib import nullcontext
from typing import Any, NamedTuple
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
from sheetsync.model.template import Template
from sheetsync.workbook.adopt import Adoption, adoption
from sheetsync.workbook.create import creation_body, setup_requests


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
    chosen = session.template(template or f"status.{session.messages.language}")
    if time_zone:
        _check_zone(time_zone)
    names = tuple(name.strip() for name in departments.split(",") if name.strip())
    gateway = session.gateway(creating=True)
    with session.output.busy(title):
        made = gateway.create(creation_body(title, chosen, time_zone, names))
        requests = setup_requests(chosen, names, sample=sample)
        try:
            gateway.apply(made, [request.as_json() for request in requests], ())
        except SheetsyncError as error:
            raise HalfMadeError(spreadsheet_id=made, reason=sentence(error, session.messages)) from error
    _show_made(session, made, title, gateway.calls)


def _check_zone(zone: str) -> None:
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
    """What an adoption came to."""

    title: str
    template: Template
    adoption: Adoption
    calls: Calls


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
        with nullcontext() if dry_run else session.lock(target).held():
            return adopted(target)

    def adopted(target: Target) -> Adopted:
        gateway = session.gateway()
        snapshot = gateway.read_whole(target.spreadsheet_id)
        chosen = session.template(template) if template else session.choose(target)(snapshot)
        found = adoption(snapshot, chosen)
        if found.requests and not dry_run:
            gateway.apply(target.spreadsheet_id, [request.as_json() for request in found.requests], ())
        return Adopted(snapshot.title, chosen, found, gateway.calls)

    visit(session, [spreadsheet], act, Face(_adopted_facts, _show_adopted, _code))


def _code(adopted: Adopted) -> ExitCode:
    return ExitCode.FINDINGS if adopted.adoption.questions else ExitCode.DONE


def _adopted_facts(adopted: Adopted) -> dict[str, Any]:
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


def _show_adopted(session: Session, adopted: Adopted) -> None:
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
