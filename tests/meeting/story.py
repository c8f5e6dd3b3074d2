"""A small team's two weeks, made up so that every section of the page has something to say."""

from typing import Any

DEPARTMENTS = ["Пекарня", "Доставка", "Касса", "Уборка"]

_READINGS: dict[str, dict[str, Any]] = {
    "status": {"не знаю": "unknown"},
    "owner": {},
    "due": {},
    "barrier": {
        "Пекарня не назвала время": ["Пекарня"],
        "Касса не дала сумму": ["Касса"],
        "Доставка не привезла коробки": ["Доставка"],
        "Ждём ответ мельницы": ["~мельница"],
        "Нет тары": [],
    },
}

_START = [
    ("a", "Испечь хлеб на неделю", "Пекарня", "2025-03-04", "В работе", "Доставка не привезла коробки"),
    ("b", "Развезти заказы в центр", "Доставка", "2025-03-05", "Запланировано", "Касса не дала сумму"),
    ("c", "Посчитать выручку", "Касса", "2025-03-10", "В работе", "Пекарня не назвала время"),
    ("d", "Купить муку", "Пекарня", "2025-03-12", "Запланировано", "Ждём ответ мельницы"),
    ("e", "Починить фургон", "Доставка", "2025-03-07", "Запланировано", ""),
    ("f", "Сдать отчёт", "Касса", "2025-03-06", "Выполнено", ""),
    ("g", "Вымыть печь", "Пекарня", "2025-03-11", "Запланировано", "Нет тары"),
]


def _set(key: str, column: str, value: str) -> dict[str, Any]:
    return {"op": "set", "key": key, "column": column, "value": value}


def _row(*cells: str) -> dict[str, Any]:
    return dict(zip(("key", "step", "owner", "due", "status", "barrier"), cells, strict=True))


def _decision(key: str, text: str, owner: str, due: str) -> dict[str, Any]:
    return {"op": "add_decision", "key": key, "row_key": f"row of {key}", "text": text, "owner": owner, "due": due}


STORY: dict[str, Any] = {
    "departments": DEPARTMENTS,
    "settings": {"meeting_weekday": 1, "minutes": 20, "goal": {"text": "Хлеб к восьми утра", "figure": "92%"}},
    "readings": _READINGS,
    "start_rows": [_row(*cells) for cells in _START],
    "days": [
        {"at": "2025-02-26T09:00", "sync": True, "edits": []},
        {
            "at": "2025-03-03T18:00",
            "sync": True,
            "edits": [
                _decision("d1", "Заказать коробки", "Доставка", "2025-03-06"),
                _decision("d2", "Проверить весы", "Касса", "2025-03-05"),
                _decision("d3", "Позвать мастера", "Пекарня", "2025-03-20"),
                _decision("d4", "Сфотографировать витрину", "Касса", "2025-03-12"),
            ],
        },
        {
            "at": "2025-03-10T09:00",
            "sync": True,
            "edits": [
                _set("row of d1", "status", "Выполнено"),
                {"op": "delete", "key": "row of d4"},
                _set("a", "status", "Выполнено"),
                _set("f", "status", "В работе"),
                _set("g", "barrier", ""),
                _set("d", "due", "2025-03-18"),
                {"op": "append", **_row("h", "Вымыть печи", "Пекарня", "2025-03-14", "Запланировано", ""), "work": "g"},
                {"op": "append", **_row("i", "Обновить меню", "Касса", "2025-03-14", "не знаю", "")},
                {"op": "append", **_row("k", "", "Касса", "2025-03-14", "не знаю", "")},
                {
                    "op": "append",
                    **_row("l", "Нарезать хлеб", "Пекарня", "2025-03-20", "В работе", "Касса не дала сумму"),
                },
            ],
        },
    ],
}
