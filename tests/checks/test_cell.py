"""The text of «Проверка»."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.checks.cell import check_text
from sheetsync.messages import Messages
from sheetsync.model.finding import Finding, Place, Severity

from .sheets import findings, row

RUSSIAN = Messages("ru")


def test_nothing_to_say_is_an_empty_cell() -> None:
    assert check_text(findings(row()), RUSSIAN) == ""


def test_the_gravest_stands_first() -> None:
    text = check_text(findings(row(status="???", owner="Маркетниг", due=dt.date(2025, 4, 8))), RUSSIAN)
    assert (
        text
        == "Статус «???» не понят: выберите из списка. Просрочено на 6 дней. Отдел «Маркетниг» похож на «Маркетинг»."
    )


def test_more_than_three_are_counted() -> None:
    text = check_text(findings(row(step="", status="", owner="", due="", blocker="Ждём юриста")), RUSSIAN)
    assert text == (
        "Статус не указан: выберите из списка. Этап не указан: напишите, что нужно сделать. "
        "Отдел не указан: выберите, кто отвечает. И ещё 2."
    )


def test_what_was_said_is_not_said_twice() -> None:
    pair = [Finding("SS401", Severity.WARNING, Place("Статус", 2), "Возможно, то же.", row_id="r2")] * 2
    assert check_text(pair, RUSSIAN) == "Возможно, то же."


FINDINGS = st.builds(
    Finding,
    st.sampled_from(["SS101", "SS201", "SS301"]),
    st.sampled_from(list(Severity)),
    st.just(Place("Статус", 2)),
    st.sampled_from(["Один.", "Два.", "Три.", "Четыре.", "Пять."]),
)


@given(st.lists(FINDINGS, max_size=7), st.randoms())
def test_the_order_in_which_findings_come_changes_nothing(found: list[Finding], random: object) -> None:
    shuffled = sorted(found, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis' own Random
    assert check_text(found, RUSSIAN) == check_text(shuffled, RUSSIAN)
