"""Many sheets at a server that counts as Google does: no call of ours is ever refused."""

import datetime as dt
from pathlib import Path

import pytest

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.patience import Patience
from sheetsync.localsheets import LocalServer
from sheetsync.machine.bucket import Limit
from sheetsync.machine.budget import SharedBudget
from sheetsync.sync import Run
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.templates import load_template

from .team import MONDAY


class Time:
    """Time that passes only while somebody waits, here and at the server."""

    def __init__(self, server: LocalServer) -> None:
        self._server = server
        self.passed = 0.0

    def __call__(self) -> float:
        return self.passed

    def pause(self, seconds: float) -> None:
        self.passed += seconds
        self._server.clock.set(MONDAY + dt.timedelta(seconds=self.passed))


@pytest.mark.usefixtures("no_waits")
@pytest.mark.parametrize(("sheets", "quota"), [(3, 4), pytest.param(40, 60, marks=pytest.mark.slow)])
def test_many_sheets_in_a_row_meet_no_429(tmp_path: Path, sheets: int, quota: int):
    template = load_template("status.en")
    with LocalServer(now=MONDAY) as server:
        maker = GoogleGateway(server_transport(server.url))
        made = [maker.create(creation_body(f"Plan {number}", template)) for number in range(sheets)]
        for one in made:
            maker.apply(one, [request.as_json() for request in setup_requests(template, sample=True)], ())
        server.quota.user, server.quota.project = quota, 5 * quota
        server.calls.clear()
        time = Time(server)
        time.pause(60)
        limits = {"user": Limit.a_minute(quota), "project": Limit.a_minute(5 * quota)}
        for one in made * 2:
            door = server_transport(server.url)
            budget = SharedBudget(tmp_path, door.account, limits, clock=time)
            gateway = GoogleGateway(door, Patience(budget, pause=time.pause))
            report = Run(gateway, one, lambda _: template, now=MONDAY).sync()
            assert report.calls.reads == 1
        assert [call.status for call in server.calls.all() if call.status != 200] == []
        reads, writes = server.calls.count("read"), server.calls.count("write")
    assert reads == 2 * sheets > quota
    assert sheets <= writes <= 3 * sheets
    assert 60 < time.passed <= 60 + 60 * 2 * max(reads, writes) / quota
