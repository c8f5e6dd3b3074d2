"""One thing noted in the memory, and nothing else of a run: what was remembered of everything else stays."""

from collections.abc import Callable

from sheetsync.gateway.interface import Gateway
from sheetsync.gateway.refusals import RefusedError, UnknownOutcomeError
from sheetsync.memory.cells import memory_lines, read_memory
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.memory import Memory
from sheetsync.plan.changes import Part
from sheetsync.plan.fence import fence_requests
from sheetsync.plan.sheet import plan_memory
from sheetsync.sync.refusals import BusyError
from sheetsync.sync.run import ROUNDS


def note(gateway: Gateway, spreadsheet_id: str, change: Callable[[Memory], Memory], messages: Messages) -> None:
    """Change the memory behind the fence, until the answer shows that it stands: one read and one write as a rule.

    Raises BusyError, MemoryTooNewError, and the errors of `gateway.refusals`; RefusedError where the same refusal
    comes twice in a row.
    """
    snapshot, refused = gateway.read(spreadsheet_id), ""
    for turn in range(ROUNDS):
        tab = snapshot.tagged(TabName.MEMORY)
        part = plan_memory(tab, memory_lines(change(read_memory(tab)[0])), messages)
        if tab is None or part.empty:
            return
        try:
            after = _written(gateway, spreadsheet_id, tab, part, messages)
        except RefusedError as error:
            if str(error) == refused:
                raise
            refused, after = str(error), None
        except UnknownOutcomeError:
            gateway.rest(turn + 1)
            after = None
        snapshot = after or gateway.read(spreadsheet_id)
    raise BusyError(title=snapshot.title, rounds=ROUNDS)


def _written(gateway: Gateway, spreadsheet_id: str, tab: Tab, part: Part, messages: Messages) -> Snapshot | None:
    requests = (*fence_requests(tab, messages), *part.requests)
    return gateway.apply(spreadsheet_id, [request.as_json() for request in requests], [tab.title])
