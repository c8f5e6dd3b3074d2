"""Settings put back by `undo`: those that a run of the sidebar changed and nobody changed since."""

from typing import Any, NamedTuple

from sheetsync.amend.swaps import Outcome
from sheetsync.amend.undoing import UnsureRunError
from sheetsync.cli.changing import outcome_words, shown_value
from sheetsync.cli.facts import calls_facts, heading
from sheetsync.cli.observing import Observer
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, Target
from sheetsync.model.a1 import cell_name
from sheetsync.model.columns import TabName
from sheetsync.model.history import RunKind, RunNote, SettingSwap
from sheetsync.settling import Settled, Settling, back_plan
from sheetsync.sheet import Reading
from sheetsync.sync import RunReport
from sheetsync.workbook.settings_back import cells_held, setting_word

_TEXT = 60


class SettingsUndone(NamedTuple):
    """What an undo of settings came to: those that held what the run put in; no report where nothing was tried."""

    reading: Reading
    number: int
    swaps: tuple[SettingSwap, ...]
    came: Settled | None = None
    report: RunReport | None = None

    def outcome(self, swap: SettingSwap) -> Outcome | None:
        """What became of a setting."""
        if self.came is None:
            return None
        done = {one.name for one in self.came.done}
        return Outcome.DONE if swap.name in done else Outcome.CHANGED


def undo_settings(
    session: Session, target: Target, reading: Reading, note: RunNote, *, tried: bool, unsure: bool
) -> SettingsUndone:
    """Put back the settings of a run, then bring the sheet up to date by a run. Raises UnsureRunError."""
    tab = reading.service_tab(TabName.SETTINGS)
    places = cells_held(tab, reading.template, note.settings) if tab else {}
    swaps = tuple(swap for swap in note.settings if swap.name in places and str(swap.before) != str(swap.after))
    planned = SettingsUndone(reading, note.number, swaps)
    if not swaps or not tried:
        return planned
    if note.unsure and not unsure:
        cells = ", ".join(cell_name(*places[swap.name]) for swap in swaps)
        raise UnsureRunError(number=note.number, cells=cells, spreadsheet_id=target.spreadsheet_id)
    gateway, came = session.gateway(), list[Settled]()

    def work() -> RunReport:
        settling = Settling(gateway, session.run(target).look, kind=RunKind.UNDO, undoes=note.number)
        came.append(settling.settle(reading, back_plan(gateway, swaps)))
        return session.run(target).sync()

    report = Observer(session).run(target, work, "undo")
    return planned._replace(came=came[0], report=report)


def show_settings_undone(session: Session, undone: SettingsUndone) -> None:
    """Print what was put back."""
    messages, output, reading = session.messages, session.output, undone.reading
    words = outcome_words(messages)
    heads = [messages.say("Cell"), messages.say("Before"), messages.say("After"), messages.say("What came of it")]
    rows = [
        [
            setting_word(swap.name, reading.template, messages),
            *(plain(shown_value(value, messages), _TEXT) for value in (swap.after, swap.before)),
            words[came] if (came := undone.outcome(swap)) else "",
        ]
        for swap in undone.swaps
    ]
    output.table(heads, rows)
    if undone.came:
        done = sum(undone.outcome(swap) is Outcome.DONE for swap in undone.swaps)
        output.line(messages.count("{n} cell changed.", "{n} cells changed.", done))


def settings_undone_facts(undone: SettingsUndone) -> dict[str, Any]:
    """Return what was put back, for `--json`."""
    cells = [
        setting_facts(swap._replace(before=swap.after, after=swap.before)) | {"outcome": undone.outcome(swap)}
        for swap in undone.swaps
    ]
    return {
        **heading(undone.reading),
        "undoes": undone.number,
        "settings": cells,
        "runs": [undone.came.number] if undone.came and undone.came.number else [],
        "changed": sum(undone.outcome(swap) is Outcome.DONE for swap in undone.swaps),
        "calls": calls_facts(undone.report.calls) if undone.report else None,
    }


def setting_facts(swap: SettingSwap) -> dict[str, Any]:
    """Return a setting's change for `--json`."""
    return {"name": swap.name, "before": str(swap.before), "after": str(swap.after)}
