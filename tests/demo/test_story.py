"""The demonstration plays for real: the embedded server, people through plain gspread, the product's own runs."""

from collections.abc import Iterator

import gspread
import pytest
import requests

from sheetsync.demo.company import Company, load_company
from sheetsync.demo.people import client_of
from sheetsync.demo.story import Story, tell_story
from sheetsync.localsheets import LocalServer
from sheetsync.model.columns import TabName


@pytest.fixture(scope="module", params=["ru", "en"])
def company(request: pytest.FixtureRequest) -> Company:
    return load_company(request.param)


@pytest.fixture(scope="module")
def server(company: Company) -> Iterator[LocalServer]:
    with LocalServer(now=company.monday) as server:
        yield server


@pytest.fixture(scope="module")
def story(company: Company, server: LocalServer) -> Story:
    return tell_story(company, server.url, server.clock.set)


def test_a_spreadsheet_is_made_in_three_calls_at_most(story: Story):
    assert story.created.reads + story.created.writes <= 3


def test_a_run_that_changes_something_reads_once_and_writes_twice_at_most(story: Story):
    assert story.second.calls.reads == 1
    assert 1 <= story.second.calls.writes <= 2


def test_the_same_moment_once_more_writes_nothing(story: Story):
    assert (story.third.calls.reads, story.third.calls.writes, story.third.cells_written) == (1, 0, 0)


def test_the_company_shows_what_the_product_is_for(story: Story):
    page = story.second.assessment.page
    assert page.overdue
    assert page.happened.done
    assert page.waits
    assert page.duplicates
    assert page.not_understood
    assert page.promised
    assert page.change


def test_people_s_rows_stand_as_they_were_typed(story: Story, company: Company, server: LocalServer):

    client = gspread.Client(None, requests.Session(), client_of(server.url))
    title = story.template.tabs[TabName.STATUS]
    steps = set(client.open_by_key(story.spreadsheet_id).worksheet(title).col_values(1))
    assert {str(row[0]) for row in company.added} <= steps
    assert not set(company.deleted) & steps
    assert {str(line[0]) for line in company.decisions} <= steps, "a decision became a row"
