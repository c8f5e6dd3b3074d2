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
from sheetsync.localsheets.formulas.prepared import Prepared
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
        missing, hidden = _unloaded(loaded, book), _hidden(loaded, book)
        if any(missing) or any(hidden):
            also = [old | new for old, new in zip(loaded.columns, missing, strict=True)]
            spared = [old | new for old, new in zip(loaded.spared, hidden, strict=True)]
            loaded = load(book, formulas, also, spared)
    return loaded


def _evaluate(loaded: Loaded, book: BookView, now: datetime) -> None:
    loaded.engine.set_clock(now)
    loaded.clock = now
    loaded.engine.evaluate()
    loaded.values = _read(loaded, book)


def _unloaded(loaded: Loaded, book: BookView) -> list[set[int]]:
    """The columns that arrays grew into although the engine does not hold what stands there, by tab."""
    filled = [{column for _, column in loaded.values[sheet.sheet_id]} for sheet in book.sheets]
    return [columns - loaded.columns[tab] for tab, columns in enumerate(filled)]


def _hidden(loaded: Loaded, book: BookView) -> list[set[Place]]:
    """The cells, by tab, that arrays fill and the engine was told to be empty, so that it does not show them."""
    filled = [
        loaded.values[sheet.sheet_id].keys() - loaded.formulas[tab].keys() for tab, sheet in enumerate(book.sheets)
    ]
    return [
        {(row, column) for row, column in places if row < len(loaded.rows[tab]) and column in loaded.columns[tab]}
        - loaded.spared[tab]
        for tab, places in enumerate(filled)
    ]


def _outdated(loaded: Loaded, clock: datetime, now: datetime) -> bool:
    """Whether a formula shows another value now: NOW() at any other moment, TODAY() on another day."""
    if clock == now:
        return False
    kinds = {prepared.volatile for tab in loaded.formulas for prepared in tab.values()}
    return "moment" in kinds or ("day" in kinds and clock.date() != now.date())


def _dress(found: dict[Place, Computed], places: Mapping[Place, Prepared], beside: Mapping[Place, list[Place]]) -> None:
    """Give the numbers of a formula the format that its function brings."""
    for start, one in places.items():
        for place in (start, *beside.get(start, ())) if one.shows is not None else ():
            if type(found[place].value) in {int, float}:
                found[place] = found[place]._replace(number_format=one.shows)


def _read(loaded: Loaded, book: BookView) -> dict[int, dict[Place, Computed]]:
    rules = rules_for(book.locale)
    values: dict[int, dict[Place, Computed]] = {}
    filled: list[dict[Place, list[Place]]] = []
    loaded.spilled = False
    for tab, sheet in enumerate(book.sheets):
        places = loaded.formulas[tab]
        beside = {place: loaded.engine.spill(tab, place) for place, one in places.items() if one.may_spill}
        everything = [*places, *(cell for cells in beside.values() for cell in cells)]
        kept = {place for start, one in places.items() if one.kept for place in (start, *beside.get(start, ()))}
        read = loaded.engine.read(tab, everything).items()
        found = {place: outcome(value, rules, may_be_empty=place in kept) for place, value in read}
        _dress(found, places, beside)
        loaded.spilled |= any(beside.values()) or any(one.error and one.error.type == "REF" for one in found.values())
        values[sheet.sheet_id] = found
        filled.append(beside)
    return with_inherited(values, book, loaded.formulas, filled)
