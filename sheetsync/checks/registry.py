"""The registry of checks: each has a code, a name, a severity, and a docstring that explains it everywhere."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sheetsync.checks import catalogue
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field, TabName
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row

_CODE = re.compile(r"SS[1-6]\d\d")


class Notice(NamedTuple):
    """What a check noticed: the sentence for people, and where it stands.

    `row` is the row of the status sheet it is about; `line` the 1-based line where it is about no row; `column`
    a field of the status sheet or a header. `severity` stands in place of the check's own.
    """

    message: str
    suggestion: str | None = None
    row: Row | None = None
    column: Field | str | None = None
    line: int | None = None
    tab: TabName = TabName.STATUS
    severity: Severity | None = None


Find = Callable[[Subject], Iterable[Notice]]
FindInRow = Callable[[Row, Subject], Notice | None]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. `name` is the word under which other programs compare facts; `text` its docstring."""

    code: str
    name: str
    severity: Severity
    find: Find
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a finding means, for `explain CODE` and the reference page."""

    code: str
    name: str
    severity: Severity
    title: str
    meaning: str
    bad: str
    good: str
    advice: str


class RegistrationError(Exception):
    """A check that can't be registered: a mistake of whoever wrote it, told when the program starts."""


class UnknownCodeError(LookupError):
    """No check has this code."""

    def __init__(self, code: str) -> None:
        known = ", ".join(sorted(check.code for check in all_checks()))
        super().__init__(f"No check has the code {code}. There are {known}.")


_registered: dict[str, Check] = {}


def check(*, code: str, name: str, severity: Severity) -> Callable[[Find], Find]:
    """Register a function that looks at the whole sheet."""

    def register(find: Find) -> Find:
        _register(code, name, severity, find, find)
        return find

    return register


def row_check(*, code: str, name: str, severity: Severity, column: Field) -> Callable[[FindInRow], FindInRow]:
    """Register a function that looks at each row; it is not asked where the sheet lacks the column."""

    def register(find_in_row: FindInRow) -> FindInRow:
        def find(subject: Subject) -> Iterable[Notice]:
            rows = subject.rows if column in subject.columns else ()
            return [_placed(notice, row, column) for row in rows if (notice := find_in_row(row, subject))]

        _register(code, name, severity, find, find_in_row)
        return find_in_row

    return register


def _placed(notice: Notice, row: Row, column: Field) -> Notice:
    return Notice(notice.message, notice.suggestion, row, notice.column or column, severity=notice.severity)


def _register(code: str, name: str, severity: Severity, find: Find, written: Callable[..., object]) -> None:
    place = f"{inspect.getsourcefile(written)}:{written.__code__.co_firstlineno}"
    if not _CODE.fullmatch(code):
        raise RegistrationError(f"{place}: {code!r} is no code: SS and three digits, the first from 1 to 6.")
    if code in _registered:
        raise RegistrationError(f"{place}: the code {code} is taken by {_registered[code].name}.")
    made = Check(code, name, severity, find, inspect.getdoc(written) or "")
    _explanation(made, place)
    _registered[code] = made


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check of the catalogue, by code."""
    for module in pkgutil.walk_packages(catalogue.__path__, f"{catalogue.__name__}."):
        importlib.import_module(module.name)
    return tuple(sorted(_registered.values(), key=lambda one: one.code))


def explain(code: str) -> Explanation:
    """Return what a finding of this code means and what to do.

    Raises:
        UnknownCodeError: no check has the code.
    """
    for one in all_checks():
        if one.code == code.strip().upper():
            return _explanation(one, one.code)
    raise UnknownCodeError(code)


_PARTS = re.compile(
    r"(?P<title>.+?)\n\n(?P<meaning>.+?)\n\nBad: (?P<bad>.+?)\nGood: (?P<good>.+?)\nTo do: (?P<advice>.+)", re.DOTALL
)


def _explanation(one: Check, place: str) -> Explanation:
    parts = _PARTS.fullmatch(one.text.strip())
    if parts is None:
        raise RegistrationError(f"{place}: the docstring needs a title, what it means, and Bad:, Good:, To do: lines.")
    words = {name: " ".join(text.split()) for name, text in parts.groupdict().items()}
    return Explanation(one.code, one.name, one.severity, **words)
