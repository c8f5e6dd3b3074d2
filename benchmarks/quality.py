"""Predictions for labelled files of how people write: `python -m benchmarks.quality NAME IN.tsv OUT.tsv`.

NAME is dates, statuses, departments, blockers, wording or headers (OUT has the columns before the expected value,
and `predicted`), duplicate-pairs (`id`, `label`) or duplicate-sheet (`id`, `cluster`). What a text is labelled as in
IN is never looked at: the readers get the columns named here, and no others.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import quality_duplicates, quality_reading

Cells = Mapping[str, str]


class Task(NamedTuple):
    """What is asked of a labelled file: the columns read, those written, and who answers for all its lines."""

    given: tuple[str, ...]
    written: tuple[str, ...]
    predict: Callable[[Sequence[Cells]], Iterable[tuple[str, ...]]]


def _by_cell(predict: Callable[[Cells], tuple[str, ...]], *given: str, also: tuple[str, ...] = ()) -> Task:
    def predict_all(rows: Sequence[Cells]) -> Iterable[tuple[str, ...]]:
        return [(*(row[name] for name in given), *predict(row)) for row in rows]

    return Task(given, (*given, "predicted", *also), predict_all)


TASKS: Mapping[str, Task] = {
    "dates": _by_cell(quality_reading.predict_date, "text", "locale", "today"),
    "statuses": _by_cell(quality_reading.predict_status, "text"),
    "departments": _by_cell(quality_reading.predict_department, "text", "departments"),
    "blockers": _by_cell(
        quality_reading.predict_blocker, "text", "own_department", "departments", also=("predicted_live",)
    ),
    "wording": _by_cell(quality_reading.predict_wording, "text"),
    "headers": _by_cell(quality_reading.predict_header, "header_row"),
    "duplicate-pairs": Task(("id", "text_a", "text_b"), ("id", "label"), quality_duplicates.predict_pairs),
    "duplicate-sheet": Task(("id", "task"), ("id", "cluster"), quality_duplicates.predict_clusters),
}


def read_rows(path: Path, given: Sequence[str]) -> list[Cells]:
    """Return the named columns of a tab-separated file without quoting; nothing is stripped."""
    header, *lines = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").split("\n")
    columns = [header.split("\t").index(name) for name in given]
    rows = (line.split("\t") for line in lines if line)
    return [dict(zip(given, (row[column] for column in columns), strict=True)) for row in rows]


def main(arguments: Sequence[str]) -> None:
    """Write the predictions for one file."""
    if len(arguments) != 3 or arguments[0] not in TASKS:
        sys.exit(f"usage: python -m benchmarks.quality {'|'.join(TASKS)} IN.tsv OUT.tsv")
    task = TASKS[arguments[0]]
    predicted = task.predict(read_rows(Path(arguments[1]), task.given))
    lines = ["\t".join(line) for line in (task.written, *predicted)]
    Path(arguments[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
