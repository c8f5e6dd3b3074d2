"""The live block among what people do to its tab."""

from dataclasses import replace

from sheetsync.model.columns import TabName, line_tag
from sheetsync.model.desired import DesiredCell, DesiredLine
from sheetsync.model.grid import EMPTY, Cell, Line, Snapshot, Tab, Tag
from sheetsync.plan.changes import Part
from sheetsync.plan.lines import Face
from sheetsync.plan.page import PageBlock, plan_page
from sheetsync.workbook.ids import SHEET_IDS

from .paper import applied
from .sheets import DAY, EARLIER, TEMPLATE

FACE = Face(TEMPLATE, "write the page")


def block_lines(*texts: str) -> tuple[DesiredLine, ...]:
    body = (DesiredLine(f"{DAY}|part|{number}", (DesiredCell(text),)) for number, text in enumerate(texts, start=1))
    return (*body, DesiredLine(f"{DAY}|end|1"))


def cells(lines: tuple[DesiredLine, ...]) -> list[Line]:
    return [(Cell(line.key), *(Cell(cell.value) for cell in line.cells)) for line in lines]


OLD: Line = (Cell(f"{EARLIER}|title|1"), Cell("Прежняя встреча"))


def page(*lines: Line, tags: int = 5) -> Tab:
    marks = {place: Tag(place + 1, line_tag(place)) for place in range(tags)}
    return Tab(
        SHEET_IDS[TabName.SUMMARY], "Сводка", row_count=20, lines=lines, column_tags=marks, tag=Tag(9, "summary")
    )


def plan(tab: Tab, lines: tuple[DesiredLine, ...], *, volatile: bool = True) -> Part:
    return plan_page(PageBlock(tab, lines, 5, FACE), volatile=volatile)


def after(tab: Tab, lines: tuple[DesiredLine, ...]) -> Tab:
    return applied(Snapshot("one", "План", "ru_RU", "UTC", (tab,)), plan(tab, lines)).tabs[0]


def shown(tab: Tab) -> list[list[object]]:
    return [[cell.value for cell in line] for line in tab.lines]


def test_a_first_block_goes_on_top():
    lines = block_lines("Отдел продаж")
    assert shown(after(page(OLD), lines)) == shown(page(*cells(lines), OLD))


def test_a_block_put_in_above_frozen_rows_leaves_as_many_frozen():
    requests = plan(replace(page(OLD), frozen_rows=1), block_lines("а")).requests
    frozen = [request.body["properties"] for request in requests if request.kind == "updateSheetProperties"]
    assert [one["gridProperties"] for one in frozen] == [{"frozenRowCount": 1}]
    assert not any(one.kind == "updateSheetProperties" for one in plan(page(OLD), block_lines("а")).requests)


def test_a_longer_block_pushes_earlier_ones_down_with_what_stands_beside_them():
    beside = (*OLD, EMPTY, EMPTY, EMPTY, Cell("обсудили"))
    found = after(page(*cells(block_lines("а")), beside), block_lines("а", "б", "в"))
    assert [line[0] for line in shown(found)][-1] == OLD[0].value
    assert shown(found)[-1][5] == "обсудили"


def test_a_shorter_block_keeps_its_other_lines_as_room():
    found = after(page(*cells(block_lines("а", "б", "в")), OLD), block_lines("а"))
    assert [line[0] for line in shown(found)] == [
        f"{DAY}|part|1",
        f"{DAY}|room|1",
        f"{DAY}|room|2",
        f"{DAY}|end|1",
        OLD[0].value,
    ]
    assert [line[1:] for line in shown(found)[1:4]] == [[], [], []]


def test_room_is_used_again_before_the_block_grows():
    short = after(page(*cells(block_lines("а", "б", "в")), OLD), block_lines("а"))
    assert shown(after(short, block_lines("г", "д"))) == [
        [f"{DAY}|part|1", "г"],
        [f"{DAY}|part|2", "д"],
        [f"{DAY}|room|1"],
        [f"{DAY}|end|1"],
        [OLD[0].value, "Прежняя встреча"],
    ]


def test_a_line_that_becomes_room_keeps_a_person_s_text_beside_it():
    lines = cells(block_lines("а", "б"))
    lines[1] = (*lines[1], EMPTY, EMPTY, EMPTY, Cell("моя заметка"))
    found = after(page(*lines, OLD), block_lines("а"))
    assert shown(found)[1] == [f"{DAY}|room|1", None, None, None, None, "моя заметка"]


def test_a_person_s_line_within_the_block_is_stepped_over():
    standing = cells(block_lines("а", "б"))
    mine: Line = (EMPTY, Cell("вставлено человеком"))
    found = after(page(standing[0], mine, *standing[1:], OLD), block_lines("А", "Б"))
    assert shown(found)[1] == [None, "вставлено человеком"]
    assert [line[1] for line in shown(found)[:3]] == ["А", "вставлено человеком", "Б"]


def test_a_copy_of_the_block_elsewhere_is_people_s():
    copy = cells(block_lines("а", "б"))
    found = after(page(*cells(block_lines("а", "б")), OLD, *copy), block_lines("А", "Б"))
    assert shown(found) == shown(page(*cells(block_lines("А", "Б")), OLD, *copy))


def test_a_copy_right_below_the_block_is_people_s_too():
    copy = cells(block_lines("а"))
    found = after(page(*cells(block_lines("а")), *copy), block_lines("А"))
    assert shown(found) == shown(page(*cells(block_lines("А")), *copy))


def test_a_column_put_between_ours_is_never_written():
    lines = [(line[0], Cell("моё"), *line[1:]) for line in cells(block_lines("а", "б"))]
    marks = {0: Tag(1, line_tag(0)), **{place: Tag(place, line_tag(place - 1)) for place in range(2, 6)}}
    tab = replace(page(*lines), column_tags=marks)
    found = after(tab, block_lines("А", "Б"))
    assert [line[:3] for line in shown(found)][:2] == [
        [f"{DAY}|part|1", "моё", "А"],
        [f"{DAY}|part|2", "моё", "Б"],
    ]


def test_how_fresh_the_data_is_is_no_difference_of_its_own():
    fresh = DesiredLine(f"{DAY}|fresh|1", (DesiredCell("10:00"),), volatile=True)
    later = fresh._replace(cells=(DesiredCell("11:00"),))
    end = DesiredLine(f"{DAY}|end|1")
    tab = page(*cells((fresh, end)))
    assert plan(tab, (later, end), volatile=False).empty
    assert not plan(tab, (later, end), volatile=True).empty


def test_lines_under_a_merge_are_not_written_again_and_again():
    lines = block_lines("а")
    tab = page((Cell(lines[0].key), EMPTY), (Cell(lines[1].key),))
    merge = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 5}
    assert plan(replace(tab, features={"merges": [merge]}), lines).empty


CONTENTS: Line = (Cell("contents"), Cell("Отделы"))
OLD_BLOCK = [(Cell(f"{EARLIER}|{part}|1"), Cell(part)) for part in ("title", "goal", "end")]


def kinds(part: Part) -> list[str]:
    return [request.kind for request in part.requests]


def test_a_new_block_stays_below_the_line_of_contents():
    lines = block_lines("Отдел продаж")
    assert shown(after(page(CONTENTS, OLD), lines)) == shown(page(CONTENTS, *cells(lines), OLD))


def test_a_new_block_goes_above_one_that_came_to_stand_above_the_line_of_contents():
    lines = block_lines("Отдел продаж")
    assert shown(after(page(OLD, CONTENTS), lines)) == shown(page(*cells(lines), OLD, CONTENTS))


def test_a_block_that_grows_within_frozen_rows_leaves_as_many_frozen():
    """Google freezes what is put in among frozen rows: block by block the whole screen would be."""
    requests = plan(
        replace(page(CONTENTS, *cells(block_lines("а"))), frozen_rows=4), block_lines("а", "б", "в")
    ).requests
    kinds = [request.kind for request in requests]
    assert "insertDimension" in kinds or "appendDimension" in kinds
    frozen = [request.body["properties"] for request in requests if request.kind == "updateSheetProperties"]
    assert [one["gridProperties"] for one in frozen] == [{"frozenRowCount": 4}]


def test_rows_stay_frozen_as_read_though_a_person_moves_their_end_down_meanwhile():
    requests = plan(replace(page(CONTENTS, OLD), frozen_rows=1), block_lines("а")).requests
    assert [one.body["properties"]["gridProperties"] for one in requests if one.kind == "updateSheetProperties"] == [
        {"frozenRowCount": 1}
    ]


def test_a_new_block_folds_the_one_before_away_but_for_its_title():
    part = plan(page(CONTENTS, *OLD_BLOCK), block_lines("Отдел продаж"))
    assert kinds(part)[:3] == ["addDimensionGroup", "updateDimensionGroup", "updateSheetProperties"]
    folded = part.requests[1].body["dimensionGroup"]
    assert (folded["range"]["startIndex"], folded["range"]["endIndex"], folded["collapsed"]) == (2, 4, True)


def test_a_block_is_folded_once_and_never_where_people_group_rows():
    grouped = {"rowGroups": [{"range": {"startIndex": 3, "endIndex": 9}, "depth": 1}]}
    theirs = replace(page(CONTENTS, *OLD_BLOCK), features=grouped)
    assert "addDimensionGroup" not in kinds(plan(theirs, block_lines("Отдел продаж")))
    assert "addDimensionGroup" not in kinds(plan(page(CONTENTS, *cells(block_lines("а"))), block_lines("б")))


def test_only_the_block_itself_is_folded_and_not_what_was_copied_from_it_elsewhere():
    old = [(Cell(f"{EARLIER}|{part}|1"), Cell(part)) for part in ("title", "counts", "overdue", "end")]
    theirs = (EMPTY, Cell("наше"))
    found = plan(page(*old, theirs, *old), block_lines("а")).requests
    groups = [request.body["range"] for request in found if request.kind == "addDimensionGroup"]
    assert [(one["startIndex"], one["endIndex"]) for one in groups] == [(1, 4)]


LINE = (DesiredCell("contents"), DesiredCell("Отделы"), *[DesiredCell()] * 3)


def headed(tab: Tab, lines: tuple[DesiredLine, ...]) -> Tab:
    part = plan_page(PageBlock(tab, lines, 5, FACE, LINE), volatile=True)
    return applied(Snapshot("one", "План", "ru_RU", "UTC", (tab,)), part).tabs[0]


def test_a_lost_line_of_contents_comes_back_above_the_blocks_and_below_what_people_put_on_top():
    lines = block_lines("а")
    theirs = (EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, Cell("наше"))
    wanted = page(theirs, CONTENTS, *cells(lines), OLD)
    found = headed(page(theirs, *cells(lines), OLD), lines)
    assert shown(found) == shown(wanted)
    assert shown(headed(found, lines)) == shown(wanted)


def test_a_line_of_contents_lost_with_the_block_comes_back_on_top_with_it():
    lines = block_lines("а")
    assert shown(headed(page(OLD), lines)) == shown(page(CONTENTS, *cells(lines), OLD))


def test_what_was_typed_into_the_line_of_contents_goes_and_what_stands_beside_it_stays():
    lines = block_lines("а")
    typed = (CONTENTS[0], Cell("каракули"), EMPTY, EMPTY, EMPTY, Cell("наше"))
    found = headed(page(typed, *cells(lines)), lines)
    assert shown(found)[0] == ["contents", "Отделы", None, None, None, "наше"]


def test_the_signs_of_people_s_own_groups_stay_where_people_put_them():
    for below in (False, True):
        tab = replace(page(CONTENTS, *OLD_BLOCK), signs_below=below)
        (signs,) = [one for one in plan(tab, block_lines("а")).requests if one.kind == "updateSheetProperties"]
        assert signs.body["properties"]["gridProperties"] == {"rowGroupControlAfter": below}


def pasted(tab: Tab, count: int, *between: Line) -> Tab:
    """A tab with a copy of its last lines right below them, as somebody pastes whole rows, the hidden key with them."""
    return replace(tab, lines=(*tab.lines, *between, *tab.lines[-count:]))


def test_a_copy_of_the_block_s_tail_pasted_right_below_it_is_whoever_s_pasted_it():
    lines = block_lines("а", "б", "в")
    for count in (1, 2, 3):
        tab = pasted(page(*cells(lines)), count)
        assert shown(after(tab, block_lines("а", "б", "г")))[len(lines) :] == shown(tab)[len(lines) :]
        assert after(tab, block_lines("а", "б", "г", "д")).lines[-count:] == tab.lines[-count:]
