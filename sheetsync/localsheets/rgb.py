"""The parts of a colour as Google keeps them: 8 bits each, those of zero left out."""

import struct
from functools import cache

from sheetsync.localsheets.cell import Json

_PARTS = ("red", "green", "blue")


@cache
def _stored(level: int) -> float:
    """level/255 as a 32-bit float in its shortest decimal form: 127 → 0.49803922."""
    narrow = _narrow(level / 255)
    shortest = next(short for digits in range(1, 10) if _narrow(short := float(f"{narrow:.{digits}g}")) == narrow)
    return int(shortest) if shortest.is_integer() else shortest


def _narrow(value: float) -> float:
    """The value in 32 bits."""
    return float(struct.unpack("f", struct.pack("f", value))[0])


def _level(part: float) -> int:
    """0 … 255, cut off in 32-bit arithmetic: recorded is 0.5 → 127."""
    return int(_narrow(_narrow(min(max(part, 0), 1)) * 255))


def rgb(colour: Json) -> Json:
    """A Color as it reads back; alpha is not kept."""
    levels = {name: _level(colour[name]) for name in _PARTS if colour.get(name)}
    return {name: _stored(level) for name, level in levels.items() if level}
