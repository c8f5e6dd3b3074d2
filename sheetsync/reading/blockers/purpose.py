"""What something is passed on for: «на подпись», «на проверке»."""

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import endings, words


def for_purpose(clause: Clause) -> bool:
    """Whether a clause says «на подпись», «на проверке»."""
    return any(is_purpose(word) and _on_before(clause, at) for at, word in enumerate(clause.words))


def is_purpose(word: Word) -> bool:
    """Return whether a word is an act that something can be passed on for: «подпись», «настройка»."""
    made = word.can_be("NOUN", "inan") and word.text.endswith(endings("purpose"))
    return word.among(words("purpose")) or (made and not word.among(words("away_on")))


def _on_before(clause: Clause, at: int) -> bool:
    while at > 0 and clause.words[at - 1].agreeing:
        at -= 1
    return clause.text(at - 1) in words("for")
