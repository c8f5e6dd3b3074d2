"""`adopt`: take over a spreadsheet that people made."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, NamedTuple

import click

from sheetsync.cli.facts import calls_facts
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.errors import ExitCode
from sheetsync.gateway.interface import Calls
from sheetsync.memory.cells import read_memory
from sheetsync.model.a1 import column_letters
from sheetsync.model.columns import Field, TabName
from sheetsync.model.settings import Settings
from sheetsync.model.template import Template
from sheetsync.workbook.adopt import Adoption, adoption, first_settings


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
        read_memory(snapshot.tagged(TabName.MEMORY.value))
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
