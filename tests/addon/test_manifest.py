"""The deployment that Google is told: its addresses are those that are served, its scopes the least."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheetsync.addon.events import DRIVE_FILE
from sheetsync.addon.manifest import SCOPES, deployment
from sheetsync.addon.paths import TRIGGERS
from sheetsync.cli.main import cli

ROOT = Path(__file__).parents[2]
URL = "https://sheetsync.example.com"


def test_it_asks_for_single_files_and_nothing_more() -> None:
    assert [scope.rpartition("/")[2] for scope in SCOPES] == ["drive.file", "userinfo.email", "script.locale"]
    assert SCOPES[0] == DRIVE_FILE
    page = (ROOT / "docs" / "how-to" / "deploy-the-addon.md").read_text()
    assert all(scope in page for scope in SCOPES)


def test_every_address_of_it_is_served() -> None:
    common, sheets = (deployment(URL)["addOns"][part] for part in ("common", "sheets"))
    called = [
        common["homepageTrigger"]["runFunction"],
        sheets["homepageTrigger"]["runFunction"],
        sheets["onFileScopeGrantedTrigger"]["runFunction"],
        common["universalActions"][0]["runFunction"],
    ]
    assert {url.removeprefix(URL) for url in called} <= set(TRIGGERS)
    assert all(any(link.startswith(one) for one in common["openLinkUrlPrefixes"]) for link in [f"{URL}/help"])
    assert deployment(URL)["addOns"]["httpOptions"]["granularOauthPermissionSupport"] == "OPT_IN"


def test_the_program_prints_it_and_the_example_is_that() -> None:
    result = CliRunner().invoke(cli, ["addon", "manifest", "--url", f"{URL}/"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == deployment(URL)
    assert (ROOT / "addon" / "deployment.json").read_text() == result.stdout


@pytest.mark.parametrize("url", ["http://sheetsync.example.com", "sheetsync.example.com", "https://", ""])
def test_an_address_that_google_does_not_call_is_refused(url: str) -> None:
    result = CliRunner().invoke(cli, ["addon", "manifest", "--url", url, "--language", "en"])
    assert result.exit_code == 2
    assert "is no address that Google calls" in result.stderr
