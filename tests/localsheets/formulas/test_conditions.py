"""Which conditions Google takes where, and in what form it keeps them."""

import pytest

from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas import Use, checked_condition, checked_gradient


def condition(kind: str, *values: str) -> dict[str, object]:
    return {"type": kind, "values": [{"userEnteredValue": value} for value in values]}


@pytest.mark.parametrize(
    ("kind", "values", "use"),
    [
        ("NUMBER_GREATER", ["1,5"], Use.FORMAT),
        ("NUMBER_BETWEEN", ["1", "=A1"], Use.VALIDATION),
        ("TEXT_CONTAINS", ["срок"], Use.FILTER),
        ("TEXT_IS_EMAIL", [], Use.VALIDATION),
        ("DATE_BEFORE", ["01.02.2026"], Use.FORMAT),
        ("DATE_BETWEEN", ["01.02.2026", "02.02.2026"], Use.VALIDATION),
        ("DATE_IS_VALID", [], Use.VALIDATION),
        ("ONE_OF_LIST", ["Выполнено", "В работе"], Use.VALIDATION),
        ("BOOLEAN", ["да", "нет"], Use.VALIDATION),
        ("BLANK", [], Use.FILTER),
        ("CUSTOM_FORMULA", ['=AND(ISNUMBER($D2);$D2<TODAY();$E2<>"Выполнено")'], Use.FORMAT),
        ("CUSTOM_FORMULA", ["='Мой'!$A2=TRUE"], Use.FORMAT),
    ],
)
def test_a_condition_in_its_place_is_taken_as_it_is(kind: str, values: list[str], use: Use):
    made = checked_condition(condition(kind, *values), use, "ru_RU", home="Мой")
    assert made == (condition(kind, *values) if values else {"type": kind})


@pytest.mark.parametrize(
    ("given", "use", "message"),
    [
        ({}, Use.FORMAT, "No conditionType specified."),
        (condition("BLANK"), Use.VALIDATION, "ConditionType 'BLANK' is not supported in data validation."),
        (condition("ONE_OF_LIST", "a"), Use.FORMAT, "ConditionType 'ONE_OF_LIST' is not supported in conditional"),
        (condition("DATE_ON_OR_AFTER", "01.02.2026"), Use.FILTER, "is not supported in filters."),
        (condition("NUMBER_BETWEEN", "1"), Use.FORMAT, "requires exactly 2 ConditionValues; 1 values supplied."),
        (condition("ONE_OF_LIST"), Use.VALIDATION, "requires 1 or more ConditionValues; 0 values supplied."),
        (condition("BOOLEAN", "a", "b", "c"), Use.VALIDATION, "requires 0 to 2 ConditionValues; 3 values supplied."),
        (
            condition("ONE_OF_RANGE", "Sales!A2:A5"),
            Use.VALIDATION,
            "Invalid ConditionValue.userEnteredValue: Sales!A2:A5 for ConditionType: ONE_OF_RANGE",
        ),
        (
            condition("CUSTOM_FORMULA", "=AND(A1,B1)"),
            Use.FORMAT,
            "Invalid ConditionValue.userEnteredValue: =AND(A1,B1) for ConditionType: CUSTOM_FORMULA",
        ),
        (condition("CUSTOM_FORMULA", "=AND(("), Use.FORMAT, "Invalid ConditionValue.userEnteredValue: =AND(("),
        (condition("CUSTOM_FORMULA", "A1"), Use.FORMAT, "Invalid ConditionValue.userEnteredValue: A1"),
        (condition("CUSTOM_FORMULA", "=Имя>1"), Use.FORMAT, "Invalid ConditionValue.userEnteredValue: =Имя>1"),
        (condition("CUSTOM_FORMULA", "=Other!A1"), Use.FORMAT, "cannot reference a different sheet."),
        (condition("NUMBER_LESS", "1.5"), Use.FORMAT, "Invalid ConditionValue.userEnteredValue: 1.5"),
        (condition("DATE_EQ", "soon"), Use.FORMAT, "Invalid ConditionValue.userEnteredValue: soon"),
        (condition("ONE_OF_LIST", "=A1"), Use.VALIDATION, "Invalid ConditionValue.userEnteredValue: =A1"),
        (
            {"type": "DATE_BEFORE", "values": [{"relativeDate": "TODAY"}]},
            Use.VALIDATION,
            "Invalid ConditionValue.relativeDate: TODAY for ConditionType: DATE_BEFORE",
        ),
    ],
)
def test_what_google_refuses_is_refused(given: dict[str, object], use: Use, message: str):
    with pytest.raises(ApiError) as refusal:
        checked_condition(given, use, "ru_RU")
    assert refusal.value.code == 400
    assert message in refusal.value.message


def test_relative_dates_stand_in_formats_and_filters():
    relative = {"type": "DATE_BEFORE", "values": [{"relativeDate": "TODAY"}]}
    assert checked_condition(relative, Use.FORMAT, "en_US") == relative
    assert checked_condition(relative, Use.FILTER, "en_US") == relative


def test_the_range_of_a_list_is_kept_absolute():
    made = checked_condition(condition("ONE_OF_RANGE", "=Sales!A2:A5"), Use.VALIDATION, "en_US")
    assert made == condition("ONE_OF_RANGE", "=Sales!$A$2:$A$5")


def test_semicolons_are_kept_as_commas_where_commas_are_written():
    made = checked_condition(condition("CUSTOM_FORMULA", "=AND(A1;B1)"), Use.FORMAT, "en_US")
    assert made == condition("CUSTOM_FORMULA", "=AND(A1,B1)")


def point(kind: str, value: str | None = None) -> dict[str, object]:
    return {"type": kind, "color": {"red": 1}} | ({} if value is None else {"value": value})


def test_a_scale_is_kept_without_values_at_its_ends():
    made = checked_gradient({"minpoint": point("MIN", "2"), "maxpoint": point("PERCENTILE", "1,5")}, "de_DE")
    assert made == {"minpoint": point("MIN"), "maxpoint": point("PERCENTILE", "1,5")}


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ({"minpoint": point("MIN")}, "No interpolationPointType specified."),
        ({"minpoint": point("NUMBER"), "maxpoint": point("MAX")}, "InterpolationPoint.value is required."),
        ({"minpoint": point("NUMBER", "1.5"), "maxpoint": point("MAX")}, "Invalid InterpolationPoint.value: 1.5"),
    ],
)
def test_a_scale_with_a_broken_point_is_refused(points: dict[str, object], message: str):
    with pytest.raises(ApiError) as refusal:
        checked_gradient(points, "de_DE")
    assert refusal.value.message == message
