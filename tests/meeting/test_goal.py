"""The goal's figure: what it says of value, target and day, and what it leaves open."""

import datetime as dt

import pytest

from sheetsync.meeting.goal import Goal, read_goal
from sheetsync.meeting.words import bar


@pytest.mark.parametrize(
    ("figure", "value", "target", "unit", "day"),
    [
        ("4% из 25% к 31.12.2025", 4, 25, "%", dt.date(2025, 12, 31)),
        ("4% of 25% by 2025-12-31", 4, 25, "%", dt.date(2025, 12, 31)),
        ("2 400 ₽ → 3 000 ₽", 2400, 3000, "₽", None),
        ("7,5 из 10", 7.5, 10, "", None),
        ("−2% из 5%", -2, 5, "%", None),
        ("+4%", None, None, "", None),
        ("92% до 30.06.2025", None, None, "", dt.date(2025, 6, 30)),
        ("3 кг из 5 дней", None, None, "", None),
        ("5% из 10% к 31.02.2025", 5, 10, "%", None),
    ],
)
def test_a_figure_says_as_much_as_stands_in_it(
    figure: str, value: float | None, target: float | None, unit: str, day: dt.date | None
) -> None:
    assert read_goal("Расти", figure) == Goal("Расти", figure, value, target, unit, day)


@pytest.mark.parametrize(("figure", "share"), [("5 из 20", 0.25), ("30 из 20", 1), ("−3 из 20", 0), ("5 из 0", None)])
def test_the_share_lies_between_nothing_and_all(figure: str, share: float | None) -> None:
    assert read_goal("Расти", figure).share == share


@pytest.mark.parametrize(("text", "figure", "whole"), [("Расти", "5%", True), ("Расти", " ", False), ("", "5%", False)])
def test_a_goal_without_text_or_figure_is_none_yet(text: str, figure: str, *, whole: bool) -> None:
    assert read_goal(text, figure).whole is whole


def test_a_bar_shows_the_least_and_ends_at_its_width() -> None:
    assert [bar(0, 4), bar(0.01, 4), bar(0.5, 4), bar(3, 4)] == [None, "█", "██", "████"]
    assert bar(0.5, 4, whole=True) == "██░░"
