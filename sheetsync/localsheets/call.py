"""One call as it arrives, and its answer, free of any HTTP machinery."""

from typing import Any, NamedTuple

import orjson

from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import PayloadError

JSON_TYPE = "application/json; charset=UTF-8"


class Call(NamedTuple):
    """A call.

    Attributes:
        method: upper case.
        segments: the path split at `/`, still percent-encoded, without the leading empty one.
        query: names and values in order, decoded.
        body: as sent.
        content_type: of the body.
        context: time, caller, ids.
    """

    method: str
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    body: bytes
    content_type: str
    context: Context

    def json(self) -> Any:
        """The body as JSON; {} for none.

        Raises:
            PayloadError: it is no JSON.
        """
        if not self.body.strip():
            return {}
        try:
            return orjson.loads(self.body)
        except orjson.JSONDecodeError as error:
            raise PayloadError([("", _complaint(self.body, error.pos))]) from None

    def option(self, name: str, default: str = "") -> str:
        """A query parameter's last value."""
        return next((value for key, value in reversed(self.query) if key == name), default)


def _complaint(body: bytes, position: int) -> str:
    text = body.decode("utf-8", "replace")
    snippet = text[max(0, position - 20) : position + 20].replace("\n", " ")
    return f"Invalid JSON payload received. Unexpected token.\n{snippet}\n{' ' * min(position, 20)}^"


class Answer(NamedTuple):
    """An answer.

    Attributes:
        status: HTTP status.
        body: the bytes to send.
        content_type: of the body.
        headers: further headers.
    """

    status: int = 200
    body: bytes = b""
    content_type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()


def json_answer(value: Any, status: int = 200, *, pretty: bool = True) -> Answer:
    """JSON as Google prints it: two blanks to a level and a final line break."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE if pretty else orjson.OPT_APPEND_NEWLINE
    return Answer(status, orjson.dumps(value, option=options))
