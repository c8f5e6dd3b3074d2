"""Which template a spreadsheet gets when nobody says so."""

import pytest

from sheetsync.model.columns import TabName
from sheetsync.model.grid import Cell, Snapshot, Tab, Tag
from sheetsync.model.template import Template
from sheetsync.workbook.choosing import choose_template
from sheetsync.workbook.templates import load_template, template_names

TEMPLATES = [load_template(name) for name in template_names()]
RUSSIAN = ("Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы")
ENGLISH = ("Step", "Owner department", "Due date", "Status", "Barriers / Problems")


def _tab(*lines: tuple[str, ...], title: str = "Лист1", tag: str = "", number: int = 0) -> Tab:
    cells = tuple(tuple(Cell(text) for text in line) for line in lines)
    return Tab(number, title, number, lines=cells, tag=Tag(1, tag) if tag else None)


def _chosen(*tabs: Tab, locale: str = "en_US") -> str:
    return choose_template(Snapshot("id", "x", locale, "Etc/GMT", tabs), TEMPLATES).name


@pytest.mark.parametrize(("headers", "name"), [(RUSSIAN, "status.ru"), (ENGLISH, "status.en")])
@pytest.mark.parametrize("locale", ["ru_RU", "en_GB", "de_DE"])
def test_headers_tell_more_than_the_locale(headers: tuple[str, ...], name: str, locale: str) -> None:
    assert _chosen(_tab(("План работ",), headers), locale=locale) == name


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (("Задача", "Отдел", "Срок", "Состояние", "Проблемы"), "status.ru"),
        (("Task", "Team", "Deadline", "Status", "Blockers"), "status.en"),
    ],
)
def test_other_words_for_the_headers_tell_it_too(headers: tuple[str, ...], name: str) -> None:
    locale = "ru_RU" if name == "status.ru" else "en_US"
    assert _chosen(_tab(headers), locale=locale) == name


@pytest.mark.parametrize(("locale", "name"), [("ru_RU", "status.ru"), ("en_US", "status.en"), ("fr_FR", "status.en")])
def test_a_blank_spreadsheet_goes_by_its_locale(locale: str, name: str) -> None:
    assert _chosen(_tab(), locale=locale) == name


def test_what_we_made_before_tells_most() -> None:
    """A sheet with English headers that was adopted in Russian stays Russian."""
    ours = _tab(title="Решения", tag=TabName.DECISIONS.value, number=1)
    assert _chosen(_tab(ENGLISH), ours) == "status.ru"


def test_titles_of_tabs_tell_where_no_header_does() -> None:
    assert _chosen(_tab(title="Сводка"), _tab(title="Решения", number=1)) == "status.ru"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_is_known_by_its_own_header(template: Template) -> None:
    assert _chosen(_tab(template.headers), locale="xx_XX") == template.name


@pytest.mark.parametrize(
    ("locale", "language", "name"),
    [
        ("en_US", "ru", "status.ru"),
        ("en_US", "en", "status.en"),
        ("ru_RU", "en", "status.ru"),
        ("en_GB", "ru", "status.en"),
    ],
)
def test_a_blank_sheet_gets_the_language_of_who_asks_unless_a_locale_was_chosen(
    locale: str, language: str, name: str
) -> None:
    blank = Snapshot("id", "x", locale, "Etc/GMT", (_tab(),))
    assert choose_template(blank, TEMPLATES, language).name == name
    written = Snapshot("id", "x", locale, "Etc/GMT", (_tab(RUSSIAN),))
    assert choose_template(written, TEMPLATES, language).name == "status.ru"
