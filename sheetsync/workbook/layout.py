"""The spreadsheet as it should be, as a value: its tabs, their columns and first contents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sheetsync.messages import Messages
from sheetsync.model.a1 import quote_title
from sheetsync.model.columns import Field, MetricColumn, ServiceColumn, TabName
from sheetsync.model.desired import DesiredCell, Style
from sheetsync.model.settings import Department, Settings
from sheetsync.model.template import Template
from sheetsync.workbook.ids import SHEET_IDS

SETTING_NAMES = ("goal", "goal_figure", "meeting_day", "minutes", "due_soon_days", "holidays", "language")
"""The settings in the order of their lines, by their names in the template."""

DEPARTMENTS_ROW = len(SETTING_NAMES) + 2
"""0-based row of the first department of «Настройки»: below the settings, a blank line and the header."""

_ROWS = 1000
_COLUMNS = 26


@dataclass(frozen=True, slots=True)
class Choice:
    """What a cell offers: a BooleanCondition in the API's JSON, and the words shown when the cell is chosen."""

    condition: dict[str, Any]
    message: str


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """A column: its header (empty = none), width in pixels, mark, and what its cells are.

    `service` = owned by the service; `date` = real dates.
    """

    header: str = ""
    width: int = 100
    tag: str | None = None
    hidden: bool = False
    service: bool = False
    date: bool = False
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class TabLayout:
    """A tab. `lines` are its first contents below the header (from the top where there is no header).

    `choices` are those of single cells, by 0-based row and column. `guard` = the service's columns (0-based,
    half-open), whose edits ask people to confirm. `page` = read, not filled in: without gridlines.
    """

    name: TabName
    title: str
    columns: tuple[ColumnLayout, ...]
    lines: tuple[tuple[DesiredCell, ...], ...] = ()
    choices: tuple[tuple[int, int, Choice], ...] = ()
    hidden: bool = False
    page: bool = False
    guard: tuple[int, int] | None = None
    row_count: int = _ROWS
    column_count: int = _COLUMNS

    @property
    def headed(self) -> bool:
        """Whether the first row is a header."""
        return any(column.header for column in self.columns)

    def properties(self, sheet_id: int | None = None) -> dict[str, Any]:
        """Return the tab's SheetProperties."""
        grid: dict[str, Any] = {"rowCount": self.row_count, "columnCount": self.column_count}
        if self.headed or self.name is TabName.METRICS:
            grid["frozenRowCount"] = 1
        if self.page:
            grid["hideGridlines"] = True
        shown: dict[str, Any] = {"hidden": True} if self.hidden else {}
        return {
            "sheetId": SHEET_IDS[self.name] if sheet_id is None else sheet_id,
            "title": self.title,
            "gridProperties": grid,
            **shown,
        }


def workbook_layout(template: Template, settings: Settings, departments: str | None = None) -> tuple[TabLayout, ...]:
    """Return all tabs in their order, with the template's titles.

    `departments` is the A1 range that dropdowns of departments list; by default where `create` puts them.
    """
    speak = Messages(template.language)
    listed = departments or departments_range(template.tabs[TabName.SETTINGS], DEPARTMENTS_ROW)
    return (
        _status(template, listed, speak),
        _decisions(template, listed, speak),
        _summary(template),
        _metrics(template),
        _settings(template, settings, speak),
        _pulse(template),
        _duplicates(template),
        TabLayout(
            TabName.MEMORY,
            template.tabs[TabName.MEMORY],
            (ColumnLayout(width=160), ColumnLayout(width=800)),
            hidden=True,
            guard=(0, 2),
            column_count=2,
        ),
    )


def default_settings(template: Template, departments: Sequence[str] = ()) -> Settings:
    """Return the settings of a new spreadsheet: the template's language and departments, or those given."""
    names = tuple(departments) or template.departments
    return Settings(language=template.language, departments=tuple(Department(name) for name in names))


def departments_range(title: str, row: int) -> str:
    """Return the A1 range of the departments on a settings tab of this title, from their 0-based first row."""
    sheet = quote_title(title)
    return f"{sheet}!$A${row + 1}:$A${_ROWS}"


def status_columns(template: Template, departments: str, speak: Messages) -> tuple[ColumnLayout, ...]:
    """Return the seven columns of the status tab in their order."""
    choices = {
        Field.OWNER: department_choice(departments, speak),
        Field.DUE: date_choice(speak),
        Field.STATUS: Choice(one_of_list(template.offered_statuses), speak.say("Choose a status, or type your own.")),
    }
    people = (
        ColumnLayout(spec.header, spec.width, tag=field.value, date=field is Field.DUE, choice=choices.get(field))
        for field, spec in ((field, template.columns[field]) for field in Field)
    )
    return (*people, service_column(template, ServiceColumn.CHECK), service_column(template, ServiceColumn.ID))


def service_column(template: Template, name: ServiceColumn) -> ColumnLayout:
    """Return a service column; the ID is hidden."""
    spec = template.service_columns[name]
    return ColumnLayout(spec.header, spec.width, tag=name.value, hidden=name is ServiceColumn.ID, service=True)


def department_choice(departments: str, speak: Messages) -> Choice:
    """Return the dropdown of departments, which follows the list in «Настройки» (an A1 range)."""
    condition = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": f"={departments}"}]}
    return Choice(condition, speak.say("Choose a department; the list is on the settings tab."))


def date_choice(speak: Messages) -> Choice:
    """Return the calendar of a date column."""
    return Choice({"type": "DATE_IS_VALID"}, speak.say("A date: double-click opens the calendar."))


def one_of_list(words: Sequence[str]) -> dict[str, Any]:
    """Return the condition of a dropdown with fixed words."""
    return {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": word} for word in words]}


def _status(template: Template, departments: str, speak: Messages) -> TabLayout:
    columns = status_columns(template, departments, speak)
    return TabLayout(TabName.STATUS, template.tabs[TabName.STATUS], columns, guard=(len(Field), len(columns)))


def _decisions(template: Template, departments: str, speak: Messages) -> TabLayout:
    words = template.decisions
    columns = (
        ColumnLayout(words.text, 420),
        ColumnLayout(words.owner, 170, choice=department_choice(departments, speak)),
        ColumnLayout(words.due, 130, date=True, choice=date_choice(speak)),
        ColumnLayout(words.row, template.service_columns[ServiceColumn.ROW].width, tag="row", service=True),
    )
    return TabLayout(TabName.DECISIONS, template.tabs[TabName.DECISIONS], columns, guard=(3, 4))


def _summary(template: Template) -> TabLayout:
    widths = (250, 140, 120, 40)  # a phone shows the first two whole
    columns = (ColumnLayout(width=120, hidden=True), *(ColumnLayout(width=width) for width in widths))
    return TabLayout(TabName.SUMMARY, template.tabs[TabName.SUMMARY], columns, page=True, guard=(0, len(columns)))


def _metrics(template: Template) -> TabLayout:
    columns = tuple(ColumnLayout(width=120) for _ in MetricColumn)
    return TabLayout(TabName.METRICS, template.tabs[TabName.METRICS], columns, guard=(0, len(columns)))


def _pulse(template: Template) -> TabLayout:
    words = template.pulse
    columns = (ColumnLayout(words.date, 130, date=True), ColumnLayout(words.score, 100))
    return TabLayout(TabName.PULSE, template.tabs[TabName.PULSE], columns)


def _duplicates(template: Template) -> TabLayout:
    words = template.duplicates
    verdict = Choice(one_of_list([words.not_duplicate]), "")
    columns = (
        ColumnLayout(width=120, hidden=True, service=True),
        ColumnLayout(words.first, 300, service=True),
        ColumnLayout(words.second, 300, service=True),
        ColumnLayout(words.why, 260, service=True),
        ColumnLayout(words.decision, 130, choice=verdict),
    )
    return TabLayout(TabName.DUPLICATES, template.tabs[TabName.DUPLICATES], columns, guard=(0, 4))


def _settings(template: Template, settings: Settings, speak: Messages) -> TabLayout:
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
        "holidays": speak.say("Dates like 01.05.2026, separated by “;”."),
        "language": speak.say("The language of checks and of the meeting page: ru or en."),
    }
