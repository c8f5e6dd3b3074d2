"""The tab «Настройки» as `create` makes it: labels, values, hints, and the list of departments below them."""

from collections.abc import Sequence

from sheetsync.messages import Messages
from sheetsync.model.a1 import quote_title
from sheetsync.model.columns import TabName
from sheetsync.model.desired import DesiredCell, Style
from sheetsync.model.settings import Department, Settings
from sheetsync.model.template import Template
from sheetsync.workbook.shapes import ROWS, Choice, ColumnLayout, TabLayout, one_of_list

SETTING_NAMES = ("goal", "goal_figure", "meeting_day", "minutes", "due_soon_days", "holidays", "language")
"""The settings in the order of their lines, by their names in the template."""

DEPARTMENTS_ROW = len(SETTING_NAMES) + 2
"""0-based row of the first department of «Настройки»: below the settings, a blank line and the header."""


def default_settings(template: Template, departments: Sequence[str] = ()) -> Settings:
    """Return the settings of a new spreadsheet: the template's language and departments, or those given."""
    names = tuple(departments) or template.departments
    return Settings(language=template.language, departments=tuple(Department(name) for name in names))


def departments_range(title: str, row: int) -> str:
    """Return the A1 range of the departments on a settings tab of this title, from their 0-based first row."""
    sheet = quote_title(title)
    return f"{sheet}!$A${row + 1}:$A${ROWS}"


def department_choice(departments: str, speak: Messages) -> Choice:
    """Return the dropdown of departments, which follows the list in «Настройки» (an A1 range)."""
    condition = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": f"={departments}"}]}
    return Choice(condition, speak.say("Choose a department; the list is on the settings tab."))


def settings_layout(template: Template, settings: Settings, speak: Messages) -> TabLayout:
    """Return the tab: a line a setting with its hint, then the departments and their other names."""
    columns = (ColumnLayout(width=220), ColumnLayout(width=300), ColumnLayout(width=380))
    header = tuple(
        DesiredCell(word, Style.HEADING) for word in (template.settings.department, template.settings.aliases)
    )
    lines = (
        *_setting_lines(template, settings, speak),
        (),
        (*header, DesiredCell(speak.say("Other names are separated by “;”."), Style.MUTED)),
        *(
            (DesiredCell(department.name), DesiredCell("; ".join(department.aliases)))
            for department in settings.departments
        ),
    )
    choices = (
        (SETTING_NAMES.index("meeting_day"), 1, Choice(one_of_list(template.weekdays), "")),
        (SETTING_NAMES.index("language"), 1, Choice(one_of_list(("ru", "en")), "")),
    )
    title = template.tabs[TabName.SETTINGS]
    return TabLayout(TabName.SETTINGS, title, columns, lines, choices, column_count=6)


def _setting_lines(template: Template, settings: Settings, speak: Messages) -> list[tuple[DesiredCell, ...]]:
    values = _setting_values(template, settings)
    hints = _setting_hints(speak)
    return [
        (
            DesiredCell(getattr(template.settings, name), Style.HEADING),
            DesiredCell(values[name]),
            DesiredCell(hints[name], Style.MUTED),
        )
        for name in SETTING_NAMES
    ]


def _setting_values(template: Template, settings: Settings) -> dict[str, str | float]:
    return {
        "goal": settings.goal,
        "goal_figure": settings.goal_figure,
        "meeting_day": template.weekdays[settings.meeting_day - 1],
        "minutes": settings.minutes,
        "due_soon_days": settings.due_soon_days,
        "holidays": "; ".join(f"{day:%d.%m.%Y}" for day in settings.holidays),
        "language": settings.language,
    }


def _setting_hints(speak: Messages) -> dict[str, str]:
    return {
        "goal": speak.say("One goal for all departments; it stands at the top of the meeting page."),
        "goal_figure": speak.say("Where the goal stands now, in a figure."),
        "meeting_day": speak.say("A weekday, or its number: 1 is Monday."),
        "minutes": speak.say("Shared out among the departments."),
        "due_soon_days": speak.say("So many days ahead a row counts as due soon."),
        "holidays": speak.say(
            "Days off beside the country’s own, like 01.05.2026; 11.05.2026. “working 02.05.2026” is worked."
        ),
        "language": speak.say("The language of checks and of the meeting page: ru or en."),
    }
