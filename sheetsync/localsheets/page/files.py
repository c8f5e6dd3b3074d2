"""The page's own files: HTML, style, script, icon, each sent with what a browser may do with it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from starlette.responses import Response

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'"
)
"""Content-Security-Policy: nothing but this server's own files, no inline script or style, no HTML made of text."""

HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@cache
def known_files() -> Mapping[str, tuple[bytes, str]]:
    """Every file by its name: content and media type. A name that is not here is not served."""
    folder = files(__package__ or "sheetsync.localsheets.page").joinpath("static")
    return {
        item.name: (item.read_bytes(), _TYPES[item.name.rpartition(".")[2]])
        for item in folder.iterdir()
        if item.name.rpartition(".")[2] in _TYPES
    }


def file_response(name: str) -> Response:
    """The file of that name, or 404."""
    found = known_files().get(name)
    if found is None:
        return plain(404, "There is no such page here.")
    content, media_type = found
    return Response(content, media_type=media_type, headers=dict(HEADERS))


def plain(status: int, said: str, **more: str) -> Response:
    """A sentence with an HTTP status."""
    return Response(f"{said}\n", status, media_type="text/plain", headers=dict(HEADERS) | more)
