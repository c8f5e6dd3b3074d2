"""The page in a real browser: what people see, type and are told."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser import resize
from tests.localsheets.conftest import Api
from tests.localsheets.page.conftest import Sheet

pytestmark = pytest.mark.browser

HOSTILE = (
    '<img src=x onerror="document.title=1">',
    '"><script>document.title=1</script>',
    "{{7*7}}",
    "=1+1",
    "&lt;b&gt;",
)
RED = {"red": 1}


@pytest.fixture
def book(api: Api) -> str:
    """Three lines of a status sheet, in Russian."""
    grid = {"properties": {"gridProperties": {"rowCount": 700, "columnCount": 8}}}
    made = api.post("/v4/spreadsheets", {"properties": {"title": "План", "locale": "ru_RU"}, "sheets": [grid]})
    book = str(made["spreadsheetId"])
    rows = [["Этап", "Отдел", "Срок"], ["Анализ", "Продажи", "05.04.2025"], ["Дизайн", "Маркетинг", "08.04.2025"]]
    api.write(book, "A1:C3", rows, "USER_ENTERED")
    return book


def change(api: Api, book: str, **request: object) -> dict:
    return api.post(f"/v4/spreadsheets/{book}:batchUpdate", {"requests": [request]})["replies"][0]


def entered(api: Api, book: str, cell: str) -> list:
    return api.values(book, cell, valueRenderOption="FORMULA")


def test_the_list_leads_to_the_sheet(sheet: Sheet, book: str):
    sheet.open("/")
    link = sheet.wait(lambda: sheet.one("#files a"))
    assert sheet.one("h1").text == "Таблицы"
    assert link.text == "План"
    link.click()
    sheet.shows("A2", "Анализ")
    assert sheet.driver.title == "План"
    assert sheet.driver.current_url.endswith(f"/spreadsheets/d/{book}/edit")


def test_cells_show_as_google_formats_them(sheet: Sheet, book: str):
    sheet.open_book(book)
    assert [sheet.text(name) for name in ("A1", "B2", "C2", "C3")] == ["Этап", "Продажи", "05.04.2025", "08.04.2025"]


def test_the_grid_tells_its_places_to_who_cannot_see(sheet: Sheet, book: str):
    sheet.open_book(book)
    grid = sheet.one("#grid")
    assert grid.get_attribute("role") == "grid"
    assert grid.get_attribute("aria-rowcount") == "701"
    assert sheet.cell("C2").get_attribute("role") == "gridcell"
    assert sheet.cell("C2").get_attribute("aria-colindex") == "4"
    assert len(sheet.all("td[tabindex='0']")) == 1


def test_a_double_click_edits_and_the_server_has_it(sheet: Sheet, book: str, api: Api):
    sheet.open_book(book)
    sheet.double_click("B2")
    sheet.keys(" и склад", Keys.ENTER)
    sheet.wait(lambda: entered(api, book, "B2") == [["Продажи и склад"]])
    assert sheet.chosen() == "B3"


def test_typing_over_a_cell_is_read_as_a_person_means_it(sheet: Sheet, book: str, api: Api):
    sheet.open_book(book)
    sheet.click("C2")
    sheet.keys("15.04.2025", Keys.TAB)
    sheet.shows("C2", "15.04.2025")
    assert entered(api, book, "C2") == [[45762]]
    sheet.click("D2")
    sheet.keys("=2*3", Keys.ENTER)
    sheet.shows("D2", "6")


def test_escape_leaves_everything_as_it_was(sheet: Sheet, book: str, api: Api):
    sheet.open_book(book)
    before = api.get(f"/drive/v3/files/{book}", fields="version")
    sheet.click("A2")
    sheet.keys("anything", Keys.ESCAPE)
    sheet.shows("A2", "Анализ")
    sheet.keys(Keys.ENTER, Keys.ENTER)
    assert sheet.chosen() == "A3"
    assert api.get(f"/drive/v3/files/{book}", fields="version") == before


def test_delete_empties_a_cell(sheet: Sheet, book: str, api: Api):
    sheet.open_book(book)
    sheet.click("B3")
    sheet.keys(Keys.DELETE)
    sheet.shows("B3", "")
    assert entered(api, book, "B3") == []


def test_a_text_that_looks_like_something_else_survives_an_edit(sheet: Sheet, book: str, api: Api):
    api.write(book, "A5:A7", [["=SUM(1)"], ["007"], ["first\nsecond"]])
    sheet.open_book(book)
    for cell in ("A5", "A6", "A7"):
        sheet.double_click(cell)
        sheet.keys("!", Keys.ENTER)
    sheet.wait(lambda: entered(api, book, "A5:A7") == [["=SUM(1)!"], ["007!"], ["first\nsecond!"]])


def test_a_number_is_edited_with_the_comma_of_its_sheet(sheet: Sheet, book: str, api: Api):
    api.write(book, "A5", [[1234.5]])
    sheet.open_book(book)
    sheet.double_click("A5")
    assert sheet.one(".editing textarea").get_property("value") == "1234,5"
    sheet.keys("5", Keys.ENTER)
    sheet.wait(lambda: entered(api, book, "A5") == [[1234.55]])


def test_keys_move_over_what_shows(sheet: Sheet, book: str, api: Api):
    hidden = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    change(
        api,
        book,
        updateDimensionProperties={"range": hidden, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"},
    )
    sheet.open_book(book)
    sheet.click("A1")
    sheet.keys(Keys.ARROW_RIGHT)
    assert sheet.chosen() == "C1"
    sheet.keys(Keys.ARROW_DOWN, Keys.HOME)
    assert sheet.chosen() == "A2"
    sheet.keys(Keys.ARROW_UP, Keys.ARROW_UP)
    assert sheet.chosen() == "A1"


def test_another_clients_change_appears(sheet: Sheet, book: str, api: Api):
    sheet.open_book(book)
    api.write(book, "B2", [["Логистика"]])
    sheet.shows("B2", "Логистика")


def test_a_change_leaves_the_open_editor_alone(sheet: Sheet, book: str, api: Api):
    sheet.open_book(book)
    sheet.double_click("A2")
    sheet.keys("+")
    api.write(book, "B2:B3", [["Логистика"], ["Склад"]])
    sheet.shows("B3", "Склад")
    sheet.keys("+", Keys.ENTER)
    sheet.shows("A2", "Анализ++")
    sheet.shows("B2", "Логистика")


def test_what_was_typed_never_lands_in_another_line(sheet: Sheet, book: str, api: Api):
    sheet.open_book(book)
    sheet.click("D3")
    sheet.keys("мой текст")
    rows = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    change(api, book, insertDimension={"range": rows})
    sheet.shows("A4", "Дизайн")
    sheet.keys(Keys.ENTER)
    sheet.wait(lambda: "мой текст" in sheet.complaint())
    assert api.values(book, "D1:D5") == []


def test_a_refusal_is_told_in_the_servers_words(sheet: Sheet, book: str, api: Api):
    sheet.open_book(book)
    sheet.double_click("A2")
    sheet.driver.execute_script("document.querySelector('.editing textarea').value = 'x'.repeat(50001)")
    sheet.keys(Keys.ENTER)
    sheet.wait(lambda: "50000" in sheet.complaint())
    sheet.shows("A2", "Анализ")
    assert entered(api, book, "A2") == [["Анализ"]]
    log = sheet.driver.get_log("browser")
    assert ["400 (Bad Request)" in line["message"] for line in log] == [True]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_script_stays_text(sheet: Sheet, book: str, api: Api, text: str):
    title = text[:90]
    api.write(book, "A2", [[text]])
    note = {"rows": [{"values": [{"note": text}]}], "fields": "note", "start": {"rowIndex": 1}}
    change(api, book, updateCells=note)
    change(api, book, updateSheetProperties={"properties": {"sheetId": 0, "title": title}, "fields": "title"})
    change(api, book, updateSpreadsheetProperties={"properties": {"title": title}, "fields": "title"})
    sheet.open_book(book)
    assert sheet.text("A2") == text
    assert sheet.cell("A2").get_attribute("title") == text
    assert sheet.one("#tabs a").text == title
    assert sheet.driver.title == title
    sheet.click("A2")
    assert text in sheet.one("#content").text
    assert sheet.all("main img, main script, header img, header script") == []
    sheet.open("/")
    assert sheet.wait(lambda: sheet.one("#files a")).text == title


def test_only_harmless_links_can_be_followed(sheet: Sheet, book: str, api: Api):
    links = ["https://example.com/", "mailto:a@example.com", "javascript:document.title=1", "http://example.com/"]
    api.write(book, "A5:A8", [[f'=HYPERLINK("{link}";"x")'] for link in links], "USER_ENTERED")
    sheet.open_book(book)
    followed = [sheet.cell(f"A{row}").find_elements("css selector", "a") for row in range(5, 9)]
    assert [len(found) for found in followed] == [1, 1, 0, 0]
    assert "noopener" in followed[0][0].get_attribute("rel")


def test_colours_follow_rules_and_the_clock(sheet: Sheet, book: str, api: Api):
    api.post("/_control/clock", {"now": "2025-04-06T12:00:00+03:00"})
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": "=$C2<TODAY()"}]}
    rule = {
        "ranges": [{"sheetId": 0, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 2, "endColumnIndex": 3}],
        "booleanRule": {"condition": condition, "format": {"backgroundColor": RED}},
    }
    change(api, book, addConditionalFormatRule={"rule": rule, "index": 0})
    sheet.open_book(book)
    sheet.wait(lambda: sheet.colour("C2") == "rgba(255, 0, 0, 1)")
    assert sheet.colour("C3") != "rgba(255, 0, 0, 1)"
    api.post("/_control/clock", {"now": "2025-04-09T12:00:00+03:00"})
    sheet.wait(lambda: sheet.colour("C3") == "rgba(255, 0, 0, 1)")


def test_merged_cells_are_one(sheet: Sheet, book: str, api: Api):
    area = {"sheetId": 0, "startRowIndex": 4, "endRowIndex": 6, "startColumnIndex": 0, "endColumnIndex": 3}
    api.write(book, "A5", [["вместе"]])
    change(api, book, mergeCells={"range": area, "mergeType": "MERGE_ALL"})
    sheet.open_book(book)
    assert (sheet.cell("A5").get_attribute("colspan"), sheet.cell("A5").get_attribute("rowspan")) == ("3", "2")
    sheet.click("A5")
    sheet.keys(Keys.ARROW_RIGHT)
    assert sheet.chosen() == "D5"


def test_hidden_tabs_wait_behind_a_switch(sheet: Sheet, book: str, api: Api):
    change(api, book, addSheet={"properties": {"sheetId": 7, "title": "_память", "hidden": True}})
    sheet.open_book(book)
    assert [tab.text for tab in sheet.all("#tabs a")] == ["Sheet1"]
    sheet.one("#tabs input").click()
    assert [tab.text for tab in sheet.all("#tabs a")] == ["Sheet1", "_память"]
    sheet.one("#tabs a:nth-of-type(2)").click()
    sheet.wait(lambda: sheet.one("#tabs [aria-current]").text == "_память")
    sheet.shows("A2", "")


def test_a_dropdown_offers_the_list_and_takes_anything(sheet: Sheet, book: str, api: Api):
    api.write(book, "E1:E2", [["Продажи"], ["Склад"]])
    rule = {"condition": {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "=Sheet1!$E$1:$E$2"}]}}
    lane = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 1, "endColumnIndex": 2}
    change(api, book, setDataValidation={"range": lane, "rule": rule})
    sheet.open_book(book)
    sheet.click("B2")
    sheet.keys("Охрана")
    sheet.wait(lambda: len(sheet.all("#choices option")) == 2)
    sheet.keys(Keys.ENTER)
    sheet.wait(lambda: entered(api, book, "B2") == [["Охрана"]])


def test_a_filter_view_shows_only_its_rows(sheet: Sheet, book: str, api: Api):
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": "Продажи"}]}
    area = {"sheetId": 0, "endRowIndex": 3, "endColumnIndex": 3}
    spec = {"columnIndex": 1, "filterCriteria": {"condition": condition}}
    change(api, book, addFilterView={"filter": {"title": "Наши", "range": area, "filterSpecs": [spec]}})
    sheet.open_book(book)
    sheet.wait(lambda: sheet.one("#views option:nth-of-type(2)")).click()
    sheet.wait(lambda: not sheet.all('tr[aria-rowindex="4"] > td'))
    assert sheet.text("A2") == "Анализ"
    assert "fvid=" in sheet.driver.current_url


def test_rows_beyond_the_first_window_come_on_scrolling(sheet: Sheet, book: str, api: Api):
    api.write(book, "A1:A600", [[f"строка {number}"] for number in range(1, 601)])
    sheet.open_book(book)
    assert len(sheet.all("tbody tr")) == 200
    script = "document.getElementById('paper').scrollTo(0, document.getElementById('paper').scrollHeight)"
    sheet.wait(lambda: sheet.driver.execute_script(script) or len(sheet.all("tbody tr")) >= 600)
    assert sheet.text("A600") == "строка 600"


def test_a_frozen_header_stays_in_sight(sheet: Sheet, book: str, api: Api):
    api.write(book, "A1:A200", [[f"строка {number}"] for number in range(1, 201)])
    frozen = {
        "properties": {"sheetId": 0, "gridProperties": {"frozenRowCount": 1}},
        "fields": "gridProperties(frozenRowCount)",
    }
    change(api, book, updateSheetProperties=frozen)
    sheet.open_book(book)
    before = sheet.cell("A1").rect["y"]
    sheet.driver.execute_script("document.getElementById('paper').scrollTo(0, 1500)")
    assert sheet.cell("A1").rect["y"] == pytest.approx(before, abs=1)


def test_charts_are_drawn_from_their_figures(sheet: Sheet, book: str, api: Api):
    api.write(book, "E1:F3", [["день", "повторы"], ["1", 2], ["2", 5]])
    columns = [
        {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": at, "endColumnIndex": at + 1}
        for at in (4, 5)
    ]
    domain, series = ({"sourceRange": {"sources": [column]}} for column in columns)
    basic = {
        "chartType": "COLUMN",
        "headerCount": 1,
        "domains": [{"domain": domain}],
        "series": [{"series": series, "targetAxis": "LEFT_AXIS"}],
    }
    position = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 4, "columnIndex": 0}}}
    change(api, book, addChart={"chart": {"spec": {"title": "Повторы", "basicChart": basic}, "position": position}})
    sheet.open_book(book)
    sheet.wait(lambda: len(sheet.all("figure svg rect title")) == 2)
    marks = [mark.get_property("textContent") for mark in sheet.all("figure svg rect title")]
    assert marks == ["повторы: 2", "повторы: 5"]


def test_a_stacked_chart_has_its_own_colours_and_names_all_it_shows(sheet: Sheet, book: str, api: Api):
    api.write(book, "C1:H2", [["день", *(f"ряд {number}" for number in range(1, 6))], ["1", 2, 5, 1, 1, 1]])
    sources = [
        {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": at, "endColumnIndex": at + 1}
        for at in range(2, 8)
    ]
    domain, *series = ({"sourceRange": {"sources": [source]}} for source in sources)
    green = {"colorStyle": {"rgbColor": {"green": 0.6}}}
    basic = {
        "chartType": "COLUMN",
        "stackedType": "STACKED",
        "headerCount": 1,
        "domains": [{"domain": domain}],
        "series": [{"series": one, "targetAxis": "LEFT_AXIS", **green} for one in series],
    }
    place = {"anchorCell": {"sheetId": 0, "rowIndex": 4, "columnIndex": 0}, "widthPixels": 346, "heightPixels": 250}
    change(api, book, addChart={"chart": {"spec": {"basicChart": basic}, "position": {"overlayPosition": place}}})
    sheet.open_book(book)
    sheet.wait(lambda: len(sheet.all("figure svg rect title")) == 5)
    lower, upper = (bar.rect for bar in sheet.all("figure svg rect:has(title)")[:2])
    assert lower["x"] == upper["x"]
    assert upper["y"] + upper["height"] == pytest.approx(lower["y"], abs=1)
    assert {bar.get_attribute("fill") for bar in sheet.all("figure svg rect")} == {"rgb(0 153 0)"}
    figure = sheet.all("figure")[0].rect
    named = [text for text in sheet.all("figure svg text") if text.text.startswith("ряд")]
    assert len(named) == 5
    assert all(text.rect["x"] + text.rect["width"] < figure["x"] + figure["width"] for text in named)


def test_an_unknown_spreadsheet_is_said(sheet: Sheet):
    sheet.open("/spreadsheets/d/1abc/edit")
    sheet.wait(lambda: sheet.complaint() == "Requested entity was not found.")
    assert all("404" in line["message"] for line in sheet.driver.get_log("browser"))


def test_a_phone_sees_the_sheet_without_scrolling_the_page(sheet: Sheet, book: str):
    resize(sheet.driver, 390, 844, phone=True)
    sheet.open_book(book)
    widths = sheet.driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert widths == [390, 390]
    assert sheet.text("A2") == "Анализ"


def test_a_second_tap_on_a_phone_opens_the_editor(sheet: Sheet, book: str, api: Api):
    resize(sheet.driver, 390, 844, phone=True)
    sheet.open_book(book)
    sheet.tap("A3")
    sheet.wait(lambda: sheet.chosen() == "A3")
    assert sheet.all(".editing") == []
    sheet.tap("A3")
    sheet.wait(lambda: sheet.all(".editing"))
    sheet.keys(" и печать", Keys.ENTER)
    sheet.wait(lambda: entered(api, book, "A3") == [["Дизайн и печать"]])
