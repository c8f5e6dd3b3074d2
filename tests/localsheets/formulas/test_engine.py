"""The seam around the engine: every formula of a long column has its result."""

import pytest

from sheetsync.localsheets.formulas.engine import Engine
from sheetsync.localsheets.values.locales import rules_for


@pytest.mark.parametrize("count", [100, 300, 1000])
@pytest.mark.parametrize("before", [None, "typed"])
def test_a_column_of_formulas_over_cells_that_held_something_has_all_results(count: int, before: str | None):
    engine = Engine(1, rules_for("en_US"))
    engine.put_block(0, 0, 3, [[before] for _ in range(count)])
    engine.put_block(0, 0, 1, [["a"] for _ in range(count)])
    formulas: dict[tuple[int, int], str | None] = {(row, 3): f'=FIND("a",B{row + 1})' for row in range(count)}
    engine.put_formulas(0, formulas)
    engine.evaluate()
    assert set(engine.read(0, formulas).values()) == {1.0}
