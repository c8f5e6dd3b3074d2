"""What people's answers lead to: a column that is marked, a word in the place of one that says nothing."""

from collections.abc import Iterator

from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.grid import Tab
from sheetsync.reading.table import Table
from sheetsync.workbook.requests import Area, Request, tag_column


def mark_column(tab: Tab, column: int, field: Field, speak: Messages) -> Request:
    """Return what marks a column as one of people's five; the mark moves with it and changes no cell."""
    return tag_column(tab.sheet_id, column, field.value, speak.say("remember which column is meant"))


def unmark_column(now: Tab | None, header_row: int, field: Field, header: str, speak: Messages) -> Request | None:
    """Return what takes a mark away that came to stand on another column than was meant; None where all is well."""
    place = now.column_of(field.value) if now else None
    if now is None or place is None or str(now.cell(header_row, place).value or "") == header:
        return None
    lookup = {"developerMetadataLookup": {"metadataId": now.column_tags[place].metadata_id}}
    return Request("deleteDeveloperMetadata", {"dataFilter": lookup}, speak.say("forget a column"))


def replace_status(tab: Tab, table: Table, text: str, word: str, speak: Messages) -> Iterator[Request]:
    """Yield what puts a known word in the place of a text, in the rows of the table alone.

    Only cells that still show exactly this text are changed (FindReplaceRequest, whole cells, letter by letter), so
    what people type meanwhile stays.
    """
    rows = [line.number - 1 for line in table.lines if line.texts.status == text]
    column = table.columns.get(Field.STATUS)
    if not rows or column is None:
        return
    area = Area(tab.sheet_id, min(rows), max(rows) + 1, column, column + 1)
    body = {
        "find": text,
        "replacement": word,
        "range": area.as_json(),
        "matchCase": True,
        "matchEntireCell": True,
    }
    yield Request("findReplace", body, speak.say("put “{word}” in the place of “{text}”", word=word, text=text))
