"""Entered formulas as Sheets keeps them, by what clients measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.localsheets.formulas.tidying import tidied

TITLES = ("Sales", "Rw", "It's")


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("=sum( sales!a3:a3 )", "=sum( Sales!A3 )"),
        ("='Sales'!B3:a2", "=Sales!A2:B3"),
        ("=sales!$d$3 + 1", "=Sales!$D$3 + 1"),
        ("=SUM(  A1 ,  'It''s'!a1:a1  )", "=SUM(  A1 ,  'It''s'!A1  )"),
        ("=if(true,\"a3:a3\",'It''s'!A1)", "=if(true,\"a3:a3\",'It''s'!A1)"),
        ("=Sales!3:3", "=Sales!3:3"),
        ("=Rw!B3:A2", "=Rw!A2:B3"),
        ("=SUM(Rw!$A3:$A3)", "=SUM(Rw!$A3)"),
        ("=sum(a1:a1)+ 1", "=sum(A1)+ 1"),
        ("=SUM($b$3:A2)", "=SUM(A2:$B$3)"),
        ("=SUM(a:a)+SUM(b2:b)", "=SUM(A:A)+SUM(B2:B)"),
        ("=nowhere!a1&'No tab'!a1:a1", "=nowhere!A1&'No tab'!A1"),
    ],
)
def test_references_are_tidied_and_nothing_else_is(entered: str, kept: str):
    assert tidied(entered, TITLES) == kept


@given(st.text(alphabet="=+(),;:!$'\" abAB12é", max_size=30))
def test_a_tidy_formula_stays_as_it_is(text: str):
    once = tidied("=" + text, TITLES)
    assert tidied(once, TITLES) == once
