"""The tab «Настройки»."""

import datetime as dt

import pytest

from sheetsync.model.grid import Cell
from sheetsync.model.settings import Department, Settings
from sheetsync.model.template import Template
from sheetsync.reading.settings import SettingsProblemKind as Kind
from sheetsync.reading.settings import read_settings

from .sheets import Typed, tab

DEPARTMENTS = (("Отдел", "Другие названия"), ("Продажи", "ОП; коммерсанты"), ("Маркетинг",))


def test_every_setting_is_read(russian: Template) -> None:
    settings, problems = read_settings(
        tab(
            ("Общая цель", "Удержать 80% клиентов"),
            ("Показатель цели", Cell(0.71, "PERCENT")),
            ("День встречи", "вторник"),
            ("Минут на встречу", 45.0),
            ("Скоро срок, дней", "3"),
            ("Праздники", "01.05.2025; 9 мая 2025"),
            ("Язык", "en"),
            (),
            *DEPARTMENTS,
        ),
        russian,
    )
    assert problems == ()
    assert settings == Settings(
        goal="Удержать 80% клиентов",
        goal_figure="71%",
        meeting_day=2,
        minutes=45,
        due_soon_days=3,
        holidays=(dt.date(2025, 5, 1), dt.date(2025, 5, 9)),
        language="en",
        departments=(Department("Продажи", ("ОП", "коммерсанты")), Department("Маркетинг")),
    )


def test_labels_stand_in_any_order_language_and_column(russian: Template) -> None:
    settings, problems = read_settings(
        tab(
            ("", "Department", "Also called"), ("", "Sales"), (), ("", "meeting  day:", "Fri"), ("", "Язык", "русский")
        ),
        russian,
    )
    assert (settings.meeting_day, settings.language, settings.department_names) == (5, "ru", ("Sales",))
    assert problems == ()


def test_without_a_tab_the_template_speaks(russian: Template, english: Template) -> None:
    assert read_settings(None, russian)[0].department_names == russian.departments
    assert read_settings(None, english)[0].language == "en"


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("День встречи", "как получится"),
        ("День встречи", 8),
        ("Минут на встречу", "полчаса"),
        ("Минут на встречу", 0),
        ("Скоро срок, дней", "-2"),
        ("Праздники", "01.05.2025; когда-нибудь"),
        ("Праздники", "1 мая"),
    ],
)
def test_a_value_not_understood_is_said_and_the_default_holds(russian: Template, label: str, typed: Typed) -> None:
    settings, (problem,) = read_settings(tab((label, typed), *DEPARTMENTS), russian)
    assert (problem.kind, problem.label, problem.row) == (Kind.UNREADABLE, label, 1)
    assert (settings.meeting_day, settings.minutes, settings.due_soon_days, settings.holidays) == (1, 30, 2, ())


def test_an_unknown_language_falls_back_to_english_and_is_said_once(russian: Template) -> None:
    settings, problems = read_settings(tab(("Язык", "клингонский"), *DEPARTMENTS), russian)
    assert settings.language == "en"
    assert [(problem.kind, problem.text, problem.row) for problem in problems] == [
        (Kind.NO_SUCH_LANGUAGE, "клингонский", 1)
    ]


def test_a_template_in_an_unknown_language_speaks_english_until_a_known_one_is_set(russian: Template) -> None:
    klingon = russian.model_copy(update={"language": "tlh"})
    settings, (problem,) = read_settings(tab(*DEPARTMENTS), klingon)
    assert (settings.language, problem.kind, problem.text) == ("en", Kind.NO_SUCH_LANGUAGE, "tlh")
    settings, problems = read_settings(tab(("Язык", "русский"), *DEPARTMENTS), klingon)
    assert (settings.language, problems) == ("ru", ())


def test_one_holiday_may_be_a_real_date(russian: Template) -> None:
    settings, _ = read_settings(tab(("Праздники", dt.date(2025, 5, 9)), *DEPARTMENTS), russian)
    assert settings.holidays == (dt.date(2025, 5, 9),)


def test_a_day_off_of_the_country_may_be_worked(russian: Template) -> None:
    typed = "09.06.2025; рабочий 02.05.2025; Working 3 May 2025"
    settings, problems = read_settings(tab(("Праздники", typed), *DEPARTMENTS), russian)
    assert settings.holidays == (dt.date(2025, 6, 9),)
    assert settings.working_days == (dt.date(2025, 5, 2), dt.date(2025, 5, 3))
    assert problems == ()


def test_doubles_are_said_and_the_upper_one_holds(russian: Template) -> None:
    lines = (("Язык", "ru"), ("Язык", "en"), *DEPARTMENTS, ("продажи",))
    settings, problems = read_settings(tab(*lines), russian)
    assert [(problem.kind, problem.row) for problem in problems] == [(Kind.TWICE, 2), (Kind.DEPARTMENT_TWICE, 6)]
    assert (settings.language, len(settings.departments)) == ("ru", 2)


def test_another_name_of_two_departments_is_said(russian: Template) -> None:
    _, (problem,) = read_settings(tab(("Отдел",), ("Продажи", "ОП"), ("Персонал", "оп")), russian)
    assert (problem.kind, problem.label, problem.text) == (Kind.ALIAS_SHARED, "оп", "Продажи, Персонал")


@pytest.mark.parametrize("lines", [(), (("Отдел", "Другие названия"),)])
def test_without_departments_the_templates_hold_and_it_is_said(
    russian: Template, lines: tuple[tuple[Typed, ...], ...]
) -> None:
    settings, problems = read_settings(tab(*lines), russian)
    assert settings.department_names == russian.departments
    assert [problem.kind for problem in problems] == [Kind.NO_DEPARTMENTS]


def test_of_lines_with_one_label_the_first_that_says_something_holds(russian: Template) -> None:
    lines = (("Общая цель",), ("Общая цель", "Рост"), *DEPARTMENTS, ("Логистика",), ("логистика", "Склад"))
    settings, problems = read_settings(tab(*lines), russian)
    assert (settings.goal, problems) == ("Рост", ())
    assert settings.departments[-1] == Department("Логистика", ("Склад",))
