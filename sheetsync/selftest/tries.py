"""The live checks that one account can make by the API alone; the others are listed for a person."""

import datetime as dt
from typing import Any

from sheetsync.errors import SheetsyncError
from sheetsync.model.days import to_serial
from sheetsync.selftest.outcome import Outcome, Try, Verdict, judged
from sheetsync.selftest.scratch import KEY, Scratch

_ROWS = [["b", 2, "id-b"], ["a", 1, "id-a"], ["d", 4, "id-d"], ["c", 3, "id-c"]]
_DAY = to_serial(dt.date(2025, 4, 5))


def _sort(scratch: Scratch) -> dict[str, Any]:
    order = {"dimensionIndex": 1, "sortOrder": "ASCENDING"}
    return {"sortRange": {"range": scratch.grid((0, 4), (0, 3)), "sortSpecs": [order]}}


def row_marks_and_sort(scratch: Scratch) -> Outcome:
    """1: whether the developer metadata of a row follows a sort. The design does without either way."""
    scratch.type("A1", _ROWS)
    place = {"sheetId": scratch.sheet_id, "dimension": "ROWS", "startIndex": 2, "endIndex": 3}
    mark = {"metadataKey": KEY, "metadataValue": "d", "visibility": "DOCUMENT", "location": {"dimensionRange": place}}
    scratch.do({"createDeveloperMetadata": {"developerMetadata": mark}}, _sort(scratch))
    filters = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": KEY}}]}
    found = scratch.call("post", f"{scratch.path}/developerMetadata:search", body=filters)
    spans = [one["developerMetadata"]["location"]["dimensionRange"] for one in found["matchedDeveloperMetadata"]]
    began = spans[0].get("startIndex", 0)
    text = scratch.values(f"A{began + 1}")[0][0]
    return Outcome(Verdict.OPEN, f"row 3 -> row {began + 1}, which now holds {text!r}; sorted, its text is in row 4")


def hidden_column_and_sort(scratch: Scratch) -> Outcome:
    """2: a hidden column inside the sorted range travels with its rows."""
    scratch.type("A1", _ROWS)
    hide = {"sheetId": scratch.sheet_id, "dimension": "COLUMNS", "startIndex": 2, "endIndex": 3}
    hidden = {
        "updateDimensionProperties": {"range": hide, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    }
    scratch.do(hidden, _sort(scratch))
    rows = scratch.values("A1:C4")
    return judged(all(row[2] == f"id-{row[0]}" for row in rows), [row[2] for row in rows])


def warnings_let_us_write(scratch: Scratch) -> Outcome:
    """3, as far as one account can: a protection that only warns keeps no API write out."""
    guard = {"range": scratch.grid((0, 9), (0, 3)), "warningOnly": True}
    scratch.do({"addProtectedRange": {"protectedRange": guard}})
    scratch.type("A1", [["written"]])
    return judged(scratch.values("A1") == [["written"]], scratch.values("A1"))


def dates_by_locale(scratch: Scratch) -> Outcome:
    """4: `05.04.2025` typed is 5 April under ru_RU, and stays text under en_US."""
    seen = {}
    for locale in ("ru_RU", "en_US"):
        scratch.set_locale(locale)
        scratch.type("A1", [["05.04.2025", "31.12.2025"]], "USER_ENTERED")
        seen[locale] = scratch.values("A1:B1")[0]
        scratch.renew()
    russian, american = seen["ru_RU"], seen["en_US"]
    return judged(russian[0] == _DAY and isinstance(american[0], str) and isinstance(american[1], str), seen)


def separators_by_locale(scratch: Scratch) -> Outcome:
    """5: `;` parts the arguments of rules and formulas in every locale, `,` is refused under ru_RU."""
    seen = {}
    for locale, sign in (("en_US", ";"), ("ru_RU", ";"), ("ru_RU", ",")):
        scratch.set_locale(locale)
        condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": f'=AND($A1="x"{sign}$B1="y")'}]}
        shown = {"condition": condition, "format": {"textFormat": {"bold": True}}}
        rule = {"ranges": [scratch.grid((0, 4), (0, 2))], "booleanRule": shown}
        seen[f"{locale} {sign}"] = scratch.refused({"addConditionalFormatRule": {"rule": rule, "index": 0}}) or "taken"
    holds = seen["en_US ;"] == seen["ru_RU ;"] == "taken" and seen["ru_RU ,"] != "taken"
    return judged(holds, seen)


def fence(scratch: Scratch) -> Outcome:
    """6: a batch that deletes a named range which is gone, or adds one which is there, is refused whole."""
    there = {"namedRangeId": "sheetsync_selftest", "name": "sheetsync_selftest", "range": scratch.grid((0, 1), (0, 1))}
    add = {"addNamedRange": {"namedRange": there}}
    write = _write(scratch, "no")
    scratch.do(add)
    twice = scratch.refused(write, add)
    gone = scratch.refused(write, {"deleteNamedRange": {"namedRangeId": "sheetsync_selftest_gone"}})
    return judged(bool(twice and gone) and not scratch.values("A1"), {"added twice": twice, "deleted": gone})


def compare_and_swap(scratch: Scratch) -> Outcome:
    """7: `findReplace` of one whole cell tells by `occurrencesChanged` whether it still held the text."""
    scratch.type("A1", [["old"]])
    change = {"find": "old", "replacement": "5", "matchEntireCell": True, "range": scratch.grid((0, 1), (0, 1))}
    replies = [scratch.do({"findReplace": change})["replies"][0]["findReplace"] for _ in range(2)]
    counts = [one.get("occurrencesChanged", 0) for one in replies]
    kind = type(scratch.values("A1")[0][0]).__name__
    return judged(counts == [1, 0], f"{counts}; the replacement became {kind}")


def comment(scratch: Scratch) -> Outcome:
    """8: whether a comment can be put on a cell by the API. Nothing of the product needs it yet."""
    place = {"sheetId": scratch.sheet_id, "rowIndex": 0, "columnIndex": 0}
    try:
        answer = scratch.do({"insertComment": {"coordinate": place, "content": "sheetsync selftest"}})
    except SheetsyncError as error:
        return Outcome(Verdict.OPEN, str(error.facts.get("said", error)))
    return Outcome(Verdict.OPEN, str(answer.get("commentUpdateState", answer.get("replies"))))


def strict_lists(scratch: Scratch) -> Outcome:
    """10: an API write passes a strict dropdown, so that what we write must be checked by ourselves."""
    rule = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "a"}]}, "strict": True}
    scratch.do({"setDataValidation": {"range": scratch.grid((0, 1), (0, 1)), "rule": rule}})
    try:
        scratch.type("A1", [["b"]])
    except SheetsyncError as error:
        return Outcome(Verdict.OPEN, f"refused: {error.facts.get('said', error)}")
    return Outcome(Verdict.OPEN, f"stored: {scratch.values('A1')}")


def version(scratch: Scratch) -> Outcome:
    """11: Drive's version grows with our own writes, at once or after a while."""
    path, params = f"/drive/v3/files/{scratch.spreadsheet_id}", {"fields": "version,modifiedTime"}
    try:
        before = scratch.call("get", path, params=params)
        scratch.type("A1", [["x"]])
        after = scratch.call("get", path, params=params)
    except SheetsyncError as error:
        return Outcome(Verdict.UNKNOWN, str(error))
    grew = int(after["version"]) > int(before["version"])
    return Outcome(Verdict.OPEN, f"version {before['version']} -> {after['version']} at once: {grew}")


def answer_after_write(scratch: Scratch) -> Outcome:
    """13, as far as one account can: the answer of a batch holds what that batch wrote."""
    answer = scratch.do(_write(scratch, "new"), includeSpreadsheetInResponse=True, responseIncludeGridData=True)
    sheets = answer["updatedSpreadsheet"]["sheets"]
    data = next(one["data"] for one in sheets if one["properties"].get("sheetId", 0) == scratch.sheet_id)
    text = data[0]["rowData"][0]["values"][0]["effectiveValue"]["stringValue"]
    return judged(text == "new", text)


def merged_texts(scratch: Scratch) -> Outcome:
    """14: which text stays where an empty cell is merged with a filled one below it. Nothing rests on it yet."""
    scratch.type("A2", [["below"], ["first"], ["second"]])
    areas = [scratch.grid((row, row + 2), (0, 1)) for row in (0, 2)]
    scratch.do(*({"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}} for area in areas))
    scratch.do(*({"unmergeCells": {"range": area}} for area in areas))
    empty_first, both_filled = scratch.values("A1:A2"), scratch.values("A3:A4")
    return Outcome(Verdict.OPEN, f"empty above filled: {empty_first}; both filled: {both_filled}")


def empty_cell_found(scratch: Scratch) -> Outcome:
    """15: whether a search for nothing finds an empty cell. Where it does, an empty setting is filled in its place."""
    scratch.type("A1", [["above"], [None], ["below\n\nit"]])
    spare = {"find": "^$", "searchByRegex": True, "replacement": "found", "matchEntireCell": True}
    scratch.do({"findReplace": {**spare, "range": scratch.grid((0, 3), (0, 1))}})
    return Outcome(Verdict.OPEN, str(scratch.values("A1:A3")))


def column_marks(scratch: Scratch) -> Outcome:
    """A: a write by column metadata hits the column wherever it has gone; null leaves a cell alone."""
    scratch.type("A1", [["one", "keep"], ["two", "keep"]])
    place = {"sheetId": scratch.sheet_id, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    mark = {"metadataId": 7310001, "metadataKey": KEY, "visibility": "DOCUMENT", "location": {"dimensionRange": place}}
    before = {"sheetId": scratch.sheet_id, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    scratch.do(
        {"createDeveloperMetadata": {"developerMetadata": mark}},
        {"insertDimension": {"range": before, "inheritFromBefore": False}},
    )
    look = {"developerMetadataLookup": {"metadataId": 7310001}}
    data = {"dataFilter": look, "majorDimension": "COLUMNS", "values": [[None, "new"]]}
    body = {"valueInputOption": "RAW", "data": [data]}
    scratch.call("post", f"{scratch.path}/values:batchUpdateByDataFilter", body=body, changes=True)
    rows = scratch.values("A1:C2")
    return judged(rows == [["", "one", "keep"], ["", "two", "new"]], rows)


def appended_rows(scratch: Scratch) -> Outcome:
    """B: `appendCells` lands below the last row of the tab that holds anything."""
    scratch.type("A1", [["first"]])
    scratch.type("E5", [["aside"]])
    scratch.do({"appendCells": {"sheetId": scratch.sheet_id, "rows": [_text_row("new")], "fields": "userEnteredValue"}})
    return judged(scratch.values("A6") == [["new"]], scratch.values("A1:E8"))


def _write(scratch: Scratch, text: str) -> dict[str, Any]:
    start = {"sheetId": scratch.sheet_id, "rowIndex": 0, "columnIndex": 0}
    return {"updateCells": {"start": start, "rows": [_text_row(text)], "fields": "userEnteredValue"}}


def _text_row(text: str) -> dict[str, Any]:
    return {"values": [{"userEnteredValue": {"stringValue": text}}]}


TRIES = (
    Try("1", "Row metadata and a sort (the design needs neither answer)", row_marks_and_sort),
    Try("2", "A hidden column travels with its rows in a sort", hidden_column_and_sort),
    Try("3", "A protection that only warns keeps no API write out", warnings_let_us_write),
    Try("4", "05.04.2025 is a date under ru_RU and text under en_US", dates_by_locale),
    Try("5", "Semicolons part arguments in every locale, commas not under ru_RU", separators_by_locale),
    Try("6", "A batch against the fence is refused whole", fence),
    Try("7", "findReplace of one cell tells whether it changed it", compare_and_swap),
    Try("8", "Comments on cells by the API", comment),
    Try("9", "The colours of a dropdown after the same rule is sent again"),
    Try("10", "A write into a strict dropdown", strict_lists),
    Try("11", "Drive's version after a write of ours", version),
    Try("12", "Creation by a service account: the exact refusals"),
    Try("13", "The answer to a batch holds what it wrote", answer_after_write),
    Try("14", "Which text stays where an empty cell is merged with a filled one", merged_texts),
    Try("15", "A search for nothing finds an empty cell, and no other", empty_cell_found),
    Try("A", "A write by column metadata follows its column, null leaves cells alone", column_marks),
    Try("B", "Appended rows land below the last row with any content", appended_rows),
)
"""The live checks by their numbers, and what else the write protocol rests on."""
