"""files.export, and the download address of the editor: the spreadsheet in another format."""

from urllib.parse import quote

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.call import Answer
from sheetsync.localsheets.drive.request import DriveRequest, invalid, visible_file
from sheetsync.localsheets.exports import WRITERS
from sheetsync.localsheets.results import Results
from sheetsync.localsheets.service import Service

_BY_ENDING = {ending: mime_type for mime_type, (ending, _) in WRITERS.items()}
_WHOLE = {"xlsx", "ods", "zip"}
"""Formats that hold every sheet, whichever one the address names."""


def export(service: Service, request: DriveRequest) -> Answer:
    """files.export: the file in another format; of csv and tsv only the first sheet.

    Raises:
        ApiError: no such file, or a conversion that Google does not know.
    """
    mime_type = request.call.option("mimeType")
    book = service.library.book(visible_file(service, request).id)
    if book is None or mime_type not in WRITERS:
        raise invalid("The requested conversion is not supported.", "convertTo", "badRequest")
    return _written(book, service.results(book, request.context), mime_type)


def download(service: Service, request: DriveRequest) -> Answer:
    """`/spreadsheets/d/ID/export?format=csv&gid=7`, as clients take one sheet; the first one without `gid`.

    Raises:
        ApiError: no such file or sheet, or another format.
    """
    ending = request.call.option("format", "xlsx")
    book = service.library.book(visible_file(service, request).id)
    if book is None or ending not in _BY_ENDING:
        raise invalid("The requested conversion is not supported.", "convertTo", "badRequest")
    results, gid = service.results(book, request.context), request.call.option("gid")
    shown = _only(book, gid) if gid and ending not in _WHOLE else book
    return _written(shown, results, _BY_ENDING[ending])


def download_by_link(service: Service, request: DriveRequest) -> Answer:
    """The addresses of a file's `exportLinks`: `/spreadsheets/export?id=ID&exportFormat=ods`.

    Raises:
        ApiError: no such file, or another format.
    """
    call = request.call
    named = call._replace(query=(*call.query, ("format", call.option("exportFormat"))))
    return download(service, request._replace(path={"fileId": call.option("id")}, call=named))


def _only(book: Book, gid: str) -> Book:
    made = book.fork()
    made.sheets = [made.sheet(int(gid) if gid.isascii() and gid.isdigit() else -1)]
    return made


def _written(book: Book, results: Results, mime_type: str) -> Answer:
    ending, write = WRITERS[mime_type]
    name = f"{book.title}.{ending}"
    plain = name.encode("ascii", "ignore").decode().replace('"', "")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Answer(200, write(book, results), mime_type, (("Content-Disposition", disposition),))
