"""What is kept from run to run changes no answer, and what is only perhaps the same work stays apart."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.duplicates.comparison import Comparison
from sheetsync.duplicates.similar import RowIndex
from sheetsync.duplicates.verdict import Verdict

PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is slow to draw and to load the dictionary."""

TEXTS = st.lists(
    st.sampled_from(
        [
            "Собрать отзывы клиентов",
            "Сбор отзывов покупателей",
            "Сбор отзывов",
            "Удалить дубли в клиентской базе",
            "Почистить клиентскую базу от дублей",
            "Провести тест-драйв",
            "Тестдрайв",
            "Обновить штатное расписание",
            "Обновить ШР",
            "Отчёт за март",
            "Отчёт за апрель",
            "Отчёт по складу за март",
            "Составить техническое задание",
            "ТЗ",
            "-",
        ]
    ),
    max_size=12,
)


def alike(comparison: Comparison, texts: list[str]) -> dict[frozenset[str], Verdict]:
    place_of = comparison.places(texts)
    names = {place: min(text for text in place_of if place_of[text] == place) for place in place_of.values()}
    found = comparison.alike()
    return {
        frozenset({names[one], names[other]}): likeness.verdict
        for (one, other), likeness in found.items()
        if one in names and other in names
    }


@PATIENT
@given(TEXTS, TEXTS)
def test_texts_that_come_later_are_compared_as_if_they_had_been_there(first: list[str], later: list[str]) -> None:
    kept = Comparison()
    alike(kept, first)
    for text in later:
        alike(kept, [*first, text])
    assert alike(kept, [*first, *later]) == alike(Comparison(), [*first, *later])


def test_a_comparison_that_carries_too_much_begins_anew() -> None:
    kept = Comparison()
    kept.places(f"Счёт {number}" for number in range(10_100))
    kept.trim()
    assert kept.places(["Счёт 7"]) == {"Счёт 7": 7}
    kept.trim()
    assert kept.places(["Счёт 7"]) == {"Счёт 7": 0}


@pytest.mark.parametrize(
    ("asked", "nearest", "verdict"),
    [
        ("Срочно собрать отзывы покупателей", "1", Verdict.DUPLICATE),
        ("Почистить клиентскую базу от дублей", "2", Verdict.PERHAPS),
        ("Отчёт за май", "3", Verdict.DIFFERENT),
    ],
)
def test_the_nearest_row_comes_first_with_its_verdict(asked: str, nearest: str, verdict: Verdict) -> None:
    rows = {"1": "Сбор отзывов клиентов", "2": "Удалить дубли в клиентской базе", "3": "Отчёт за март", "4": "Ремонт"}
    first, *_ = RowIndex(rows).similar(asked)
    assert (first.name, first.verdict) == (nearest, verdict)


def test_an_index_follows_its_rows() -> None:
    index = RowIndex({"1": "Ремонт крыши", "2": "Отремонтировать крышу"})
    assert [(one.name, one.also) for one in index.similar("Ремонт крыши")] == [("1", ()), ("2", ())]
    index.put("1", "Ремонт пола")
    index.drop("2")
    index.put("5", "ремонт  пола!")
    assert [(one.name, one.also) for one in index.similar("Ремонт пола")] == [("1", ("5",))]
    index.keep({"5": "Оплатить счёт"})
    assert [one.name for one in index.similar("Оплата счёта")] == ["5"]
    assert index.similar("Ремонт пола") == ()
    assert index.similar("") == ()
