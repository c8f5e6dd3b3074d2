"""What holds of every plan: it leads to what is desired, it takes nothing of people's, and then there is none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.messages import Messages
from sheetsync.model.columns import ServiceColumn, TabName
from sheetsync.model.grid import Cell, CellValue, Snapshot, Tab
from sheetsync.plan.changes import Part
from sheetsync.plan.outcome import as_planned
from sheetsync.plan.sheet import PAGE_WIDTH, PAIR_WIDTH, Desired, plan_sheet

from .paper import applied
from .sheets import DAY, TEMPLATE, plans

MESSAGES = Messages("ru")
WIDTHS = {TabName.SUMMARY: PAGE_WIDTH, TabName.DUPLICATES: PAIR_WIDTH}

Case = tuple[Desired, Snapshot]


def planned(desired: Desired, snapshot: Snapshot) -> Part:
    """Plan on a snapshot, as a run does whose reading has led to the same wishes."""
    status = tagged(snapshot, TabName.STATUS)
    return plan_sheet(replace(desired, tab=status), snapshot, TEMPLATE, MESSAGES)


def tagged(snapshot: Snapshot, name: TabName) -> Tab:
    found = snapshot.tagged(name.value)
    assert found
    return found


def without_appends(case: Case) -> Case:
    return replace(case[0], appended=()), case[1]


@given(plans().map(without_appends))
def test_a_plan_that_was_applied_leaves_nothing_to_plan(case: Case):
    desired, snapshot = case
    after = applied(snapshot, planned(desired, snapshot))
    again = planned(desired, after)
    assert again.empty
    assert again.cells == ()


@given(plans().map(without_appends))
def test_an_answer_is_as_planned_if_nobody_came_between(case: Case):
    desired, snapshot = case
    part = planned(desired, snapshot)
    assert as_planned(snapshot, part, applied(snapshot, part))


@given(plans().map(without_appends), st.data())
def test_an_answer_with_any_other_cell_is_not_as_planned(case: Case, data: st.DataObject):
    desired, snapshot = case
    part = planned(desired, snapshot)
    after = applied(snapshot, part)
    place = data.draw(st.integers(0, len(after.tabs) - 1))
    tab = after.tabs[place]
    row = data.draw(st.integers(0, len(tab.lines)))
    line = list(tab.lines[row]) if row < len(tab.lines) else []
    column = data.draw(st.integers(0, len(line)))
    line[column : column + 1] = [Cell("someone typed this")]
    lines = (*tab.lines[:row], tuple(line), *tab.lines[row + 1 :])
    touched = (*after.tabs[:place], replace(tab, lines=lines), *after.tabs[place + 1 :])
    assert not as_planned(snapshot, part, replace(after, tabs=touched))


@given(plans())
def test_no_cell_of_people_s_changes_on_their_tabs(case: Case):
    desired, snapshot = case
    after = applied(snapshot, planned(desired, snapshot))
    for name, ours in {
        TabName.STATUS: {ServiceColumn.CHECK.value, ServiceColumn.ID.value},
        TabName.DECISIONS: {ServiceColumn.ROW.value},
    }.items():
        before = tagged(snapshot, name)
        places = {place for place, tag in before.column_tags.items() if tag.value in ours}
        kept = [[before.cell(row, c) for c in range(before.column_count) if c not in places] for row in rows(before)]
        now = tagged(after, name)
        assert kept == [[now.cell(row, c) for c in range(now.column_count) if c not in places] for row in rows(before)]


def rows(tab: Tab) -> range:
    return range(len(tab.lines))


@given(plans())
def test_what_people_wrote_beside_our_lines_is_all_there(case: Case):
    desired, snapshot = case
    after = applied(snapshot, planned(desired, snapshot))
    for name, width in WIDTHS.items():
        assert beside(tagged(after, name), width) == beside(tagged(snapshot, name), width)


def beside(tab: Tab, width: int) -> Counter[tuple[CellValue, ...]]:
    """What stands right of our columns, line by line."""
    lines = (shown(line[width:]) for line in tab.lines)
    return Counter(line for line in lines if line)


@given(plans())
def test_a_line_of_people_s_within_the_block_stays_as_it_is(case: Case):
    desired, snapshot = case
    after = applied(snapshot, planned(desired, snapshot))
    assert unkeyed(after) >= unkeyed(snapshot)


def unkeyed(snapshot: Snapshot) -> Counter[tuple[CellValue, ...]]:
    tab = tagged(snapshot, TabName.SUMMARY)
    lines = (shown(line) for line, key in zip(tab.lines, tab.line_keys(), strict=True) if not key)
    return Counter(line for line in lines if line)


def shown(line: Sequence[Cell]) -> tuple[CellValue, ...]:
    """The values of a line up to its last filled cell."""
    values = [cell.value for cell in line]
    while values and values[-1] is None:
        values.pop()
    return tuple(values)


@given(plans())
def test_a_decision_stays_beside_its_pair(case: Case):
    desired, snapshot = case
    after = applied(snapshot, planned(desired, snapshot))
    assert decisions(snapshot).items() <= decisions(after).items()


def decisions(snapshot: Snapshot) -> dict[str, Cell]:
    tab = tagged(snapshot, TabName.DUPLICATES)
    found = {key: tab.cell(row, PAIR_WIDTH) for row, key in enumerate(tab.line_keys()) if key}
    return {key: cell for key, cell in found.items() if cell.value is not None}


@given(plans().map(without_appends))
def test_the_live_block_holds_just_its_lines_and_earlier_ones_stay(case: Case):
    desired, snapshot = case
    part = planned(desired, snapshot)
    page = tagged(applied(snapshot, part), TabName.SUMMARY)
    keys = [key for key in page.line_keys() if key.startswith(DAY)]
    assert [key for key in keys if "|room|" not in key] == [line.key for line in desired.page]
    before = tagged(snapshot, TabName.SUMMARY)
    assert shown(page.lines[-1]) == shown(before.lines[-1])


@given(plans())
def test_rows_are_appended_once_below_the_last_with_their_id(case: Case):
    desired, snapshot = case
    before = tagged(snapshot, TabName.STATUS)
    after = tagged(applied(snapshot, planned(desired, snapshot)), TabName.STATUS)
    place = before.column_of(ServiceColumn.ID.value)
    assert place is not None
    made = [after.cell(row, place).value for row in range(len(before.lines), len(after.lines))]
    assert made == [row.id for row in desired.appended]


@given(plans().map(without_appends))
def test_nothing_is_told_of_an_empty_plan(case: Case):
    desired, snapshot = case
    part = planned(desired, snapshot)
    assert not (part.empty and part.cells)
    assert all(cell.before != cell.after for cell in part.cells)
