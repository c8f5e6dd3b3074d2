"""Near misses: two works that share most of their words, in a table beside this file."""

from collections.abc import Iterator
from pathlib import Path

from sheetsync.duplicates.explanation import explain
from sheetsync.duplicates.verdict import Verdict


def pairs() -> Iterator[tuple[str, str]]:
    for line in (Path(__file__).parent / "apart.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            _, one, other = line.split("\t")
            yield one, other


def test_works_that_sound_alike_stay_apart() -> None:
    found = [(one, other) for one, other in pairs() if explain(one, other).judgement.verdict is Verdict.DUPLICATE]
    assert found == []
