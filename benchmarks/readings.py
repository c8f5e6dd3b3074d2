"""Time and memory of reading: 10,000 rows × all readings, with texts that repeat and texts that don't.

`python -m benchmarks.readings` prints a table. Each line is a process of its own: seconds of the readings alone, and
how much they add to the peak memory of a process that has only imported the rooms.
"""

import datetime as dt
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from sheetsync.checks.catalogue.wording.blaming import read_wording
from sheetsync.model.days import to_serial
from sheetsync.model.grid import Cell
from sheetsync.model.row import Line, RowCells, RowTexts
from sheetsync.model.settings import Department, Settings
from sheetsync.model.template import Template
from sheetsync.reading.cells import cell_text
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

ROWS = 10_000
TODAY = dt.date(2025, 4, 14)
HEAD = "| readings of 10,000 rows | seconds | MiB over the base | dictionary loaded |\n|---|---|---|---|"
TEXTS = {
    "ru": {
        "owner": ("Продажи", "отдел маркетинга", "Произв-во", "бухи", "Маркетниг", "тех. поддержка"),
        "due": ("до пятницы", "15.04", "к концу мая", "через 2 недели", "15 апреля", "05/04/25"),
        "status": ("В работе", "готово", "не начато", "Выполненно", "на согласовании", "на 50 %"),
        "blocker": (
            "",
            "Ждём одобрение от юриста",
            "Продажи не передали {n} отзывов",
            "Не получили маркетинговый brief",
            "нет",
            "Бухгалтерия держит счёт № {n}",
        ),
    },
    "en": {
        "owner": ("Sales", "marketing team", "Prod.", "bookkeepers", "Accountng", "tech support"),
        "due": ("by Friday", "4/15/2025", "end of May", "in 2 weeks", "April 15", "Q2"),
        "status": ("In progress", "done", "not started", "Complited", "on hold", "50%"),
        "blocker": (
            "",
            "Waiting for the lawyer",
            "Sales have not sent {n} reviews",
            "no figures from marketing",
            "none",
            "Accounting owes us invoice {n}",
        ),
    },
}
"""`{n}` makes a text of its own in each row."""


def lines(language: str, *, repeating: bool) -> list[Line]:
    """Return the lines of a sheet whose owners, days and statuses repeat, and whose barriers may not."""
    said = TEXTS[language]
    made = []
    for n in range(ROWS):
        number = n % 50 if repeating else n
        chosen = {name: texts[n % len(texts)].format(n=number) for name, texts in said.items()}
        due = Cell(to_serial(TODAY), "DATE") if n % 7 == 0 else Cell(chosen["due"])
        cells = RowCells(Cell(f"Step {n}"), Cell(chosen["owner"]), due, Cell(chosen["status"]), Cell(chosen["blocker"]))
        made.append(Line(n + 2, cells, RowTexts(*(cell_text(cell, language) for cell in cells))))
    return made


def read_all(template: Template, rows: Sequence[Line]) -> float:
    """Read every cell and the wording of every barrier; return the seconds of processor time it took."""
    departments = tuple(Department(name) for name in template.departments)
    started = time.process_time()
    reader = Reader(template, Settings(departments=departments))
    for line in rows:
        row = reader.read(line, str(line.number), seen_on=TODAY, locale=template.locale)
        if row.live:
            read_wording(line.texts.blocker, departments)
    return time.process_time() - started


def measure(language: str, kind: str) -> dict[str, object]:
    """Return the figures of one line of the table, taken in this process."""
    template = load_template(f"status.{language}")
    rows = lines(language, repeating=kind == "repeating")
    base = _peak()
    seconds = read_all(template, rows)
    return {"seconds": seconds, "mib": _peak() - base, "dictionary": "pymorphy3" in sys.modules}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table() -> Iterator[str]:
    """Yield the lines of the table, each measured in a process of its own."""
    yield HEAD
    for language in TEXTS:
        for kind in ("repeating", "all different"):
            command = [sys.executable, "-m", "benchmarks.readings", language, kind]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            loaded = "yes" if found["dictionary"] else "no"
            yield f"| {language}, barriers {kind} | {found['seconds']:.2f} | {found['mib']:.0f} | {loaded} |"


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(measure(*sys.argv[1:])))
    else:
        print("\n".join(table()))
