"""The spreadsheet as it should be, as a value: its tabs, their columns and first contents."""

from sheetsync.messages import Messages
from sheetsync.model.columns import Field, MetricColumn, ServiceColumn, TabName, line_tag
from sheetsync.model.settings import Settings
from sheetsync.model.state import Label
from sheetsync.model.template import Template
from sheetsync.workbook.charts import COLUMN as CHARTS
from sheetsync.workbook.settings_tab import (
    DEPARTMENTS_ROW,
    department_choice,
    departments_range,
    settings_layout,
)
from sheetsync.workbook.shapes import Choice, ColumnLayout, TabLayout, date_choice, one_of_list

BOARD_WIDTH = len(Label)
"""Columns of «Доска», one a label."""


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
        settings_layout(template, settings, speak),
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
        _wins(template),
        _board(template),
    )


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
    widths = (162, 100, 86, 150)  # a phone, 390 px wide, shows the first three whole beside the row numbers
    key = ColumnLayout(width=120, tag=line_tag(0), hidden=True)
    columns = (key, *(ColumnLayout(width=width, tag=line_tag(at)) for at, width in enumerate(widths, start=1)))
    return TabLayout(TabName.SUMMARY, template.tabs[TabName.SUMMARY], columns, page=True, guard=(0, len(columns)))


def _metrics(template: Template) -> TabLayout:
    widths = (90, 100, 70, 100, 70, 75, 75, 75, *[80] * 7)
    table = (ColumnLayout(width=width, tag=line_tag(at)) for at, width in enumerate(widths))
    columns = (ColumnLayout(width=CHARTS), *table)
    counts = (list(MetricColumn).index(MetricColumn.CLOSED) + 1, len(columns))  # the charts show them; they stand aside
    return TabLayout(TabName.METRICS, template.tabs[TabName.METRICS], columns, folded=counts, guard=(1, len(columns)))


def _pulse(template: Template) -> TabLayout:
    words = template.pulse
    columns = (ColumnLayout(words.date, 130, date=True), ColumnLayout(words.score, 100))
    return TabLayout(TabName.PULSE, template.tabs[TabName.PULSE], columns)


def _duplicates(template: Template) -> TabLayout:
    words = template.duplicates
    verdict = Choice(one_of_list([words.not_duplicate]), "")
    columns = (
        ColumnLayout(width=120, tag=line_tag(0), hidden=True, service=True),
        ColumnLayout(words.first, 300, tag=line_tag(1), service=True),
        ColumnLayout(words.second, 300, tag=line_tag(2), service=True),
        ColumnLayout(words.why, 260, tag=line_tag(3), service=True),
        ColumnLayout(words.decision, 130, choice=verdict),
    )
    return TabLayout(TabName.DUPLICATES, template.tabs[TabName.DUPLICATES], columns, guard=(0, 4))


def _wins(template: Template) -> TabLayout:
    words = template.wins
    columns = (
        ColumnLayout(words.day, 120),
        ColumnLayout(words.giver, 150),
        ColumnLayout(words.receiver, 150),
        ColumnLayout(words.effect, 420),
    )
    return TabLayout(TabName.WINS, template.tabs[TabName.WINS], columns)


def _board(template: Template) -> TabLayout:
    columns = tuple(ColumnLayout(width=200, tag=line_tag(at)) for at in range(BOARD_WIDTH))
    return TabLayout(TabName.BOARD, template.tabs[TabName.BOARD], columns, page=True, guard=(0, BOARD_WIDTH))
