"""files.export: the spreadsheet in another format."""

from urllib.parse import quote

from sheetsync.localsheets.call import Answer
from sheetsync.localsheets.drive.request import DriveRequest, invalid, visible_file
from sheetsync.localsheets.exports import WRITERS
from sheetsync.localsheets.service import Service


def export(service: Service, request: DriveRequest) -> Answer:
    """The file in another format; of csv and tsv only the first sheet.

    Raises:
        ApiError: no such file, or a conversion that Google does not know.
    """
    file = visible_file(service, request)
    mime_type = request.call.option("mimeType")
    book = service.library.book(file.id)
    if book is None or mime_type not in WRITERS:
        raise invalid("The requested conversion is not supported.", "convertTo", "badRequest")
    ending, write = WRITERS[mime_type]
    name = f"{file.name}.{ending}"
    plain = name.encode("ascii", "ignore").decode().replace('"', "")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    body = write(book, service.results(book, request.context))
    return Answer(200, body, mime_type, (("Content-Disposition", disposition),))
