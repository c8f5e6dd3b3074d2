"""A sheet that a later version wrote: whatever would write says so and writes nothing, in both languages."""

from sheetsync.gateway.accounts import server_transport
from sheetsync.localsheets import LocalServer

from .conftest import People, Program

SAID = {"en": "Install the newest sheetsync", "ru": "Установите последнюю версию sheetsync"}


def test_an_older_program_refuses_and_writes_nothing(program: Program, sheet: People, server: LocalServer) -> None:
    program("sync", sheet.id)
    sheet.type("_sheetsync!B1", [['{"version": 2, "began": "2025-04-14", "new": "kept"}']])
    lost = sheet.sheet_ids()["Показатели"]
    sheet.do({"deleteSheet": {"sheetId": lost}})
    before = drive_version(server, sheet)
    for verb in ("check", "plan", "sync", "adopt", "fix", "summary"):
        answer = program(verb, sheet.id, "--language", "en")
        assert (answer.code, SAID["en"] in answer.err) == (3, True), (verb, answer)
    assert SAID["ru"] in program("sync", sheet.id, "--language", "ru").err
    assert drive_version(server, sheet) == before


def drive_version(server: LocalServer, sheet: People) -> str:
    """What rises with every write of anybody's."""
    found = server_transport(server.url).drive_version(sheet.id)
    assert found.isdigit()
    return found


def test_the_sheet_goes_on_once_the_program_is_as_new(program: Program, sheet: People) -> None:
    """What the older program left alone is read by the newer one as if nothing had been between."""
    program("sync", sheet.id)
    head = sheet.values("_sheetsync!B1")
    sheet.type("_sheetsync!B1", [['{"version": 2, "began": "2025-04-14"}']])
    assert program("sync", sheet.id).code == 3
    sheet.type("_sheetsync!B1", head)
    assert program("sync", sheet.id, "--json").json["calls"]["writes"] == 0
