"""Every way in, with google-auth as it is, against a token endpoint on loopback that checks what it is sent."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from google.auth.credentials import CredentialsWithRegionalAccessBoundary

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.accounts import FOLDER_SCOPES, SCOPES, google_transport, server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.login import (
    BadClientFileError,
    LoginNarrowError,
    LoginRefusedError,
    LoginTimeError,
    NoClientFileError,
    Page,
    keep_token,
    sign_in_by_browser,
)
from sheetsync.gateway.places import NoFolderError
from sheetsync.gateway.refusals import (
    BadKeyFileError,
    NoCredentialsError,
    NotSharedError,
    OpenKeyFileError,
    SignInError,
    StorageError,
    UnreadableKeyFileError,
)
from sheetsync.gateway.rules import ViewOnlyError
from sheetsync.gateway.sign_in import SignIn, Way
from sheetsync.gateway.sign_in_refusals import (
    BadTokenFileError,
    ClientFileError,
    ClientGoneError,
    ClockOffError,
    DeadKeyError,
    NarrowSignInError,
    NotDelegatedError,
    NoTokenFileError,
    OrganisationForbidsError,
    RevokedError,
    SignInUnwellError,
    TwoWaysError,
    UnknownSubjectError,
    UserFileError,
)
from sheetsync.gateway.transport import ALL_DRIVES
from sheetsync.localsheets import LocalServer

from .authority import ACCOUNT, PERSON, Authority, authority

PEOPLE = "boss@example.com"
Sheet = Callable[..., str]


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with LocalServer() as running:
        running.app.callers.know("boss", PEOPLE)
        yield running


@pytest.fixture
def google(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Authority]:
    """An authority; Google's address is the local server's, and nothing is looked up beyond loopback."""
    monkeypatch.setattr("sheetsync.gateway.accounts.GOOGLE", server.url)
    monkeypatch.setattr("google.auth._exponential_backoff.time.sleep", lambda _: None)
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    monkeypatch.setattr(
        CredentialsWithRegionalAccessBoundary, "_maybe_start_regional_access_boundary_refresh", lambda *_: None
    )
    with authority(server) as one:
        monkeypatch.setattr("google.oauth2.credentials._GOOGLE_OAUTH2_TOKEN_ENDPOINT", f"{one.url}/token")
        yield one


@pytest.fixture
def sheet(server: LocalServer) -> Sheet:
    """A person's spreadsheet, shared with somebody."""

    def make(address: str = "", role: str = "writer") -> str:
        with requests.Session() as session:
            session.trust_env = False
            session.headers["Authorization"] = "Bearer boss"
            made = session.post(f"{server.url}/v4/spreadsheets", json={"properties": {"title": "План"}}, timeout=20)
            found = str(made.json()["spreadsheetId"])
            if address:
                shared = {"type": "user", "role": role, "emailAddress": address}
                url = f"{server.url}/drive/v3/files/{found}/permissions"
                assert session.post(url, json=shared, timeout=20).status_code == 200
        return found

    return make


def written(folder: Path, content: Any, name: str = "key.json") -> Path:
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    file.chmod(0o600)
    return file


def door(sign_in: SignIn) -> GoogleGateway:
    return GoogleGateway(google_transport(sign_in))


def test_a_service_account_reads_what_is_shared_with_it(google: Authority, sheet: Sheet, tmp_path: Path) -> None:
    gateway = door(SignIn(written(tmp_path, google.key_file())))
    shared = sheet(ACCOUNT)
    assert gateway.read_whole(shared).title == "План"
    assert gateway.read_whole(shared).title == "План"
    assert [one["scope"].split() for one in google.asked] == [list(SCOPES)]


def test_a_service_account_creates_on_a_shared_drive_that_it_is_a_member_of(
    google: Authority, server: LocalServer, tmp_path: Path
) -> None:
    boss = server_transport(server.url)
    drive = boss.call("post", "/drive/v3/drives", params={"requestId": "1"}, body={"name": "Team"})["id"]
    gateway = GoogleGateway(google_transport(SignIn(written(tmp_path, google.key_file())), FOLDER_SCOPES))
    with pytest.raises(NoFolderError, match=ACCOUNT):
        gateway.create_in(drive, "План")
    member = {"type": "user", "role": "writer", "emailAddress": ACCOUNT}
    boss.call("post", f"/drive/v3/files/{drive}/permissions", params=ALL_DRIVES, body=member)
    made = gateway.create_in(drive, "План")
    assert gateway.read_whole(made).title == "План"
    assert gateway.version(made).isdigit()
    assert {one["scope"] for one in google.asked} == {" ".join(FOLDER_SCOPES)}
    with pytest.raises(StorageError, match=ACCOUNT):
        gateway.create({"properties": {"title": "План"}})


def test_a_key_that_can_not_be_read_is_not_called_a_bad_one(tmp_path: Path) -> None:
    folder = tmp_path / "key.json"
    folder.mkdir(mode=0o700)
    with pytest.raises(UnreadableKeyFileError, match="chown"):
        SignIn(folder).credentials(SCOPES)


def test_what_is_not_shared_names_the_address_to_share_with(google: Authority, sheet: Sheet, tmp_path: Path) -> None:
    gateway = door(SignIn(written(tmp_path, google.key_file())))
    with pytest.raises(NotSharedError, match=f"choose Share, and add {ACCOUNT} as an editor"):
        gateway.read_whole(sheet())


def test_who_may_only_look_is_told_so(google: Authority, sheet: Sheet, tmp_path: Path) -> None:
    gateway = door(SignIn(written(tmp_path, google.key_file())))
    seen = sheet(ACCOUNT, "reader")
    assert gateway.read_whole(seen).title == "План"
    with pytest.raises(ViewOnlyError, match=f"make {ACCOUNT} an editor"):
        gateway.apply(seen, [{"addSheet": {}}], ())


def test_a_token_is_renewed_before_it_ends_and_when_google_refuses_it(
    google: Authority, server: LocalServer, sheet: Sheet, tmp_path: Path
) -> None:
    gateway = door(SignIn(written(tmp_path, google.key_file())))
    shared = sheet(ACCOUNT)
    google.lives = 30
    gateway.read_whole(shared)
    gateway.read_whole(shared)
    assert len(google.granted) == 2
    google.lives = 3600
    gateway.read_whole(shared)
    server.app.callers.refuse(google.granted[-1])
    assert gateway.read_whole(shared).title == "План"
    assert len(google.granted) == 4


def test_a_deleted_key_is_said_to_be_one(google: Authority, tmp_path: Path) -> None:
    google.keys.clear()
    with pytest.raises(DeadKeyError, match="Invalid JWT Signature"):
        door(SignIn(written(tmp_path, google.key_file()))).read_whole("one")
    assert len(google.asked) == 1


@pytest.mark.parametrize("ahead", [7200, -7200])
def test_a_wrong_clock_is_said_to_be_one(google: Authority, tmp_path: Path, ahead: float) -> None:
    google.clock_ahead = ahead
    with pytest.raises(ClockOffError, match="this machine's clock is wrong: it shows 20"):
        door(SignIn(written(tmp_path, google.key_file()))).read_whole("one")


def test_an_account_works_for_a_person_of_its_domain(google: Authority, sheet: Sheet, tmp_path: Path) -> None:
    sign_in = SignIn(written(tmp_path, google.key_file()), subject=PERSON)
    assert sign_in.way is Way.DELEGATION
    with pytest.raises(NotDelegatedError, match=f"may not act for {PERSON}.*spreadsheets,https"):
        door(sign_in).read_whole("one")
    google.delegates.add(PERSON)
    gateway = door(sign_in)
    assert gateway.read_whole(sheet(PERSON)).title == "План"
    with pytest.raises(NotSharedError, match=PERSON):
        gateway.read_whole(sheet(ACCOUNT))


def test_a_person_whom_the_domain_does_not_know(google: Authority, tmp_path: Path) -> None:
    with pytest.raises(UnknownSubjectError, match="nobody called anna"):
        door(SignIn(written(tmp_path, google.key_file()), subject="anna")).read_whole("one")


def test_a_persons_sign_in_is_renewed_until_it_is_withdrawn(google: Authority, sheet: Sheet, tmp_path: Path) -> None:
    sign_in = SignIn(token_file=written(tmp_path, google.user_file()))
    assert sign_in.way is Way.USER
    assert door(sign_in).read_whole(sheet(PERSON)).title == "План"
    with pytest.raises(NotSharedError, match=PERSON):
        door(sign_in).read_whole(sheet())
    google.refresh_tokens.clear()
    with pytest.raises(RevokedError, match=r"Sign in again: sheetsync login.*7 days"):
        door(sign_in).read_whole("one")
    google.clients.clear()
    with pytest.raises(ClientGoneError, match="type Desktop app"):
        door(sign_in).read_whole("one")


def test_a_workload_signs_in_without_a_key(
    google: Authority, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof = written(tmp_path, "proof", "proof.txt")
    config = {
        "type": "external_account",
        "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": f"{google.url}/token",
        "credential_source": {"file": str(proof)},
    }
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(written(tmp_path, config)))
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "project")
    assert SignIn().way is Way.MACHINE
    assert door(SignIn()).read_whole(sheet("workload")).title == "План"
    assert (google.asked[0]["subject_token"], google.asked[0]["scope"].split()) == ("proof", list(SCOPES))


def test_the_machine_has_nothing_to_sign_in_with(
    google: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    assert google.url
    with pytest.raises(NoCredentialsError, match="sheetsync login"):
        door(SignIn())


ENDPOINT: list[tuple[int, Any, type[SheetsyncError], ExitCode]] = [
    (400, {"error": "invalid_grant", "error_description": "Bad Request"}, RevokedError, ExitCode.CONFIG),
    (400, {"error": "invalid_grant", "error_subtype": "invalid_rapt"}, RevokedError, ExitCode.CONFIG),
    (400, {"error": "invalid_grant", "error_description": "Invalid grant: account not found"}, DeadKeyError, 3),
    (401, {"error": "invalid_client", "error_description": "Unauthorized"}, ClientGoneError, ExitCode.CONFIG),
    (401, {"error": "unauthorized_client", "error_description": "Unauthorized"}, ClientGoneError, ExitCode.CONFIG),
    (400, {"error": "invalid_scope", "error_description": "Bad Request"}, NarrowSignInError, ExitCode.CONFIG),
    (400, {"error": "admin_policy_enforced"}, OrganisationForbidsError, ExitCode.CONFIG),
    (418, {"error": "odd", "error_description": "unheard of"}, SignInError, ExitCode.CONFIG),
    (200, {"no": "token"}, SignInError, ExitCode.CONFIG),
    (503, {"error": "temporarily_unavailable"}, SignInUnwellError, ExitCode.GOOGLE),
    (500, "<html>Sorry</html>", SignInUnwellError, ExitCode.GOOGLE),
]


@pytest.mark.parametrize(("answer", "kind", "code"), [(one[:2], *one[2:]) for one in ENDPOINT])
def test_each_refusal_of_the_endpoint_has_its_sentence(
    google: Authority, tmp_path: Path, answer: tuple[int, Any], kind: type[SheetsyncError], code: ExitCode
) -> None:
    google.broken.append(answer)
    with pytest.raises(kind) as raised:
        door(SignIn(token_file=written(tmp_path, google.user_file()))).apply("one", [{"addSheet": {}}], ())
    assert type(raised.value) is kind
    assert raised.value.exit_code == code


def test_the_endpoint_can_not_be_reached(google: Authority, tmp_path: Path) -> None:
    file = written(tmp_path, {**google.key_file(), "token_uri": "http://127.0.0.1:9/token"})
    with pytest.raises(SignInUnwellError, match="no connection"):
        door(SignIn(file)).apply("one", [{"addSheet": {}}], ())


FILES: list[tuple[Any, type[SheetsyncError]]] = [
    ({"installed": {}}, ClientFileError),
    ({"type": "authorized_user"}, UserFileError),
    ({"type": "service_account", "client_email": "x"}, BadKeyFileError),
    ({"private_key": "SECRET"}, BadKeyFileError),
    ([], BadKeyFileError),
    ("no json", BadKeyFileError),
]


@pytest.mark.parametrize(("content", "kind"), FILES)
def test_a_file_that_is_no_key(content: Any, kind: type[SheetsyncError], tmp_path: Path) -> None:
    file = written(tmp_path, content)
    with pytest.raises(kind, match=r"key\.json") as raised:
        SignIn(file).credentials(SCOPES)
    assert (type(raised.value), "SECRET" in str(raised.value)) == (kind, False)


def test_a_file_that_is_no_sign_in(google: Authority, tmp_path: Path) -> None:
    with pytest.raises(BadTokenFileError):
        SignIn(token_file=written(tmp_path, {"type": "authorized_user"})).credentials(SCOPES)
    with pytest.raises(NoTokenFileError, match="login --client"):
        SignIn(token_file=tmp_path / "none.json").credentials(SCOPES)
    open_file = written(tmp_path, google.user_file())
    open_file.chmod(0o640)
    with pytest.raises(OpenKeyFileError):
        SignIn(token_file=open_file).credentials(SCOPES)
    with pytest.raises(TwoWaysError):
        SignIn(open_file, open_file).credentials(SCOPES)


class Browser:
    """A person at a browser: opens what the terminal says, and follows where it leads."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []

    def open(self, url: str, **_: Any) -> bool:
        self.threads.append(threading.Thread(target=self._visit, args=(url,)))
        self.threads[-1].start()
        return True

    def _visit(self, url: str) -> None:
        with requests.Session() as session:
            session.trust_env = False
            session.get(url, timeout=20)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    one = Browser()
    monkeypatch.setattr("webbrowser.get", lambda *_: one)
    yield one
    for thread in one.threads:
        thread.join(5)


PAGE = Page("{url}", "done")


@pytest.mark.usefixtures("browser")
def test_a_person_signs_in_once_and_cron_from_then_on(google: Authority, sheet: Sheet, tmp_path: Path) -> None:
    file = tmp_path / "secrets" / "token.json"
    keep_token(sign_in_by_browser(written(tmp_path, google.client_file()), SCOPES, PAGE), file)
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert (kept["refresh_token"], "token" in kept) == ("refresh-1", False)
    assert google.asked_scopes == list(SCOPES)
    assert door(SignIn(token_file=file)).read_whole(sheet(PERSON)).title == "План"


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize(("consent", "kind"), [("no", LoginRefusedError), ("in part", LoginNarrowError)])
def test_a_person_says_no(google: Authority, tmp_path: Path, consent: str, kind: type[SheetsyncError]) -> None:
    google.consent = consent
    with pytest.raises(kind):
        sign_in_by_browser(written(tmp_path, google.client_file()), SCOPES, PAGE)


def test_nobody_comes(google: Authority, tmp_path: Path) -> None:
    with pytest.raises(LoginTimeError):
        sign_in_by_browser(written(tmp_path, google.client_file()), SCOPES, PAGE, open_browser=False, wait=0)


@pytest.mark.parametrize("content", [{"web": {}}, {"installed": {}}, [], "x"])
def test_a_file_that_is_no_client(tmp_path: Path, content: Any) -> None:
    with pytest.raises(BadClientFileError, match="Desktop app"):
        sign_in_by_browser(written(tmp_path, content), SCOPES, PAGE)
    with pytest.raises(NoClientFileError):
        sign_in_by_browser(tmp_path / "none", SCOPES, PAGE)
