"""`doctor`: looks at everything around the sheets, line by line, each with its one next step."""

import time
from collections.abc import Iterator
from typing import Any

import click

from sheetsync.cli.errors import parted, sentence
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.clock import system_now
from sheetsync.doctor.access import FIELDS, check_role
from sheetsync.doctor.machine import check_clock, check_lock, check_quota, check_schedule
from sheetsync.doctor.result import Check, State, doubtful, fine, wrong
from sheetsync.doctor.sheet import sheet_checks
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.probe import server_clock
from sheetsync.gateway.refusals import (
    ApiOffError,
    NotFoundError,
    NotSharedError,
    QuotaError,
    SignInError,
    UnreachableError,
)
from sheetsync.gateway.transport import ALL_DRIVES, GOOGLE
from sheetsync.machine.folder import made, state_folder
from sheetsync.machine.heartbeat import Heartbeats
from sheetsync.messages import Messages

_MARKS = {State.OK: "✓", State.WARNING: "!", State.ERROR: "✗"}
_STYLES = {State.OK: "", State.WARNING: "yellow", State.ERROR: "red"}
_KINDS: tuple[tuple[type[SheetsyncError], str], ...] = (
    (UnreachableError, "network"),
    (SignInError, "sign_in"),
    (ApiOffError, "api"),
    (NotSharedError, "sharing"),
    (NotFoundError, "sharing"),
    (QuotaError, "quota"),
)


@click.command("doctor", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--strict", is_flag=True, help="End with 1 where there are warnings.")
@click.option("--here", is_flag=True, help="Ask no server: only what this machine tells, as a health check wants it.")
@pass_session
def doctor(session: Session, ids: tuple[str, ...], *, strict: bool, here: bool) -> None:
    """Look at what runs depend on: config, clock, network, sign-in, sharing, the sheet itself, the timetable.

    Each line is fine, a warning or an error, and says the one next step. Nothing is written to a sheet. Ends with 0
    where nothing is wrong, else with the code of the gravest error, as in the program's help.
    """
    around = list(_around(session, asks=not here))
    sheets: list[tuple[Target, list[Check]]] = []
    if not any(check.state is State.ERROR for check in around):
        targets = session.targets(ids) if ids or session.config.config.spreadsheets else ()
        look = _runs if here else _of_sheet
        sheets = [(target, list(look(session, target))) for target in targets]
    if session.options.as_json:
        session.output.json(_facts(around, sheets))
    else:
        _show(session, around, sheets)
    found = [*around, *(check for _, checks in sheets for check in checks)]
    click.get_current_context().exit(_code(found, strict=strict))


def _around(session: Session, *, asks: bool) -> Iterator[Check]:
    """Yield what holds for all sheets; after an error nothing that depends on it is looked at."""
    config = _config(session)
    yield config
    if config.state is State.ERROR:
        return
    yield _state(session.messages)
    if asks:
        yield from _server(session)
    yield _key(session)


def _config(session: Session) -> Check:
    try:
        loaded, messages = session.config, session.messages
        _ = session.base_url
    except SheetsyncError as error:
        return _failed(error, Messages(session.options.language or "en"), "config")
    if not loaded.config.spreadsheets:
        said = messages.say("No config lists a spreadsheet.")
        return doubtful("config", said, messages.say("Make one: sheetsync init"))
    listed = messages.count("{n} spreadsheet", "{n} spreadsheets", len(loaded.config.spreadsheets))
    return fine("config", messages.say("{config} lists {spreadsheets}.", config=loaded.path, spreadsheets=listed))


def _state(messages: Messages) -> Check:
    try:
        folder = made(state_folder())
    except SheetsyncError as error:
        return _failed(error, messages, "state")
    return fine("state", messages.say("Locks are kept in {folder}.", folder=folder))


def _server(session: Session) -> Iterator[Check]:
    messages, url = session.messages, session.base_url or GOOGLE
    try:
        there = server_clock(url)
    except SheetsyncError as error:
        yield _failed(error, messages, "network")
        return
    yield fine("network", messages.say("{host} answers.", host=url.partition("//")[2]))
    yield check_clock(system_now(), there, messages)


def _key(session: Session) -> Check:
    messages, sign_in = session.messages, session.sign_in
    if session.base_url:
        return fine("key", messages.say("The server in Google's place asks for no sign-in."))
    try:
        transport = session.transport()
    except SheetsyncError as error:
        return _failed(error, messages, "key")
    file = sign_in.key_file or sign_in.token_file
    if file is None:
        return fine("key", messages.say("The machine's own credentials are used."))
    said = messages.say(
        "{file} is yours alone to read; it signs in {who}.", file=file, who=transport.named or messages.say("a person")
    )
    return fine("key", said)


def _of_sheet(session: Session, target: Target) -> Iterator[Check]:
    """Yield what holds for one sheet."""
    messages = session.messages
    try:
        transport, gateway = session.transport(), session.gateway()
        snapshot = gateway.read_whole(target.spreadsheet_id)
        template = session.choose(target)(snapshot)
    except SheetsyncError as error:
        yield _failed(error, messages, "sheet")
        return
    yield fine("sharing", messages.say("“{title}” can be read.", title=snapshot.title))
    yield _role(session, target, messages)
    yield from sheet_checks(snapshot, template, session.options.now or system_now(), messages)
    budget = session.budget(transport.account)
    wait = max(budget.promised(changes=changes, within=0.0) for changes in (False, True))
    yield check_quota(wait, messages)
    yield from _runs(session, target)


def _role(session: Session, target: Target, messages: Messages) -> Check:
    transport = session.transport()
    try:
        file = transport.call(
            "get",
            f"/drive/v3/files/{target.spreadsheet_id}",
            params={"fields": FIELDS, **ALL_DRIVES},
        )
    except SheetsyncError as error:
        said = messages.say("Drive doesn't say who may change it: {said}", said=sentence(error, messages))
        return doubtful("role", said, messages.say("Mend that as it says, or leave it: runs go on without Drive."))
    return check_role(file, transport.address, messages)


def _runs(session: Session, target: Target) -> Iterator[Check]:
    running, messages = session.lock(target).running(), session.messages
    yield check_lock(running.age(time.time()) if running else None, messages)
    yield check_schedule(Heartbeats(state_folder()).of(session.key(target)), system_now(), messages)


def _failed(error: SheetsyncError, messages: Messages, otherwise: str) -> Check:
    """Return the check that an error is."""
    name = next((name for kind, name in _KINDS if isinstance(error, kind)), otherwise)
    if otherwise in {"config", "key", "state"}:
        name = otherwise
    return wrong(name, *parted(error, messages), error.exit_code)


def _code(found: list[Check], *, strict: bool) -> ExitCode:
    errors = [check.code for check in found if check.state is State.ERROR]
    if errors:
        return max(errors)
    doubts = strict and any(check.state is State.WARNING for check in found)
    return ExitCode.FINDINGS if doubts else ExitCode.DONE


def _facts(here: list[Check], sheets: list[tuple[Target, list[Check]]]) -> dict[str, Any]:
    found = [*here, *(check for _, checks in sheets for check in checks)]
    counted = {state.value: sum(check.state is state for check in found) for state in State}
    return {
        "checks": [_fact(check) for check in here],
        "spreadsheets": [
            {"spreadsheet_id": target.spreadsheet_id, "name": target.name, "checks": [_fact(check) for check in checks]}
            for target, checks in sheets
        ],
        "counted": counted,
    }


def _fact(check: Check) -> dict[str, Any]:
    return {"name": check.name, "state": check.state.value, "said": check.said, "step": check.step or None}


def _show(session: Session, here: list[Check], sheets: list[tuple[Target, list[Check]]]) -> None:
    _lines(session, here)
    for target, checks in sheets:
        session.output.line()
        session.output.line(target.name or target.spreadsheet_id, style="bold")
        _lines(session, checks)
    if not sheets and any(check.state is State.ERROR for check in here):
        session.output.line(session.messages.say("The rest was not looked at: it depends on this."))


def _lines(session: Session, checks: list[Check]) -> None:
    for check in checks:
        session.output.line(f"{_MARKS[check.state]} {check.name}: {check.said}", style=_STYLES[check.state])
        if check.step:
            session.output.item(f"  → {check.step}")
