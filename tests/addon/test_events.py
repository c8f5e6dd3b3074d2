"""Events as Google documents them, as scripts forward them, and as odd as they come."""

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.addon.events import DRIVE_FILE, read_event
from tests.run.team import Team

from .keys import URL, Key, system_claims
from .sidebar import Sidebar, check_card

SAMPLES = Path(__file__).parents[1] / "data" / "addon-events"
CASES = json.loads((SAMPLES / "cases.json").read_text())["cases"]
PATHS = {
    "homepage": "/addon/homepage",
    "onFileScopeGranted": "/addon/file-scope-granted",
    "action": "/addon/action",
    "universalAction": "/addon/settings",
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def sample(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SAMPLES / name).read_text())
    return loaded


def posted(sidebar: Sidebar, case: dict[str, Any], spreadsheet_id: str) -> dict[str, Any]:
    """Post a sample with tokens of the test's key, its ids put in place of a spreadsheet that is there."""
    event = sample(case["file"])
    event["authorizationEventObject"] |= {"userOAuthToken": sidebar.token, "userIdToken": ""}
    if "id" in event["sheets"]:
        event["sheets"]["id"] = spreadsheet_id
    parameters = event["commonEventObject"].get("parameters", {})
    if "spreadsheetId" in parameters:
        parameters["spreadsheetId"] = spreadsheet_id
    token = case["system_id_token"]
    claims = system_claims(aud=URL + PATHS[case["trigger"]], email_verified=token["email_verified"])
    response = sidebar.post(PATHS[case["trigger"]], event, sidebar.key.sign(claims))
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


def cards(answer: dict[str, Any]) -> list[dict[str, Any]]:
    action = answer.get("action") or answer.get("renderActions", {}).get("action", {})
    found = [card for one in action.get("navigations", []) for card in one.values() if isinstance(card, dict)]
    for card in found:
        check_card(card)
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["file"] for case in CASES])
def test_each_sample_is_answered_in_its_shape(sidebar: Sidebar, team: Team, case: dict[str, Any]) -> None:
    answer = posted(sidebar, case, team.book.id)
    if "drive.file" in case["must"] and "requesting" in case["must"]:
        assert answer == {"requesting_google_scopes": {"scopes": [DRIVE_FILE]}}
    elif case["trigger"] in {"homepage", "onFileScopeGranted"}:
        assert set(answer) == {"action"}
        assert [card["name"] for card in cards(answer)] == ["access" if case["file"].startswith("01") else "home"]
    else:
        assert set(answer) <= {"renderActions", "stateChanged"}
        assert cards(answer)
    if case["file"].startswith(("01", "06")):
        assert team.server.calls.all() == []


def test_a_day_is_the_day_that_was_chosen_whatever_the_zone() -> None:
    event = sample("05_form_submit_add_task.json")
    for offset in (-43200000, 50400000):
        event["commonEventObject"]["timeZone"]["offset"] = offset
        assert read_event(event).day("due_date") == dt.date(2026, 11, 30)
    assert read_event(event).texts("blockers") == ("waiting_for_access", "waiting_for_vendor")


@pytest.mark.parametrize("written", [1795996800000, 1795996800000.0, "1795996800000", "1.7959968E12"])
def test_numbers_come_in_every_writing(written: object) -> None:
    event = sample("05_form_submit_add_task.json")
    event["commonEventObject"]["formInputs"]["due_date"]["dateInput"]["msSinceEpoch"] = written
    assert read_event(event).day("due_date") == dt.date(2026, 11, 30)


@pytest.mark.parametrize("written", [None, "", "soon", 1e300, "NaN", [], {}, True and 10**30])
def test_what_is_no_day_counts_as_none(written: object) -> None:
    event = sample("05_form_submit_add_task.json")
    event["commonEventObject"]["formInputs"]["due_date"]["dateInput"]["msSinceEpoch"] = written
    assert read_event(event).day("due_date") is None


@pytest.mark.parametrize("has_date", [False, "false", 0])
def test_hours_alone_are_no_day(has_date: object) -> None:
    hours = {"dateTimeInput": {"msSinceEpoch": 34_200_000, "hasDate": has_date, "hasTime": True}}
    assert read_event({"commonEventObject": {"formInputs": {"due_date": hours}}}).day("due_date") is None


def test_fields_that_were_not_filled_are_absent_or_empty() -> None:
    event = read_event(sample("08_form_submit_cleared_fields.json"))
    assert (event.text("task_title"), event.day("due_date"), event.texts("blockers")) == ("", None, ())
    assert event.text("status") == "TODO"


def test_an_event_of_a_script_has_an_empty_key_in_each_field() -> None:
    new = {"commonEventObject": {"formInputs": {"title": {"": {"stringInputs": {"value": ["a", "b"]}}}}}}
    assert read_event(new).texts("title") == ("a", "b")


def test_the_older_format_is_understood_and_the_newer_stands_above_it() -> None:
    old: dict[str, Any] = {
        "hostApp": "sheets",
        "userLocale": "ru",
        "userTimezone": {"id": "Europe/Moscow", "offSet": "10800000"},
        "parameters": {"action": "home", "page": 2.0},
        "formInputs": {"title": ["one", "two"]},
        "formInput": {"title": "one"},
    }
    event = read_event(old)
    assert (event.language, event.parameters["page"], event.texts("title")) == ("ru", "2", ("one", "two"))
    assert event.common_event_object.time_zone.offset == 10800000
    assert read_event({**old, "commonEventObject": {"userLocale": "en-GB"}}).language == "en"
    assert read_event({"formInput": {"title": "one"}}).texts("title") == ("one",)


def test_numbers_are_texts_as_people_write_them() -> None:
    given = {"parameters": {"page": 2.0, "row": 12345678.0, "at": 1.7e12, "on": True}}
    found = read_event({"commonEventObject": given}).parameters
    assert found == {"page": "2", "row": "12345678", "at": "1700000000000", "on": ""}
    huge = {"timeZone": {"offset": 10**400}}
    assert read_event({"commonEventObject": huge}).common_event_object.time_zone.offset is None


def test_the_spreadsheet_of_the_event_stands_above_the_buttons() -> None:
    parameters = {"commonEventObject": {"parameters": {"spreadsheetId": "theirs"}}}
    assert read_event(parameters).spreadsheet_id == "theirs"
    assert read_event({**parameters, "sheets": {"id": "open"}}).spreadsheet_id == "open"
    assert read_event({**parameters, "sheets": {"id": "no id"}}).spreadsheet_id == "theirs"


@pytest.mark.parametrize("named", ["../x", "a/b", "a?b", "", " ", "a" * 129, "id\n", "ид"])
def test_what_can_be_no_id_is_none(named: str) -> None:
    assert read_event({"sheets": {"id": named}}).spreadsheet_id == ""


@pytest.mark.parametrize(
    ("scopes", "lacks"),
    [(None, False), ([], True), ([DRIVE_FILE], False), (["https://www.googleapis.com/auth/spreadsheets"], False)],
)
def test_scopes_that_were_not_sent_are_not_missed(scopes: object, lacks: bool) -> None:  # noqa: FBT001 - a case
    assert read_event({"authorizationEventObject": {"authorizedScopes": scopes}}).lacks_drive_file is lacks


@pytest.mark.parametrize(
    ("locale", "language"),
    [("ru", "ru"), ("ru-RU", "ru"), ("RU_kz", "ru"), ("de", "en"), ("", None), ("rue", "en"), ("ru_RU", "ru")],
)
def test_the_language_follows_the_locale(locale: str, language: str | None) -> None:
    assert read_event({"commonEventObject": {"userLocale": locale}}).language == language


@given(JSON, st.sampled_from(["commonEventObject", "authorizationEventObject", "sheets"]), st.data())
def test_whatever_stands_in_a_field_an_event_is_read(odd: Any, part: str, data: st.DataObject) -> None:
    event = copy.deepcopy(sample("05_form_submit_add_task.json"))
    if data.draw(st.booleans()):
        event[part] = odd
    else:
        event[part][data.draw(st.sampled_from(sorted(event[part])))] = odd
    read = read_event(event)
    assert isinstance(read.spreadsheet_id, str)
    assert isinstance(read.text("task_title"), str)
    assert read.language in {"ru", "en", None}


def test_tokens_are_not_shown_where_an_event_is(key: Key) -> None:
    event = read_event({"authorizationEventObject": {"userOAuthToken": "secret-1", "userIdToken": "secret-2"}})
    assert "secret" not in repr(event)
    assert key.pem not in repr(event)
