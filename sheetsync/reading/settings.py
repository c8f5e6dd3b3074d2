"""The tab «Настройки»: a team's goal, meeting, holidays and departments, as typed by people."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sheetsync.messages import LANGUAGES
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.settings import Department, Settings
from sheetsync.model.template import SettingsWords, Template
from sheetsync.reading.cells import cell_text, is_blank
from sheetsync.reading.folding import fold
from sheetsync.reading.header import header_key
from sheetsync.reading.setting_values import READERS, working_days
from sheetsync.reading.vocabulary import phrases

_NAMES = (
    "goal",
    "goal_figure",
    "meeting_day",
    "minutes",
    "due_soon_days",
    "holidays",
    "language",
    "department",
    "aliases",
)
"""The settings; their labels are known in every language: whichever was typed, it is understood."""

_FALLBACK = "en"


class SettingsProblemKind(StrEnum):
    """What is wrong with a setting."""

    UNREADABLE = "unreadable"
    """The value isn't understood; the default holds."""
    TWICE = "twice"
    """The label stands twice; the upper one holds."""
    NO_DEPARTMENTS = "no_departments"
    DEPARTMENT_TWICE = "department_twice"
    NO_SUCH_LANGUAGE = "no_such_language"
    """The product does not speak it; English holds."""
    ALIAS_SHARED = "alias_shared"
    """Two departments have this other name; it names neither."""


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """A problem, the label or name it is about, the text found, and its 1-based row (None: the tab as a whole)."""

    kind: SettingsProblemKind
    label: str = ""
    text: str = ""
    row: int | None = None


def read_settings(tab: Tab | None, template: Template) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    """Read the settings, with defaults where the tab says nothing. Labels stand in any order, in either language.

    Without a tab, or without a list of departments in it, the template's departments hold.
    """
    listed = tuple(Department(name) for name in template.departments)
    spoken, unspoken = _spoken(template)
    defaults: dict[str, Any] = {"language": spoken, "departments": listed}
    if tab is None:
        return Settings(**defaults), unspoken
    words = label_words(template.settings)
    values, problems = _read_values(tab, words, template.language)
    departments, more = _read_departments(tab, words, template.language)
    if departments:
        values["departments"] = departments
    said = () if "language" in values else unspoken
    return Settings(**(defaults | values)), (*problems, *more, *said)


def _spoken(template: Template) -> tuple[str, tuple[SettingsProblem, ...]]:
    """Return the template's language, English and a word about it where the product doesn't speak that one."""
    if template.language in LANGUAGES:
        return template.language, ()
    kind, label = SettingsProblemKind.NO_SUCH_LANGUAGE, template.settings.language
    return _FALLBACK, (SettingsProblem(kind, label, template.language),)


def label_words(template: SettingsWords) -> dict[str, str]:
    """Return the names of the settings by the keys of their labels, in every language."""
    known = {header_key(label): name for name in _NAMES for label in phrases("labels", "settings", name)}
    return known | {header_key(getattr(template, name)): name for name in _NAMES}


def labelled(tab: Tab, words: dict[str, str]) -> Iterator[tuple[str, int, int, str]]:
    """Yield each label of the tab: its name, 0-based row and column, and itself."""
    for row, line in enumerate(tab.lines):
        for column, cell in enumerate(line):
            name = words.get(header_key(cell.value)) if isinstance(cell.value, str) and len(cell.value) < 80 else None
            if name:
                yield name, row, column, str(cell.value)
                break


def _read_values(tab: Tab, words: dict[str, str], language: str) -> tuple[dict[str, Any], list[SettingsProblem]]:
    values: dict[str, Any] = {}
    problems: list[SettingsProblem] = []
    said: set[str] = set()
    for name, row, column, label in labelled(tab, words):
        cell = tab.cell(row, column + 1)
        if name not in READERS or is_blank(cell):
            continue
        value = READERS[name](cell, language)
        if name in said or value is None:
            kind = _wrong(name, twice=name in said)
            if kind is SettingsProblemKind.NO_SUCH_LANGUAGE:
                values[name] = _FALLBACK
            problems.append(SettingsProblem(kind, label, cell_text(cell, language), row + 1))
        else:
            values[name] = value
            if name == "holidays":
                values["working_days"] = working_days(cell, language)
        said.add(name)
    return values, problems


def _wrong(name: str, *, twice: bool) -> SettingsProblemKind:
    if twice:
        return SettingsProblemKind.TWICE
    return SettingsProblemKind.NO_SUCH_LANGUAGE if name == "language" else SettingsProblemKind.UNREADABLE


def _read_departments(
    tab: Tab, words: dict[str, str], language: str
) -> tuple[tuple[Department, ...], list[SettingsProblem]]:
    labels = {row: (name, column) for name, row, column, _ in labelled(tab, words)}
    header = next((row for row, (name, _) in labels.items() if name == "department"), None)
    if header is None:
        return (), [SettingsProblem(SettingsProblemKind.NO_DEPARTMENTS)]
    column = labels[header][1]
    found: dict[str, Department] = {}
    problems = []
    for row in range(header + 1, len(tab.lines)):
        name = _one_line(tab.cell(row, column), language)
        if not name or row in labels:
            continue
        known, aliases = found.get(fold(name)), _aliases(tab.cell(row, column + 1), language)
        if known and (known.aliases or not aliases):
            problems.append(SettingsProblem(SettingsProblemKind.DEPARTMENT_TWICE, name, name, row + 1))
            continue
        found[fold(name)] = Department(known.name if known else name, aliases)
    if not found:
        problems.append(SettingsProblem(SettingsProblemKind.NO_DEPARTMENTS))
    departments = tuple(found.values())
    return departments, [*problems, *_shared(departments)]


def _one_line(cell: Cell, language: str) -> str:
    return " ".join(cell_text(cell, language).split())


def _aliases(cell: Cell, language: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in cell_text(cell, language).replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _shared(departments: tuple[Department, ...]) -> Iterator[SettingsProblem]:
    owner: dict[str, str] = {fold(one.name): one.name for one in departments}
    for department in departments:
        for alias in department.aliases:
            other = owner.setdefault(fold(alias), department.name)
            if other != department.name:
                text = f"{other}, {department.name}"
                yield SettingsProblem(SettingsProblemKind.ALIAS_SHARED, alias, text)
