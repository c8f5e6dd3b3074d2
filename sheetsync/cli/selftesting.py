"""`selftest`: what the design assumes of Google, tried on a scratch spreadsheet."""

from typing import Any

import click

from sheetsync.cli.adopting import adopt_now
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.deadline import Deadline
from sheetsync.gateway.patience import Patience
from sheetsync.selftest.door import door_tries
from sheetsync.selftest.outcome import Outcome, Try, Verdict
from sheetsync.selftest.product import product_tries
from sheetsync.selftest.scratch import Scratch, scratch
from sheetsync.selftest.tries import TRIES

_LONGEST = 1800
"""Seconds that all tries may take together, waits for the quota and all."""


@click.command("selftest", cls=Verb)
@click.option("--google", "spreadsheet", required=True, metavar="ID", help="An empty spreadsheet to try things on.")
@pass_session
def selftest(session: Session, spreadsheet: str) -> None:
    """Try on an empty spreadsheet what the design assumes of Google, report what was seen, and clean up.

    The thirteen live checks of docs/how-to/verify-on-google.md as far as one account can make them, the contract of the
    door to Sheets, and a whole run.
    A spreadsheet that holds anything is refused. Ends with 1 where something is not as assumed.
    """
    target = session.targets([spreadsheet])[0]
    found: list[tuple[Try, Outcome]] = []
    transport = session.transport()
    patience = Patience(session.budget(transport.account), Deadline(_LONGEST))
    with scratch(transport, target.spreadsheet_id, patience) as made:
        for one in (*TRIES, *door_tries(session.gateway()), *_product(session, target)):
            with session.output.busy(one.number):
                found.append((one, _outcome(one, made)))
    _report(session, target, found)
    differs = any(outcome.verdict in {Verdict.DIFFERS, Verdict.UNKNOWN} for _, outcome in found)
    click.get_current_context().exit(ExitCode.FINDINGS if differs else ExitCode.DONE)


def _product(session: Session, target: Target) -> tuple[Try, ...]:
    run = session.run
    return product_tries(lambda: adopt_now(session, target, "status.ru"), lambda: run(target).sync())


def _outcome(one: Try, made: Scratch) -> Outcome:
    if one.run is None:
        return Outcome(Verdict.BY_HAND, "docs/how-to/verify-on-google.md")
    try:
        made.renew()
        return one.run(made)
    except (SheetsyncError, LookupError, TypeError, ValueError) as error:
        return Outcome(Verdict.UNKNOWN, f"{type(error).__name__}: {error}")


def _report(session: Session, target: Target, found: list[tuple[Try, Outcome]]) -> None:
    if session.options.as_json:
        tries = [
            {"number": one.number, "assumed": one.assumed, "verdict": outcome.verdict.value, "seen": outcome.seen}
            for one, outcome in found
        ]
        session.output.json({"spreadsheet_id": target.spreadsheet_id, "tries": tries})
        return
    say = session.messages.say
    rows: list[tuple[Any, ...]] = [
        (one.number, outcome.verdict.value, f"{one.assumed}: {outcome.seen}") for one, outcome in found
    ]
    session.output.table((say("No."), say("Verdict"), say("Seen")), rows)
    session.output.line(say("The spreadsheet is as it was before."))
