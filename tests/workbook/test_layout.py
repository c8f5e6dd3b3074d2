"""The layout as a value: what our own readers make of it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from sheetsync.messages import Messages
from sheetsync.model.columns import MetricColumn, ServiceColumn, TabName
from sheetsync.model.desired import DesiredCell, Style
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.settings import Department, Settings
from sheetsync.model.template import Template
from sheetsync.reading.settings import read_settings
from sheetsync.workbook.charts import metric_charts
from sheetsync.workbook.ids import SHEET_IDS, department_view_ids, free_id
from sheetsync.workbook.layout import workbook_layout
from sheetsync.workbook.styles import CELL_FIELDS, cell_data, cell_format, literal
from sheetsync.workbook.templates import load_template


@pytest.mark.parametrize(
    "settings",
    [
        Settings(departments=(Department("Продажи"),)),
        Settings(
            goal="Удержать 80% клиентов",
            goal_figure="71%",
            meeting_day=3,
            minutes=45,
            due_soon_days=5,
            holidays=(dt.date(2026, 5, 1), dt.date(2026, 5, 11)),
            language="en",
            departments=(Department("Цех №1", ("цех", "первый цех")), Department("ОТК")),
        ),
    ],
)
def test_the_settings_tab_reads_back_as_the_settings_it_was_made_of(any_template: Template, settings: Settings):
    (layout,) = [tab for tab in workbook_layout(any_template, settings) if tab.name is TabName.SETTINGS]
    lines = tuple(tuple(Cell(cell.value) for cell in line) for line in layout.lines)
    assert read_settings(Tab(1, layout.title, lines=lines), any_template) == (settings, ())


def test_tabs_stand_in_the_order_of_the_template(any_template: Template):
    layout = workbook_layout(any_template, Settings())
    assert [tab.name for tab in layout] == list(TabName)
    assert [tab.title for tab in layout] == [any_template.tabs[name] for name in TabName]


def test_service_headers_are_the_exact_ones(russian: Template):
    layout = {tab.name: tab for tab in workbook_layout(russian, Settings())}
    assert [column.header for column in layout[TabName.STATUS].columns][5:] == ["Проверка", "ID"]
    assert [column.header for column in layout[TabName.DECISIONS].columns] == [
        "Решение / действие",
        "Ответственный отдел",
        "Срок",
        "Строка",
    ]
    assert layout[TabName.DECISIONS].columns[3].tag == ServiceColumn.ROW
    assert [column.header for column in layout[TabName.PULSE].columns] == ["Дата", "Оценка"]


def test_keys_are_hidden_in_the_first_column_of_page_and_duplicates(russian: Template):
    hidden = {
        tab.name: [place for place, column in enumerate(tab.columns) if column.hidden]
        for tab in workbook_layout(russian, Settings())
    }
    assert hidden[TabName.SUMMARY] == [0]
    assert hidden[TabName.DUPLICATES] == [0]
    assert hidden[TabName.STATUS] == [6]


@pytest.mark.parametrize("first", [0, 1])
def test_charts_look_at_the_columns_of_the_figures(first: int):
    charts = metric_charts(9, first, load_template("status.ru"), Messages("ru"))
    columns = {
        request.body["chart"]["spec"]["title"]: [
            series["series"]["sourceRange"]["sources"][0]["startColumnIndex"]
            for series in request.body["chart"]["spec"]["basicChart"]["series"]
        ]
        for request in charts.values()
    }
    names = list(MetricColumn)
    assert {title: [names[column - first] for column in found] for title, found in columns.items()} == {
        "Время между этапами": [MetricColumn.STARTED_TO_DONE, MetricColumn.SEEN_TO_STARTED],
        "Повторы": [MetricColumn.REOPENED],
        "Пульс": [MetricColumn.PULSE],
        "Строки по меткам": [
            MetricColumn.CLOSED,
            MetricColumn.WAITING,
            MetricColumn.IN_PROGRESS,
            MetricColumn.PLANNED,
            MetricColumn.UNKNOWN,
        ],
        "Просрочено и ждут": [MetricColumn.OVERDUE, MetricColumn.BLOCKERS],
    }


def test_ids_are_different_and_follow_from_names():
    assert len(set(SHEET_IDS.values())) == len(TabName)
    assert department_view_ids(["А", "Б"]) == dict(reversed(department_view_ids(["Б", "А"]).items()))
    assert free_id(3, {3, 5}, 2) == 7


@pytest.mark.parametrize("style", list(Style))
def test_every_style_is_whole_and_valid(any_template: Template, faults: Callable[[Any, str], list[str]], style: Style):
    looks = cell_format(style, any_template)
    assert faults(looks, "CellFormat") == []
    assert {"wrapStrategy", "verticalAlignment", "textFormat"} <= looks.keys()


@pytest.mark.parametrize("value", ["=1+1", "+7 999", "'text", "05.04.2025", "@channel", "<b>x</b>"])
def test_text_goes_out_as_literal_text(russian: Template, value: str):
    data = cell_data(DesiredCell(value), russian)
    assert data["userEnteredValue"] == {"stringValue": value}
    assert set(data) == set(CELL_FIELDS.split(","))


def test_nothing_goes_out_as_an_empty_cell():
    assert literal(None) == literal("") == {}
    assert literal(0) == {"userEnteredValue": {"numberValue": 0}}
