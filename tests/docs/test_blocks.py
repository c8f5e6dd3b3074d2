"""Every command block of the README and the docs runs as it stands, in a shell, in a folder of its own.

A README block runs alone. The blocks of a page under `docs` run one after another in one shell, as a reader runs them;
they find a config that lists a sample sheet, on a server that all pages share. A block whose first line says
`own-server` starts one itself. One that names what it needs (```` ```sh needs-google ````) is left out, and so are
those of `make`, which is how this test was started.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets import LocalServer
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.templates import load_template

from .preloaded import preloaded

ROOT = Path(__file__).parents[2]
READMES = [ROOT / "README.md", ROOT / "README.ru.md"]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [*READMES, *DOCS]
BLOCK = re.compile(r"^( *)```sh( own-server)?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^ *```(\S*) ?(.*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NEEDS = {"needs-google", "needs-network", "needs-engine"}


def blocks(page: Path) -> list[str]:
    found = [match[3] for match in BLOCK.finditer(page.read_text(encoding="utf-8"))]
    return [text for text in found if not text.lstrip().startswith("make ")]


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a `sheetsync` that starts at once; `README.md` is run with the installed one."""
    with preloaded(tmp_path_factory.mktemp("once")) as folder:
        yield folder


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, str]]:
    """The address of the shared server, and the id of a sample sheet on it."""
    template = load_template("status.en")
    with LocalServer() as server:
        gateway = GoogleGateway(server_transport(server.url))
        sheet = gateway.create(creation_body("Sample", template))
        gateway.apply(sheet, [one.as_json() for one in setup_requests(template, sample=True)], ())
        yield server.url, sheet


@pytest.mark.parametrize("text", blocks(READMES[0]))
def test_a_block_of_the_readme_does_what_it_says(text: str, tmp_path: Path) -> None:
    runs("README.md", text, tmp_path, {"PATH": path(Path(sys.executable).parent)})


@pytest.mark.parametrize("text", blocks(READMES[1]))
def test_a_block_of_the_russian_readme_does_what_it_says(text: str, tmp_path: Path, at_once: Path) -> None:
    runs("README.ru.md", text, tmp_path, {"PATH": path(at_once)})


def path(first: Path) -> str:
    return f"{first}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("page", [page for page in DOCS if blocks(page)], ids=named)
def test_the_blocks_of_a_page_do_what_they_say(
    page: Path, tmp_path: Path, at_once: Path, served: tuple[str, str]
) -> None:
    own = "```sh own-server" in page.read_text(encoding="utf-8")
    environment = {"PATH": path(at_once), **({} if own else {"SHEETSYNC_BASE_URL": served[0]})}
    if not own:
        (tmp_path / "config.toml").write_text(f'[[spreadsheets]]\nid = "{served[1]}"\n', encoding="utf-8")
    runs(named(page), "".join(blocks(page)), tmp_path, environment)


def runs(page: str, text: str, folder: Path, more: dict[str, str]) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("no bash on this machine")
    environment = {
        **os.environ,
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        **more,
    }
    command = [shell, "-euo", "pipefail", "-c", text]
    code, said = run(command, folder, environment)
    assert code == 0, f"{page}:\n{text}\n{said}"


def run(command: list[str], folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run a command, and end whatever it left running, a server in the background too."""
    said = folder / "said.txt"
    with (
        said.open("w", encoding="utf-8") as out,
        subprocess.Popen(
            command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        ) as process,
    ):
        try:
            process.wait(timeout=100)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, said.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_is_left_out_says_why(page: Path) -> None:
    fences = FENCE.findall(page.read_text(encoding="utf-8"))
    said = {rest for language, rest in fences if language == "sh" and rest}
    assert said <= NEEDS | {"own-server"}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_link_to_a_file_leads_to_one(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


FOR_USERS = [
    page for page in DOCS if page.parent.name == "how-to" or page.stem.startswith(("tutorial", "why-", "a-run"))
]
FOR_DEVELOPERS = {"add-a-language.md"}


def test_every_page_for_users_is_there_in_russian_too_and_each_leads_to_the_other() -> None:
    english = [page for page in FOR_USERS if not page.stem.endswith(".ru") and page.name not in FOR_DEVELOPERS]
    assert len(english) > 15
    for page in english:
        russian = page.with_suffix(".ru.md")
        assert russian.exists(), russian
        assert f"]({russian.name})" in page.read_text(encoding="utf-8")
        assert f"]({page.name})" in russian.read_text(encoding="utf-8")


def test_the_index_leads_to_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    listed = {(index.parent / link).resolve() for link in LINK.findall(index.read_text(encoding="utf-8"))}
    pages = {page for page in DOCS if page.parent.name != "decisions"}
    assert pages - listed - {index} == set()


def test_a_command_for_google_is_the_same_in_both_languages() -> None:
    for page in FOR_USERS:
        if page.stem.endswith(".ru"):
            theirs, ours = (verbs(one) for one in (page, page.with_name(page.name.replace(".ru.md", ".md"))))
            assert theirs <= ours, page


def verbs(page: Path) -> set[str]:
    """What the blocks of a page that are left out call: a program and its verb."""
    found = re.findall(r"^ *```sh needs-\w+\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = "".join(found).replace("\\\n", " ").splitlines()
    return {" ".join(line.split()[:2]) for line in lines}
