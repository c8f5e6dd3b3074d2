"""The product itself on the scratch spreadsheet: adopt, two runs, people's cells as they were."""

from collections.abc import Callable
from typing import Any

from sheetsync.selftest.outcome import Outcome, Try, judged
from sheetsync.selftest.scratch import TITLE, Scratch

Adopt = Callable[[], Any]
Sync = Callable[[], Any]

TYPED = [
    ["Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы"],
    ["Собрать отзывы", "Маркетинг", "05.04.2025", "В работе", "ждём Продажи"],
    ["=1+1", "Продажи", "31.12.2025", "Выполнено", ""],
]


def product_tries(adopt: Adopt, sync: Sync) -> tuple[Try, ...]:
    """Return the tries of a whole run; `adopt` and `sync` do it, `sync` returns its report."""

    def whole(scratch: Scratch) -> Outcome:
        scratch.set_locale("ru_RU")
        scratch.type("A1", TYPED)
        adopt()
        first, second = sync(), sync()
        kept = scratch.values("A1:E3")
        seen = f"calls {first.calls}, then {second.calls}; rounds {first.rounds}, {second.rounds}"
        return judged(_same(kept) and first.rounds > 0 and second.calls.writes == 0, seen)

    return (Try("C", f"A whole run on “{TITLE}”: verified, the second writes nothing, people's cells stay", whole),)


def _same(kept: list[list[Any]]) -> bool:
    return [[*row, *[""] * (5 - len(row))] for row in kept] == TYPED
