"""One section of a number pattern applied to one number: `#,##0.00`, `0%`, `0.00E+00`, `# ?/?`, `000-00`."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from sheetsync.localsheets.values.automatic import automatic_number
from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.values.patterns import Kind, Piece, Section

_PAD = {"0": "0", "?": " ", "#": ""}


def render_number(value: float, section: Section, rules: LocaleRules) -> str:
    """The size of the number by the section; the sign is the caller's."""
    if section.has(Kind.GENERAL) or section.has(Kind.TEXT):
        return _with_automatic(value, section, rules)
    if section.has(Kind.EXPONENT):
        return _scientific(value, section.pieces, rules)
    if section.has(Kind.SLASH) and section.has(Kind.DIGIT):
        return _fraction(value, section.pieces, rules)
    return _fixed(_exact(value), section.pieces, rules)


def _exact(value: float) -> Decimal:
    return Decimal(repr(abs(value)))


def _with_automatic(value: float, section: Section, rules: LocaleRules) -> str:
    shown = automatic_number(abs(value), rules.decimal)
    automatic = (Kind.GENERAL, Kind.TEXT)
    return "".join(shown if piece.kind in automatic else piece.text for piece in section.pieces)


def _fixed(size: Decimal, pieces: Sequence[Piece], rules: LocaleRules) -> str:
    whole, after = _parted(pieces)
    scaled = size.scaleb(2 * _count(pieces, Kind.PERCENT) - 3 * (_scale(whole) + _scale(after)))
    decimals = sum(piece.kind is Kind.DIGIT for piece in after)
    with localcontext() as context:
        context.prec = 400
        rounded = scaled.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    digits, _, rest = format(rounded, "f").partition(".")
    return _whole(digits.lstrip("0"), whole, rules.group) + _after(rest, after, rules.decimal)


def _parted(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Before the decimal point, and from it on."""
    for index, piece in enumerate(pieces):
        if piece.kind is Kind.POINT:
            return pieces[:index], pieces[index:]
    return pieces, ()


def _count(pieces: Sequence[Piece], kind: Kind) -> int:
    return sum(piece.kind is kind for piece in pieces)


def _digit_places(pieces: Sequence[Piece]) -> list[int]:
    return [index for index, piece in enumerate(pieces) if piece.kind is Kind.DIGIT]


def _scale(part: Sequence[Piece]) -> int:
    """Commas right after the last digit: each divides by a thousand."""
    places = _digit_places(part)
    tail = part[places[-1] + 1 :] if places else ()
    count = 0
    for piece in tail:
        if piece.kind is not Kind.COMMA:
            break
        count += 1
    return count


def _grouped(whole: Sequence[Piece]) -> bool:
    places = _digit_places(whole)
    return bool(places) and any(piece.kind is Kind.COMMA for piece in whole[places[0] : places[-1]])


def _whole(digits: str, pieces: Sequence[Piece], group: str) -> str:
    """Digits go into their places from the right; those left over stand before the first place."""
    places = _digit_places(pieces)
    mark = group if _grouped(pieces) else ""
    shown: list[str] = []
    left, taken = len(digits), 0
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind is not Kind.DIGIT:
            shown.append("" if piece.kind is Kind.COMMA and places else piece.text)
            continue
        count = left if index == places[0] else min(left, 1)
        placed = digits[left - count : left] or _PAD[piece.text]
        left -= count
        shown.append(_marked(placed, taken, mark))
        taken += len(placed)
    return "".join(reversed(shown))


def _marked(placed: str, taken: int, mark: str) -> str:
    """The digits with grouping marks, `taken` digits standing to the right of them."""
    if not mark:
        return placed
    text = ""
    for offset, digit in enumerate(reversed(placed)):
        position = taken + offset
        text = digit + (mark if position and position % 3 == 0 and digit != " " else "") + text
    return text


def _after(digits: str, pieces: Sequence[Piece], decimal: str) -> str:
    needed = len(digits.rstrip("0"))
    shown: list[str] = []
    place = 0
    for piece in pieces:
        if piece.kind is Kind.DIGIT:
            shown.append(digits[place] if place < needed else _PAD[piece.text])
            place += 1
        elif piece.kind is Kind.POINT:
            shown.append(decimal)
        elif piece.kind is not Kind.COMMA:
            shown.append(piece.text)
    return "".join(shown)


def _scientific(value: float, pieces: Sequence[Piece], rules: LocaleRules) -> str:
    place = next(index for index, piece in enumerate(pieces) if piece.kind is Kind.EXPONENT)
    mantissa, power = pieces[:place], pieces[place + 1 :]
    size = _exact(value)
    step = max(_count(_parted(mantissa)[0], Kind.DIGIT), 1)
    exponent = size.adjusted() if size else 0
    exponent -= exponent % step if step > 1 else 0
    decimals = _count(_parted(mantissa)[1], Kind.DIGIT)
    if size and round(size.scaleb(-exponent), decimals) >= 10**step:
        exponent += step
    sign = "-" if exponent < 0 else "+" if pieces[place].text.endswith("+") else ""
    shown = _fixed(size.scaleb(-exponent), mantissa, rules)
    return f"{shown}E{sign}{_fixed(Decimal(abs(exponent)), power, rules)}"


def _fraction(value: float, pieces: Sequence[Piece], rules: LocaleRules) -> str:
    slash = next(index for index, piece in enumerate(pieces) if piece.kind is Kind.SLASH)
    places = [index for index in _digit_places(pieces) if index < slash]
    start = places[-1] if places else slash
    while start > 0 and pieces[start - 1].kind is Kind.DIGIT:
        start -= 1
    below = [piece for piece in pieces[slash + 1 :] if piece.kind is Kind.DIGIT]
    exact = Fraction(repr(abs(value)))
    near = exact.limit_denominator(max(10 ** len(below) - 1, 1))
    mixed = any(piece.kind is Kind.DIGIT for piece in pieces[:start])
    whole, rest = divmod(near, 1) if mixed else (0, near)
    head = _fixed(Decimal(whole), pieces[:start], rules) if mixed else "".join(p.text for p in pieces[:start])
    if mixed and not rest:
        return head.rstrip()
    return f"{head}{rest.numerator}/{rest.denominator}"
