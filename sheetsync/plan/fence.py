"""The fence against a second writer of our own: of two batches planned on one reading, one is refused whole.

It is a filter view on the hidden tab with an id of ours, one higher with each batch. Google refuses to add a view
whose id exists (AddFilterViewRequest) and to delete one that doesn't, and applies a batch whole or not at all. It
keeps nobody's edits out: people are met by planning again.
"""

from collections.abc import Iterator

from sheetsync.messages import Messages
from sheetsync.model.grid import Tab
from sheetsync.workbook.ids import FENCES
from sheetsync.workbook.requests import Area, Request, add_view, delete_view

TITLE = "sheetsync"


def fence_requests(tab: Tab, messages: Messages, batch: int = 0) -> Iterator[Request]:
    """Yield what takes the fence of the reading away and puts up the next, as the first requests of a batch.

    `tab` is the hidden tab as read, `batch` counts the batches sent since then, from 0.
    """
    says = messages.say("let no second run write over this one")
    standing = sorted(view["filterViewId"] for view in tab.features.get("filterViews", ()))
    standing = [view_id for view_id in standing if view_id in FENCES]
    newest = max(standing, default=FENCES.start)
    gone = standing if batch == 0 else [_after(newest, batch)]
    yield from (delete_view(view_id, says) for view_id in gone)
    range_ = Area(tab.sheet_id, 0, 1, 0, 1).as_json()
    yield add_view({"filterViewId": _after(newest, batch + 1), "title": TITLE, "range": range_}, says)


def _after(view_id: int, steps: int) -> int:
    return FENCES.start + (view_id - FENCES.start + steps) % len(FENCES)
