"""Why two texts are the same work, or are not, in the reader's language."""

from sheetsync.duplicates.alignment import Alignment, Link
from sheetsync.duplicates.kinship import Tie
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.meaning import Meaning, meaning
from sheetsync.duplicates.token import Kind, Token
from sheetsync.duplicates.verdict import judge
from sheetsync.messages import Messages
from sheetsync.reading.folding import fold

_TOLD = 4
"""So many correspondences are told in one cell."""


def why_same(text: str, other: str, messages: Messages, lexicon: Lexicon | None = None) -> str:
    """Return in one line why two texts are the same work."""
    if fold(text) == fold(other):
        return messages.say("the same text")
    one, two = meaning(text, lexicon), meaning(other, lexicon)
    alignment = judge(one, two).alignment
    told = [correspondence(link, messages) for link in alignment.links if link.tie not in {Tie.SAME, Tie.FORM}]
    told += [left_out(token, messages) for token in (*alignment.left_one, *alignment.left_other) if not token.light]
    if told:
        return "; ".join(told[:_TOLD])
    if _in_order(alignment, two):
        return messages.say("the same words")
    return messages.say("the same words in another order")


def _in_order(alignment: Alignment, other: Meaning) -> bool:
    places = [other.tokens.index(link.other) for link in alignment.links if link.other in other.tokens]
    return places == sorted(places)


def correspondence(link: Link, messages: Messages) -> str:
    """Return which words correspond and how: «сбор = собрать (один корень)»."""
    hows = {
        Tie.SAME: messages.say("the same"),
        Tie.FORM: messages.say("another form"),
        Tie.ROOT: messages.say("one root"),
        Tie.SYNONYM: messages.say("synonyms"),
        Tie.SHORT: messages.say("shortened"),
        Tie.LOAN: messages.say("two alphabets"),
        Tie.TYPO: messages.say("a misspelling"),
        Tie.NEAR: messages.say("near in meaning"),
    }
    return f"{link.one.shown} = {link.other.shown} ({hows[link.tie]})"


def left_out(token: Token, messages: Messages) -> str:
    """Return that a word stands in one text only and doesn't count."""
    if token.kind is Kind.DEADLINE:
        return messages.say("“{word}” says when, not what", word=token.shown)
    return messages.say("“{word}” only once", word=token.shown)
