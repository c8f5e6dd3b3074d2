"""Colours as Google keeps them: 8 bits a part, zero parts left out, the old and the new form side by side."""

import struct
from functools import cache
from typing import Any

from sheetsync.localsheets.book import Json
from sheetsync.localsheets.fields import Mask

_PARTS = ("red", "green", "blue")


@cache
def _stored(level: int) -> float:
    """level/255 as a 32-bit float in its shortest decimal form: 127 → 0.49803922."""
    packed = struct.pack("f", level / 255)
    for digits in range(1, 10):
        shortest = float(f"{level / 255:.{digits}g}")
        if struct.pack("f", shortest) == packed:
            return int(shortest) if shortest.is_integer() else shortest
    return level / 255


def _level(part: float) -> int:
    """0 … 255, cut off in 32-bit arithmetic: recorded is 0.5 → 127."""
    (narrow,) = struct.unpack("f", struct.pack("f", min(max(part, 0), 1)))
    (scaled,) = struct.unpack("f", struct.pack("f", narrow * 255))
    return int(scaled)


def rgb(colour: Json) -> Json:
    """A Color as it reads back; alpha is not kept."""
    levels = {name: _level(colour[name]) for name in _PARTS if colour.get(name)}
    return {name: _stored(level) for name, level in levels.items() if level}


def coloured(value: Any, theme: Json, *, plain: bool = True) -> Any:
    """JSON in which every `…Color` and `…ColorStyle` is as Google keeps it.

    Writing one of the two forms also gives the other; a ColorStyle wins.

    Args:
        value: any part of a request.
        theme: SpreadsheetTheme, for theme colours.
        plain: whether the object has the old form too; the rows of tables have not.
    """
    if isinstance(value, list):
        return [coloured(item, theme, plain=plain) for item in value]
    if not isinstance(value, dict):
        return value
    made = {name: item if _is_colour(name) else coloured(item, theme, plain=plain) for name, item in value.items()}
    for base in _bases(made):
        style = _style(made, base)
        _put(made, base + "Style", style)
        _put(made, base, None if style is None or not plain else _plain(style, theme))
    return made


def _is_colour(name: str) -> bool:
    return name == "color" or name.endswith(("Color", "ColorStyle", "colorStyle"))


def _bases(item: Json) -> list[str]:
    return list(dict.fromkeys(name.removesuffix("Style") for name in item if _is_colour(name)))


def _style(item: Json, base: str) -> Json | None:
    """The ColorStyle that a pair of fields means; None where it clears the colour."""
    style = item.get(base + "Style")
    if style is None:
        return {"rgbColor": rgb(item[base])}
    if "themeColor" in style:
        return {"themeColor": style["themeColor"]}
    return {"rgbColor": rgb(style["rgbColor"])} if "rgbColor" in style else None


def _plain(style: Json, theme: Json) -> Json:
    if "rgbColor" in style:
        return dict(style["rgbColor"])
    pairs = {pair.get("colorType"): pair.get("color", {}) for pair in theme.get("themeColors", [])}
    return dict(pairs.get(style["themeColor"], {}).get("rgbColor", {}))


def _put(item: Json, name: str, value: Json | None) -> None:
    if value is None:
        item.pop(name, None)
    else:
        item[name] = value


def paired(mask: Mask) -> Mask:
    """The mask widened: who asks for one form of a colour asks for both."""
    made: Mask = {}
    for name, deeper in mask.items():
        if _is_colour(name):
            base = name.removesuffix("Style")
            made |= {base: {}, base + "Style": {}}
        else:
            made[name] = paired(deeper)
    return made
