"""Two weeks in a few seconds: create, type, run; a week of edits, run; and once more, to see nothing change."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sheetsync.demo.company import Company
from sheetsync.demo.people import People
from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.interface import Calls
from sheetsync.model.columns import TabName
from sheetsync.model.template import Template
from sheetsync.sync import Run, RunReport
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.templates import load_template

SetClock = Callable[[dt.datetime], None]


@dataclass(frozen=True, slots=True)
class Story:
    """What happened: the spreadsheet, the calls that made it, and the three runs."""

    spreadsheet_id: str
    template: Template
    created: Calls
    first: RunReport
    second: RunReport
    third: RunReport


def tell_story(company: Company, base_url: str, set_clock: SetClock) -> Story:
    """Play the demonstration on a server of Google's language.

    `set_clock` sets that server's time.
    """
    template = load_template(company.template)
    set_clock(company.monday)
    spreadsheet_id, created = _created(company, template, base_url)
    people = People(base_url, spreadsheet_id, *_titles(template))
    _first_day(people, company, template)
    first = _run(base_url, spreadsheet_id, template, company.monday)
    people.decide(company.decisions)
    _run(base_url, spreadsheet_id, template, company.monday + dt.timedelta(hours=9))
    _week(people, company)
    set_clock(company.next_monday)
    second = _run(base_url, spreadsheet_id, template, company.next_monday)
    third = _run(base_url, spreadsheet_id, template, company.next_monday)
    return Story(spreadsheet_id, template, created, first, second, third)


def _created(company: Company, template: Template, base_url: str) -> tuple[str, Calls]:
    gateway = GoogleGateway(server_transport(base_url))
    spreadsheet_id = gateway.create(creation_body(company.title, template, company.time_zone))
    gateway.apply(spreadsheet_id, [request.as_json() for request in setup_requests(template, sample=True)], ())
    return spreadsheet_id, gateway.calls


def _titles(template: Template) -> tuple[str, str, str]:
    return template.tabs[TabName.STATUS], template.tabs[TabName.DECISIONS], template.tabs[TabName.SETTINGS]


def _first_day(people: People, company: Company, template: Template) -> None:
    words = template.settings
    people.settle({words.goal: company.goal, words.goal_figure: company.goal_figure, **company.aliases})
    people.type_rows(company.rows)


def _week(people: People, company: Company) -> None:
    people.edit(company.edits)
    people.delete(company.deleted)
    people.type_rows(company.added)
    people.sort(company.sort_by)


def _run(base_url: str, spreadsheet_id: str, template: Template, now: dt.datetime) -> RunReport:
    gateway = GoogleGateway(server_transport(base_url))
    return Run(gateway, spreadsheet_id, lambda _: template, now=now).sync()
