"""Plans too large for one body."""

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.plan.changes import ColumnWrite
from sheetsync.plan.portions import Ahead, column_portions, portions
from sheetsync.workbook.requests import Area, Request, append_cells, append_rows, write_cells

MEMORY = 8
VALUES = st.one_of(st.none(), st.text(max_size=8))


@given(st.lists(st.lists(VALUES, max_size=30).map(tuple), max_size=3), st.integers(20, 400))
def test_columns_in_portions_write_the_same_cells(columns: list[tuple[str | None, ...]], limit: int):
    writes = [ColumnWrite(number, values) for number, values in enumerate(columns)]
    written = [
        (column.metadata_id, row, value)
        for part in column_portions(writes, limit)
        for column in part
        for row, value in enumerate(column.values)
        if value is not None
    ]
    wanted = [(write.metadata_id, row, v) for write in writes for row, v in enumerate(write.values) if v is not None]
    assert sorted(written) == sorted(wanted)


def test_portions_keep_the_columns_of_a_row_together():
    checks, ids = (ColumnWrite(number, tuple(f"{number}-{row}" for row in range(40))) for number in (1, 2))
    parts = column_portions([checks, ids], 200)
    assert len(parts) > 2
    for part in parts:
        assert len({len(column.values) for column in part}) == 1


def line(key: str) -> list[dict[str, object]]:
    return [{"userEnteredValue": {"stringValue": key}}, {"userEnteredValue": {"stringValue": "{}" * 20}}]


def write(start: int, *keys: str) -> Request:
    return write_cells(Area(MEMORY, start), [line(key) for key in keys], "userEnteredValue", "remember")


ROWS = [f"r{number}" for number in range(20)]
PLAN = [
    append_rows(MEMORY, 5, "grow"),
    write(0, "sheetsync", *ROWS, "decision|d1", "rnew"),
    append_cells(1, [line("x")], "userEnteredValue", "append"),
    write_cells(Area(3), [line("2025-04-14|title|1")], "userEnteredValue", "page"),
]


def places(batches: list[tuple[Request, ...]]) -> dict[int, str]:
    """Which key each row of the memory gets."""
    found: dict[int, str] = {}
    for request in (request for batch in batches for request in batch):
        if request.kind == "updateCells" and request.body["start"]["sheetId"] == MEMORY:
            for row, data in enumerate(request.body["rows"], request.body["start"]["rowIndex"]):
                found[row] = data["values"][0]["userEnteredValue"]["stringValue"]
    return found


def test_a_plan_that_fits_is_one_batch():
    assert portions(PLAN, Ahead(MEMORY, ROWS)) == [tuple(PLAN)]
    assert portions([], Ahead(MEMORY, ROWS)) == []


def test_a_plan_that_does_not_fit_writes_the_same_lines():
    batches = portions(PLAN, Ahead(MEMORY, ROWS), 900)
    assert len(batches) > 2
    assert places(batches) == dict(enumerate(["sheetsync", *ROWS, "decision|d1", "rnew"]))


def test_what_belongs_together_goes_last_in_one_batch():
    *early, last = portions(PLAN, Ahead(MEMORY, ROWS), 900)
    assert set(places([last]).values()) == {"sheetsync", "decision|d1", "rnew"}
    assert [request.says for request in last][-2:] == ["append", "page"]
    assert early[0][0].kind == "appendDimension"
