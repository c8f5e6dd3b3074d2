"""The unmodified gspread client at work."""

import gspread
import pytest
from gspread.utils import ExportFormat, ValueInputOption

from sheetsync.localsheets import LocalServer


@pytest.fixture
def book(client: gspread.Client) -> gspread.Spreadsheet:
    return client.create("Team")


def test_rows_and_cells(book: gspread.Spreadsheet):
    sheet = book.sheet1
    sheet.update([["step", "owner"], ["a", "x"], ["b", "y"]])
    assert sheet.get_all_records() == [{"step": "a", "owner": "x"}, {"step": "b", "owner": "y"}]
    sheet.insert_row(["new", "z"], 2)
    sheet.delete_rows(4)
    sheet.append_rows([["c", "w"]])
    assert sheet.col_values(1) == ["step", "new", "a", "c"]
    assert sheet.find("w").address == "B4"
    sheet.sort((1, "des"), range="A2:B4")
    assert sheet.col_values(1) == ["step", "new", "c", "a"]


def test_sheets(book: gspread.Spreadsheet):
    first, made = book.sheet1, book.add_worksheet("Two", rows=10, cols=5)
    copy = made.duplicate(new_sheet_name="Three")
    book.reorder_worksheets([copy, made, first])
    assert [sheet.title for sheet in book.worksheets()] == ["Three", "Two", "Sheet1"]
    made.hide()
    assert [sheet.title for sheet in book.worksheets(exclude_hidden=True)] == ["Three", "Sheet1"]
    book.del_worksheet(copy)
    with pytest.raises(gspread.exceptions.APIError, match="already exists"):
        book.add_worksheet("Two", rows=1, cols=1)
    made.copy_to(book.id)
    assert "Copy of Two" in [sheet.title for sheet in book.worksheets()]


def test_notes_formats_filters_and_names(book: gspread.Spreadsheet):
    sheet = book.sheet1
    sheet.insert_note("A1", "look")
    assert sheet.get_note("A1") == "look"
    sheet.format("A1:B1", {"textFormat": {"bold": True}})
    sheet.freeze(rows=1)
    sheet.set_basic_filter("A1:B5")
    sheet.define_named_range("A1:B2", "area")
    assert book.list_named_ranges()[0]["name"] == "area"
    sheet.merge_cells("C2:D3")
    sheet.hide_columns(5, 6)
    sheet.add_protected_range("A1:A2", description="mine")
    assert book.list_protected_ranges(sheet.id)[0]["description"] == "mine"


def test_sharing_and_files(client: gspread.Client, book: gspread.Spreadsheet):
    book.share("guest@example.org", perm_type="user", role="writer")
    assert [one["role"] for one in book.list_permissions()] == ["owner", "writer"]
    book.remove_permissions("guest@example.org")
    assert len(book.list_permissions()) == 1
    copy = client.copy(book.id, title="Team 2", copy_permissions=True, copy_comments=True)
    assert client.open("Team 2").id == copy.id
    assert {sheet.title for sheet in client.openall()} == {"Team", "Team 2"}
    assert book.export(ExportFormat.CSV) == b""
    client.import_csv(book.id, "a,b\n1,2")
    assert book.sheet1.get_all_values() == [["a", "b"], ["1", "2"]]
    client.del_spreadsheet(copy.id)
    with pytest.raises(gspread.exceptions.SpreadsheetNotFound):
        client.open_by_key(copy.id)


def test_a_file_of_somebody_elses(server: LocalServer, client: gspread.Client, book: gspread.Spreadsheet):
    server.callers.know("t", "guest@example.org")
    client.http_client.session.headers["Authorization"] = "Bearer t"
    with pytest.raises(PermissionError):
        client.open_by_key(book.id)


def test_typed_values(book: gspread.Spreadsheet):
    book.update_locale("ru_RU")
    book.sheet1.update([["05.04.2025", "1 234,5", "=1+1"]], value_input_option=ValueInputOption.user_entered)
    read = book.sheet1.get(value_render_option="UNFORMATTED_VALUE")
    assert read == [[45752, 1234.5, 2]]


def test_named_ranges_by_name_from_any_tab(book: gspread.Spreadsheet):
    """gspread sends `'Tab'!name` and says that the name may lie on another tab."""
    first, other = book.sheet1, book.add_worksheet("Other", rows=5, cols=5)
    first.update([["a", "b"], ["c", "d"]])
    first.define_named_range("B1:B2", "second")
    assert first.get("second") == other.get("second") == [["b"], ["d"]]
    other.update([["x"], ["y"]], "SECOND")
    assert first.get_values() == [["a", "x"], ["c", "y"]]
    other.batch_clear(["second"])
    assert first.get_values() == [["a"], ["c"]]
    with pytest.raises(gspread.exceptions.APIError, match="Unable to parse range: 'Other'!third"):
        other.get("third")
