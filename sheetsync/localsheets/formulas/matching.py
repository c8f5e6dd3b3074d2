"""Whether a cell meets a condition of conditional formatting or a filter."""

import operator
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sheetsync.localsheets.formulas.outcomes import FormulaError
from sheetsync.localsheets.values.formats import Value, format_value, shows_date
from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.values.serials import serial_of_date
from sheetsync.localsheets.values.typed import parse_user_entered


class Shown(NamedTuple):
    """A cell as a condition sees it.

    Attributes:
        value: its value; the error where its formula fails.
        number_format: the format in force.
        rules: the spreadsheet's locale.
    """

    value: Value | FormulaError
    number_format: Mapping[str, Any] | None
    rules: LocaleRules

    @property
    def blank(self) -> bool:
        """Whether it shows nothing."""
        return self.value is None or self.value == ""

    @property
    def number(self) -> float | None:
        """Its number; None for anything else."""
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return float(self.value)
        return None

    @property
    def day(self) -> int | None:
        """Its date's serial number without the time; None for what shows as no date."""
        number = self.number
        return None if number is None or not shows_date(self.number_format) else int(number // 1)

    @property
    def text(self) -> str:
        """What it shows, case-folded."""
        if isinstance(self.value, FormulaError):
            return self.value.shown.casefold()
        return format_value(self.value, self.number_format, self.rules.name).casefold()


Bound = Value
Predicate = Callable[[Shown, Sequence[Bound]], bool]


def holds(kind: str, shown: Shown, bounds: Sequence[Bound]) -> bool:
    """Whether the condition of this type holds for the cell.

    Args:
        kind: a ConditionType other than CUSTOM_FORMULA, ONE_OF_* and BOOLEAN.
        shown: the cell.
        bounds: the condition's values, as `bounds_of` reads them.
    """
    return _PREDICATES[kind](shown, bounds)


def bounds_of(condition: Mapping[str, Any], rules: LocaleRules, today: date) -> list[Bound]:
    """The literal values of a condition: numbers for numbers and dates, text otherwise; None for a formula."""
    numeric = str(condition["type"]).startswith(("NUMBER", "DATE"))
    return [_bound(value, rules, today, numeric=numeric) for value in condition.get("values") or []]


def _bound(value: Mapping[str, Any], rules: LocaleRules, today: date, *, numeric: bool) -> Bound:
    if relative := value.get("relativeDate"):
        return serial_of_date(relative_day(str(relative), today))
    text = str(value.get("userEnteredValue") or "")
    if text[:1] in {"=", "+"}:
        return None
    return parse_user_entered(text, rules.name, today=today).value if numeric else text


def relative_day(name: str, today: date) -> date:
    """TODAY, YESTERDAY, PAST_WEEK … as a day."""
    days = {"TODAY": 0, "TOMORROW": 1, "YESTERDAY": -1, "PAST_WEEK": -7}
    if name in days:
        return today + timedelta(days=days[name])
    months = today.year * 12 + today.month - 1 - (1 if name == "PAST_MONTH" else 12)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _numbers(test: Callable[[float, float], bool]) -> Predicate:
    def predicate(shown: Shown, bounds: Sequence[Bound]) -> bool:
        number, bound = shown.number, bounds[0]
        return number is not None and isinstance(bound, int | float) and test(number, bound)

    return predicate


def _days(test: Callable[[float, float], bool]) -> Predicate:
    def predicate(shown: Shown, bounds: Sequence[Bound]) -> bool:
        day, bound = shown.day, bounds[0]
        return day is not None and isinstance(bound, int | float) and test(day, bound // 1)

    return predicate


def _texts(test: Callable[[str, str], bool]) -> Predicate:
    def predicate(shown: Shown, bounds: Sequence[Bound]) -> bool:
        return not shown.blank and test(shown.text, _folded(bounds[0], shown.rules))

    return predicate


def _folded(bound: Bound, rules: LocaleRules) -> str:
    return format_value(bound, None, rules.name).casefold()


def _between(shown: Shown, bounds: Sequence[Bound]) -> bool:
    number = shown.number
    ends = sorted(bound for bound in bounds if isinstance(bound, int | float))
    return number is not None and len(ends) == 2 and ends[0] <= number <= ends[1]


def _not_between(shown: Shown, bounds: Sequence[Bound]) -> bool:
    return shown.number is not None and not _between(shown, bounds)


def _not_contains(shown: Shown, bounds: Sequence[Bound]) -> bool:
    return _folded(bounds[0], shown.rules) not in shown.text  # an empty cell contains nothing, so it matches


_PREDICATES: dict[str, Predicate] = {
    "NUMBER_GREATER": _numbers(operator.gt),
    "NUMBER_GREATER_THAN_EQ": _numbers(operator.ge),
    "NUMBER_LESS": _numbers(operator.lt),
    "NUMBER_LESS_THAN_EQ": _numbers(operator.le),
    "NUMBER_EQ": _numbers(operator.eq),
    "NUMBER_NOT_EQ": _numbers(operator.ne),
    "NUMBER_BETWEEN": _between,
    "NUMBER_NOT_BETWEEN": _not_between,
    "TEXT_CONTAINS": _texts(operator.contains),
    "TEXT_NOT_CONTAINS": _not_contains,
    "TEXT_STARTS_WITH": _texts(str.startswith),
    "TEXT_ENDS_WITH": _texts(str.endswith),
    "TEXT_EQ": _texts(operator.eq),
    "DATE_EQ": _days(operator.eq),
    "DATE_BEFORE": _days(operator.lt),
    "DATE_AFTER": _days(operator.gt),
    "BLANK": lambda shown, _: shown.blank,
    "NOT_BLANK": lambda shown, _: not shown.blank,
}
