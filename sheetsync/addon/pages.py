"""Files that come with the package: the logo and the help page that the deployment names, and the preview's."""

from importlib.resources import files

from starlette.responses import Response

_TYPES = {
    "png": "image/png",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
}
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def file_response(name: str) -> Response:
    """Return a file of the package; it runs no script but its own and loads nothing from elsewhere."""
    content = files(__package__ or "sheetsync.addon").joinpath("static", name).read_bytes()
    return Response(content, media_type=_TYPES[name.rpartition(".")[2]], headers=dict(_HEADERS))
