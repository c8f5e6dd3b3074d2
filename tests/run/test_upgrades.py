"""A template that has changed since the sheet was made: people's cells stay, the service's own places follow."""

import datetime as dt
from typing import Any

import pytest

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets import LocalServer
from sheetsync.model.columns import ServiceColumn
from sheetsync.model.grid import Snapshot
from sheetsync.model.template import Template
from sheetsync.sync import Run, RunReport
from sheetsync.workbook.adopt import adoption
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.templates import load_template

OLD = load_template("status.ru")
NOW = dt.datetime(2025, 4, 14, 6, tzinfo=dt.UTC)


def newer(template: Template) -> Template:
    """The template of a later version: other headers, another width, other departments, a status more."""
    columns = {
        field: spec.model_copy(update={"header": f"{spec.header} 2", "aliases": (*spec.aliases, spec.header)})
        for field, spec in template.columns.items()
    }
    check = template.service_columns[ServiceColumn.CHECK].model_copy(update={"header": "Замечания", "width": 300})
    service = {**template.service_columns, ServiceColumn.CHECK: check}
    return template.model_copy(update={"columns": columns, "service_columns": service, "departments": ("Новый отдел",)})


@pytest.fixture
def gateway() -> Any:
    with LocalServer() as server:
        yield GoogleGateway(server_transport(server.url))


def people_of(snapshot: Snapshot) -> dict[str, Any]:
    """Everything that people own: the five columns with their headers, settings, decisions, their own tab."""
    rows = {tab.title: [[cell.value for cell in line[:5]] for line in tab.lines] for tab in snapshot.tabs}
    return {title: rows[title] for title in ("Статус", "Настройки", "Решения", "Наше")}


def run(gateway: GoogleGateway, sheet: str, template: Template) -> RunReport:
    return Run(gateway, sheet, lambda _: template, now=NOW).sync()


def test_a_changed_template_touches_no_cell_of_peoples(gateway: GoogleGateway) -> None:
    sheet = gateway.create(creation_body("План", OLD))
    own = {"addSheet": {"properties": {"title": "Наше"}}}
    gateway.apply(sheet, [*(one.as_json() for one in setup_requests(OLD, sample=True)), own], ())
    run(gateway, sheet, OLD)
    before = people_of(gateway.read_whole(sheet))
    template = newer(OLD)
    assert run(gateway, sheet, template).rounds <= 2
    again = adoption(gateway.read_whole(sheet), template)
    assert again.questions == ()
    gateway.apply(sheet, [one.as_json() for one in again.requests], ())
    report = run(gateway, sheet, template)
    after = gateway.read_whole(sheet)
    assert people_of(after) == before
    status = after.tagged("status")
    place = status.column_of("check") if status else None
    assert status is not None
    assert place is not None
    assert status.cell(0, place).value == "Замечания"
    assert len(report.assessment.standing) == len(OLD.sample)
    assert adoption(after, template).requests == ()
    assert run(gateway, sheet, template).rounds == 0
