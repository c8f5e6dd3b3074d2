"""A due text while it is being read: signs with the expressions found so far in their places."""

import re
from collections.abc import Callable

from sheetsync.reading.dates.found import Found

Rule = Callable[[re.Match[str]], Found | str | None]
"""What to put for a match: an expression, other signs, or None to leave it as it is."""


class Draft:
    """Signs separated by single spaces, a space at both ends; `d0`, `d1` … stand for the expressions found."""

    def __init__(self, signs: list[str], found: list[Found]) -> None:
        self.text = f" {' '.join(signs)} "
        self.found = found

    def put(self, pattern: re.Pattern[str], rule: Rule) -> None:
        """Replace every match of a pattern by what the rule says of it."""
        if pattern.search(self.text):
            self.text = pattern.sub(lambda match: self._sign(match, rule), self.text)

    def drop(self, pattern: re.Pattern[str]) -> None:
        """Take out what matches."""
        self.text = " ".join(["", *pattern.sub(" ", self.text).split(), ""])

    def day(self, sign: str) -> Found:
        """Return the expression that a sign `d0` stands for."""
        return self.found[int(sign.removeprefix("d"))]

    def _sign(self, match: re.Match[str], rule: Rule) -> str:
        made = rule(match)
        if made is None:
            return match[0]
        if isinstance(made, str):
            return made
        self.found.append(made)
        return f"d{len(self.found) - 1}"


def signs(pattern: str) -> re.Pattern[str]:
    """Compile a pattern over signs: whole signs only, a blank stands for the space between two.

    Named groups: `@M` a month, `@N` a number of one or two figures, `@A` one from 1 to 4 in any form, `@W` a weekday,
    `@P` which («этот», «следующий»), `@Y` the year said behind it, where there is one.
    """
    for short, long in _SHORT.items():
        pattern = pattern.replace(f"@{short}", long)
    return re.compile(rf"(?<= ){pattern}(?= )")


_SHORT = {
    "M": r"[mg](?P<month>\d+)",
    "N": r"o?(?P<number>\d{1,2})",
    "A": r"[aor]?(?P<nth>[1-4])",
    "W": r"w(?P<weekday>\d)",
    "P": r"(?P<which>THIS|NEXT|PREVIOUS)",
    "Y": r"(?: (?:, )?(?:ON )?(?:(?P<which_year>THIS|NEXT|PREVIOUS) YEAR|y(?P<year>\d{4})(?: YEAR)?"
    r"|(?P<this_year>THIS_YEAR)))?",
}
_STEP = {"THIS": 0, "NEXT": 1, "PREVIOUS": -1}


def step(which: str | None) -> int:
    """Return how many weeks, months or years on a word like NEXT points."""
    return _STEP.get(which or "THIS", 0)


def year_said(match: re.Match[str], this_year: int) -> int | None:
    """Return the year that the `Y` of a pattern matched, None where no year was said."""
    said = match.groupdict()
    if said["year"]:
        return int(said["year"])
    if said["which_year"] or said["this_year"]:
        return this_year + step(said["which_year"])
    return None
