"""Settings changed on a person's click: sent, looked at, put back where they hit another cell, and planned again."""

from collections.abc import Callable
from dataclasses import dataclass

from sheetsync.addon.desk import Call
from sheetsync.errors import SheetsyncError
from sheetsync.gateway.refusals import RefusedError, UnknownOutcomeError
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.plan.fence import fence_requests
from sheetsync.sheet import Reading, read_snapshot
from sheetsync.sync import status_tab
from sheetsync.workbook.requests import Request
from sheetsync.workbook.settings_changes import Changes, add_alias, add_department, astray

ROUNDS = 4
"""How often a click writes before it says that people kept changing the tab."""

Plan = Callable[[Reading, Tab, int], Changes]
"""What is still to be done to the tab of the settings, as it stands in a reading, in the round of this number from 0.

In the first an empty cell is filled, if Google finds it; later it gets a line of its own.
"""


class NoSettingsTabError(SheetsyncError):
    """The tab of the settings is gone: a run brings it back."""

    message = "The tab with the settings is gone. Press “Write the page” once: it comes back."


@dataclass(frozen=True, slots=True)
class Settled:
    """The reading after it, what of the plan is still left there, and whether anything was written."""

    reading: Reading
    left: Changes
    wrote: bool

    @property
    def whole(self) -> bool:
        """Whether the tab says all that was wanted."""
        return not self.left.requests and not self.left.changed_meanwhile


def settle(call: Call, reading: Reading, plan: Plan) -> Settled:
    """Do what a plan wants until it wants nothing more, some rounds at most.

    Raises NoSettingsTabError, RefusedError where the same refusal comes twice, and the errors of `gateway.refusals`.
    """
    changes, refused = plan(reading, settings_tab(reading), 0), ""
    for turn in range(ROUNDS):
        if not changes.requests:
            return Settled(reading, changes, turn > 0)
        try:
            reading = _sent(call, reading, changes)
        except RefusedError as error:
            if str(error) == refused:
                raise
            refused, reading = str(error), call.run().look()
        except UnknownOutcomeError:
            call.gateway.rest(turn + 1)
            reading = call.run().look()
        changes = plan(reading, settings_tab(reading), turn + 1)
    return Settled(reading, changes, wrote=True)


def alias_plan(department: str, alias: str) -> Plan:
    """Return the plan that a department be known by another name too."""

    def plan(reading: Reading, tab: Tab, turn: int) -> Changes:
        return add_alias(tab, reading.template, department, alias, _speak(reading), lines=turn > 0)

    return plan


def department_plan(name: str) -> Plan:
    """Return the plan that a department be listed."""
    return lambda reading, tab, _: add_department(tab, reading.template, name, _speak(reading))


def settings_tab(reading: Reading) -> Tab:
    """Return the tab of the settings. Raises NoSettingsTabError."""
    tab = reading.service_tab(TabName.SETTINGS)
    if tab is None:
        raise NoSettingsTabError
    return tab


def _sent(call: Call, reading: Reading, changes: Changes) -> Reading:
    """Send changes in one batch behind the fence; return the reading after it, with what went astray put back."""
    memory = reading.service_tab(TabName.MEMORY)
    ahead = tuple(fence_requests(memory, reading.messages)) if memory else ()
    after, counts = _swapped(call, reading, (*ahead, *changes.requests))
    back = astray(changes, counts[len(ahead) :], settings_tab(after), after.template, _speak(after))
    return _swapped(call, after, back)[0] if back else after


def _speak(reading: Reading) -> Messages:
    return Messages(reading.template.language)


def _swapped(call: Call, reading: Reading, requests: tuple[Request, ...]) -> tuple[Reading, list[int]]:
    titles = [tab.title for tab in reading.snapshot.tabs]
    bodies = [request.as_json() for request in requests]
    after, counts = call.gateway.swap(call.event.spreadsheet_id, bodies, titles)
    return _read(after, reading), counts


def _read(snapshot: Snapshot, before: Reading) -> Reading:
    tab = status_tab(snapshot, before.snapshot.spreadsheet_id)
    return read_snapshot(snapshot, tab, before.template, before.now)
