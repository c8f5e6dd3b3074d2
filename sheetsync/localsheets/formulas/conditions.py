"""BooleanConditions: which types and values Google takes where, in its words where they are known.

The table is the discovery document's ConditionType. The sentence `Invalid ConditionValue.userEnteredValue: … for
ConditionType: …` is Google's own.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas.dialect import canonical, entered_formula
from sheetsync.localsheets.formulas.references import Reference, parse_reference
from sheetsync.localsheets.formulas.syntax import names_in, parses, tabs_in
from sheetsync.localsheets.formulas.tokens import TokenKind
from sheetsync.localsheets.values.locales import LocaleRules, rules_for
from sheetsync.localsheets.values.typed import parse_user_entered

Json = dict[str, Any]


class Use(Enum):
    """Where a condition stands."""

    FORMAT = "conditional formatting"
    FILTER = "filters"
    VALIDATION = "data validation"


class Place(NamedTuple):
    """What decides how a condition's values are read: its use, the locale, the title of its tab."""

    use: Use
    rules: LocaleRules
    home: str


_EVERYWHERE = frozenset(Use)
_SHOWN = frozenset({Use.FORMAT, Use.FILTER})
_RULES = frozenset({Use.VALIDATION})
_SOME_DAY = date(2000, 1, 1)


Check = Callable[[str, LocaleRules], bool]


class Kind(NamedTuple):
    """One ConditionType.

    Attributes:
        uses: where it is taken.
        least, most: how many values it has; `most` None: any number.
        check: whether a value is one of its own, by the locale.
    """

    uses: frozenset[Use]
    least: int
    most: int | None
    check: Check


def _is_number(text: str, rules: LocaleRules) -> bool:
    parsed = parse_user_entered(text, rules.name, today=_SOME_DAY)
    dated = "DATE" in (parsed.number_format or {}).get("type", "")
    return isinstance(parsed.value, int | float) and not isinstance(parsed.value, bool) and not dated


def _is_date(text: str, rules: LocaleRules) -> bool:
    found = parse_user_entered(text, rules.name, today=_SOME_DAY).number_format
    return found is not None and "DATE" in found["type"]


def _is_text(text: str, rules: LocaleRules) -> bool:  # noqa: ARG001 - the signature of a check
    return True


def _is_item(text: str, rules: LocaleRules) -> bool:  # noqa: ARG001 - the signature of a check
    return not text.startswith("=")


def _no_literal(text: str, rules: LocaleRules) -> bool:  # noqa: ARG001 - the signature of a check
    return False


def _exactly(count: int, uses: frozenset[Use], check: Check, *names: str) -> dict[str, Kind]:
    return {name: Kind(uses, count, count, check) for name in names}


KINDS: dict[str, Kind] = {
    **_exactly(1, _EVERYWHERE, _is_number, "NUMBER_GREATER", "NUMBER_GREATER_THAN_EQ", "NUMBER_LESS"),
    **_exactly(1, _EVERYWHERE, _is_number, "NUMBER_LESS_THAN_EQ", "NUMBER_EQ", "NUMBER_NOT_EQ"),
    **_exactly(2, _EVERYWHERE, _is_number, "NUMBER_BETWEEN", "NUMBER_NOT_BETWEEN"),
    **_exactly(1, _EVERYWHERE, _is_text, "TEXT_CONTAINS", "TEXT_NOT_CONTAINS", "TEXT_EQ"),
    **_exactly(1, _SHOWN, _is_text, "TEXT_STARTS_WITH", "TEXT_ENDS_WITH"),
    **_exactly(0, _RULES, _is_text, "TEXT_IS_EMAIL", "TEXT_IS_URL", "DATE_IS_VALID"),
    **_exactly(1, _EVERYWHERE, _is_date, "DATE_EQ", "DATE_BEFORE", "DATE_AFTER"),
    **_exactly(1, _RULES, _is_date, "DATE_ON_OR_BEFORE", "DATE_ON_OR_AFTER"),
    **_exactly(2, _RULES, _is_date, "DATE_BETWEEN", "DATE_NOT_BETWEEN"),
    **_exactly(0, _SHOWN, _is_text, "BLANK", "NOT_BLANK"),
    **_exactly(1, _RULES, _no_literal, "ONE_OF_RANGE"),
    **_exactly(1, _EVERYWHERE, _no_literal, "CUSTOM_FORMULA"),
    "ONE_OF_LIST": Kind(_RULES, 1, None, _is_item),
    "BOOLEAN": Kind(_RULES, 0, 2, _is_text),
}
RELATIVE = frozenset({"DATE_BEFORE", "DATE_AFTER", "DATE_ON_OR_BEFORE", "DATE_ON_OR_AFTER"})


def checked_condition(condition: Mapping[str, Any] | None, use: Use, locale: str, *, home: str = "") -> Json:
    """The condition as Google keeps it: formulas with its separators, ranges of lists with `$`.

    Args:
        condition: Google's BooleanCondition.
        use: where it is to stand.
        locale: the spreadsheet's; values are read as typed in it.
        home: the title of its tab: a conditional format may name no other.

    Raises:
        ApiError: what Google refuses: no type, a type that is not for this use, too few or many values, a value
            that is none for the type, a relative date in data validation, a formula that does not parse.
    """
    name = str((condition or {}).get("type") or "")
    if condition is None or name in {"", "CONDITION_TYPE_UNSPECIFIED"}:
        raise ApiError("No conditionType specified.")
    kind = KINDS.get(name)
    if kind is None or use not in kind.uses:
        raise ApiError(f"ConditionType '{name}' is not supported in {use.value}.")
    values: Sequence[Mapping[str, Any]] = condition.get("values") or []
    _check_count(name, kind, len(values))
    rules = rules_for(locale)
    made = [_checked_value(value, name, kind, Place(use, rules, home)) for value in values]
    return {"type": name, "values": made} if made else {"type": name}


def _check_count(name: str, kind: Kind, count: int) -> None:
    if count >= kind.least and (kind.most is None or count <= kind.most):
        return
    wanted = f"exactly {kind.least}" if kind.least == kind.most else f"{kind.least} or more"
    if kind.most is not None and kind.least != kind.most:
        wanted = f"{kind.least} to {kind.most}"
    raise ApiError(f"ConditionType '{name}' requires {wanted} ConditionValues; {count} values supplied.")


def _checked_value(value: Mapping[str, Any], name: str, kind: Kind, place: Place) -> Json:
    relative = value.get("relativeDate")
    if relative:
        if name not in RELATIVE or place.use is Use.VALIDATION:
            raise ApiError(f"Invalid ConditionValue.relativeDate: {relative} for ConditionType: {name}")
        return {"relativeDate": relative}
    text = str(value.get("userEnteredValue") or "")
    formula = text[:1] in {"=", "+"} and name not in {"ONE_OF_LIST", "BOOLEAN"}
    if not (_is_formula(text, name, place) if formula else text and kind.check(text, place.rules)):
        raise ApiError(f"Invalid ConditionValue.userEnteredValue: {text} for ConditionType: {name}")
    return {"userEnteredValue": _kept(text, name, place.rules) if formula else text}


def _is_formula(text: str, name: str, place: Place) -> bool:
    if not parses(text, place.rules):
        return False
    if name == "ONE_OF_RANGE":
        return _reference(text, place.rules) is not None
    if place.use is not Use.FORMAT:
        return True
    if any(tab.casefold() != place.home.casefold() for tab in tabs_in(text)):
        raise ApiError("Conditional format rule cannot reference a different sheet.")
    return not names_in(text)  # Google takes no named ranges here


def _reference(text: str, rules: LocaleRules) -> Reference | None:
    tokens = [token for token in canonical(text, rules)[1:] if token.kind is not TokenKind.SPACE]
    single = len(tokens) == 1 and tokens[0].kind is TokenKind.REFERENCE
    return parse_reference(tokens[0].text) if single else None


def _kept(text: str, name: str, rules: LocaleRules) -> str:
    reference = _reference(text, rules) if name == "ONE_OF_RANGE" else None
    if reference is None:
        return entered_formula(text, rules)
    return "=" + reference.fixed().text()
