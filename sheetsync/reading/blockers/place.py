"""Where a mention stands: what is before and after it in its clause, and what the clause lacks or waits for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.blockers.mentions import Mention
from sheetsync.reading.morphology import lemmas

_VERBAL = ("VERB", "INFN", "PRTS", "PRED", "ADJS", "COMP", "GRND")


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in its clause.

    `left` and `right` are the indexes of the words before and after it, beyond the adjectives that belong to it and
    the parties it is joined with («бухгалтерия и продажи»); `joined` says that there are such. `before` is the
    clause before this one, `after` the one that follows.
    """

    clause: Clause
    mention: Mention
    left: int
    right: int
    joined: bool = False
    before: Clause | None = None
    after: Clause | None = None

    @property
    def preposition(self) -> str:
        """The preposition of the mention, an empty text where it has none."""
        word = self.clause.text(self.left)
        return word if self.left >= 0 and self.clause.words[self.left].is_preposition else ""

    @property
    def bare(self) -> bool:
        """Whether it is a noun without a preposition."""
        return not self.preposition and not self.mention.adjective

    @property
    def alone(self) -> bool:
        """Whether the clause says nothing but the mention."""
        return self.idle(0, self.left + 1) and self.idle(self.right, len(self.clause.words))

    @property
    def contrasted(self) -> bool:
        """Whether «не» stands right before it: «не от продаж, а от клиента»."""
        return self.clause.text(self.left - 1 if self.preposition else self.left) in words("not")

    def in_case(self, case: str) -> bool:
        """Whether the mention can stand in this case (`gent`, `ablt` …); «ОТК» behind a noun belongs to that noun."""
        if case == "nomn" and self.left >= 0 and {"nomn", "gent"} <= self.mention.cases:
            before = self.clause.words[self.left]
            return not before.can_be("NOUN", "inan") or before.can_be("NOUN", "anim") or self._has_object_before
        return case in self.mention.cases

    @property
    def _has_object_before(self) -> bool:
        """Whether the noun before is what they do something with: «цены продажи обещают», not «цены продажи растут»."""
        at = next((at for at in range(self.right, len(self.clause.words)) if not is_idle(self.clause.words[at])), None)
        if at is None or self.mention.numbers != {"plur"} or not self.clause.words[self.left].can_be("accs"):
            return False
        verb = self.clause.words[at]
        return verb.can_be("VERB", "tran", "3per", "plur") and verb.among(words("hold") | words("give"))

    def idle(self, start: int, end: int) -> bool:
        """Whether the words from `start` to before `end` change nothing: «только», «ещё», adjectives, «неделю»."""
        return all(is_idle(word) or word.agreeing for word in self.clause.words[start:end])


def is_idle(word: Word) -> bool:
    """Whether a word changes nothing in what a clause says of a party: «ещё», «нам», «неделю», a number."""
    if word.text in words("idle") or word.text.isdigit() or word.among(words("time")):
        return True
    return word.text not in words("denials") | words("no") and bool(word.forms) and word.forms[0].has("ADVB")


def places(clause: Clause, mentions: Sequence[Mention], before: Clause | None, after: Clause | None) -> list[Place]:
    """Return the place of each mention of a clause."""
    found = []
    for group in _groups(clause, mentions):
        left, right = group[0].start - 1, group[-1].end
        while left >= 0 and _is_its_adjective(clause.words[left], group[0]):
            left -= 1
        found += [Place(clause, one, left, right, len(group) > 1, before, after) for one in group]
    return found


def _is_its_adjective(word: Word, mention: Mention) -> bool:
    """Whether an adjective before a mention can be its own: not so in «по второму заказчик молчит»."""
    if not word.agreeing or word.cut_short or not mention.cases:
        return word.agreeing
    declined = [form for form in word.forms if form.has("ADJF") or form.has("PRTF")]
    return not declined or any(form.grammemes & mention.cases for form in declined)


def _groups(clause: Clause, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        last = groups[-1][-1] if groups else None
        between = clause.words[last.end : mention.start] if last else ()
        joined = bool(between) and between[0].text in words("joined_by")
        close = all(word.agreeing or word.text in words("joined_by") for word in between[1:])
        if last and joined and last.adjective == mention.adjective and close:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def waits(clause: Clause) -> list[int]:
    """Return where the clause says that we wait now («раньше ждали» does not, nor does «не ждём»)."""
    earlier = any(word.text in words("now_not") for word in clause.words)
    return [
        at
        for at, word in enumerate(clause.words)
        if word.among(words("wait"))
        and not _denied(clause, at)
        and (_now(word) or (word.can_be("past") and not earlier))
    ]


def _now(word: Word) -> bool:
    return word.can_be("pres") or word.can_be("NOUN") or word.can_be("INFN")


def _denied(clause: Clause, at: int) -> bool:
    """Whether «не» stands before the word or before its «будем», «надо»."""
    return clause.negated(at) or (at > 1 and clause.negated(at - 1) and not clause.words[at - 1].can_be("NOUN"))


def lacks(clause: Clause) -> list[int]:
    """Return where the clause says that something is waited for, needed or missing."""
    if any(word.among(words("need")) and clause.negated(at) for at, word in enumerate(clause.words)):
        return []
    found = waits(clause)
    for at, word in enumerate(clause.words):
        negated = clause.negated(at)
        needed = word.among(words("need")) and not negated
        if word.among(words("none")) or needed or (word.among(words("missing")) and negated):
            found.append(at)
    return sorted(found)


def has_done_since(place: Place) -> bool:
    """Return whether the next clause says that they have done it: «…, он вернул с правками», «…, юрист проверил»."""
    if place.after is None or place.after.some(words("into_work")):
        return False
    for at, word in enumerate(place.after.words):
        if word.can_be("VERB", "past") and word.among(words("give")):
            return not place.after.negated(at)
        if not (is_idle(word) or _is_them(place, word)):
            return False
    return False


def _is_them(place: Place, word: Word) -> bool:
    pronouns = words("he") | words("she") | words("they")
    named = place.clause.words[place.mention.start : place.mention.end]
    return word.text in pronouns or any(word.among(lemmas(one.text)) for one in named)


def predicates(place: Place) -> Iterator[int]:
    """Yield where the predicate of a mention may begin: behind it, idle words, and asides with a preposition.

    Nothing where the mention is no subject.
    """
    if not ((place.in_case("nomn") and place.bare) or _someone_from(place)):
        return
    at = place.right
    while at < len(place.clause.words):
        yield at
        step = _aside(place.clause, at)
        if not step:
            yield from _second_predicate(place.clause, at)
            return
        at += step


def _second_predicate(clause: Clause, first: int) -> Iterator[int]:
    """Yield where a second predicate stands, joined to the verb at an index: «взяла выписку и больше не отвечает»."""
    if not clause.words[first].can_be("VERB", "past"):
        return
    joints = (at for at in range(first + 1, len(clause.words)) if clause.text(at) in words("joined_by"))
    for joint in joints:
        at = joint + 1
        while at < len(clause.words) and (is_idle(clause.words[at]) or clause.text(at) in words("any_more")):
            at += 1
        verb = at + 1 if clause.text(at) in words("not") else at
        if verb < len(clause.words) and clause.words[verb].can_be("VERB"):
            yield at


def _aside(clause: Clause, at: int) -> int:
    """Return how many words from `at` on stand between a subject and its predicate; 0 where the predicate begins."""
    word = clause.words[at]
    if is_idle(word):
        return 1
    if not word.can_be("PREP") or at + 1 >= len(clause.words):
        return int(bool(word.forms) and word.forms[0].has("NOUN", "gent"))
    end = at + 1
    while end < len(clause.words) and clause.words[end].agreeing:
        end += 1
    end += 1
    while end < len(clause.words) and _belongs(clause.words[end]):
        end += 1
    return min(end, len(clause.words)) - at


def _belongs(word: Word) -> bool:
    """Whether a word goes on with the noun before it: a genitive, a number, a name in other letters."""
    if not word.forms:
        return word.text not in {"/", "+", "&"}
    return word.can_be("NOUN", "gent") and not any(word.forms[0].has(part) for part in _VERBAL)


def _someone_from(place: Place) -> bool:
    """Whether a person of theirs stands before («Петров из продаж», «никто из бухгалтерии»)."""
    before = place.left - 1
    if place.preposition not in words("from") or before < 0:
        return False
    word = place.clause.words[before]
    return word.text in words("someone") or any(word.can_be(kind, "nomn") for kind in ("Name", "Surn"))
