"""updateSpreadsheetProperties."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import below
from sheetsync.localsheets.formula_texts import rewrite_formulas
from sheetsync.localsheets.formulas import localised
from sheetsync.localsheets.requests.checks import required
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.schema import check_update_mask
from sheetsync.localsheets.values import rules_for

_UNSUPPORTED = frozenset({"en_IN"})  # in the CLDR, yet refused by Google
_PLAIN = ("autoRecalc", "spreadsheetTheme", "iterativeCalculationSettings", "importFunctionsExternalUrlAccessAllowed")


@handles("updateSpreadsheetProperties")
def update_spreadsheet_properties(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler
    """Change the properties that the mask names; defaultFormat is read-only and left alone.

    Raises:
        ApiError: no mask, an empty title, a locale or time zone that Google does not know.
    """
    asked = required(body, "properties")
    mask = check_update_mask(body.get("fields"), "SpreadsheetProperties")
    changes: Json = {}
    if below(mask, "title") is not None:
        changes["title"] = _title(asked.get("title", ""))
    if below(mask, "locale") is not None:
        changes["locale"] = _locale(asked.get("locale", ""))
    if below(mask, "timeZone") is not None:
        changes["timeZone"] = _time_zone(asked.get("timeZone", ""))
    changes |= {name: asked.get(name) for name in _PLAIN if below(mask, name) is not None}
    old = draft.locale
    made = {**draft.properties, **changes}
    draft.properties = {name: value for name, value in made.items() if value is not None}
    if draft.locale != old:
        before, after = rules_for(old), rules_for(draft.locale)
        rewrite_formulas(draft, lambda text, _: localised(text, before, after))


def _title(title: str) -> str:
    if not title:
        raise ApiError("The spreadsheet title cannot be empty.")
    return title


def _locale(name: str) -> str:
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError, TypeError):
        raise ApiError(f"Unsupported locale: {name}") from None
    if name in _UNSUPPORTED or "-" in name:
        raise ApiError(f"Unsupported locale: {name}")
    return name


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ApiError(f"Invalid time zone: {name}") from None
    return name
