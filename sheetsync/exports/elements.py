"""HTML as a tree, so that nothing a person typed can become more than text in it."""

from typing import Any
from xml.etree import ElementTree as ET

Element = ET.Element


def element(tag: str, *inside: "Element | str | None", **attributes: Any) -> Element:
    """Return an element of texts and elements; attributes with `_` stand for `-` (`aria_hidden`), `klass` for `class`.

    Texts lose what no document may hold: control characters and halves of surrogate pairs.
    """
    made = ET.Element(tag, {_name(name): plain(str(value)) for name, value in attributes.items() if value is not None})
    for part in inside:
        if isinstance(part, str):
            _append_text(made, plain(part))
        elif part is not None:
            made.append(part)
    return made


def _name(name: str) -> str:
    return "class" if name == "klass" else name.replace("_", "-")


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def plain(text: str) -> str:
    """Return a text without what XML and HTML forbid, and without marks that turn the direction of reading."""
    return "".join(letter if letter.isprintable() or letter in "\n\u00a0\u202f" else " " for letter in text)


def as_html(root: Element) -> str:
    """Return a document as HTML5."""
    return "<!DOCTYPE html>\n" + ET.tostring(root, encoding="unicode", method="html") + "\n"
