"""What an answer about a column leads to: its mark, which moves with it and changes no cell."""

from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.grid import Tab
from sheetsync.workbook.requests import Request, tag_column


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
