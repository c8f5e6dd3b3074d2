"""The line that stays above the blocks of «Сводка»: a way to each section, that no new block and no sort breaks."""

from sheetsync.messages import Messages
from sheetsync.model.columns import CONTENTS_KEY
from sheetsync.model.desired import DesiredCell, Style
from sheetsync.workbook.ids import SECTION_VIEWS


def section_titles(speak: Messages) -> dict[str, str]:
    """Return the words for the sections that can be shown alone, by the beginnings of their keys."""
    return {
        "department-": speak.say("Departments"),
        "overdue": speak.say("Overdue"),
        "waiting": speak.say("Who waits"),
    }


def contents_line(sheet_id: int, speak: Messages) -> tuple[DesiredCell, ...]:
    """Return the line, its key first: each word leads to the filter view that shows its section of every meeting."""
    leads = (
        DesiredCell(title, Style.CONTENTS, f"#gid={sheet_id}&fvid={SECTION_VIEWS[part]}")
        for part, title in section_titles(speak).items()
    )
    return (DesiredCell(CONTENTS_KEY, Style.CONTENTS), *leads, DesiredCell(None, Style.CONTENTS))
