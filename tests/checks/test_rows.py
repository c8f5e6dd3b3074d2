"""What is noticed in a row, and how it is said."""

import datetime as dt
from typing import Any

import pytest

from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.grid import Cell
from sheetsync.model.settings import Settings

from .sheets import TODAY, codes, findings, row

CASES: list[tuple[dict[str, Any], str, Severity, str | None, str]] = [
    ({"status": ""}, "SS101", Severity.ERROR, None, "Статус не указан: выберите из списка."),
    ({"status": "???"}, "SS101", Severity.ERROR, None, "Статус «???» не понят: выберите из списка."),
    ({"status": "готово"}, "SS102", Severity.HINT, "Выполнено", "Статус «готово» похож на «Выполнено»."),
    (
        {"owner": "Логистика"},
        "SS103",
        Severity.ERROR,
        None,
        "Отдела «Логистика» нет в списке: выберите отдел или впишите его на лист «Настройки».",
    ),
    (
        {"owner": "Продажи, Маркетинг"},
        "SS103",
        Severity.ERROR,
        None,
        "В «Продажи, Маркетинг» больше одного отдела: оставьте того, кто отвечает.",
    ),
    ({"owner": "Маркетниг"}, "SS104", Severity.HINT, "Маркетинг", "Отдел «Маркетниг» похож на «Маркетинг»."),
    ({"step": ""}, "SS105", Severity.WARNING, None, "Этап не указан: напишите, что нужно сделать."),
    ({"owner": ""}, "SS106", Severity.WARNING, None, "Отдел не указан: выберите, кто отвечает."),
    ({"step": Cell("=A1", formula=True)}, "SS108", Severity.HINT, None, "В колонке «Этап» формула."),
    ({"step": "а" * 1001}, "SS109", Severity.HINT, None, "В колонке «Этап» 1001 знак: сократите."),
    ({"step": "Снять\u200b ролик"}, "SS110", Severity.HINT, "Снять ролик", "В колонке «Этап» есть невидимые знаки."),
    ({"due": dt.date(2025, 4, 8)}, "SS201", Severity.WARNING, None, "Просрочено на 6 дней."),
    ({"due": dt.date(2025, 4, 13)}, "SS201", Severity.WARNING, None, "Просрочено на 1 день."),
    ({"due": TODAY}, "SS202", Severity.HINT, None, "Срок сегодня."),
    ({"due": dt.date(2025, 4, 16)}, "SS202", Severity.HINT, None, "До срока 2 дня."),
    (
        {"due": "30.04.2025"},
        "SS203",
        Severity.HINT,
        "2025-04-30",
        "Дата текстом: «30.04.2025» прочитано как 30.04.2025.",
    ),
    (
        {"due": "05/06/2025"},
        "SS204",
        Severity.ERROR,
        None,
        "Дата «05/06/2025» — это 06.05.2025 или 05.06.2025? Напишите день.",
    ),
    (
        {"due": "как получится"},
        "SS205",
        Severity.ERROR,
        None,
        "По тексту «как получится» дату не узнать: напишите день.",
    ),
    ({"due": 45000.0}, "SS205", Severity.ERROR, None, "По тексту «45000» дату не узнать: напишите день."),
    ({"due": ""}, "SS206", Severity.WARNING, None, "Срок не указан: договоритесь о дате."),
    ({"due": dt.date(2025, 4, 19)}, "SS207", Severity.HINT, None, "19.04.2025 — выходной."),
    ({"due": dt.date(2025, 5, 1)}, "SS207", Severity.HINT, None, "01.05.2025 — праздник."),
    ({"blocker": "Ждём ответа банка"}, "SS301", Severity.HINT, None, "Ждём: банк, потому что «Ждём ответа банка»."),
    (
        {"status": "Выполнено", "blocker": "Ждём юриста"},
        "SS302",
        Severity.HINT,
        None,
        "Строка закрыта, а барьер остался: сотрите его или откройте строку снова.",
    ),
    (
        {"status": "Задержано"},
        "SS303",
        Severity.WARNING,
        None,
        "Задержано, а барьер не назван: чего не хватает и от кого?",
    ),
]


@pytest.mark.parametrize(("typed", "code", "severity", "suggestion", "message"), CASES)
def test_a_row_is_told_what_to_do(
    typed: dict[str, Any], code: str, severity: Severity, suggestion: str | None, message: str
) -> None:
    (finding,) = findings(row(7, **typed))
    assert (finding.code, finding.severity, finding.suggestion, finding.message) == (
        code,
        severity,
        suggestion,
        message,
    )
    assert (finding.place.tab, finding.place.row, finding.row_id) == ("Статус", 7, "r7")


@pytest.mark.parametrize("typed", [case[0] for case in CASES])
def test_the_same_is_said_in_english(typed: dict[str, Any]) -> None:
    (finding,) = findings(row(**typed), language="en")
    cyrillic = [letter for letter in finding.message if "а" <= letter.lower() <= "я"]
    names = "".join(str(value) for value in (*typed.values(), finding.suggestion)) + "Настройки Этап"
    assert finding.message.endswith((".", "?"))
    assert set("".join(cyrillic).lower()) <= set(names.lower()) | set("банк")


def test_a_whole_row_has_nothing_to_be_told() -> None:
    assert codes(row()) == []


@pytest.mark.parametrize(
    "typed",
    [
        {"status": "Выполнено", "due": dt.date(2025, 4, 8)},
        {"status": "Отменено", "due": dt.date(2025, 4, 8)},
        {"status": "Выполнено", "due": TODAY},
        {"status": "Выполнено", "due": ""},
        {"status": "Выполнено", "due": dt.date(2025, 4, 19)},
        {"status": "Выполнено", "blocker": "нет"},
        {"status": "Ждём ответа"},
        {"blocker": "нет"},
        {"blocker": "Нет кромки"},
    ],
)
def test_what_is_in_order_is_left_in_peace(typed: dict[str, Any]) -> None:
    assert codes(row(**typed)) == []


BECAUSE = "потому что «Продажи не передали 12 отзывов»"


def test_waiting_ages_and_weighs_more_after_a_week() -> None:
    waiting = row(2, blocker="Продажи не передали 12 отзывов")
    said = {age: findings(waiting, blocker_ages={"r2": age})[0] for age in (1, 2, 6, 7, 21)}
    assert [one.message for one in said.values()] == [
        f"Ждём: Продажи, 1 день, {BECAUSE}.",
        f"Ждём: Продажи, 2 дня, {BECAUSE}.",
        f"Ждём: Продажи, 6 дней, {BECAUSE}.",
        f"Ждём: Продажи, 7 дней, {BECAUSE}.",
        f"Ждём: Продажи, 21 день, {BECAUSE}.",
    ]
    assert [one.severity for one in said.values()] == [Severity.HINT] * 3 + [Severity.WARNING] * 2


def test_a_barrier_that_names_nobody_has_an_age_too() -> None:
    (finding,) = findings(row(2, blocker="Нет кромки"), blocker_ages={"r2": 3})
    assert finding.message == "Барьер стоит 3 дня."


def test_delayed_with_a_denied_barrier_says_nothing_of_what_is_missing() -> None:
    assert codes(row(status="Задержано", blocker="Нет барьеров")) == ["SS303"]


def test_a_ring_is_told_on_the_rows_that_make_it() -> None:
    rows = (
        row(2, owner="Маркетинг", blocker="Ждём ответа производства"),
        row(3, owner="Производство", blocker="Ждём маркетинг"),
        row(4, owner="Производство", blocker="Ждём юриста"),
    )
    ring = [one for one in findings(*rows, rings=(("Маркетинг", "Производство"),)) if one.code == "SS304"]
    assert [one.row_id for one in ring] == ["r2", "r3"]
    assert ring[0].message == "Ждём по кругу: Маркетинг, Производство."


@pytest.mark.parametrize("blocker", ["Производство тормозит", "Продажи — просто не умеют продавать"])
def test_the_articles_reproaches_get_a_hint(blocker: str) -> None:
    assert "SS501" in codes(row(blocker=blocker))


@pytest.mark.parametrize("blocker", ["Продажи не передали 12 отзывов", "Сайт тормозит на мобильных", "Ждём маркетинг"])
def test_facts_and_things_are_no_reproach(blocker: str) -> None:
    assert "SS501" not in codes(row(blocker=blocker))


def test_an_error_in_a_cell_is_told_with_its_column() -> None:
    (finding,) = [one for one in findings(row(due=Cell("#REF!", error="REF"))) if one.code == "SS107"]
    assert (finding.message, finding.place.column) == ("В колонке «Дата выполнения» ошибка #REF!.", "due")


def test_of_a_missing_column_no_row_is_blamed() -> None:
    columns = frozenset(Field) - {Field.STATUS, Field.DUE}
    assert codes(row(status="", due=""), columns=columns) == []


def test_without_a_list_of_departments_no_owner_is_wrong() -> None:
    assert codes(row(owner="Логистика"), settings=Settings()) == []


def test_a_persons_text_is_quoted_short_and_never_a_message() -> None:
    (finding,) = findings(row(status="{n} %(x)s " + "очень\nдлинный " * 30))
    assert "{n} %(x)s очень длинный" in finding.message
    assert len(finding.message) < 130
