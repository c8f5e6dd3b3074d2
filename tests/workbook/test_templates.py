"""The templates: exact words, readable colours, and what a wrong one is told."""

import datetime as dt
import itertools
from pathlib import Path

import pytest

from sheetsync.errors import ExitCode
from sheetsync.messages import Messages
from sheetsync.model.columns import Field, TabName
from sheetsync.model.state import State
from sheetsync.model.template import Template
from sheetsync.workbook.styles import INK, MUTED_INK, PAPER
from sheetsync.workbook.templates import TemplateError, load_template, template_names
from sheetsync.workbook.words import folded

ARTICLE = Path(__file__).parents[3] / "shared" / "reference" / "article.ru.txt"
SOURCE = Path(__file__).parents[2] / "templates" / "status.ru.toml"


def test_both_languages_come_with_the_package():
    assert template_names() == ("status.en", "status.ru")


def test_headers_statuses_and_tabs_are_exactly_the_agreed_ones():
    russian, english = load_template("status.ru"), load_template("status.en")
    assert russian.headers == ("Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы")
    assert english.headers == ("Step", "Owner department", "Due date", "Status", "Barriers / Problems")
    assert russian.offered_statuses == ("Выполнено", "В работе", "Запланировано", "Задержано")
    assert english.offered_statuses == ("Done", "In progress", "Planned", "Delayed")
    assert [russian.tabs[name] for name in TabName] == [
        "Статус", "Решения", "Сводка", "Показатели", "Настройки", "Опрос", "Дубли", "_sheetsync",
        "Победы", "Доска",
    ]  # fmt: skip
    assert [english.tabs[name] for name in TabName] == [
        "Status", "Decisions", "Summary", "Metrics", "Settings", "Pulse", "Duplicates", "_sheetsync",
        "Wins", "Board",
    ]  # fmt: skip


def test_settings_words_are_the_fixed_ones():
    words = load_template("status.ru").settings
    assert tuple(words.model_dump().values()) == (
        "Общая цель", "Показатель цели", "День встречи", "Минут на встречу", "Скоро срок, дней", "Праздники", "Язык",
        "Отдел", "Другие названия",
    )  # fmt: skip


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not beside the project")
def test_sample_rows_are_the_articles_byte_for_byte():
    rows = load_template("status.ru").sample
    for row in rows:
        due = f"{dt.date.fromisoformat(row.due):%d.%m.%Y}"
        assert f"| {row.step} | {row.owner} | {due} | {row.status} | {row.blocker} |" in ARTICLE.read_text("utf-8")
    assert len(rows) == 4


def test_sample_rows_speak_the_template_s_own_words(any_template: Template):
    for row in any_template.sample:
        assert row.status in any_template.offered_statuses
        assert row.owner in any_template.departments


def test_no_header_stands_for_two_columns_and_no_word_for_two_states(any_template: Template):
    headers = [
        {folded(word) for word in (spec.header, *spec.aliases, *spec.weak)} for spec in any_template.columns.values()
    ]
    words = [{folded(word) for word in (spec.name, *spec.aliases)} for spec in any_template.statuses.values()]
    for one, other in [*itertools.combinations(headers, 2), *itertools.combinations(words, 2)]:
        assert not one & other


@pytest.mark.parametrize("negated", ["не готово", "не выполнено", "не сделано", "not done", "not ready"])
def test_negation_is_no_word_of_a_closed_state(any_template: Template, negated: str):
    for state in State:
        if state.closed:
            spec = any_template.statuses[state]
            assert folded(negated) not in {folded(word) for word in (spec.name, *spec.aliases)}


def test_every_text_has_a_contrast_of_four_and_a_half(any_template: Template):
    colours = any_template.colours
    light = [colours.overdue, colours.due_soon, colours.section, PAPER]
    light += [spec.colour for spec in any_template.statuses.values() if spec.colour]
    light += [spec.colour for spec in any_template.labels.values()]
    pairs = [(INK, colour) for colour in light] + [("#000000", colour) for colour in light]
    pairs += [(PAPER, colours.header), (PAPER, colours.service_header), (MUTED_INK, PAPER)]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5} == {}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('header = "Этап"', 'haeder = "Этап"', "unknown key columns.step.haeder. Did you mean header?"),
        ("[statuses.cancelled]", "[statuses.canceled]", "unknown key statuses.canceled. Did you mean cancelled?"),
        ('goal = "Общая цель"\n', "", "the key settings.goal is missing."),
        ('"#2f4a5e"', '"navy"', "colours.header is a colour, written like #2f4a5e; found navy."),
        ("width = 90", 'width = "wide"', "service_columns.id.width has a value of the wrong kind: 'wide'."),
        ('"среда", ', "", "weekdays has 6 words"),
        ('"Done", ', '"Done", "На паузе", ', "“На паузе” stands for done and for waiting"),
        ("[tabs]", "[tabs", "is not valid TOML"),
    ],
)
def test_a_wrong_template_is_told_file_key_and_nearest_key(tmp_path: Path, old: str, new: str, said: str):
    text = SOURCE.read_text("utf-8")
    assert old in text
    wrong = tmp_path / "ours.toml"
    wrong.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(TemplateError) as caught:
        load_template(wrong)
    assert said in str(caught.value)
    assert str(wrong) in str(caught.value)
    assert caught.value.exit_code is ExitCode.CONFIG


def test_a_section_that_lacks_a_column_is_told_which(tmp_path: Path):
    text = SOURCE.read_text("utf-8")
    start, end = text.index("[columns.due]"), text.index("[columns.status]")
    wrong = tmp_path / "ours.toml"
    wrong.write_text(text[:start] + text[end:], "utf-8")
    with pytest.raises(TemplateError, match=r"the key columns\.due is missing"):
        load_template(wrong)


def test_an_unknown_name_is_told_the_known_ones_in_the_reader_s_language():
    with pytest.raises(TemplateError) as caught:
        load_template("status.rus", Messages("ru"))
    assert str(caught.value).startswith("Шаблона status.rus нет. Есть: status.en, status.ru. Может быть, status.ru?")


def test_a_team_s_own_template_is_a_path(tmp_path: Path):
    ours = tmp_path / "ours.toml"
    ours.write_text(SOURCE.read_text("utf-8").replace('header = "Этап"', 'header = "Шаг плана"'), "utf-8")
    assert load_template(ours).columns[Field.STEP].header == "Шаг плана"
    assert load_template(str(ours)) == load_template(ours)
