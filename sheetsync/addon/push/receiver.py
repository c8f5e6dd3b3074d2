"""Where Drive posts to: the channel is believed by its token, the body is ignored, a run is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from sheetsync.addon.push.channels import Channels


@dataclass(frozen=True, slots=True)
class Receiver:
    """Answers Drive. What is watched is said by the config, never by the call; `wake` is told what changed."""

    channels: Channels
    watched: Sequence[str]
    wake: Callable[[str], None]
    now: Callable[[], float]

    async def received(self, request: Request) -> Response:
        """Ask for a run where a file of ours changed; 404 for channels that are none of ours."""
        name, token, state = (request.headers.get(f"x-goog-{part}", "") for part in _PARTS)
        found = self.channels.watched(name, token, self.watched, self.now())
        if found is None:
            return Response(status_code=404)
        if state != "sync":
            self.wake(found)
        return Response(status_code=200)


_PARTS = ("channel-id", "channel-token", "resource-state")
