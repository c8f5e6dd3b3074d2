"""REGEXMATCH, REGEXEXTRACT, REGEXREPLACE: they take text alone, as Sheets does, and Google's patterns near enough."""

import re
from collections.abc import Callable
from typing import Any

from sheetsync.localsheets.formulas.arrays import Function, each, error, failed, is_blank, plain_text

_GROUP = re.compile(r"\\\\|\\([0-9])|\$\$|\$([0-9])")


def _over(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def one(*values: Any) -> Any:
        broken = next((value for value in values if failed(value)), None)
        if broken is not None:
            return broken
        texts = ["" if is_blank(value) else value for value in values]
        wrong = next((place for place, text in enumerate(texts) if not isinstance(text, str)), None)
        return _applied(function, texts) if wrong is None else _no_text(name, wrong, texts[wrong])

    return lambda *values: each(one, *values)


def _no_text(name: str, place: int, value: Any) -> Any:
    kind = "boolean" if isinstance(value, bool) else "number"
    return error(
        "Value",
        f"Function {name} parameter {place + 1} expects text values. "
        f"But '{plain_text(value)}' is a {kind} and cannot be coerced to a text.",
    )


def _applied(function: Callable[..., Any], texts: list[str]) -> Any:
    try:
        return function(*texts)
    except re.error:
        return error("Ref", f"'{texts[1]}' is not a valid regular expression.")


def _extract(text: str, pattern: str) -> Any:
    match = re.search(pattern, text)
    if match is None:
        return error("Na", f'Function REGEXEXTRACT parameter 2 value "{pattern}" does not match text of Function.')
    if match.re.groups > 1:
        return [[group or "" for group in match.groups()]]
    return match[match.re.groups] or ""


def _replace(text: str, pattern: str, new: str) -> str:
    return re.sub(pattern, _expansion(new), text)


def _expansion(new: str) -> Callable[[re.Match[str]], str]:
    """`$1` stands for what the first group found; every other character for itself."""

    def expand(match: re.Match[str]) -> str:
        return _GROUP.sub(lambda mark: _found(match, mark), new)

    return expand


def _found(match: re.Match[str], mark: re.Match[str]) -> str:
    number = mark[1] or mark[2]
    if number is None:
        return mark[0][0]
    return (match[int(number)] or "") if int(number) <= match.re.groups else ""


REGULAR_EXPRESSIONS = [
    Function("REGEXMATCH", _over("REGEXMATCH", lambda text, pattern: re.search(pattern, text) is not None), 2, 2),
    Function("REGEXEXTRACT", _over("REGEXEXTRACT", _extract), 2, 2),
    Function("REGEXREPLACE", _over("REGEXREPLACE", _replace), 3, 3),
]
