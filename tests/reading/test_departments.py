"""Owner texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.row import Sureness
from sheetsync.model.settings import Department
from sheetsync.reading.departments import DepartmentReader

FIVE = ("Маркетинг", "Продажи", "Производство", "Техподдержка", "Бухгалтерия")
READER = DepartmentReader([Department(name) for name in FIVE])
WORKSHOPS = DepartmentReader(
    [Department("Цех №1"), Department("Цех №2"), Department("Отдел продаж", ("ОП", "коммерсанты")), Department("ОТК")]
)


@pytest.mark.parametrize("typed", ["Маркетинг", "маркетинг ", "  МАРКЕТИНГ", "Маркетинг\u00a0"])
def test_case_and_spaces_are_forgiven_without_a_word(typed: str) -> None:
    reading = READER.read(typed)
    assert (reading.department, reading.sureness, reading.suggestion) == ("Маркетинг", Sureness.EXACT, None)


@pytest.mark.parametrize("typed", ["ОП", "оп", "Коммерсанты"])
def test_listed_other_names_are_as_good(typed: str) -> None:
    assert WORKSHOPS.read(typed).department == "Отдел продаж"
    assert WORKSHOPS.read(typed).sureness is Sureness.EXACT


@pytest.mark.parametrize(
    ("typed", "department"),
    [
        ("Mаркетинг", "Маркетинг"),
        ("Маркетниг", "Маркетинг"),
        ("Бугалтерия", "Бухгалтерия"),
        ("Тех-поддержка", "Техподдержка"),
        ("тех. поддержка", "Техподдержка"),
        ("отдел продаж", "Продажи"),
        ("отделу продаж", "Продажи"),
        ("служба техподдержки", "Техподдержка"),
        ("Производство.", "Производство"),
    ],
)
def test_forms_and_slips_are_understood_with_the_name(typed: str, department: str) -> None:
    reading = READER.read(typed)
    assert (reading.department, reading.sureness) == (department, Sureness.SPELLING)
    assert reading.suggestion == department


def test_workshops_are_told_apart_by_their_number() -> None:
    assert [WORKSHOPS.read(typed).department for typed in ("цех 1", "Цех № 2", "цех 3", "цех")] == [
        "Цех №1",
        "Цех №2",
        None,
        None,
    ]


@pytest.mark.parametrize(
    "typed", ["Логистика", "Иванов", "Продан И.", "Маркелов", "директор", "все", "отдел", "?", "-", "Продажи/HR"]
)
def test_what_is_not_listed_is_asked_about(typed: str) -> None:
    assert READER.read(typed).department is None
    assert READER.read(typed).sureness is Sureness.UNREADABLE


def test_two_departments_are_no_owner() -> None:
    assert READER.read("Продажи, маркетинг").sureness is Sureness.AMBIGUOUS
    assert READER.read_all("Продажи; бухгалтерия и маркетинг") == ("Продажи", "Бухгалтерия", "Маркетинг")


def test_a_name_that_two_departments_share_names_neither() -> None:
    reader = DepartmentReader([Department("Отдел продаж", ("ОП",)), Department("Отдел персонала", ("ОП",))])
    assert reader.read("ОП").department is None


def test_a_near_neighbour_is_not_taken_for_the_listed() -> None:
    reader = DepartmentReader([Department("Продажи Москва"), Department("Продажи СПб")])
    assert reader.read("Продажи").department is None


@given(st.text())
def test_no_text_crashes_the_reader(text: str) -> None:
    assert READER.read(text).department in {None, *FIVE}


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=6, unique_by=lambda name: name.casefold()))
def test_a_listed_name_reads_as_itself_whatever_it_is(names: list[str]) -> None:
    reader = DepartmentReader([Department(name) for name in names])
    for name in names:
        reading = reader.read(name)
        assert reading.department in {name, None} or reading.department in names
        assert reading.sureness is not Sureness.UNREADABLE
