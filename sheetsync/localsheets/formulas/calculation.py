"""The values of a book's formulas: computed when first asked for, kept until a cell that matters or the clock moves."""

from collections.abc import Mapping
from datetime import datetime
from threading import Lock
from zoneinfo import ZoneInfo

from sheetsync.localsheets.formulas.engine import Place
from sheetsync.localsheets.formulas.index import FormulaIndex
from sheetsync.localsheets.formulas.inherited import with_inherited
from sheetsync.localsheets.formulas.loading import Loaded, follow, load, meaning_of
from sheetsync.localsheets.formulas.outcomes import Computed, outcome
from sheetsync.localsheets.formulas.views import BookView
from sheetsync.localsheets.values.locales import rules_for

Values = Mapping[int, Mapping[Place, Computed]]
"""By sheet id: the computed cells by (row, column), those that an array of a formula fills among them."""


class Calculator:
    """The computed values of one spreadsheet; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index = FormulaIndex()
        self._loaded: Loaded | None = None

    def values(self, book: BookView, now: datetime) -> Values:
        """The values of all formulas of the book at a moment.

        Args:
            book: the spreadsheet as it is now.
            now: the moment, aware; TODAY() and NOW() show it in the spreadsheet's time zone.
        """
        with self._lock:
            formulas = [self._index.of(sheet) for sheet in book.sheets]
            if not any(formulas):
                return {}
            loaded, self._loaded = self._loaded, None
            self._loaded = _refreshed(loaded, book, formulas, now.astimezone(ZoneInfo(book.time_zone)))
            return self._loaded.values


def _refreshed(loaded: Loaded | None, book: BookView, formulas: list[dict[Place, str]], now: datetime) -> Loaded:
    if loaded is None or loaded.key != meaning_of(book) or not follow(loaded, book, formulas):
        loaded = load(book, formulas)
    if loaded.clock is None or _outdated(loaded, loaded.clock, now):
        loaded.values = {}
    while not loaded.values:
        _evaluate(loaded, book, now)
        if missing := _unloaded(loaded, book):
            also = [old | new for old, new in zip(loaded.columns, missing, strict=True)]
            loaded = load(book, formulas, also)
    return loaded


def _evaluate(loaded: Loaded, book: BookView, now: datetime) -> None:
    loaded.engine.set_clock(now)
    loaded.clock = now
    loaded.engine.evaluate()
    loaded.values = _read(loaded, book)


def _unloaded(loaded: Loaded, book: BookView) -> list[set[int]]:
    """The columns that arrays grew into although the engine does not hold what stands there; [] for none."""
    filled = [{column for _, column in loaded.values[sheet.sheet_id]} for sheet in book.sheets]
    missing = [columns - loaded.columns[tab] for tab, columns in enumerate(filled)]
    return missing if any(missing) else []


def _outdated(loaded: Loaded, clock: datetime, now: datetime) -> bool:
    """Whether a formula shows another value now: NOW() at any other moment, TODAY() on another day."""
    if clock == now:
        return False
    kinds = {prepared.volatile for tab in loaded.formulas for prepared in tab.values()}
    return "moment" in kinds or ("day" in kinds and clock.date() != now.date())


def _read(loaded: Loaded, book: BookView) -> dict[int, dict[Place, Computed]]:
    rules = rules_for(book.locale)
    values: dict[int, dict[Place, Computed]] = {}
    loaded.spilled = False
    for tab, sheet in enumerate(book.sheets):
        places = loaded.formulas[tab]
        beside = {place: loaded.engine.spill(tab, place) for place, one in places.items() if one.may_spill}
        everything = [*places, *(cell for cells in beside.values() for cell in cells)]
        found = {place: outcome(value, rules) for place, value in loaded.engine.read(tab, everything).items()}
        loaded.spilled |= any(beside.values()) or any(one.error and one.error.type == "REF" for one in found.values())
        values[sheet.sheet_id] = found
    return with_inherited(values, book, loaded.formulas)
