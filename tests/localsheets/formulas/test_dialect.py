"""Separators and decimal marks by locale."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.formulas import FormulaSyntaxError, entered_formula, localised
from sheetsync.localsheets.formulas.dialect import canonical
from sheetsync.localsheets.formulas.tokens import text_of
from sheetsync.localsheets.values import rules_for

EN, RU = rules_for("en_US"), rules_for("ru_RU")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('=IF(A1>1;"a;b";"c")', '=IF(A1>1,"a;b","c")'),
        ("=SUM(1,5;2)", "=SUM(1.5,2)"),
        (r"={1\2;3\4}", "={1,2;3,4}"),
        (r"=SUM({1,5\2};3)", "=SUM({1.5,2},3)"),
        ("=TODAY()", "=TODAY()"),
    ],
)
def test_a_russian_formula_is_read_with_semicolons_and_decimal_commas(formula: str, expected: str):
    assert text_of(canonical(formula, RU)) == expected


@pytest.mark.parametrize("formula", ['=IF(A1=1,"a","b")', "=AND(A1,B1)", "=1.5", "=SUM(1,2,3)"])
def test_a_comma_between_arguments_is_refused_where_it_is_the_decimal_mark(formula: str):
    with pytest.raises(FormulaSyntaxError):
        canonical(formula, RU)


def test_semicolons_are_understood_everywhere_and_corrected_where_commas_are_written():
    assert text_of(canonical("=IF(A1;1;2)", EN)) == "=IF(A1,1,2)"
    assert entered_formula('=IF(A1;";";{1;2})', EN) == '=IF(A1,";",{1;2})'
    assert entered_formula("=IF(A1;1;2)", RU) == "=IF(A1;1;2)"


def test_a_spreadsheet_that_changes_its_locale_keeps_its_formulas():
    assert localised("=IF(A1,1.5,{1,2;3,4})", EN, RU) == r"=IF(A1;1,5;{1\2;3\4})"
    assert localised(r"=IF(A1;1,5;{1\2;3\4})", RU, EN) == "=IF(A1,1.5,{1,2;3,4})"
    assert localised("=IF(A1,1)", RU, EN) == "=IF(A1,1)"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["A1", "1.5", '"a,b"', "TODAY()", "B2:C3"]), min_size=1, max_size=5))
def test_there_and_back_is_the_same_formula(arguments: list[str]):
    formula = f"=SUM({','.join(arguments)})"
    assert localised(localised(formula, EN, RU), RU, EN) == formula
