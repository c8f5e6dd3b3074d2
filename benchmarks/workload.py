"""A sheet of any size, the same each time: rows of an invented company."""

import datetime as dt
from collections.abc import Iterator

from sheetsync.model.days import to_serial
from sheetsync.model.template import Template

START = dt.date(2025, 3, 3)
WORKS = (
    "Подготовить смету на участок {n}",
    "Согласовать договор поставки № {n}",
    "Собрать отзывы о партии {n}",
    "Обновить карточку товара {n}",
    "Отгрузить заказ {n}",
    "Провести инструктаж смены {n}",
    "Проверить акт сверки {n}",
)
BARRIERS = ("", "", "", "Ждём одобрение от юриста", "Продажи не передали заявку", "Нет запасного датчика", "нет")


def rows(count: int, template: Template) -> Iterator[list[str | int]]:
    """Yield the five values of `count` rows: texts, and due days as serial numbers."""
    statuses, departments = template.offered_statuses, template.departments
    for n in range(count):
        due = START + dt.timedelta(days=n % 90)
        yield [
            WORKS[n % len(WORKS)].format(n=n),
            departments[n % len(departments)],
            to_serial(due),
            statuses[n % len(statuses)],
            BARRIERS[n % len(BARRIERS)],
        ]
