"""Text that people typed, made harmless for chats: it is read as it is, and nothing in it is found to be more."""

import re

JOINER = "\u2060"
"""Word joiner: nothing that is seen, and no program looks across it for a link, a mention or markup."""

_MARKS = re.compile(
    r"(?<=[@#])(?=\w)"  # mentions, tags
    r"|(?<=/)(?=[/\w])|(?<=:)(?=//)|(?<=[^\W_])(?=\.[^\W\d_])"  # addresses, commands
    r"|(?<=:)(?=[a-z+-][\w+-]*:)"  # :smile:
    r"|(?<=<)(?=[^\s\d=-])|(?<=&)(?=[\w#])"  # <at …>, &lt;
    r"|(?<=\[)(?=[A-Z]+:)|(?<=\])(?=[(\[:])"  # [CQ:at], [text](address)
    r"|(?<=([~|$=+%^]))(?=\1)"  # ~~struck~~, ||hidden||, $$sum$$
)
_STARTS = re.compile(r"[^\w\s(«“„\"]|\d+[.)](?!\S)")


def harmless(text: str, longest: int | None = None) -> str:
    """Return a text on one line in which no address, mention, tag or command is found, cut at `longest` characters.

    Nor does it begin a list, a heading or a quotation. What stands in pairs around words (`*so*`) is each service's
    own: `notify.escaping` has to see to that.
    """
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    cut = f"{line[: longest - 1]}…" if longest and len(line) > longest else line
    return (JOINER if _STARTS.match(cut) else "") + _MARKS.sub(JOINER, cut)
