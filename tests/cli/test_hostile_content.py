"""Text stays text: whatever people type comes out of every verb as it is, and none of it ends a run."""

import json
import re
import unicodedata

import pytest

from sheetsync.localsheets import LocalServer

from .conftest import People, Program

CORPUS = [
    '=IMPORTXML("http://x.example","//a")',
    "+7 999 123-45-67",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x.example";"нажми")',
    "\t=1+1",
    "＝1+1",
    "'=1",
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "[ссылка](javascript:alert(1)) **жирно** `код`",
    "<!channel> @here <@U123>",
    "[red]не цвет[/red] [bold]",
    "управляющие \x01\x02\x1b[31m красный",
    "строка\r\nвторая | третья",
    "\u202eнаоборот\u202c и \u200bневидимое",
    "é и é, 👩\u200d👩\u200d👧 и 🇷🇺",
    "ы" * 50_000,
    "слово " * 8_000,
    "половина \ud83d пары",
    "NaN",
    "Infinity",
    "1e308",
    "null",
    "{{ 7*7 }} ${7*7} {0} %s",
    "'; DROP TABLE line; --",
    "../../etc/passwd\\..\\x",
]
DUES = ["01.01.1899", "31.12.10000", "30.02.2025", "0000-00-00", "9" * 400, "1e400", "12:00", "-5"]
FRAGMENTS = [text for text in CORPUS if len(text) < 60 and text.isprintable()]
"""Those that can be looked for on a line of a terminal as they are."""
DECIDED = [f"{text} — решено" for text in FRAGMENTS]


@pytest.fixture
def hostile(sheet: People) -> People:
    rows = [[text, text, DUES[number % len(DUES)], text, text] for number, text in enumerate(CORPUS)]
    sheet.do({"appendDimension": {"sheetId": sheet.sheet_ids()["Статус"], "dimension": "ROWS", "length": 60}})
    for number, row in enumerate(rows):
        sheet.type(f"'Статус'!A{6 + number}", [[text.encode(errors="replace").decode() for text in row]])
    sheet.type("'Решения'!A2", [[text] for text in DECIDED])
    sheet.type("'Настройки'!B1", [['=1+1 <b>"цель"</b>']])
    return sheet


VERBS = [
    ["check"],
    ["check", "--json"],
    ["plan"],
    ["plan", "--json"],
    ["sync", "--json"],
    ["summary"],
    ["summary", "--json"],
    ["memory"],
    ["memory", "--json"],
    ["report", "--format", "html"],
    ["report", "--format", "md"],
    ["report", "--format", "json"],
    ["calendar"],
]


FEW = [["check"], ["sync", "--json"], ["report", "--format", "html"]]
"""One of each kind of face; the others are for the long suite."""


@pytest.mark.parametrize("verbs", [FEW, pytest.param(VERBS, marks=pytest.mark.slow)], ids=["few", "all"])
def test_no_verb_stumbles_and_nothing_typed_reaches_the_terminal_as_a_command(
    hostile: People, program: Program, verbs: list[list[str]]
):
    for verb, *options in verbs:
        answer = program(verb, hostile.id, *options)
        assert answer.code in {0, 1}, (verb, answer.err)
        for text in (answer.out, answer.err):
            bad = {char for char in text if unicodedata.category(char) == "Cc"} - {"\n", "\t", "\r"}
            assert not bad, (verb, options, bad)
        if "json" in options[-1:] or "--json" in options:
            json.loads(answer.out)
        if "html" in options:
            assert not re.search(r"<script>alert|<img src=x", answer.out)


def test_what_was_typed_stands_in_the_sheet_as_it_was_and_is_no_formula(hostile: People, program: Program):
    before = hostile.values("'Статус'!A1:E60")
    program("sync", hostile.id)
    after = hostile.values("'Статус'!A1:E60")
    assert after[: len(before)] == before
    made = [line[0] for line in after[len(before) :]]
    assert made == DECIDED
    path = f"/v4/spreadsheets/{hostile.id}"
    fields = {"fields": "sheets(properties.title,data.rowData.values.userEnteredValue.formulaValue)"}
    whole = hostile._transport.call("get", path, params={"includeGridData": "true", **fields})
    formulas = [
        cell["userEnteredValue"]["formulaValue"]
        for one in whole["sheets"]
        for block in one.get("data", [])
        for row in block.get("rowData", [])
        for cell in row.get("values", [])
        if cell.get("userEnteredValue", {}).get("formulaValue")
    ]
    typed = [one for one in formulas if any(part in one for part in ("IMPORTXML", "x.example", "1+1", "SUM(A1)"))]
    assert typed == []
    assert program("sync", hostile.id, "--json").json["calls"]["writes"] == 0
    facts = program("memory", hostile.id, "--json").json["memory"]
    steps = {row[facts["columns"].index("step")] for row in facts["rows"]}
    assert set(FRAGMENTS) <= steps


@pytest.mark.parametrize(
    ("locale", "zone"), [("xx_YY", "Europe/Moscow"), ("ru_RU", "Mars/Olympus"), ("ar_EG", "Asia/Kathmandu")]
)
def test_a_locale_or_zone_that_nobody_knows_is_said_or_lived_with(
    sheet: People, program: Program, server: LocalServer, locale: str, zone: str
):
    library = server.app.service.library
    file, book = library.file(sheet.id), library.book(sheet.id)
    assert file is not None
    assert book is not None
    draft = book.fork()
    draft.properties = draft.properties | {"locale": locale, "timeZone": zone}
    library.put(file, draft, at=server.clock.now(), who="", what="")
    answer = program("check", sheet.id)
    assert "Traceback" not in answer.err
    if zone == "Mars/Olympus":
        assert answer.code == 3
        assert re.search(r"Mars/Olympus.*(File|Файл)", answer.err, re.DOTALL)
    else:
        assert answer.code == 1


def test_a_sheet_of_ten_thousand_columns_is_read(sheet: People, program: Program):
    sheet_id = sheet.sheet_ids()["Статус"]
    grid = {"sheetId": sheet_id, "gridProperties": {"rowCount": 20, "columnCount": 10_000}}
    fields = "gridProperties.rowCount,gridProperties.columnCount"
    sheet.do({"updateSheetProperties": {"properties": grid, "fields": fields}})
    start = {"sheetId": sheet_id, "rowIndex": 1, "columnIndex": 9_999}
    far = {"userEnteredValue": {"stringValue": "далеко справа"}}
    sheet.do({"updateCells": {"start": start, "rows": [{"values": [far]}], "fields": "userEnteredValue"}})
    assert program("sync", sheet.id).code == 0
    assert program("sync", sheet.id, "--json").json["calls"]["writes"] == 0
