"""The report as PDF, by WeasyPrint: the extra `[pdf]`."""

import importlib

from sheetsync.errors import SetupError


class NoPdfError(SetupError):
    """WeasyPrint, or the Pango library that it draws with, is not on this machine."""

    message = (
        "PDF is drawn with Pango, which is not on this machine ({reason}). Install it by the system's packages "
        "(Debian, Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0). Or take --format html "
        "and print it from a browser."
    )


def as_pdf(html: str) -> bytes:
    """Return an HTML report as PDF/UA, whose headings and tables a reading program finds; nothing is fetched.

    Raises NoPdfError where it can't be drawn on this machine.
    """
    try:
        weasyprint = importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise NoPdfError(reason=str(error).partition("\n")[0]) from error
    document = weasyprint.HTML(string=html, url_fetcher=_nothing)
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1") or b"")


def _nothing(url: str, *_: object, **__: object) -> object:
    raise ValueError(url)
