"""Uploads of text and of Excel workbooks, which become spreadsheets."""

from email.parser import BytesParser
from email.policy import HTTP
from typing import NamedTuple

import orjson

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.defaults import new_book
from sheetsync.localsheets.drive.request import DriveRequest, changeable_file, invalid
from sheetsync.localsheets.drive.views import file_json
from sheetsync.localsheets.drive.views_v2 import file_json_v2
from sheetsync.localsheets.errors import not_built
from sheetsync.localsheets.imports import ENDINGS, fill_book
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.store import SPREADSHEET, File
from sheetsync.localsheets.store.files import Json, new_file
from sheetsync.localsheets.writing import Entry


class Upload(NamedTuple):
    """What was sent: metadata of the file and its content."""

    metadata: Json
    content: bytes
    content_type: str

    @property
    def kind(self) -> str:
        """The content's mime type."""
        return self.content_type.partition(";")[0].strip().lower()


def replace_v2(service: Service, request: DriveRequest) -> Json:
    """PUT of v2: new content for a file."""
    file = _replaced(service, request)
    return file_json_v2(file, request.context.caller)


def replace_v3(service: Service, request: DriveRequest) -> Json:
    """PATCH of v3: new content for a file."""
    file = _replaced(service, request)
    return file_json(file, request.context.caller)


def create_v3(service: Service, request: DriveRequest) -> Json:
    """POST of v3: a new spreadsheet; its name loses the ending of the format it came in.

    Raises:
        ApiError: 501 for content that is to stay as it is.
    """
    upload = _upload(request)
    context = request.context
    if upload.metadata.get("mimeType") != SPREADSHEET:
        raise not_built(f"An upload that does not become a spreadsheet (mimeType {SPREADSHEET})")
    name = str(upload.metadata.get("name") or "Untitled").removesuffix(ENDINGS.get(upload.kind, ""))
    file = new_file(context.new_file_id(), name, SPREADSHEET, context)
    book = new_book(file.id, name)
    _fill(book, upload, service, context)
    with service.library.changing():
        made = service.library.put(file, book, at=context.now, who=context.caller, what="upload")
    return file_json(made, context.caller)


def _replaced(service: Service, request: DriveRequest) -> File:
    upload, context = _upload(request), request.context
    with service.library.changing():
        file = changeable_file(service, request)
        held = service.library.book(file.id)
        if held is None:
            raise not_built("An upload into a file that is no spreadsheet")
        book = held.fork()
        if upload.metadata.get("name"):
            book.properties = {**book.properties, "title": upload.metadata["name"]}
        _fill(book, upload, service, context)
        return service.library.put(file, book, at=context.now, who=context.caller, what="upload")


def _upload(request: DriveRequest) -> Upload:
    kind = request.call.option("uploadType")
    content_type = request.call.content_type
    if kind == "media":
        return Upload({}, request.call.body, content_type)
    if kind == "multipart":
        return _parts(request.call.body, content_type)
    raise not_built(f"uploadType={kind}")


def _parts(body: bytes, content_type: str) -> Upload:
    """A multipart/related body: JSON metadata, then the content."""
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    parts = [part for part in message.walk() if not part.is_multipart()]
    if len(parts) != 2:
        raise invalid("Malformed multipart body.", "body", "badContent")
    metadata, content = (part.get_payload(decode=True) for part in parts)
    if not isinstance(metadata, bytes) or not isinstance(content, bytes):
        raise invalid("Malformed multipart body.", "body", "badContent")
    return Upload(orjson.loads(metadata), content, parts[1].get_content_type())


def _fill(book: Book, upload: Upload, service: Service, context: Context) -> None:
    entry = Entry(parsed=True, locale=book.locale, today=service.today(book, context), titles=book.titles())
    fill_book(book, upload.content, upload.kind, entry, context)
