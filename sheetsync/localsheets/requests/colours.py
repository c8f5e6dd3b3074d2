"""Colours as Google keeps them, the old and the new form side by side."""

from typing import Any

from sheetsync.localsheets.book import Json
from sheetsync.localsheets.fields import Mask
from sheetsync.localsheets.rgb import rgb

_ORDER = ("headerColor", "firstBandColor", "secondBandColor", "footerColor")


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
    rest = {name: coloured(item, theme, plain=plain) for name, item in value.items() if not _is_colour(name)}
    styles = {base: _style(value, base) for base in _bases(value)}
    kept = {base: style for base, style in styles.items() if style is not None}
    old = {base: _plain(style, theme) for base, style in kept.items()} if plain else {}
    return old | rest | {f"{base}Style": style for base, style in kept.items()}


def _is_colour(name: str) -> bool:
    return name == "color" or name.endswith(("Color", "ColorStyle", "colorStyle"))


def _bases(item: Json) -> list[str]:
    """The colours that an object names in either form, in Google's order."""
    found = dict.fromkeys(name.removesuffix("Style") for name in item if _is_colour(name))
    return sorted(found, key=lambda base: _ORDER.index(base) if base in _ORDER else len(_ORDER))


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
