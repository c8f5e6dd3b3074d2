from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.meeting.waiting import Wait, find_rings
from sheetsync.model.party import Party

NAMES = ["А", "Б", "В", "Г", "Д"]
WAITS = st.lists(
    st.builds(Wait, st.sampled_from(NAMES), st.builds(Party, st.sampled_from(NAMES), st.booleans()), st.just(1)),
    max_size=14,
)


def reaches(waits: list[Wait], start: str, goal: str) -> bool:
    """Whether a chain of waits leads from one to the other: the closure of the relation, computed the dull way."""
    pairs = {(wait.who, wait.on.name) for wait in waits if not wait.on.outside}
    for _ in NAMES:
        pairs |= {(a, d) for a, b in pairs for c, d in pairs if b == c}
    return (start, goal) in pairs


@given(WAITS)
def test_a_ring_is_a_set_in_which_each_reaches_every_other(waits: list[Wait]) -> None:
    rings = find_rings(waits, NAMES)
    together = {frozenset((a, b)) for ring in rings for a in ring for b in ring if a != b}
    mutual = {
        frozenset((a, b)) for a in NAMES for b in NAMES if a != b and reaches(waits, a, b) and reaches(waits, b, a)
    }
    assert together == mutual
    assert len({name for ring in rings for name in ring}) == sum(map(len, rings))


def test_a_plain_circle_is_a_ring_and_a_chain_is_none() -> None:
    circle = [Wait(who, Party(on), 1) for who, on in pairwise("АБВА")]
    assert find_rings(circle, NAMES) == (("А", "Б", "В"),)
    assert find_rings(circle[:2], NAMES) == ()


def test_outside_parties_and_waiting_on_oneself_make_no_ring() -> None:
    waits = [Wait("А", Party("А"), 1), Wait("А", Party("Б", outside=True), 1), Wait("Б", Party("А"), 1)]
    assert find_rings(waits, NAMES) == ()
