"""Numbers without a format: as Sheets shows them in a cell left on "Automatic"."""

from decimal import ROUND_HALF_UP, Context, Decimal

SHOWN_DIGITS = 10
"""Significant digits of a number with a fraction (PI() shows as 3.141592654); whole numbers show up to 15."""

_SHOWN = Context(prec=SHOWN_DIGITS, rounding=ROUND_HALF_UP)
_LARGE = 1e15
_SMALL = 1e-10


def automatic_number(value: float, decimal: str = ".") -> str:
    """As few digits as are needed, no grouping; from 1E+15 and below 1E-10 the scientific form."""
    if isinstance(value, int) and -_LARGE < value < _LARGE:
        return str(value)
    size = abs(value)
    if size and not _SMALL <= size < _LARGE:
        return _scientific(value).replace(".", decimal)
    if float(value).is_integer():
        return str(int(value))
    return format(_SHOWN.plus(Decimal(repr(value))).normalize(), "f").replace(".", decimal)


def _scientific(value: float) -> str:
    mantissa, exponent = f"{value:.5e}".split("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{exponent}"
