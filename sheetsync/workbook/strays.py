"""Marks that came to stand on another column than was meant, because people moved columns as they were put."""

from collections.abc import Iterable, Iterator

from sheetsync.messages import Messages
from sheetsync.model.grid import Tab
from sheetsync.reading.cells import is_blank
from sheetsync.workbook.requests import Request

_MARK = "createDeveloperMetadata"


def stray_marks(
    sent: Iterable[Request], before: Tab, header_row: int, now: Tab | None, speak: Messages
) -> Iterator[Request]:
    """Yield what takes back the marks among `sent` that stand on a column they were not meant for.

    A mark is put by index alone: Google knows no other way, and people may move columns between a read and a write.
    So no mark is believed before it has shown where it stands: under the header, or on the cells, that were read at
    its place. `before` is the tab as the requests would make it, `now` what Google holds.
    """
    for place, tag in _marks(sent, before.sheet_id):
        for at, mark in now.column_tags.items() if now else ():
            if mark.value == tag and now and not _is_meant(before, place, now, at, header_row):
                lookup = {"developerMetadataLookup": {"metadataId": mark.metadata_id}}
                says = speak.say("take back a mark that people's moving of columns led astray")
                yield Request("deleteDeveloperMetadata", {"dataFilter": lookup}, says)


def _marks(sent: Iterable[Request], sheet_id: int) -> Iterator[tuple[int, str]]:
    for request in sent:
        mark = request.body.get("developerMetadata", {}) if request.kind == _MARK else {}
        place = mark.get("location", {}).get("dimensionRange", {})
        if place.get("sheetId") == sheet_id:
            yield int(place["startIndex"]), str(mark["metadataValue"])


def _is_meant(before: Tab, place: int, now: Tab, at: int, header_row: int) -> bool:
    """Whether a column is the one that was read at a place: by its header, or, renamed meanwhile, by its cells."""
    if before.cell(header_row, place).value == now.cell(header_row, at).value:
        return True
    rows = range(header_row + 1, max(len(before.lines), len(now.lines)))
    pairs = [(before.cell(row, place), now.cell(row, at)) for row in rows]
    return all(one.value == other.value for one, other in pairs) and not all(is_blank(one) for one, _ in pairs)
