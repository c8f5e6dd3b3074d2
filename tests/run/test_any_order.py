"""Whatever people do in whatever order, with runs in between that die or meet broken connections."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
import stamina
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from sheetsync.gateway.patience import ATTEMPTS
from sheetsync.localsheets import Fault, LocalServer
from tests.scenarios.book import Where

from .team import MONDAY, ROWS, KilledError, Team

STEPS = st.sampled_from(
    ["Собрать отзывы", "Собрать отзывы клиентов", "Оплатить счёт № 7", "=1+1", "", " пробел ", "ы" * 60]
)
CELLS = {
    0: STEPS,
    1: st.sampled_from(["Продажи", "Маркетинг", "", "маркетинг ", "Луна"]),
    2: st.sampled_from(["", "завтра", "05.04.2025", "когда-нибудь", dt.date(2025, 4, 20), dt.date(2025, 3, 1)]),
    3: st.sampled_from(["Выполнено", "В работе", "Запланировано", "Задержано", "готово", "", "???"]),
    4: st.sampled_from(["", "Ждём юриста", "Продажи не передали отзывы", "нет", "Маркетинг не дал макет"]),
}
PLACES = st.integers(0, 30)
SERVICE_TABS = st.sampled_from(["summary", "metrics", "duplicates", "memory", "decisions", "pulse"])


class AnyOrder(RuleBasedStateMachine):
    """People and runs on one spreadsheet. After each run that ends: the next one would write nothing."""

    server: ClassVar[LocalServer]

    @initialize()
    def begin(self) -> None:
        self.server.app.faults.clear()
        self.team = Team(self.server)
        self.team.now = MONDAY
        self.team.type_rows(ROWS)
        self.decided = 0

    def row(self, place: int) -> int:
        """A 1-based row of the table."""
        return 2 + place % max(len(self.team.cells("status")) - 1, 1)

    @rule(place=PLACES, column=st.sampled_from(list(CELLS)), data=st.data())
    def type_a_cell(self, place: int, column: int, data: Any) -> None:
        self.team.type("status", self.row(place), column, data.draw(CELLS[column]))

    @rule(place=PLACES, step=STEPS)
    def insert_a_row(self, place: int, step: str) -> None:
        row = self.row(place)
        self.team.book.do({"insertDimension": {"range": self.team.rows("status", row)}})
        self.team.type("status", row, 0, step)

    @rule(place=PLACES)
    def delete_a_row(self, place: int) -> None:
        self.team.delete(self.team.rows("status", self.row(place)))

    @rule(source=PLACES, onto=PLACES, width=st.sampled_from([5, 7]))
    def paste_a_row_over_another(self, source: int, onto: int, width: int) -> None:
        sheet = self.team.sheet("status")
        rows = {"source": self.row(source), "destination": self.row(onto)}
        ranges = {name: Where(sheet, row - 1, 0, 1, width).as_json() for name, row in rows.items()}
        self.team.book.do({"copyPaste": {**ranges, "pasteType": "PASTE_NORMAL"}})

    @rule(column=st.integers(0, 4), width=st.sampled_from([5, 7]))
    def sort(self, column: int, width: int) -> None:
        if len(self.team.cells("status")) > 2:
            self.team.sort(column, width)

    @rule(place=PLACES, column=st.sampled_from([5, 6]), text=st.sampled_from(["", "=1+1", "сам знаю", "r0000000"]))
    def type_over_the_service(self, place: int, column: int, text: str) -> None:
        self.team.type("status", self.row(place), column, text)

    @rule(tab=SERVICE_TABS)
    def delete_a_tab(self, tab: str) -> None:
        self.team.delete_tab(tab)
        if tab == "decisions":
            self.decided = 0
        self.run()

    @rule()
    def decide(self) -> None:
        self.decided += 1
        self.team.decide([f"Решение {self.decided} о цене", "Продажи", ""])

    @rule(days=st.integers(1, 9))
    def let_days_pass(self, days: int) -> None:
        self.team.later(days=days)

    @rule()
    def run(self) -> None:
        self.team.sync(force=True)
        self.settled()

    @rule(place=PLACES)
    def run_while_people_work(self, place: int) -> None:
        self.team.later(hours=1)
        self.team.sync(force=True, before_write=lambda: self.delete_a_row(place))
        self.team.sync(force=True)
        self.settled()

    @rule(at=st.sampled_from([1, 2]))
    def run_and_die(self, at: int) -> None:
        try:
            self.team.sync(force=True, killed_at=at)
        except KilledError:
            pass
        else:
            self.settled()

    @rule(kind=st.sampled_from(["cut_before", "cut_after", "truncate"]), verb=st.sampled_from(["read", "write"]))
    def run_on_a_broken_line(self, kind: str, verb: str) -> None:
        self.server.app.faults.add(Fault(kind, writes=verb == "write"))
        self.team.sync(force=True)
        self.server.app.faults.clear()
        self.settled()

    def settled(self) -> None:
        """Nothing is left to write, every row has its own ID, and the memory knows just these."""
        assert self.team.sync(force=True).calls.writes == 0
        lines = [line for line in self.team.cells("status")[1:] if any(line[:5])]
        ids = [line[6] if len(line) > 6 else "" for line in lines]
        assert len(set(ids)) == len(ids)
        assert all(ids)
        standing = {row_id for row_id, row in self.team.memory().rows.items() if row.deleted is None}
        assert standing == set(ids)


@pytest.fixture
def machine() -> Iterator[type[AnyOrder]]:
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    with LocalServer(now=MONDAY) as server:
        AnyOrder.server = server
        yield AnyOrder
    stamina.set_testing(False)


def play(machine: type[AnyOrder], examples: int, *, derandomize: bool) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=10,
            deadline=None,
            derandomize=derandomize,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


def test_runs_settle_whatever_people_do(machine: type[AnyOrder]):
    play(machine, 8, derandomize=True)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_runs_settle_whatever_people_do_for_long(machine: type[AnyOrder]):
    play(machine, 200, derandomize=False)
