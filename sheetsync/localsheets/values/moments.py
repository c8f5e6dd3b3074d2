"""One section of a date pattern applied to one serial number: `dd.mm.yyyy`, `h:mm am/pm`, `[h]:mm:ss.000`."""

from collections.abc import Sequence

from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.values.patterns import Kind, Piece, Section
from sheetsync.localsheets.values.serials import DAY_MILLISECONDS, Moment, moment_of

_ELAPSED = {"h": 3_600_000, "m": 60_000, "s": 1000}


def render_moment(serial: float, section: Section, rules: LocaleRules) -> str | None:
    """The serial number as a date or time; None where the calendar ends (years 1 to 9999)."""
    pieces = section.pieces
    lasting = section.has(Kind.ELAPSED)
    moment = moment_of(abs(serial) if lasting else serial, unit=_unit(pieces))
    if moment is None:
        return None
    renderer = _Renderer(moment, abs(serial), pieces, rules)
    sign = "-" if lasting and serial < 0 else ""
    return sign + "".join(renderer.show(index) for index in range(len(pieces)))


def _unit(pieces: Sequence[Piece]) -> int:
    """What is rounded to, in milliseconds: the last shown place of a second, else nothing is rounded up."""
    figures = max((len(piece.text) for piece in pieces if piece.kind is Kind.FRACTION), default=0)
    seconds = any(piece.kind in {Kind.DATE, Kind.ELAPSED} and piece.text[0] in "sS" for piece in pieces)
    return max(10 ** (3 - figures), 1) if seconds else 1


class _Renderer:
    """The pieces of one section around one moment."""

    def __init__(self, moment: Moment, serial: float, pieces: Sequence[Piece], rules: LocaleRules) -> None:
        self.moment = moment
        self.serial = serial
        self.pieces = pieces
        self.rules = rules
        self.halves = any(piece.kind is Kind.PERIOD for piece in pieces)
        self.with_day = any(piece.text.lower() in {"d", "dd"} for piece in pieces if piece.kind is Kind.DATE)

    def show(self, index: int) -> str:
        """The text of one piece."""
        kind, text = self.pieces[index]
        if kind is Kind.DATE:
            return self._date(text, index)
        if kind is Kind.ELAPSED:
            return self._elapsed(text)
        if kind is Kind.PERIOD:
            return self._period(text)
        if kind is Kind.FRACTION:
            return f"{self.moment.millisecond:03d}"[: len(text)].ljust(len(text), "0")
        return self._mark(text, index) if kind is Kind.POINT else text

    def _mark(self, text: str, index: int) -> str:
        following = self.pieces[index + 1].kind if index + 1 < len(self.pieces) else None
        return self.rules.decimal if following is Kind.FRACTION else text

    def _date(self, text: str, index: int) -> str:
        letter, count = text[0].lower(), len(text)
        if letter == "y":
            return f"{self.moment.day.year:04d}" if count > 2 else f"{self.moment.day.year % 100:02d}"
        if letter == "d":
            return self._day(count)
        if letter == "m":
            return self._minute(count) if self._means_minutes(index) else self._month(count)
        if letter == "h":
            return self._padded((self.moment.hour + 11) % 12 + 1 if self.halves else self.moment.hour, count)
        return self._padded(self.moment.second, count)

    def _means_minutes(self, index: int) -> bool:
        """`m` is minutes after hours or before seconds (literals between do not count); `M` always the month."""
        if self.pieces[index].text[0] == "M" or len(self.pieces[index].text) > 2:
            return False
        before = [piece for piece in self.pieces[:index] if piece.kind in {Kind.DATE, Kind.ELAPSED}]
        after = [piece for piece in self.pieces[index + 1 :] if piece.kind in {Kind.DATE, Kind.ELAPSED}]
        return bool(before and before[-1].text[0] in "hH") or bool(after and after[0].text[0] in "sS")

    @staticmethod
    def _padded(value: int, count: int) -> str:
        return f"{value:02d}" if count > 1 else str(value)

    def _minute(self, count: int) -> str:
        return self._padded(self.moment.minute, count)

    def _month(self, count: int) -> str:
        month = self.moment.day.month
        if count <= 2:
            return self._padded(month, count)
        if count == 3:
            return self.rules.short_months[month - 1]
        names = self.rules.months if self.with_day else self.rules.months_alone
        return names[month - 1][0] if count == 5 else names[month - 1]

    def _day(self, count: int) -> str:
        if count <= 2:
            return self._padded(self.moment.day.day, count)
        names = self.rules.short_days if count == 3 else self.rules.days
        return names[self.moment.day.weekday()]

    def _elapsed(self, text: str) -> str:
        """Whole units since zero, or since the next larger unit shown; at least as many figures as letters."""
        size = _ELAPSED[text[0].lower()]
        larger = [_ELAPSED[piece.text[0].lower()] for piece in self.pieces if piece.kind is Kind.ELAPSED]
        limit = min((other for other in larger if other > size), default=None)
        total = round(self.serial * DAY_MILLISECONDS)
        return str((total % limit if limit else total) // size).rjust(len(text), "0")

    def _period(self, text: str) -> str:
        late = self.moment.hour >= 12
        if len(text) == 3:
            return text[2 if late else 0]
        return self.rules.periods[late]
