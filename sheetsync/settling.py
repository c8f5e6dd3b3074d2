"""Settings changed on a person's word: sent, looked at, put back where they hit another cell, and planned again."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from sheetsync.amending import Door
from sheetsync.errors import SheetsyncError
from sheetsync.gateway.refusals import RefusedError, UnknownOutcomeError
from sheetsync.memory.cells import memory_lines
from sheetsync.memory.history import next_number, with_note, without_note
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.history import RunKind, RunNote, SettingSwap
from sheetsync.model.memory import Memory
from sheetsync.plan.fence import fence_requests
from sheetsync.plan.sheet import plan_memory
from sheetsync.sheet import Reading, read_snapshot
from sheetsync.sync import note, status_tab
from sheetsync.workbook.requests import Request
from sheetsync.workbook.settings_back import back_to_ask, put_back
from sheetsync.workbook.settings_changes import Changes, add_alias, add_department
from sheetsync.workbook.settings_outcome import astray, put_in

ROUNDS = 4
"""How often a person's word is written before it says that people kept changing the tab."""

Plan = Callable[[Reading, Tab, int], Changes]
"""What is still to be done to the tab of the settings, as it stands in a reading, in the round of this number from 0.

In the first an empty cell is filled, if Google finds it; later it gets a line of its own.
"""


class NoSettingsTabError(SheetsyncError):
    """The tab of the settings is gone: a run brings it back."""

    message = "The tab with the settings is gone. Write the page once: it comes back."


@dataclass(frozen=True, slots=True)
class Settled:
    """The reading after it, what of the plan is still left there, whether anything was written, and what was put in.

    `number` is that of its note in the history, 0 where nothing was put in.
    """

    reading: Reading
    left: Changes
    wrote: bool
    done: tuple[SettingSwap, ...] = ()
    number: int = 0

    @property
    def whole(self) -> bool:
        """Whether the tab says all that was wanted."""
        return not self.left.requests and not self.left.changed_meanwhile


class Settling:
    """Changes the settings of one spreadsheet; `look` reads it anew, `kind` and `undoes` say what for."""

    def __init__(
        self, gateway: Door, look: Callable[[], Reading], *, kind: RunKind = RunKind.SETTINGS, undoes: int | None = None
    ) -> None:
        self._gateway = gateway
        self._look = look
        self._note = RunNote(0, kind, "", undoes=undoes)
        self._done: list[SettingSwap] = []
        self._unsure = False

    def settle(self, reading: Reading, plan: Plan) -> Settled:
        """Do what a plan wants until it wants nothing more, some rounds at most.

        Raises NoSettingsTabError, RefusedError where the same refusal comes twice, and the errors of
        `gateway.refusals`.
        """
        changes, refused, wrote = plan(reading, settings_tab(reading), 0), "", False
        at = reading.now.isoformat(timespec="minutes")
        self._note = replace(self._note, number=next_number(reading.remembered), at=at)
        for turn in range(ROUNDS):
            if not changes.requests:
                break
            try:
                reading, wrote = self._sent(reading, changes), True
            except RefusedError as error:
                if str(error) == refused:
                    raise
                refused, reading = str(error), self._look()
            except UnknownOutcomeError:
                self._unsure = wrote = True
                self._done += _planned(changes)
                self._gateway.rest(turn + 1)
                reading = self._look()
            changes = plan(reading, settings_tab(reading), turn + 1)
        return self._settled(Settled(reading, changes, wrote))

    def _settled(self, came: Settled) -> Settled:
        """Note in the history what came to be; should that fail, its note stays as unsure as it is."""
        if not came.wrote:
            return came
        done = tuple(self._done)
        kept = replace(self._note, settings=_worth(self._note, done), unsure=self._unsure)

        def change(memory: Memory) -> Memory:
            return with_note(memory, kept) if done else without_note(memory, kept.number)

        with suppress(SheetsyncError):
            note(self._gateway, came.reading.snapshot.spreadsheet_id, change, came.reading.messages)
        return replace(came, done=done, number=kept.number if done else 0)

    def _sent(self, reading: Reading, changes: Changes) -> Reading:
        """Send changes in one batch behind the fence; return the reading after it, with what went astray put back."""
        ahead = (*_fence(reading), *self._noted(reading, changes))
        after, counts = self._swapped(reading, (*ahead, *changes.requests))
        tab, counts = settings_tab(after), counts[len(ahead) :]
        self._done += put_in(changes, counts, tab, after.template)
        back = astray(changes, counts, tab, after.template, speak=_speak(after), locale=after.snapshot.locale)
        return self._swapped(after, back)[0] if back else after

    def _noted(self, reading: Reading, changes: Changes) -> tuple[Request, ...]:
        """Return what writes the note, unsure as it is before the answer, onto the hidden tab."""
        settings = _worth(self._note, (*self._done, *_planned(changes)))
        unsure = replace(self._note, settings=settings, unsure=True)
        lines = memory_lines(with_note(reading.remembered, unsure))
        return plan_memory(reading.service_tab(TabName.MEMORY), lines, reading.messages).requests

    def _swapped(self, reading: Reading, requests: tuple[Request, ...]) -> tuple[Reading, list[int]]:
        titles = [tab.title for tab in reading.snapshot.tabs]
        bodies = [request.as_json() for request in requests]
        after, counts = self._gateway.swap(reading.snapshot.spreadsheet_id, bodies, titles)
        return _read(after, reading), counts


def _planned(changes: Changes) -> Iterator[SettingSwap]:
    return (SettingSwap(one.kept, one.held, one.after) for one in changes.filled if one.kept)


def _worth(about: RunNote, done: tuple[SettingSwap, ...]) -> tuple[SettingSwap, ...]:
    """Return what undoing may be asked to put back: what an undo emptied can't be."""
    return tuple(one for one in done if one.after != "") if about.undoes is not None else done


def alias_plan(department: str, alias: str) -> Plan:
    """Return the plan that a department be known by another name too."""

    def plan(reading: Reading, tab: Tab, turn: int) -> Changes:
        return add_alias(tab, reading.template, department, alias, _speak(reading), lines=turn > 0)

    return plan


def department_plan(name: str) -> Plan:
    """Return the plan that a department be listed."""
    return lambda reading, tab, _: add_department(tab, reading.template, name, _speak(reading))


def back_plan(gateway: Door, swaps: Sequence[SettingSwap]) -> Plan:
    """Return the plan that settings be what they were, where nobody changed them since."""

    def plan(reading: Reading, tab: Tab, _: int) -> Changes:
        asked = back_to_ask(tab, reading.template, swaps)
        texts = gateway.shown(reading.snapshot.spreadsheet_id, list(asked.values())) if asked else ()
        shown = dict(zip(asked, texts, strict=True))
        says = _speak(reading).say("put the settings back")
        return put_back(tab, reading.template, swaps, shown, says=says, locale=reading.snapshot.locale)

    return plan


def settings_tab(reading: Reading) -> Tab:
    """Return the tab of the settings. Raises NoSettingsTabError."""
    tab = reading.service_tab(TabName.SETTINGS)
    if tab is None:
        raise NoSettingsTabError
    return tab


def _fence(reading: Reading) -> tuple[Request, ...]:
    memory = reading.service_tab(TabName.MEMORY)
    return tuple(fence_requests(memory, reading.messages)) if memory else ()


def _speak(reading: Reading) -> Messages:
    return Messages(reading.template.language)


def _read(snapshot: Snapshot, before: Reading) -> Reading:
    tab = status_tab(snapshot, before.snapshot.spreadsheet_id)
    return read_snapshot(snapshot, tab, before.template, before.now)
