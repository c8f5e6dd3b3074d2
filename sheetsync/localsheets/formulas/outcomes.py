"""What a formula comes to: a value, or an error as Google names it."""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sheetsync.localsheets.formulas.arrays import failed, is_blank
from sheetsync.localsheets.values.formats import Value
from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.values.serials import serial_of


class FormulaError(NamedTuple):
    """An error in a cell.

    Attributes:
        type: ErrorValue.type of the API: `REF`, `N_A`, `DIVIDE_BY_ZERO` …
        shown: what the cell shows: `#REF!` …
        message: ErrorValue.message.
    """

    type: str
    shown: str
    message: str

    def to_json(self) -> dict[str, str]:
        """Google's ErrorValue."""
        return {"type": self.type, "message": self.message}


class Computed(NamedTuple):
    """A computed cell.

    Attributes:
        value: text, number (dates as serial numbers), boolean; None where it is empty or an error.
        error: the error instead.
        number_format: how it shows in a cell that has no number format of its own; None for "Automatic".
    """

    value: Value = None
    error: FormulaError | None = None
    number_format: dict[str, str] | None = None


NOTHING = Computed()
PARSE_ERROR = FormulaError("ERROR", "#ERROR!", "Formula parse error.")
UNKNOWN_NAME = FormulaError("NAME", "#NAME?", "Unknown range name or function.")
_ERRORS = {
    "Ref": FormulaError("REF", "#REF!", "Reference does not exist."),
    "Circ": FormulaError(
        "REF", "#REF!", "Circular dependency detected. To resolve with iterative calculation, see File > Settings."
    ),
    "Spill": FormulaError("REF", "#REF!", "Array result was not expanded because it would overwrite data."),
    "Div": FormulaError("DIVIDE_BY_ZERO", "#DIV/0!", "Function DIVIDE parameter 2 cannot be zero."),
    "Value": FormulaError("VALUE", "#VALUE!", "A value used in the formula is of the wrong data type."),
    "Num": FormulaError("NUM", "#NUM!", "A numeric value used in the formula is invalid."),
    "Na": FormulaError("N_A", "#N/A", "A value is not available to the formula or function."),
    "Calc": FormulaError("N_A", "#N/A", "No matches are found in the evaluation."),
    "Null": FormulaError("NULL_VALUE", "#NULL!", "Two ranges do not intersect."),
    "Name": UNKNOWN_NAME,
    "NImpl": UNKNOWN_NAME,
}


def outcome(value: Any, rules: LocaleRules, *, may_be_empty: bool = False) -> Computed:
    """The engine's value as a cell's: dates become serial numbers with their format, error dicts errors.

    With `may_be_empty` a zero with a minus sign is nothing (see `keeping`).
    """
    if may_be_empty and is_blank(value):
        return NOTHING
    if failed(value):
        known = _ERRORS.get(str(value["kind"]), PARSE_ERROR)
        said = value.get("message")
        return Computed(error=known._replace(message=str(said)) if said else known)
    if isinstance(value, datetime | date | time | timedelta):
        return Computed(_number(float(serial_of(value))), None, _temporal_format(value, rules))
    if isinstance(value, float):
        return Computed(_number(value))
    return Computed(value)


def _number(value: float) -> float:
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _temporal_format(value: datetime | date | time | timedelta, rules: LocaleRules) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"type": "DATE_TIME", "pattern": rules.date_time}
    if isinstance(value, date):
        return {"type": "DATE", "pattern": rules.date}
    return {"type": "TIME", "pattern": "[h]:mm:ss" if isinstance(value, timedelta) else rules.time}
