"""Why two texts are the same work, or what makes two works of them: from their alignment, as a value and in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sheetsync.duplicates.alignment import Link
from sheetsync.duplicates.kinship import Tie
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.meaning import Meaning, meaning
from sheetsync.duplicates.reasons import correspondence
from sheetsync.duplicates.token import Kind, Token
from sheetsync.duplicates.verdict import Difference, Judgement, Verdict, judge
from sheetsync.messages import Messages

_KINDS = {
    Difference.NUMBER: Kind.NUMBER,
    Difference.MARK: Kind.MARK,
    Difference.NEGATION: Kind.NEGATION,
    Difference.DEADLINE: Kind.DEADLINE,
}
_WHOLE = frozenset({Difference.NUMBER, Difference.DIRECTION, Difference.ROLES})
"""What no single word tells: the same words stand in another order or point elsewhere."""

_PERIODS = frozenset({Kind.PERIOD, Kind.YEAR})


@dataclass(frozen=True, slots=True)
class Explanation:
    """The judgement on two texts, with what each of them says."""

    one: Meaning
    other: Meaning
    judgement: Judgement

    @property
    def differing(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What makes the difference, as written in the first text and in the second; empty where nothing does."""
        difference, alignment = self.judgement.difference, self.judgement.alignment
        if difference is None:
            return (), ()
        sides = ((alignment.left_one, self.one), (alignment.left_other, self.other))
        one, other = (_telling(difference, left, meant) for left, meant in sides)
        if not (one or other):  # the same figures stand beside other words
            one, other = (_telling(Difference.WORDS, left, meant) for left, meant in sides)
        return one, other

    @property
    def ignored(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words that count for nothing, of the first text and of the second."""
        alignment = self.judgement.alignment
        one, other = (
            (*meant.fillers, *(token.shown for token in left if token.light or token.kind is Kind.DEADLINE))
            for left, meant in ((alignment.left_one, self.one), (alignment.left_other, self.other))
        )
        return one, other


def explain(text: str, other: str, lexicon: Lexicon | None = None) -> Explanation:
    """Judge two texts and keep all that the judgement rests on."""
    one, two = meaning(text, lexicon), meaning(other, lexicon)
    return Explanation(one, two, judge(one, two))


def _telling(difference: Difference, left: Sequence[Token], meant: Meaning) -> tuple[str, ...]:
    """Return the words of one text that tell the difference: of its kind, or of the whole where none is left over."""
    if difference is Difference.NEAR:
        return ()
    if difference is Difference.PERIOD:
        kinds = _PERIODS
    elif difference in _KINDS:
        kinds = frozenset({_KINDS[difference]})
    else:
        kinds = frozenset(Kind)
    found = tuple(token.shown for token in left if token.kind in kinds and not _is_nothing(token, difference))
    return found or ((meant.text,) if difference in _WHOLE and not left else ())


def _is_nothing(token: Token, difference: Difference) -> bool:
    return token.kind is Kind.DEADLINE and difference is not Difference.DEADLINE


def explanation_lines(explanation: Explanation, messages: Messages) -> Iterator[str]:
    """Yield the explanation, a line each: the verdict, what corresponds and how, what differs, what counts not."""
    yield verdict_words(explanation.judgement, messages)
    yield from (correspondence(link, messages) for link in explanation.judgement.alignment.links)
    said = difference_words(explanation, messages)
    if said:
        yield said
    yield from _ignored_words(explanation, messages)


def _ignored_words(explanation: Explanation, messages: Messages) -> Iterator[str]:
    words = dict.fromkeys(word for side in explanation.ignored for word in side)
    if words:
        yield messages.say("Doesn't count: {words}", words=_quoted(words, messages))


def verdict_words(judgement: Judgement, messages: Messages) -> str:
    """Return the verdict as a sentence."""
    return {
        Verdict.DUPLICATE: messages.say("The same work."),
        Verdict.PERHAPS: messages.say("Perhaps the same work."),
        Verdict.DIFFERENT: messages.say("Two different works."),
    }[judgement.verdict]


def difference_words(explanation: Explanation, messages: Messages) -> str:
    """Return what makes the difference, empty where nothing does: `Months differ: “March” and “April”`."""
    difference = explanation.judgement.difference
    if difference is None:
        return ""
    one, other = (_quoted(words, messages) for words in explanation.differing)
    lead = _leads(messages)[difference]
    if not (one or other):
        return f"{lead}."
    if one and other:
        return f"{lead}: " + messages.say("{one} and {other}", one=one, other=other)
    return f"{lead}: " + messages.say("{words} in one text only", words=one or other)


def _leads(messages: Messages) -> dict[Difference, str]:
    return {
        Difference.NUMBER: messages.say("Numbers differ"),
        Difference.PERIOD: messages.say("Days, months or years differ"),
        Difference.MARK: messages.say("Letters differ"),
        Difference.NEGATION: messages.say("One of them denies"),
        Difference.DEADLINE: messages.say("Each is due on another day"),
        Difference.DIRECTION: messages.say("From where and to where differ"),
        Difference.ROLES: messages.say("The same words play other parts"),
        Difference.OPPOSITE: messages.say("Opposites"),
        Difference.WORDS: messages.say("Words differ"),
        Difference.EXTRA: messages.say("One says more"),
        Difference.NEAR: messages.say("Words that are only near in meaning"),
    }


def _quoted(words: Iterable[str], messages: Messages) -> str:
    return ", ".join(messages.say("“{word}”", word=word) for word in words)


def explanation_facts(explanation: Explanation) -> dict[str, Any]:
    """Return the explanation as facts (docs/reference/json.md)."""
    judgement = explanation.judgement
    return {
        "one": explanation.one.text,
        "other": explanation.other.text,
        "verdict": judgement.verdict.value,
        "sureness": round(judgement.sureness, 3),
        "links": [_link_facts(link) for link in judgement.alignment.links],
        "difference": judgement.difference and judgement.difference.value,
        "differs": [list(words) for words in explanation.differing],
        "ignored": [list(words) for words in explanation.ignored],
    }


def _link_facts(link: Link) -> dict[str, Any]:
    by = sorted(link.one.groups & link.other.groups) if link.tie in {Tie.SYNONYM, Tie.SHORT} else []
    return {
        "one": link.one.shown,
        "other": link.other.shown,
        "how": link.tie.name.lower(),
        "lexicon": [group.partition(":")[2] for group in by],
    }
