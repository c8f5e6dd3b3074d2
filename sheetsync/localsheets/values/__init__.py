"""Values as Google reads and shows them: typed text in, shown text out, by the spreadsheet's locale. Pure."""

from sheetsync.localsheets.values.formats import DATE_TYPES, Value, format_value, pattern_of, shows_date
from sheetsync.localsheets.values.locales import LocaleRules, rules_for
from sheetsync.localsheets.values.serials import Moment, moment_of, serial_of, serial_of_date, serial_of_time
from sheetsync.localsheets.values.typed import Parsed, parse_user_entered

__all__ = [
    "DATE_TYPES",
    "LocaleRules",
    "Moment",
    "Parsed",
    "Value",
    "format_value",
    "moment_of",
    "parse_user_entered",
    "pattern_of",
    "rules_for",
    "serial_of",
    "serial_of_date",
    "serial_of_time",
    "shows_date",
]
