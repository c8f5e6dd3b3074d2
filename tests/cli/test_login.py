"""`login`: once in a browser, then a file that works for cron; who signed in, and the trap of seven days, are said."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from sheetsync.localsheets import LocalServer
from tests.gateway.authority import PERSON, Authority, authority

from .conftest import Program


class Browser:
    """Opens what the program says, and follows where it leads."""

    def open(self, url: str, **_: Any) -> bool:
        def visit() -> None:
            with requests.Session() as session:
                session.trust_env = False
                session.get(url, timeout=20)

        threading.Thread(target=visit, daemon=True).start()
        return True


@pytest.fixture
def google(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Authority]:
    monkeypatch.delenv("SHEETSYNC_BASE_URL")
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setattr("sheetsync.gateway.accounts.GOOGLE", server.url)
    monkeypatch.setattr("webbrowser.get", lambda *_: Browser())
    with authority(server) as one:
        monkeypatch.setattr("google.oauth2.credentials._GOOGLE_OAUTH2_TOKEN_ENDPOINT", f"{one.url}/token")
        Path("client.json").write_text(json.dumps(one.client_file()), encoding="utf-8")
        yield one


@pytest.mark.usefixtures("google")
def test_who_signed_in_and_what_comes_next_are_said(program: Program) -> None:
    answer = program("login", "--client", "client.json", "--language", "ru")
    assert answer.code == 0, answer.err
    assert f"Вход выполнен: {PERSON}. Файл token.json можете читать только вы." in answer.out
    assert 'token_file = "token.json"' in answer.out
    assert "через 7 дней" in answer.out
    assert oct(Path("token.json").stat().st_mode & 0o777) == "0o600"
    Path("config.toml").write_text('[google]\ntoken_file = "token.json"\n', encoding="utf-8")
    shown = program("config", "show", "--json").json
    assert (shown["sign_in"], shown["token_file"], shown["key_file"]) == ("user", "token.json", None)
    assert program("create", "--title", "Наше", "--json").code == 0


def test_a_person_who_says_no_leaves_nothing_behind(program: Program, google: Authority) -> None:
    google.consent = "no"
    answer = program("login", "--client", "client.json", "--language", "en", "--json")
    assert (answer.code, Path("token.json").exists()) == (3, False)
    assert "allow access on Google's page" in answer.err
