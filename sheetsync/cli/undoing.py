"""`history` and `undo`: which runs wrote what, and one of them put back."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import click

from sheetsync.amend.swaps import Outcome, spot_of
from sheetsync.amend.undoing import UnsureRunError, run_to_undo, undoing
from sheetsync.amending import Amending, Result, carry_out
from sheetsync.assess import Remember
from sheetsync.cli.changing import column_word, kind_words, outcome_words, shown_value, swap_facts
from sheetsync.cli.facts import calls_facts, heading
from sheetsync.cli.fixing import show_numbers
from sheetsync.cli.lazy import Verb
from sheetsync.cli.observing import Observer
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.undoing_settings import (
    SettingsUndone,
    setting_facts,
    settings_undone_facts,
    show_settings_undone,
    undo_settings,
)
from sheetsync.cli.visiting import Face, visit
from sheetsync.messages import Messages
from sheetsync.model.a1 import cell_name
from sheetsync.model.history import CellSwap, RunKind, RunNote
from sheetsync.sheet import Reading
from sheetsync.sync import RunReport
from sheetsync.workbook.settings_back import setting_word

_TEXT = 60
"""Characters of a cell that the table shows."""


@click.command("history", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@pass_session
def history(session: Session, ids: tuple[str, ...]) -> None:
    """List the runs that wrote, the latest first, with the cells they wrote. Nothing is written.

    It is kept in the sheet's hidden tab: the last 100 runs.
    """

    def act(target: Target) -> Reading:
        return session.run(target).check().reading

    visit(session, ids, act, Face(_history_facts, _show_history))


def _show_history(session: Session, reading: Reading) -> None:
    messages, notes = session.messages, reading.remembered.runs[::-1]
    session.output.line(reading.snapshot.title, style="bold")
    if not notes:
        session.output.line(messages.say("No run has written yet."))
        return
    heads = (messages.say("Run"), messages.say("When"), messages.say("What for"), messages.say("What it wrote"))
    words = kind_words(messages)
    rows = [(one.number, _when(one), words[one.kind], "; ".join(_told(one, reading, messages))) for one in notes]
    session.output.table(heads, rows)


def _when(note: RunNote) -> str:
    return note.at.replace("T", " ")[:16]


def _told(note: RunNote, reading: Reading, messages: Messages) -> Iterable[str]:
    if note.undoes is not None:
        yield messages.say("put back run {number}", number=note.undoes)
    if note.unsure:
        yield messages.say("cut off: which of these came to be is not sure")
    for swap in note.swaps:
        before, after = (plain(shown_value(value, messages), _TEXT) for value in (swap.before, swap.after))
        yield f"{swap.row_id} {column_word(swap.field, reading)}: {before} → {after}"
    for one in note.settings:
        before, after = (plain(shown_value(value, messages), _TEXT) for value in (one.before, one.after))
        yield f"{setting_word(one.name, reading.template, messages)}: {before} → {after}"
    if note.appended:
        yield messages.count("{n} row appended", "{n} rows appended", len(note.appended))
    if note.wrote:
        yield ", ".join(note.wrote)


def _history_facts(reading: Reading) -> dict[str, Any]:
    return {**heading(reading), "runs": [_note_facts(note) for note in reading.remembered.runs[::-1]]}


def _note_facts(note: RunNote) -> dict[str, Any]:
    return {
        "run": note.number,
        "kind": note.kind.value,
        "at": note.at,
        "wrote": list(note.wrote),
        "cells": [swap_facts(swap, None) for swap in note.swaps],
        "settings": [setting_facts(one) for one in note.settings],
        "appended": [one.row_id for one in note.appended],
        "undoes": note.undoes,
        "unsure": note.unsure,
        "can_be_undone": note.can_be_undone,
    }


class Undone(NamedTuple):
    """What an undo came to; no result where nothing could be put back, and swaps that were not tried."""

    reading: Reading
    number: int
    swaps: tuple[CellSwap, ...]
    result: Result | None


@click.command("undo", cls=Verb)
@click.argument("spreadsheet", metavar="ID")
@click.argument("run", type=int)
@click.option("--dry-run", is_flag=True, help="Show what would be put back and change nothing.")
@click.option("--unsure", is_flag=True, help="Put back a run that was cut off, though people may have typed the same.")
@pass_session
def undo(session: Session, spreadsheet: str, run: int, *, dry_run: bool, unsure: bool) -> None:
    """Put back what a run did to people's cells. RUN is its number in the history.

    That is cells that were fixed, settings that were changed in the sidebar, and rows that were appended.

    Only what nobody changed since is put back; of an appended row the cells are emptied, and the row stays where it
    is. The service's own cells need no undo: they follow from the sheet.
    """

    def act(target: Target) -> Undone | SettingsUndone:
        reading = session.run(target).check().reading
        note = run_to_undo(reading.remembered, run, target.spreadsheet_id)
        if note.settings:
            return undo_settings(session, target, reading, note, tried=not dry_run, unsure=unsure)
        planned = Undone(reading, run, undoing(note, reading), None)
        return planned if dry_run else _undo(session, target, planned, unsure=note.unsure and not unsure)

    visit(session, [spreadsheet], act, Face(_undone_facts, _show_undone))


def _undo(session: Session, target: Target, planned: Undone, *, unsure: bool) -> Undone:
    number = planned.number
    if not planned.swaps:
        return planned
    if unsure:
        spots = (spot_of(swap, planned.reading) for swap in planned.swaps)
        cells = ", ".join(cell_name(spot.row, spot.column) for spot in spots if spot)
        raise UnsureRunError(number=number, cells=cells, spreadsheet_id=target.spreadsheet_id)
    at = planned.reading.now.isoformat(timespec="minutes")
    note = RunNote(0, RunKind.UNDO, at, undoes=number)
    amending = Amending(session.gateway(), target.spreadsheet_id)
    came: list[Result] = []

    def sync(remember: Remember) -> RunReport:
        return session.run(target, remember=remember).sync()

    def work() -> RunReport:
        came.append(carry_out(amending, planned.reading, planned.swaps, note, sync))
        return came[-1].report

    Observer(session).run(target, work, "undo")
    return planned._replace(result=came[-1])


def _show_undone(session: Session, undone: Undone | SettingsUndone) -> None:
    messages, output = session.messages, session.output
    output.line(undone.reading.snapshot.title, style="bold")
    if not undone.swaps:
        output.line(
            messages.say("Nothing of run {number} is left as it was; nothing was changed.", number=undone.number)
        )
        return
    if isinstance(undone, SettingsUndone):
        show_settings_undone(session, undone)
        return
    words = outcome_words(messages)
    heads = [messages.say("Cell"), messages.say("Before"), messages.say("After")]
    rows = [
        [
            f"{one.row_id} {column_word(one.field, undone.reading)}",
            *(plain(shown_value(value, messages), _TEXT) for value in one[2:]),
        ]
        for one in undone.swaps
    ]
    if undone.result:
        heads.append(messages.say("What came of it"))
        for row, one in zip(rows, undone.swaps, strict=True):
            row.append(words[undone.result.outcomes[one]])
    output.table(heads, rows)
    if undone.result:
        show_numbers(session, undone.result)


def _undone_facts(undone: Undone | SettingsUndone) -> dict[str, Any]:
    if isinstance(undone, SettingsUndone):
        return settings_undone_facts(undone)
    result = undone.result
    outcomes = result.outcomes if result else {}
    return {
        **heading(undone.reading),
        "undoes": undone.number,
        "cells": [swap_facts(one, outcomes.get(one)) for one in undone.swaps],
        "runs": list(result.numbers) if result else [],
        "changed": sum(1 for came in outcomes.values() if came is Outcome.DONE),
        "calls": calls_facts(result.report.calls) if result else None,
    }
