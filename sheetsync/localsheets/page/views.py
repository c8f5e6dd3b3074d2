"""What a filter view hides: Google's API stores the views but never says what they show."""

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.requests.filtering import hidden_rows


def hidden_by_view(book: Book, view_id: int, context: Context) -> list[int]:
    """Return the 0-based rows that a filter view hides, in their order.

    Raises:
        ApiError: 404 for an unknown view.
    """
    for sheet in book.sheets:
        for view in sheet.filter_views:
            if view["filterViewId"] == view_id:
                area = book.area(view["range"])
                return sorted(hidden_rows(book, sheet, area, view.get("filterSpecs", []), context))
    raise ApiError(f"No filter view with id: {view_id}", code=404)
