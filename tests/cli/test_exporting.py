"""`report` and `calendar` through the program: to files, to a pipe, and what is refused."""

from pathlib import Path

from icalendar import Calendar

from .conftest import NOW, People, Program


def test_report_and_calendar_go_to_files_and_write_nothing_to_the_sheet(
    program: Program, sheet: People, tmp_path: Path
) -> None:
    page, days = tmp_path / "meeting.html", tmp_path / "team.ics"
    assert program("report", sheet.id, "--now", NOW, "--out", str(page)).code == 0
    assert program("calendar", sheet.id, "--now", NOW, "--out", str(days)).code == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    events = Calendar.from_ical(days.read_text("utf-8")).walk("VEVENT")
    assert str(events[0]["url"]).endswith(f"/spreadsheets/d/{sheet.id}/edit")
    assert {path.name for path in tmp_path.iterdir()} >= {"meeting.html", "team.ics"}
    assert not list(tmp_path.glob(".*.part"))
    assert program("plan", sheet.id, "--now", NOW, "--json").json["empty"] is False


def test_report_goes_to_a_pipe_in_every_format(program: Program, sheet: People) -> None:
    assert program("report", sheet.id, "--now", NOW).out.startswith("<!DOCTYPE html>")
    assert "\n# " in program("report", sheet.id, "--now", NOW, "--format", "md").out
    facts = program("report", sheet.id, "--now", NOW, "--format", "json").json
    assert facts["meeting"] == "2025-04-14"
    assert [one["meeting"] for one in facts["meetings"]] == ["2025-04-14"]


def test_one_file_for_two_sheets_and_a_folder_that_is_not_there_are_refused(
    program: Program, sheet: People, tmp_path: Path
) -> None:
    two = program("report", sheet.id, sheet.id, "--out", str(tmp_path / "one.html"))
    assert (two.code, "--out" in two.err) == (2, True)
    stream = program("report", sheet.id, sheet.id)
    assert (stream.code, stream.out, "one spreadsheet at a time" in stream.err) == (2, "", True)
    lost = program("report", sheet.id, "--now", NOW, "--out", str(tmp_path / "no" / "one.html"))
    assert (lost.code, "no/one.html" in lost.err) == (2, True)
