"""Blame that is seen by how a clause is built: who is made the cause, whose fault it is, for whom others work."""

import re
from collections.abc import Callable, Sequence

from sheetsync.reading.blockers import lexicon
from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.mentions import Mention
from sheetsync.reading.folding import fold
from sheetsync.reading.functions import functions_of
from sheetsync.reading.morphology import forms, lemmas
from sheetsync.reading.wording.reproaches import Reproaches


def kind_of_clause(clause: Clause, mentions: Sequence[Mention], whole: str, words: Reproaches) -> str | None:
    """Return the kind of blame that a clause lays on the parties in it, in whatever case; None where it lays none.

    `whole` is the folded text that the clause is of.
    """
    if not mentions:
        return None
    said = text_of(clause)
    if words.about.search(said):
        return "character"
    ours = any(not one.party.outside for one in mentions)
    if (ours and words.habits.waiting.search(said)) or (
        nothing_comes_from(clause, mentions) and words.habits.always.search(said)
    ):
        return "always"
    return next((kind for kind, lays in _LAID for one in mentions if lays(clause, one, whole, words)), None)


def blames_others(clause: Clause, mentions: Sequence[Mention], whole: str, words: Reproaches) -> bool:
    """Return whether a clause lays what befell ourselves on others: «мы потеряли клиента из-за продаж»."""
    lost = words.causes.lost.search(whole)
    return lost and any(_is_made_the_cause(clause, mention, whole, words) for mention in mentions)


def _is_made_the_cause(clause: Clause, mention: Mention, whole: str, words: Reproaches) -> bool:
    """Whether a party stands as what is to blame: «из-за продаж опять всё сорвалось», «спасибо складу за срыв».

    Of somebody outside it is blame only where something was lost by it («потеряли клиента из-за юриста»).
    """
    if mention.adjective:
        return False
    before = " ".join(word.text for word in clause.words[: mention.start])
    if words.causes.pointing.search(before):
        return True
    lost = words.causes.lost.search(whole)
    if words.causes.because.search(before):
        ours = not mention.party.outside or (words.causes.caused.search(before) and functions_of(mention.party.name))
        return lost or bool(ours)
    return lost and words.causes.thanks.search(before) is not None


def _have_spoilt(clause: Clause, mention: Mention, _: str, words: Reproaches) -> bool:
    """Whether they are the agent of what was spoilt: «договор сорван юристами»."""
    spoilt = any(word.can_be("PRTS") and word.among(words.causes.spoilt) for word in clause.words)
    return spoilt and "ablt" in mention.cases and not mention.adjective


def _are_at_fault(clause: Clause, mention: Mention, whole: str, words: Reproaches) -> bool:
    """Whether a fault is theirs, or a failure theirs again: «вина склада», «ошибка бухгалтерии, как всегда»."""
    if mention.start == 0 or "gent" not in mention.cases or mention.adjective:
        return False
    noun = clause.words[mention.start - 1]
    again = words.habits.always.search(whole) or words.habits.weak.search(whole)
    return noun.among(words.causes.faults) or (again and noun.among(words.causes.failures))


def _are_these(clause: Clause, mention: Mention, _: str, words: Reproaches) -> bool:
    """Whether they are spoken of from above: «эти айтишники», «с этой бухгалтерией»."""
    if mention.start == 0 or not clause.words[mention.start - 1].among(words.causes.these):
        return False
    noun = clause.words[mention.end - 1]
    people = noun.can_be("anim", "plur") or (mention.organisation and not noun.among(lexicon.words("sites")))
    return people and bool(functions_of(mention.party.name))


def _is_done_for_them(clause: Clause, mention: Mention, _: str, words: Reproaches) -> bool:
    """Whether others do their work: «делать работу за продажи», «переделываем за дизайнером»."""
    if clause.text(mention.start - 1) not in lexicon.words("behind"):
        return False
    verbs = [word for word in clause.words[: mention.start] if word.can_be("VERB") or word.can_be("INFN")]
    for_them = "accs" in mention.cases and any(word.among(words.causes.work_for) for word in verbs)
    return for_them or ("ablt" in mention.cases and any(word.among(words.causes.work_after) for word in verbs))


def _always_go_badly(clause: Clause, mention: Mention, whole: str, words: Reproaches) -> bool:
    """Whether things are said always to go badly with them: «у финансов как обычно всё долго»."""
    with_them = clause.text(mention.start - 1) in lexicon.words("from_whom") and not mention.adjective
    habit = words.habits.always.search(whole) or words.habits.weak.search(whole)
    return with_them and habit and any(word.among(words.habits.manners) for word in clause.words)


_LAID: tuple[tuple[str, Callable[[Clause, Mention, str, Reproaches], bool]], ...] = (
    ("always", _always_go_badly),
    ("character", _are_these),
    ("character", _is_done_for_them),
    ("guilt", _is_made_the_cause),
    ("guilt", _have_spoilt),
    ("guilt", _are_at_fault),
)
"""How blame can be laid on one party, and of which kind it is."""

_BARE = 3
"""So many words say no more than who and how often: «бухгалтерия постоянно», "sales, always"."""


def is_always_bad(clause: Clause, whole: str, words: Reproaches) -> bool:
    """Return whether a clause says that people always do something bad, or no more than that they always do.

    `whole` is the folded text, where «как всегда» may stand between commas.
    """
    if not words.habits.weak.search(whole) or words.habits.praise.search(whole):
        return False
    acts = any(word.can_be("VERB") or word.can_be("INFN") for word in clause.words)
    if not acts and len(clause.words) <= _BARE and not clause.some(lexicon.words("need")):
        return True
    denied = any(word.text in lexicon.words("denials") for word in clause.words)
    return denied or any(word.among(words.habits.bad) for word in clause.words)


def says_what_they_are(clause: Clause, words: Reproaches) -> bool:
    """Return whether a clause without a verb calls somebody something («Маркетинг — лгун», «продажи жадные»)."""
    if any(word.forms and word.forms[0].has("VERB") for word in clause.words):
        return False
    return any(word.among(words.judged) for word in clause.words)


def nothing_comes_from(clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Return whether a clause says that nothing comes from a party («от продаж никогда ничего не дождёшься»)."""
    sources = any(clause.text(one.start - 1) in lexicon.words("from_whom") for one in mentions if not one.adjective)
    return sources and any(clause.negated(at) and word.can_be("VERB") for at, word in enumerate(clause.words))


def is_of_thing(clause: Clause, words: Reproaches) -> bool:
    """Return whether a clause says something of a thing: «сайт тормозит», «опять пошлина»; not «сроки сорвали»."""
    at, noun = next(((at, word) for at, word in enumerate(clause.words) if _is_noun(word)), (0, None))
    if noun is None or not noun.can_be("NOUN", "nomn", "inan") or noun.among(words.judged | words.causes.failures):
        return False
    verbs = [word for word in clause.words if word.can_be("VERB")]
    if not verbs:
        return at == 1 and len(clause.words) == _AGAIN_IT
    return any(_said_of(noun, verb) for verb in verbs if verb in clause.words[at:])


_AGAIN_IT = 2
"""So many words say no more than that a thing is there again."""


def _is_noun(word: Word) -> bool:
    return any(form.has("NOUN") for form in word.forms[:1])


def _said_of(noun: Word, verb: Word) -> bool:
    number = "sing" if verb.can_be("VERB", "sing") else "plur"
    done_to = verb.can_be("VERB", "tran") and number == "plur"
    return noun.can_be("NOUN", "nomn", number) and not done_to


def mocks(clauses: Sequence[Clause], whole: str, words: Reproaches) -> bool:
    """Return whether people are praised for what failed: «молодцы, потеряли договор»."""
    return words.mockery.praise.search(whole) is not None and any(_failed(clause, words) for clause in clauses)


def _failed(clause: Clause, words: Reproaches) -> bool:
    if clause.some(words.denials) or any(word.text in lexicon.words("denials") for word in clause.words):
        return False
    return clause.some(words.mockery.failed)


def quotes_in_mockery(text: str, words: Reproaches) -> bool:
    """Return whether praise stands in quotes: «спасибо за „оперативность“»; not a name («кнопка „помощь“»)."""
    return any(_is_mockery(match[1], match[2], words) for match in _IN_QUOTES.finditer(text))


_IN_QUOTES = re.compile(r"(?:(\w+)\s+)?[«\"“„]([^\W\d_]+(?: [^\W\d_]+)?)[»\"”“]")


def _is_mockery(before: str | None, quoted: str, words: Reproaches) -> bool:
    named = before is not None and _names_a_thing(before, quoted, words)
    praised = any(not lemmas(word).isdisjoint(words.mockery.quoted) for word in fold(quoted).split())
    return praised and quoted[:1].islower() and not named


def _names_a_thing(before: str, quoted: str, words: Reproaches) -> bool:
    """Whether what is quoted is the name of the noun before it («кнопка „помощь“»), not what it does («„работает“»)."""
    if any(form.has("VERB") for form in forms(fold(quoted))[:1]):
        return not lemmas(fold(before)).isdisjoint(words.mockery.titled)
    return any(form.has("NOUN") for form in forms(fold(before))[:1])


_ANYTHING = Word("0", "0")
"""Stands for each word that is not looked at."""


def without_harmless(clause: Clause, words: Reproaches) -> Clause:
    """Return a clause without what only sounds like a reproach."""
    said = text_of(clause)
    found = words.harmless.find(said)
    if found is None:
        return clause
    start = said[: found[0]].count(" ")
    length = said[slice(*found)].count(" ") + 1
    return Clause(clause.words[:start] + (_ANYTHING,) * length + clause.words[start + length :])


def accuses_thing(clause: Clause, words: Reproaches) -> bool:
    """Return whether what is to blame is a thing: «виноват кабель»."""
    nouns = [word for word in clause.words if word.can_be("NOUN", "nomn")]
    return (
        words.accused.search(text_of(clause)) is not None
        and bool(nouns)
        and all(word.can_be("NOUN", "inan") and not word.can_be("NOUN", "anim") for word in nouns)
    )


def text_of(clause: Clause) -> str:
    """Return the folded words of a clause."""
    return " ".join(word.text for word in clause.words)
