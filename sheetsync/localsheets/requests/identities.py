"""Objects of a book by their ids: on which sheet they lie, and which ids are taken."""

from typing import NamedTuple

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.errors import ApiError

_KEYS = {
    "filter_views": "filterViewId",
    "protected_ranges": "protectedRangeId",
    "banded_ranges": "bandedRangeId",
    "charts": "chartId",
    "slicers": "slicerId",
    "tables": "tableId",
}


class Found(NamedTuple):
    """An object in one of a sheet's lists."""

    sheet: Sheet
    name: str
    place: int

    @property
    def item(self) -> Json:
        """The object."""
        item: Json = getattr(self.sheet, self.name)[self.place]
        return item

    def replace(self, item: Json) -> None:
        """Put another in its place."""
        getattr(self.sheet, self.name)[self.place] = item

    def remove(self) -> None:
        """Take it out."""
        del getattr(self.sheet, self.name)[self.place]


def ids_of(book: Book, name: str) -> set[int]:
    """The ids of all objects in the lists of that name, over all sheets."""
    key = _KEYS[name]
    return {item[key] for sheet in book.sheets for item in getattr(sheet, name) if key in item}


def find(book: Book, name: str, item_id: int | str) -> Found | None:
    """The object of that id."""
    key = _KEYS[name]
    for sheet in book.sheets:
        for index, item in enumerate(getattr(sheet, name)):
            if item.get(key) == item_id:
                return Found(sheet, name, index)
    return None


def existing(book: Book, name: str, item_id: int | str, noun: str) -> Found:
    """The object of that id.

    Raises:
        ApiError: `No <noun> with id: N`.
    """
    found = find(book, name, item_id)
    if found is None:
        raise ApiError(f"No {noun} with id: {item_id}")
    return found
