"""Very long texts as the memory keeps them: a readable start and a hash of the whole."""

import hashlib

from sheetsync.model.row import RowTexts

TEXT_LIMIT = 1000
"""Characters of one text that are kept as they are: five of them, even fully escaped, fit into one cell."""

_MARK = "…#"


def kept(text: str) -> str:
    """Return the text as the memory keeps it: itself, or for a long one its start, `…#` and a hash of the whole.

    Half of a surrogate pair, which no UTF-8 text can hold, becomes `?`. What is kept already stays as it is.
    """
    whole = text if text.isprintable() else text.encode(errors="replace").decode()
    if len(whole) <= TEXT_LIMIT:
        return whole
    digest = hashlib.sha256(whole.encode()).hexdigest()[:16]
    return whole[: TEXT_LIMIT - len(_MARK) - len(digest)] + _MARK + digest


def kept_texts(texts: RowTexts) -> RowTexts:
    """Return the five values as the memory keeps and compares them."""
    together = "".join(texts)
    if len(together) <= TEXT_LIMIT and together.isprintable():  # nearly all rows, told at one look
        return texts
    return RowTexts(*map(kept, texts))
