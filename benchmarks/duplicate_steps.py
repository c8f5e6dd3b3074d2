"""One measurement of finding duplicates, in its own process: `python -m benchmarks.duplicate_steps STEP FILE`.

FILE holds the texts as a JSON list. It prints seconds, processor seconds and the peak memory above what the texts and
the imports take, as JSON.
"""

import datetime as dt
import importlib
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sheetsync.collector import collector_paused
from sheetsync.duplicates.comparison import Comparison
from sheetsync.duplicates.pairs import find_doubles
from sheetsync.duplicates.similar import RowIndex
from sheetsync.messages import Messages
from sheetsync.model.grid import EMPTY, Cell
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.settings import Settings
from sheetsync.reading.morphology import forms
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

TODAY = dt.date(2026, 1, 1)


def rows_of(texts: Sequence[str]) -> list[Row]:
    """Return open rows with these steps."""
    reader = Reader(load_template("status.ru"), Settings())
    made = []
    for number, text in enumerate(texts, 2):
        line = Line(number, RowCells(Cell(text), EMPTY, EMPTY, EMPTY, EMPTY), RowTexts(text, "", "", "", ""))
        made.append(reader.read(line, f"{number:06}", seen_on=TODAY, locale="ru_RU"))
    return made


def found(rows: Sequence[Row], comparison: Comparison | None = None) -> int:
    """Find the duplicates of a sheet as a run does, with the collector paused; return how many pairs there are."""
    with collector_paused():
        doubles = find_doubles(
            rows, today=TODAY, done_on={}, not_duplicates=(), messages=Messages("ru"), comparison=comparison
        )
    return len(doubles.pairs)


def whole(texts: Sequence[str]) -> dict[str, Any]:
    """Measure a whole run over a sheet that was never seen."""
    rows = rows_of(texts)
    return measured(lambda: found(rows))


def again(texts: Sequence[str]) -> dict[str, Any]:
    """Measure a run after one row of the sheet was edited, with what the run before it knew."""
    comparison = Comparison()
    found(rows_of(texts), comparison)
    edited = rows_of([*texts[:-1], f"{texts[0]} срочно"])
    return measured(lambda: found(edited, comparison))


def one_row(texts: Sequence[str]) -> dict[str, Any]:
    """Measure what one edited row is like, on an index that holds all others: the mean of 20 rows."""
    index = RowIndex({str(number): text for number, text in enumerate(texts)})
    index.similar("Сбор отзывов")
    edits = [(str(number), f"{texts[-number]} срочно") for number in range(1, 21)]

    def edit() -> int:
        for name, text in edits:
            index.put(name, text)
            index.similar(text)
        return len(edits)

    taken = measured(edit)
    return taken | {"seconds": taken["seconds"] / 20, "cpu": taken["cpu"] / 20}


def rapidfuzz_cdist(texts: Sequence[str]) -> dict[str, Any]:
    """Measure rapidfuzz: every text against every other, token_set_ratio of 80 and more, on all cores."""
    process, fuzz = importlib.import_module("rapidfuzz.process"), importlib.import_module("rapidfuzz.fuzz")
    numpy = importlib.import_module("numpy")

    def compare() -> int:
        scores = process.cdist(
            texts, texts, scorer=fuzz.token_set_ratio, score_cutoff=80, workers=-1, dtype=numpy.uint8
        )
        return int(((scores > 0).sum() - len(texts)) // 2)

    return measured(compare)


def string_grouper(texts: Sequence[str]) -> dict[str, Any]:
    """Measure string_grouper: TF-IDF of three letters, likeness of 0.8 and more."""
    module, pandas = importlib.import_module("string_grouper"), importlib.import_module("pandas")
    series = pandas.Series(texts)

    def compare() -> int:
        matches = module.match_strings(series, min_similarity=0.8)
        return int((len(matches) - len(texts)) // 2)

    return measured(compare)


def measured(act: Callable[[], int]) -> dict[str, Any]:
    """Do something once; return the time it took and the peak memory above what was there."""
    forms("слово")
    base, began, cpu = peak(), time.perf_counter(), time.process_time()
    pairs = act()
    return {
        "pairs": pairs,
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "mib": peak() - base,
    }


def peak() -> float:
    """Return this process's peak memory in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


STEPS: dict[str, Callable[[Sequence[str]], dict[str, Any]]] = {
    "whole": whole,
    "again": again,
    "one-row": one_row,
    "rapidfuzz": rapidfuzz_cdist,
    "string_grouper": string_grouper,
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](json.loads(Path(sys.argv[2]).read_bytes()))))
