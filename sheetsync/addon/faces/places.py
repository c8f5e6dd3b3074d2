"""Where rows and lists are looked at: a range of the status tab, or a ready filter view where it stands."""

from sheetsync.addon.cards.build import Links, button
from sheetsync.addon.cards.model import Button, OnClick
from sheetsync.assess import Assessment
from sheetsync.messages import Messages
from sheetsync.model.a1 import column_letters
from sheetsync.workbook.ids import OVERDUE_VIEW, WAITING_VIEW


def row_button(number: int, assessment: Assessment, links: Links, messages: Messages) -> Button:
    """Return the button that leads to a row, by its 1-based number."""
    return button(messages.say("Open"), row_link(number, assessment, links), "BORDERLESS")


def row_link(number: int, assessment: Assessment, links: Links) -> OnClick:
    """Return the click that leads to people's cells of a row."""
    reading = assessment.reading
    columns = sorted(reading.table.columns.values()) or [0]
    cells = f"{column_letters(columns[0])}{number}:{column_letters(columns[-1])}{number}"
    return links.open(reading.tab.sheet_id, cells=cells)


def overdue_link(assessment: Assessment, links: Links) -> OnClick | None:
    """Return the click that shows all overdue rows, where the filter view stands."""
    return _view(OVERDUE_VIEW, assessment, links)


def waiting_link(assessment: Assessment, links: Links) -> OnClick | None:
    """Return the click that shows all rows that wait, where the filter view stands."""
    return _view(WAITING_VIEW, assessment, links)


def _view(view_id: int, assessment: Assessment, links: Links) -> OnClick | None:
    tab = assessment.reading.tab
    standing = {view.get("filterViewId") for view in tab.features.get("filterViews", ())}
    return links.open(tab.sheet_id, view=view_id) if view_id in standing else None
