from dataclasses import replace

from sheetsync.memory.advance import advance
from sheetsync.memory.decisions import Decided, decide
from sheetsync.model.decision import DecisionLine
from sheetsync.model.grid import Cell
from sheetsync.model.memory import Memory

from .rows import MONDAY, days_later, line, read, row


def decided(lines: list[DecisionLine], memory: Memory, rows: dict[str, str] | None = None) -> Decided:
    standing = {name: known.texts.step for name, known in memory.rows.items() if not known.deleted}
    return decide(lines, memory, rows or standing, status="Запланировано", today=days_later(1))


def run(lines: list[DecisionLine], memory: Memory, *, closed: bool = False) -> tuple[list[DecisionLine], Memory]:
    """Return the lines with «Строка» filled and the memory after a run that made the rows."""
    found = decided(lines, memory)
    ids = {name: known.texts.step for name, known in memory.rows.items()}
    ids |= {new.id: new.step for new in found.to_append}
    status = "done" if closed else "planned"
    rows = [read(line(step, status=status), name) for name, step in ids.items()]
    after = advance(memory, rows, today=days_later(1), decisions=found)
    return [replace(one, row_text=found.row_texts[one.number]) for one in lines], after


def lines_of(*texts: str) -> list[DecisionLine]:
    return [DecisionLine(number, text) for number, text in enumerate(texts, start=2)]


def began() -> Memory:
    return advance(Memory(), [row("r0", step="Другое")], today=MONDAY)


def test_a_line_becomes_a_row_once() -> None:
    typed = [DecisionLine(2, "Прислать прайс", Cell("Продажи"), Cell(45752, "DATE"))]
    (new,) = decided(typed, began()).to_append
    assert (new.step, new.owner, new.due, new.status) == (
        "Прислать прайс",
        Cell("Продажи"),
        Cell(45752, "DATE"),
        "Запланировано",
    )
    marked, after = run(typed, began())
    again = decided(marked, after)
    assert again.to_append == ()
    assert again.row_texts == {2: new.id}
    assert again.memories == after.decisions
    assert after.rows[new.id].decision == after.decisions[0].key


def test_two_machines_make_the_same_row() -> None:
    assert decided(lines_of("А", "Б"), began()) == decided(lines_of("А", "Б"), began())


def test_an_edited_line_stays_the_same_decision() -> None:
    marked, after = run(lines_of("Прислать прайс"), began())
    edited = [replace(marked[0], text="Прислать новый прайс")]
    found = decided(edited, after)
    assert found.to_append == ()
    assert found.memories[0].text == "Прислать новый прайс"
    assert found.memories[0].key == after.decisions[0].key


def test_a_line_moved_without_its_mark_is_known_by_its_text() -> None:
    marked, after = run(lines_of("А", "Б"), began())
    moved = [replace(marked[0], text="Б"), replace(marked[1], text="А")]
    found = decided(moved, after)
    assert found.to_append == ()
    assert found.row_texts == {2: marked[1].row_text, 3: marked[0].row_text}


def test_cleared_marks_come_back_even_when_the_row_is_done() -> None:
    marked, after = run(lines_of("А", "Б"), began(), closed=True)
    found = decided([replace(one, row_text="") for one in marked], after)
    assert found.to_append == ()
    assert found.row_texts == {one.number: one.row_text for one in marked}


def test_a_cleared_line_makes_no_row_and_its_mark_goes() -> None:
    marked, after = run(lines_of("А"), began())
    found = decided([replace(marked[0], text="")], after)
    assert (found.to_append, found.row_texts) == ((), {2: ""})
    assert found.memories[0].cleared == days_later(1)


def test_a_line_that_comes_back_while_its_row_is_open_makes_no_second_row() -> None:
    _, after = run(lines_of("А"), began())
    _, gone = run([], after)
    assert decided(lines_of("А"), gone).to_append == ()


def test_the_same_words_are_a_new_decision_once_the_old_one_is_settled_and_gone() -> None:
    _, after = run(lines_of("Обзвонить клиентов"), began(), closed=True)
    _, gone = run([], after, closed=True)
    (new,) = decided(lines_of("Обзвонить клиентов"), gone).to_append
    assert new.id not in gone.rows


def test_an_exact_copy_of_a_line_is_the_same_decision_until_it_is_edited() -> None:
    marked, after = run(lines_of("А"), began())
    copy = replace(marked[0], number=3)
    assert decided([*marked, copy], after).to_append == ()
    (new,) = decided([*marked, replace(copy, text="Б")], after).to_append
    assert new.step == "Б"


def test_two_lines_typed_alike_make_two_rows() -> None:
    found = decided(lines_of("А", "А"), began())
    assert len({new.id for new in found.to_append}) == 2


def test_after_the_memory_was_lost_nothing_is_made_twice() -> None:
    marked, after = run(lines_of("А", "Б", "В"), began())
    standing = {name: known.texts.step for name, known in after.rows.items()}
    gone_row = marked[2].row_text
    del standing[gone_row]
    unmarked = [marked[0], replace(marked[1], row_text=""), marked[2]]
    found = decided(unmarked, Memory(), standing)
    assert found.to_append == ()
    assert found.row_texts == {one.number: one.row_text for one in marked}


def test_a_mark_without_its_row_is_mended_while_the_memory_stands() -> None:
    promised = decided(lines_of("А"), began()).to_append[0]
    half_written = [replace(lines_of("А")[0], row_text=promised.id)]
    assert decided(half_written, began()).to_append == (promised,)


def test_decisions_stay_when_their_tab_can_not_be_read() -> None:
    _, after = run(lines_of("А"), began())
    rows = [read(line(known.texts.step), name) for name, known in after.rows.items()]
    assert advance(after, rows, today=days_later(2)).decisions == after.decisions
