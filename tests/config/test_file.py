"""A config is read whole, and each mistake is told with its line and what was meant."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.config.example import example_config
from sheetsync.config.file import ConfigError, load_config
from sheetsync.config.models import Config
from sheetsync.config.places import line_of
from sheetsync.errors import ExitCode
from sheetsync.messages import Messages

ENGLISH = Messages("en")
ROOT = Path(__file__).parents[2]


def _refusal(path: Path, text: str, language: str = "en") -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load_config(path, Messages(language))
    assert refused.value.exit_code is ExitCode.CONFIG
    return str(refused.value).replace(str(path), "FILE")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_all_is_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = load_config(None, ENGLISH)
    assert (found.path, found.config) == (None, Config())


def test_a_whole_config(file: Path) -> None:
    file.write_text(
        'language = "ru"\n[google]\nkey_file = "key.json"\n[[spreadsheets]]\n'
        'id = "https://docs.google.com/spreadsheets/d/abc-DEF_1/edit#gid=0"\nselect = ["SS2"]\n',
        encoding="utf-8-sig",
    )
    found = load_config(file, ENGLISH)
    assert found.config.language == "ru"
    assert found.config.spreadsheets[0].id == "abc-DEF_1"
    assert found.config.spreadsheets[0].select == ("SS2",)
    assert found.beside(found.config.google.key_file or "") == file.parent / "key.json"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('langage = "ru"', "FILE, line 1: unknown key langage. Did you mean language?"),
        (
            "\n\nzzz = 1",
            (
                "FILE, line 3: unknown key zzz. Known here: language, google, limits, schedule, watch, addon, "
                "duplicates, notify, spreadsheets."
            ),
        ),
        ('[google]\nkeyfile = "x"', "FILE, line 2: unknown key google.keyfile. Did you mean key_file?"),
        ('[gogle]\nkey_file = "x"', "FILE, line 1: unknown key gogle. Did you mean google?"),
        ('language = "de"', "FILE, line 1: language should be one of ru, en; found 'de'."),
        (
            "[duplicates]\nsemantic = 1",
            "FILE, line 2: duplicates.semantic should be true or false; found 1.",
        ),
        ("language = 1", "FILE, line 1: language should be one of ru, en; found 1."),
        ("[google]\nkey_file = true", "FILE, line 2: google.key_file should be a text in quotes; found true."),
        ("google = 3", "FILE, line 1: google should be a table of keys; found 3."),
        ('[[spreadsheets]]\nname = "x"', "FILE, line 1: the key spreadsheets[1].id is missing."),
        ('[[spreadsheets]]\nid = ""', "FILE, line 2: spreadsheets[1].id should be a text in quotes; found ''."),
        (
            '[[spreadsheets]]\nid = "a"\n\n[[spreadsheets]]\nid = "b"\nignore = "SS2"',
            "FILE, line 6: spreadsheets[2].ignore should be a list in square brackets; found 'SS2'.",
        ),
        (
            '[[spreadsheets]]\nid = "a"\nname = "x"\n[[spreadsheets]]\nid = "b"\nname = "x"',
            "FILE, line 6: two spreadsheets have the name x.",
        ),
        ('[[spreadsheets]]\nid = "a"\n[[spreadsheets]]\nid = "a"', "FILE, line 4: two spreadsheets have the id a."),
    ],
)
def test_a_mistake_is_told_with_its_place(file: Path, text: str, said: str) -> None:
    assert _refusal(file, text) == said


def test_mistakes_are_told_all_at_once_from_top_to_bottom(file: Path) -> None:
    said = _refusal(file, 'lang = "ru"\n[google]\nkey = "x"\n[[spreadsheets]]\nidd = "x"\n').splitlines()
    assert [line.partition(":")[0] for line in said] == ["FILE, line 1", "FILE, line 3", "FILE, line 4", "FILE, line 5"]


def test_what_is_no_toml_is_told_with_its_line(file: Path) -> None:
    said = _refusal(file, "[google]\nkey_file = secrets/key.json\n", "ru")
    assert said.startswith("FILE, строка 2: это не TOML (")
    assert said.endswith("Тексты пишутся в кавычках, списки — в квадратных скобках.")


def test_a_file_that_is_no_text(file: Path) -> None:
    file.write_bytes(b"language = \xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8 text"):
        load_config(file, ENGLISH)


def test_a_folder_is_no_config(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(tmp_path, ENGLISH)


def test_the_example_in_the_repository_is_the_one_of_the_models() -> None:
    assert (ROOT / "config.example.toml").read_text(encoding="utf-8") == example_config()


def test_the_example_works_as_it_stands_and_with_every_line_switched_on(file: Path) -> None:
    example = example_config()
    file.write_text(example, encoding="utf-8")
    assert load_config(file, ENGLISH).config.language is None
    keys = [
        line.removeprefix("# ") for line in example.splitlines() if " = " in line or "[[" in line or line[:1] == "["
    ]
    file.write_text("\n".join(keys), encoding="utf-8")
    config = load_config(file, ENGLISH).config
    assert config.language == "ru"
    assert config.google.base_url
    assert config.spreadsheets[0].ignore == ("SS202", "SS5")


@settings(suppress_health_check=[HealthCheck.too_slow])  # on a machine that is busy
@given(st.text(max_size=80), st.lists(st.one_of(st.text(max_size=5), st.integers(0, 3)), max_size=3))
def test_looking_for_a_line_fails_on_no_text(text: str, place: list[str | int]) -> None:
    found = line_of(text, place)
    assert found is None or 1 <= found <= len(text.splitlines())
