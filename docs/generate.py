"""Write the reference pages from the program itself: `python -m docs.generate`; a test compares.

The command line from `--help`, the config from its models, the findings from the registry of checks.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from pydantic import BaseModel

from sheetsync.checks.registry import all_checks
from sheetsync.cli.explaining import examples, explained
from sheetsync.cli.findings import severity_word
from sheetsync.cli.language import OPTIONS
from sheetsync.cli.main import cli
from sheetsync.cli.speech import SpokenContext
from sheetsync.config.addon import AddonConfig
from sheetsync.config.duplicates import DuplicatesConfig
from sheetsync.config.example import example_config, toml_value
from sheetsync.config.limits import LimitsConfig
from sheetsync.config.models import Config, GoogleConfig, SpreadsheetConfig
from sheetsync.config.notifying import ChannelConfig
from sheetsync.config.watching import ScheduleConfig, WatchConfig
from sheetsync.messages import Messages
from sheetsync.workbook.layout import workbook_layout
from sheetsync.workbook.settings_tab import default_settings
from sheetsync.workbook.shapes import TabLayout
from sheetsync.workbook.templates import load_template, template_names

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
_NOTE = "<!-- Written by `make docs` from the program; change it there. -->\n"


def pages() -> dict[Path, str]:
    """Return every generated file with its text."""
    return {path: page(path) for path in WRITTEN}


def page(path: Path) -> str:
    """Return the text of a generated file."""
    return WRITTEN[path]()


_HEADS = {
    "en": {
        "cli": f"{_NOTE}# The command line\n\n[По-русски](cli.ru.md)\n",
        "findings": (
            f"{_NOTE}# Findings\n\n[По-русски](findings.ru.md)\n\n"
            "Codes stay as they are. The first digit tells the kind: 1 cells and columns, 2 dates, 3 blockers, "
            "4 duplicates, 5 wording, 6 the sheet as a whole. `sheetsync explain CODE` says the same.\n\n"
            "| code | name | severity | |\n| --- | --- | --- | --- |\n"
        ),
    },
    "ru": {
        "cli": f"{_NOTE}# Команды\n\n[In English](cli.md)\n",
        "findings": (
            f"{_NOTE}# Замечания\n\n[In English](findings.md)\n\n"
            "Коды не меняются. Первая цифра говорит, о чём замечание: 1 ячейки и столбцы, 2 даты, 3 барьеры, 4 дубли, "
            "5 слова, 6 таблица в целом. То же самое скажет `sheetsync explain КОД`.\n\n"
            "| код | имя | важность | |\n| --- | --- | --- | --- |\n"
        ),
    },
}


def _cli(language: str) -> Iterator[str]:
    yield _HEADS[language]["cli"]
    for context in contexts():
        context.meta[OPTIONS] = {"language": language}
        yield f"\n## `{context.command_path}`\n\n```text\n{context.command.get_help(context)}\n```\n"


def contexts(parent: click.Context | None = None, name: str = "sheetsync") -> Iterator[click.Context]:
    """Yield the context of every command, from the program down, set to print its help in 80 columns."""
    command = parent.command.get_command(parent, name) if parent and isinstance(parent.command, click.Group) else cli
    if command is None:
        return
    context = SpokenContext(command, info_name=name, parent=parent, terminal_width=80, **command.context_settings)
    yield context
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            yield from contexts(context, below)


def _config() -> Iterator[str]:
    yield f"{_NOTE}# The config file\n\n"
    yield "TOML, by default `config.toml` in the current folder; `--config` names another.\n"
    sections: dict[str, type[BaseModel]] = {
        "At the top": Config,
        "`[google]`": GoogleConfig,
        "`[limits]`": LimitsConfig,
        "`[schedule]`": ScheduleConfig,
        "`[watch]`": WatchConfig,
        "`[addon]`": AddonConfig,
        "`[duplicates]`": DuplicatesConfig,
        "`[[notify]]`": ChannelConfig,
        "`[[spreadsheets]]`": SpreadsheetConfig,
    }
    for title, model in sections.items():
        yield f"\n## {title}\n\n"
        yield "| key | meaning | example |\n| --- | --- | --- |\n"
        for name, field in model.model_fields.items():
            example = f"`{toml_value(field.examples[0])}`" if field.examples else ""
            needed = " **Needed.**" if field.is_required() else ""
            yield f"| `{name}` | {field.description}{needed} | {example} |\n"


def _tabs() -> Iterator[str]:
    yield f"{_NOTE}# Tabs and columns\n\n"
    yield (
        "What `create` makes, and `adopt` adds to a sheet that people made. A column is known by its mark (column "
        "metadata `sheetsync.column`), then by its header; a tab by its mark (`sheetsync.tab`), whatever people call "
        "them. Headers of people's columns have other names too: `sheetsync config template NAME` lists them.\n"
    )
    for name in template_names():
        template = load_template(name)
        yield f"\n## `{name}`\n\n| tab | mark | columns |\n| --- | --- | --- |\n"
        for tab in workbook_layout(template, default_settings(template)):
            yield f"| {tab.title}{' (hidden)' if tab.hidden else ''} | `{tab.name}` | {_columns(tab)} |\n"
    yield _MEMORY.replace("{FIELDS}", ", ".join(f"`{name}`" for name in _OPTIONAL))


def _columns(tab: TabLayout) -> str:
    shown = [f"{one.header}{' (the service’s)' if one.service else ''}" for one in tab.columns if one.header]
    return ", ".join(shown) or "—"


_OPTIONAL = (
    *("status_since", "last_changed", "due_seen", "due_day", "first_due", "moved", "started", "done", "blocker_since"),
    *("waits_on", "reopened", "deleted", "decision", "department", "events"),
)

_MEMORY = """
## The hidden tab

One line a record: a key, and one JSON object. Names that follow from the rest are left out; days are ISO texts.

| key | record |
| --- | --- |
| `sheetsync` | `version` of the schema, `began` (the day of the first run) |
| a row's ID | `texts` of the five columns, `state`, `first_seen`, and as they apply {FIELDS} |
| `decision` + `\\|` + name | a decision that became a row |
| `pair` + `\\|` + name | two texts that a person said are not the same work |
| `meeting` + `\\|` + day | the figures of that meeting |

A newer program reads an older schema; an older one refuses a newer schema before it writes. Deleting the tab loses the
history, never a cell of people's.
"""


def _findings(language: str) -> Iterator[str]:
    yield _HEADS[language]["findings"]
    messages = Messages(language)
    known = [(explained(one.code, messages), severity_word(one.severity, messages)) for one in all_checks()]
    for one, weight in known:
        yield f"| [{one.code}](#{one.code.lower()}) | `{one.name}` | {weight} | {one.title} |\n"
    for one, weight in known:
        yield f"\n## {one.code}\n\n`{one.name}`, {weight}. {one.title}\n\n{one.meaning}\n\n"
        yield "".join(f"- {line}\n" for line in examples(one, messages))


WRITTEN: dict[Path, Callable[[], str]] = {
    REFERENCE / "cli.md": lambda: "".join(_cli("en")),
    REFERENCE / "cli.ru.md": lambda: "".join(_cli("ru")),
    REFERENCE / "config.md": lambda: "".join(_config()),
    REFERENCE / "findings.md": lambda: "".join(_findings("en")),
    REFERENCE / "findings.ru.md": lambda: "".join(_findings("ru")),
    REFERENCE / "tabs.md": lambda: "".join(_tabs()),
    ROOT / "config.example.toml": example_config,
}
"""Every generated file with what writes it."""


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
