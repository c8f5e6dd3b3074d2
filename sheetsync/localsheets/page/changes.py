"""The stream of a spreadsheet's changes (server-sent events): one line whenever there is something new to see."""

from collections.abc import AsyncIterator, Callable

import anyio

LOOK_SECONDS = 0.1
"""How often a stream looks at the version: a look is one dictionary lookup, and needs no thread or lock."""


async def change_stream(state: Callable[[], str | None], ended: Callable[[], bool]) -> AsyncIterator[str]:
    """Yield the state at once, and again whenever it differs.

    Args:
        state: what stands for all that a page may show; None once the spreadsheet is gone.
        ended: whether the server is to stop: an open stream would hold it up.
    """
    yield "retry: 1000\n\n"
    known: str | None = ""
    while not ended():
        now = state()
        if now is None:
            return
        if now != known:
            known = now
            yield f"data: {now}\n\n"
        await anyio.sleep(LOOK_SECONDS)
