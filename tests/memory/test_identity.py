import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.memory.advance import advance
from sheetsync.memory.identity import Identified, identify
from sheetsync.memory.matching import Face, Why, match
from sheetsync.memory.names import well_formed
from sheetsync.model.memory import Memory
from sheetsync.model.row import Line

from .rows import MONDAY, days_later, line, read


def remember(lines: Sequence[Line], memory: Memory | None = None, today: dt.date = MONDAY) -> Memory:
    memory = memory or Memory()
    return advance(memory, [read(one.line, one.id) for one in identify(lines, memory)], today=today)


def with_ids(lines: Sequence[Line], memory: Memory) -> list[Line]:
    return [replace(one.line, id_text=one.id) for one in identify(lines, memory)]


def ids(found: Sequence[Identified]) -> list[str]:
    return [one.id for one in found]


def sheet(*steps: str) -> tuple[list[Line], Memory]:
    """Return lines that a run has seen and marked, and the memory after it."""
    lines = [line(step, number=number) for number, step in enumerate(steps, start=2)]
    memory = remember(lines)
    return with_ids(lines, memory), memory


def test_new_rows_get_short_ids_that_follow_from_their_texts() -> None:
    first = identify([line("Снять упаковку"), line("Обновить цены")], Memory())
    again = identify([line("Обновить цены"), line("Снять упаковку")], Memory())
    assert ids(first) == ids(again)[::-1]
    assert all(well_formed(one.id) and one.why is Why.NEW and one.known is None for one in first)


def test_equal_new_rows_get_different_ids() -> None:
    found = identify([line("Позвонить"), line("Позвонить"), line("Позвонить")], Memory())
    assert len(set(ids(found))) == 3


def test_a_new_row_never_takes_the_id_of_a_row_that_is_gone() -> None:
    lines, memory = sheet("Позвонить")
    gone = remember([], memory, days_later(1))
    (back,) = identify([line("Позвонить")], gone)
    assert back.known is None
    assert back.id != lines[0].id_text


def test_an_edited_row_is_known_by_its_id() -> None:
    lines, memory = sheet("Сделать макет", "Напечатать макет")
    edited = line("Заказать макет", id_text=lines[0].id_text)
    found = identify([edited, lines[1]], memory)
    assert [one.why for one in found] == [Why.MARK, Why.BOTH]
    assert ids(found) == ids(identify(lines, memory))


def test_ids_left_behind_by_a_sort_of_peoples_columns_come_home() -> None:
    lines, memory = sheet("А", "Б", "В")
    marks = [one.id_text for one in lines]
    turned = [replace(one, id_text=mark) for one, mark in zip(lines[1:] + lines[:1], marks, strict=True)]
    found = identify(turned, memory)
    assert ids(found) == marks[1:] + marks[:1]
    assert {one.why for one in found} == {Why.TEXT}


def test_equal_steps_that_changed_places_are_told_apart_by_their_other_cells() -> None:
    lines = [line("Отчёт", owner="Продажи"), line("Отчёт", owner="Маркетинг")]
    memory = remember(lines)
    first, second = with_ids(lines, memory)
    swapped = [replace(second, id_text=first.id_text), replace(first, id_text=second.id_text)]
    assert ids(identify(swapped, memory)) == [second.id_text, first.id_text]


def test_an_id_tells_equal_rows_apart_when_one_of_them_is_edited_to_look_like_the_other() -> None:
    lines = [line("Отчёт", status="planned"), line("Отчёт", status="in_progress")]
    memory = remember(lines)
    first, second = with_ids(lines, memory)
    now = [
        line("Отчёт", status="in_progress", id_text=first.id_text),
        line("Отчёт", status="done", id_text=second.id_text),
    ]
    assert ids(identify(now, memory)) == [first.id_text, second.id_text]


def test_of_two_rows_with_one_id_the_one_whose_text_still_stands_keeps_it() -> None:
    lines, memory = sheet("Оплатить счёт 124")
    copy = line("Оплатить счёт 131", id_text=lines[0].id_text)
    found = identify([copy, lines[0]], memory)
    assert found[1].id == lines[0].id_text
    assert found[0].known is None


def test_of_two_equal_rows_with_one_id_the_upper_keeps_it() -> None:
    lines, memory = sheet("Оплатить счёт 124")
    upper, lower = identify([lines[0], lines[0]], memory)
    assert (upper.id, upper.why) == (lines[0].id_text, Why.BOTH)
    assert (lower.known, lower.why) == (None, Why.NEW)


def test_cleared_ids_are_found_by_text_and_equal_rows_in_their_order() -> None:
    lines, memory = sheet("А", "Б", "А")
    blank = [replace(one, id_text="") for one in lines]
    found = identify(blank, memory)
    assert ids(found) == [one.id_text for one in lines]
    assert [one.why for one in found] == [Why.EQUAL, Why.TEXT, Why.EQUAL]


def test_what_a_person_types_over_an_id_does_no_harm() -> None:
    lines, memory = sheet("А", "Б")
    found = identify([replace(lines[0], id_text="123"), lines[1]], memory)
    assert ids(found) == [one.id_text for one in lines]


def test_a_deleted_row_that_comes_back_with_its_id_goes_on() -> None:
    lines, memory = sheet("А", "Б")
    gone = remember(lines[1:], memory, days_later(1))
    found = identify(lines, gone)
    assert found[0].known is gone.rows[lines[0].id_text]


def test_rows_without_a_step_are_known_by_all_their_cells() -> None:
    lines = [line("", due="2025-04-16"), line("", due="2025-04-18")]
    memory = remember(lines)
    marked = with_ids(lines, memory)
    swapped = [replace(marked[1], id_text=marked[0].id_text), replace(marked[0], id_text=marked[1].id_text)]
    assert ids(identify(swapped, memory)) == [marked[1].id_text, marked[0].id_text]


def test_when_the_memory_is_lost_the_ids_in_the_sheet_stay() -> None:
    lines, _ = sheet("А", "Б")
    assert ids(identify(lines, Memory())) == [one.id_text for one in lines]


def test_a_due_text_keeps_the_day_on_which_it_was_first_seen() -> None:
    lines = [line("А", due="2025-04-16")]
    memory = remember(lines)
    (same,) = identify(lines, memory)
    (other,) = identify([line("А", due="2025-04-17")], memory)
    assert same.seen_on(days_later(3)) == MONDAY
    assert other.seen_on(days_later(3)) == days_later(3)


def test_a_text_of_50000_characters_is_known_again() -> None:
    long = "я" * 49_999
    lines, memory = sheet(long + "1", long + "2")
    blank = [replace(one, id_text="") for one in lines]
    assert ids(identify(blank, memory)) == [one.id_text for one in lines]


STEPS = st.sampled_from(["А", "Б", "В", ""])
LINES = st.lists(st.builds(line, step=STEPS, status=st.sampled_from(["planned", "done"])), max_size=8)
MARKS = st.lists(st.integers(0, 9), min_size=8, max_size=8)


@given(LINES, LINES, MARKS)
def test_no_two_lines_ever_share_an_id(before: list[Line], now: list[Line], marks: list[int]) -> None:
    memory = remember(before)
    held = [*memory.rows, "", "123"]
    marked = [replace(one, id_text=held[mark % len(held)]) for one, mark in zip(now, marks, strict=False)]
    found = identify(marked, memory)
    assert len(set(ids(found))) == len(found)
    assert all(one.known is None or one.known.id == one.id for one in found)


@given(LINES, st.randoms(use_true_random=False))
def test_moving_whole_rows_keeps_every_id(before: list[Line], shuffle: Random) -> None:
    memory = remember(before)
    marked = with_ids(before, memory)
    shuffle.shuffle(marked)
    assert ids(identify(marked, memory)) == [one.id_text for one in marked]


@given(LINES, LINES)
def test_what_was_marked_is_found_again_by_the_next_run(before: list[Line], more: list[Line]) -> None:
    memory = remember(before)
    lines = with_ids(before, memory) + more
    after = remember(lines, memory)
    marked = with_ids(lines, memory)
    assert ids(identify(marked, after)) == [one.id_text for one in marked]


def test_of_two_equal_rows_sorted_without_their_ids_the_content_tells_whoever_left_the_id_behind() -> None:
    lines = [line("Позвонить", owner="Продажи"), line("Позвонить", owner="Маркетинг"), line("Оплатить счёт")]
    memory = remember(lines)
    sales, marketing, bill = with_ids(lines, memory)
    left = (sales, marketing, bill)
    sorted_ = [replace(one, id_text=old.id_text) for one, old in zip((bill, sales, marketing), left, strict=True)]
    assert ids(identify(sorted_, memory)) == [bill.id_text, sales.id_text, marketing.id_text]


FACES = st.builds(
    lambda mark, text, rest: Face(mark, text, (text, rest)),
    st.sampled_from("1234"),
    st.sampled_from(("а", "б", "")),
    st.sampled_from("xyz"),
)


@given(st.lists(FACES, max_size=5), st.lists(FACES, max_size=5), st.sets(st.sampled_from("1234"), max_size=1))
def test_whoever_decides_again_once_the_marks_are_written_decides_the_same(
    lines: list[Face], remembered: list[Face], deleted: set[str]
) -> None:
    known = {face.mark: face for face in remembered}
    gone = frozenset(deleted & set(known))
    first = [found.mark for found in match(lines, known, gone)]
    written = [face._replace(mark=mark or "") for face, mark in zip(lines, first, strict=True)]
    assert [found.mark for found in match(written, known, gone)] == first
