"""findReplace, textToColumns, trimWhitespace, deleteDuplicates."""

from typing import Any

import pytest

from tests.localsheets.requests.bench import Bench, grid, rows


def replace(bench: Bench, find: str, replacement: str = "", **more: Any) -> dict[str, int]:
    where = {} if {"range", "sheetId", "allSheets"} & more.keys() else {"sheetId": 0}
    reply: dict[str, int] = bench.do("findReplace", find=find, replacement=replacement, **where, **more)
    return reply


def test_every_occurrence_is_replaced_and_counted():
    bench = Bench([["one ONE", "none"], ["two"], ['="one"']])
    reply = replace(bench, "one", "1")
    assert bench.values() == [["1 1", "n1"], ["two"], ['="one"']]
    assert reply == {"valuesChanged": 2, "rowsChanged": 1, "sheetsChanged": 1, "occurrencesChanged": 3}
    assert replace(bench, "absent", "x") == {}


def test_a_whole_cell_compared_by_case_is_a_swap_under_a_condition():
    bench = Bench([["Open"], ["open"], ["Opened"]])
    reply = replace(bench, "Open", "Closed", matchCase=True, matchEntireCell=True, range=grid(0, 3, 0, 1))
    assert bench.column() == ["Closed", "open", "Opened"]
    assert reply["occurrencesChanged"] == 1


def test_patterns_follow_javas_rules():
    bench = Bench([["Google Sheets"], ["Google Docs"], ["a$1"]])
    replace(bench, "o.* (.*)", "$1 Rocks", searchByRegex=True)
    assert bench.column() == ["GSheets Rocks", "GDocs Rocks", "a$1"]
    replace(bench, r"\$1", r"\$2", searchByRegex=True)
    assert bench.column()[2] == "a$2"
    replace(bench, "$2", r"\1")
    assert bench.column()[2] == r"a\1"


def test_formulas_are_searched_only_on_request():
    bench = Bench([["=A9+1", 91]])
    assert replace(bench, "9", "8") == {
        "valuesChanged": 1,
        "rowsChanged": 1,
        "sheetsChanged": 1,
        "occurrencesChanged": 1,
    }
    assert bench.values() == [["=A9+1", 81]]
    reply = replace(bench, "A9", "A7", includeFormulas=True)
    assert bench.values() == [["=A7+1", 81]]
    assert reply["formulasChanged"] == 1


def test_all_sheets_are_searched():
    bench = Bench([["x"]])
    bench.do("addSheet", properties={"sheetId": 3})
    bench.fill([["x"], ["x"]], sheet=1)
    reply = replace(bench, "x", "y", allSheets=True)
    assert (reply["sheetsChanged"], reply["rowsChanged"]) == (2, 3)


def test_a_text_does_not_become_a_formula():
    bench = Bench([["x1+1"]])
    replace(bench, "x", "=")
    assert bench.values() == [["=1+1"]]
    assert bench.sheet.cell(0, 0).formula is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"sheetId": 0}, "find must be specified."),
        ({"find": "x"}, "One of range, sheetId or allSheets must be specified."),
        (
            {"find": "x", "sheetId": 0, "allSheets": True},
            (
                "Invalid value at 'requests[0].find_replace' (oneof), oneof field 'scope' is already set. "
                "Cannot set 'allSheets'"
            ),
        ),
        ({"find": "(", "sheetId": 0, "searchByRegex": True}, "Invalid regular expression: ("),
        ({"find": "x", "replacement": "$1", "sheetId": 0, "searchByRegex": True}, "Invalid replacement: $1"),
        ({"find": "x", "sheetId": 7}, "No grid with id: 7"),
    ],
)
def test_searches_that_are_refused(body: dict[str, Any], said: str):
    assert Bench([["x"]]).refused("findReplace", **body) == said


@pytest.mark.parametrize(
    ("texts", "body", "expected"),
    [
        (["a,b,c", "d"], {"delimiterType": "COMMA"}, [["a", "b", "c"], ["d"]]),
        (["a;b", ""], {"delimiterType": "SEMICOLON"}, [["a", "b"]]),
        (["a.b"], {"delimiterType": "PERIOD"}, [["a", "b"]]),
        (["a b"], {"delimiterType": "SPACE"}, [["a", "b"]]),
        (["a::b"], {"delimiterType": "CUSTOM", "delimiter": "::"}, [["a", "b"]]),
        (["x;y", "z;w", "a,b"], {"delimiterType": "AUTODETECT"}, [["x", "y"], ["z", "w"], ["a,b"]]),
        (["plain"], {"delimiterType": "AUTODETECT"}, [["plain"]]),
        (["1,2.5,TRUE,x"], {"delimiterType": "COMMA"}, [[1, 2.5, True, "x"]]),
    ],
)
def test_texts_are_split_into_columns(texts: list[str], body: dict[str, str], expected: list[list[Any]]):
    bench = Bench([[text or None] for text in texts], size=(5, 2))
    bench.do("textToColumns", source=grid(0, len(texts), 0, 1), **body)
    assert bench.values() == expected


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"source": grid(0, 1, 0, 2)}, "The source range must span exactly one column."),
        ({"source": grid(0, 1, 0, 1)}, "No delimiterType specified."),
        (
            {"source": grid(0, 1, 0, 1), "delimiterType": "CUSTOM"},
            "delimiter must be specified if delimiterType is CUSTOM.",
        ),
    ],
)
def test_splits_that_are_refused(body: dict[str, Any], said: str):
    assert Bench([["a,b"]]).refused("textToColumns", **body) == said


def test_blanks_are_trimmed_and_the_result_stays_text():
    bench = Bench([["  a  b\t\nc ", " =1+1"[1:], 5], [" x"]])
    assert bench.do("trimWhitespace", range=grid(0, 1)) == {"cellsChangedCount": 1}
    assert bench.values()[0][0] == "a b c"
    assert bench.values()[1] == [" x"]
    assert bench.do("trimWhitespace", range=grid(0, 1)) == {}


def test_later_duplicates_go_and_rows_close_up_within_the_range():
    bench = Bench([["a", 1, "k"], ["A", 1, "l"], ["b", "=A3"], ["a", "=1", "m"], ["c", 2]])
    reply = bench.do("deleteDuplicates", range=grid(0, 5, 0, 2))
    assert reply == {"duplicatesRemovedCount": 2}
    assert bench.values(width=3) == [["a", 1, "k"], ["b", "=A2", "l"], ["c", 2, None], [None, None, "m"]]


def test_only_the_columns_asked_for_are_compared():
    bench = Bench([["a", 1], ["a", 2], ["b", 1]])
    reply = bench.do("deleteDuplicates", range=grid(0, 3, 0, 2), comparisonColumns=[rows(1, 2, columns=True)])
    assert reply == {"duplicatesRemovedCount": 1}
    assert bench.values() == [["a", 1], ["a", 2]]
    said = bench.refused("deleteDuplicates", range=grid(0, 3, 0, 2), comparisonColumns=[rows(2, 3, columns=True)])
    assert said == "comparisonColumns must be columns within the range."
