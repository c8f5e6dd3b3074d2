"""The fence against a second writer of our own: of two batches planned on one reading, one is refused whole.

It is a filter view on the hidden tab with an id of ours, one higher with each batch. Google refuses to add a view
whose id exists (AddFilterViewRequest) and to delete one that doesn't, and applies a batch whole or not at all. It
keeps nobody's edits out: people are met by planning again.

The first batch of all puts up a post besides, which stays: a first run that slept finds it, however many fences the
other has put up and taken away since.
"""

from collections.abc import Iterator

from sheetsync.messages import Messages
from sheetsync.model.grid import Tab
from sheetsync.workbook.ids import FENCES
from sheetsync.workbook.requests import Area, Request, add_view, delete_view

TITLE = "sheetsync"

_POST = FENCES.start
"""The id of the view that stays."""


def fence_requests(tab: Tab, messages: Messages, batch: int = 0) -> Iterator[Request]:
    """Yield what takes the fence of the reading away and puts up the next, as the first requests of a batch.

    `tab` is the hidden tab as read, `batch` counts the batches sent since then, from 0.
    """
    says = messages.say("let no second run write over this one")
    views = {view["filterViewId"] for view in tab.features.get("filterViews", ())}
    standing = sorted(view_id for view_id in views if view_id in FENCES and view_id != _POST)
    newest = max(standing, default=_POST)
    gone = standing if batch == 0 else [_after(newest, batch)]
    yield from (delete_view(view_id, says) for view_id in gone)
    if batch == 0 and not standing and _POST not in views:
        yield _view(tab, _POST, says)
    yield _view(tab, _after(newest, batch + 1), says)


def _view(tab: Tab, view_id: int, says: str) -> Request:
    range_ = Area(tab.sheet_id, 0, 1, 0, 1).as_json()
    return add_view({"filterViewId": view_id, "title": TITLE, "range": range_}, says)


def _after(view_id: int, steps: int) -> int:
    """Return the id of the fence so many steps on; the post's own is passed over when they begin anew."""
    return _POST + 1 + (view_id - _POST - 1 + steps) % (len(FENCES) - 1)
