"""Cases that are alike: a few of them in the fast suite, all of them in the long one."""

from collections.abc import Mapping
from typing import Any

import pytest


def few(cases: Mapping[str, Any], count: int) -> list[Any]:
    """Return the cases as parameters, by their names; those after the first `count` are slow."""
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)), id=name, marks=[pytest.mark.slow] if place >= count else []
        )
        for place, (name, case) in enumerate(cases.items())
    ]
