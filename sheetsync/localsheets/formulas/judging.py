"""Which cells of a tab meet a condition, formulas in it included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sheetsync.localsheets.formulas.calculation import Values
from sheetsync.localsheets.formulas.cell_values import CellValues
from sheetsync.localsheets.formulas.engine import Place
from sheetsync.localsheets.formulas.matching import Bound, Shown, bounds_of, holds
from sheetsync.localsheets.formulas.spread import Frame, Spread, compute_over
from sheetsync.localsheets.formulas.templates import template_of
from sheetsync.localsheets.formulas.views import BookView
from sheetsync.localsheets.values.locales import LocaleRules, rules_for


def judge_of(book: BookView, sheet_id: int, values: Values, now: datetime) -> "Judge":
    """The judge of one tab.

    Args:
        book: the book.
        sheet_id: the tab.
        values: what the book's formulas come to.
        now: the moment, aware.
    """
    tab = next(number for number, sheet in enumerate(book.sheets) if sheet.sheet_id == sheet_id)
    return Judge(book, CellValues(book, values), tab, now.astimezone(ZoneInfo(book.time_zone)))


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the cells of one tab at one moment.

    Attributes:
        book: the book.
        cells: its values.
        tab: the tab's number.
        now: the moment, in the spreadsheet's zone.
    """

    book: BookView
    cells: CellValues
    tab: int
    now: datetime

    @property
    def _locale(self) -> LocaleRules:
        return rules_for(self.book.locale)

    def matches(self, condition: Mapping[str, Any], origin: Place, places: Sequence[Place]) -> Sequence[Place]:
        """Those of the places where the condition holds; formulas in it are written for the cell `origin`."""
        texts = [str(value.get("userEnteredValue") or "") for value in condition.get("values") or []]
        if condition["type"] == "CUSTOM_FORMULA":
            found = self._computed(texts[0], origin, places)
            return [] if found is None else found.true(places)
        bounds = bounds_of(condition, self._locale, self.now.date())
        formulas = [self._computed(text, origin, places) if text[:1] in {"=", "+"} else None for text in texts]
        if any(found is not None for found in formulas):
            return [place for place in places if self._holds_at(condition["type"], place, bounds, formulas)]
        return self._holding(condition["type"], places, bounds)

    def _computed(self, formula: str, origin: Place, places: Sequence[Place]) -> Spread | None:
        tabs = {sheet.title.casefold(): number for number, sheet in enumerate(self.book.sheets)}
        template = template_of(formula, self.tab, tabs, self._locale)
        if template is None:
            return None
        return compute_over(template, origin, places, Frame(self.cells, self._locale, self.now))

    def shown(self, place: Place) -> Shown:
        """A cell of the tab as conditions see it."""
        return Shown(*self.cells.look(self.tab, *place), self._locale)

    def _holds_at(self, kind: str, place: Place, bounds: Sequence[Bound], formulas: Sequence[Spread | None]) -> bool:
        pairs = zip(bounds, formulas, strict=True)
        found = [bound if values is None else values.at(place).value for bound, values in pairs]
        return holds(kind, self.shown(place), found)

    def _holding(self, kind: str, places: Sequence[Place], bounds: Sequence[Bound]) -> list[Place]:
        """Equal cells are judged once."""
        known: dict[tuple[type, Any, int], bool] = {}
        matched: list[Place] = []
        rules = self._locale
        for place in places:
            value, number_format = self.cells.look(self.tab, *place)
            key = (type(value), value, id(number_format))
            met = known.get(key)
            if met is None:
                met = known[key] = holds(kind, Shown(value, number_format, rules), bounds)
            if met:
                matched.append(place)
        return matched
