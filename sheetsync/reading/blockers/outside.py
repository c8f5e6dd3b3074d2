"""Parties outside the list: roles and organisations by their noun («юрист», «банк», «транспортная компания»)."""

from functools import cache, lru_cache
from typing import NamedTuple

from sheetsync.reading.blockers.clauses import Clause, Word
from sheetsync.reading.blockers.lexicon import endings, words
from sheetsync.reading.morphology import Form, agreeing_with, forms, inflections, is_russian, nominative
from sheetsync.reading.vocabulary import listed

_PROPER = ("Name", "Surn", "Patr", "Geox")
_ADJECTIVE = "ADJF"
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_NUMBERS = ("sing", "plur")


class Outsider(NamedTuple):
    """An outside party in a clause: its name in nominative singular, the index of its noun, where its words end."""

    name: str
    noun: int
    end: int


@cache
def among_parties(key: str) -> frozenset[str]:
    """Return the words of one kind about parties outside (`roles`, `heads`, `activities` …)."""
    return frozenset(listed("parties", "outside", key))


@cache
def role_forms(*, russian: bool) -> dict[str, str]:
    """Return every form of the roles and organisations that people often misspell, each as it should be."""
    often = [word for word in among_parties("often") if is_russian(word) == russian]
    return {form: form for word in often for form in (inflections(word) if russian else (word,))}


def is_listed_role(name: str) -> bool:
    """Whether a role or organisation stands in our lists, so that no dictionary need know it."""
    return name in among_parties("roles") or name in among_parties("organisations")


def leaders() -> frozenset[str]:
    """Return the roles that stand before a department's name: «начальник производства»."""
    return among_parties("leaders")


def staff() -> frozenset[str]:
    """Return the roles of a department's own people, told by its name before them ("support engineer")."""
    return among_parties("staff")


def outsider_at(clause: Clause, at: int) -> Outsider | None:
    """Return the outside party that begins at an index of a clause, None where none does.

    Adjectives are dropped («генеральный директор» → «директор») but where the noun alone says nothing.
    """
    pair = f"{clause.text(at)} {clause.text(at + 1).removesuffix('s')}"
    if pair in among_parties("roles"):
        return Outsider(pair, at + 1, at + 2)
    phrase = clause.words[at].forms and (
        _with_complement(clause, at) or _with_adjective(clause, at) or _substantive(clause, at)
    )
    if phrase:
        return phrase
    if clause.text(at) in among_parties("unsure") and acts(clause, at + 1):
        return Outsider(clause.text(at), at, at + 1)
    raw = clause.words[at].raw.removesuffix("'s").removesuffix("’s")
    if clause.text(at) in words("idle") or _says_which(clause, at):
        return None
    name = raw.lower() if raw in among_parties("capitals") else outside_name(clause.words[at])
    return Outsider(name, at, at + 1) if name else None


def acts(clause: Clause, at: int) -> bool:
    """Return whether what people do, or don't, stands at an index: «не дал», "didn't send", «пришлёт»."""
    while clause.text(at) in words("idle") or clause.text(at) in words("denials"):
        at += 1
    if clause.text(at) in among_parties("acting"):
        return True
    return at < len(clause.words) and any(
        form.has("VERB", "tran") and (form.has("past") or form.has("futr")) and form.lemma in words("give")
        for form in clause.words[at].forms
    )


@lru_cache(maxsize=20_000)
def outside_name(word: Word) -> str | None:
    """Return the nominative singular of a role or organisation that the word names, None where it names none.

    A person's name alone is nobody (no department can be told from it), and so are «коллеги» and «мы».
    """
    for singular in (word.text, word.text.removesuffix("'s"), word.text.removesuffix("s")):
        if singular in among_parties("roles"):
            return singular
    for name in among_parties("plural_names"):
        if word.can_be("NOUN", "plur") and word.text in _plural_forms(name):
            return name
    listed_role = next((form for form in word.forms if form.lemma in among_parties("roles")), None)
    if listed_role:
        return listed_role.spelt
    if (
        word.among(among_parties("nobody"))
        or any(word.can_be(kind) for kind in _PROPER)
        or (word.among(among_parties("heads")) and not word.among(among_parties("alone")))
    ):
        return None
    likely = next((form for form in word.forms if form.has("NOUN")), None)
    for form in word.forms:
        alive = likely is not None and (likely.has("anim") or form.lemma in among_parties("often"))
        is_role = form.has("NOUN", "anim") and not form.has("Abbr") and alive
        if is_role or _is_organisation(form):
            return form.spelt
    return None


def _is_organisation(form: Form) -> bool:
    """Whether a form names one of the organisations, «завод-изготовитель» too."""
    known = among_parties("organisations")
    whole = form.lemma in known or form.lemma in among_parties("roles") or form.lemma in among_parties("alone")
    return whole or form.lemma.partition("-")[0] in known or form.has("NOUN", "Orgn") or _is_made_as_one(form)


def _is_made_as_one(form: Form) -> bool:
    """Whether a word is made as the names of works and authorities are: «молокозавод», «технадзор»."""
    ending = next((end for end in endings("organisation") if form.lemma.endswith(end)), None)
    return ending is not None and len(form.lemma) > len(ending) + 2 and form.has("NOUN", "inan")


def _with_complement(clause: Clause, at: int) -> Outsider | None:
    """Return «отдел кадров», «служба безопасности»: a head with the noun in the genitive behind it."""
    head = clause.words[at]
    if at + 1 >= len(clause.words) or not head.among(among_parties("heads")):
        return None
    behind = clause.words[at + 1]
    if behind.raw.isupper() and behind.can_be("Abbr"):
        return Outsider(f"{behind.text}-{nominative(head.text)}", at, at + 2)
    people = head.among(among_parties("of_people")) and behind.can_be("NOUN", "gent", "plur")
    if not people and not (behind.can_be("NOUN", "gent", "inan") and behind.forms[0].has("NOUN", "gent")):
        return None
    return Outsider(f"{nominative(head.text)} {behind.text}", at, at + 2)


def _with_adjective(clause: Clause, at: int) -> Outsider | None:
    """Return «транспортная компания», «юридический отдел»: a head with its adjective before it."""
    word = clause.words[at]
    if (
        at + 1 >= len(clause.words)
        or not (word.can_be(_ADJECTIVE) or word.can_be("PRTF"))
        or word.among(among_parties("vague"))
    ):
        return None
    head = clause.words[at + 1]
    if not head.among(among_parties("heads")) or word.can_be("Apro"):
        return None
    adjective = agreeing_with(word.text, head.text)
    return Outsider(f"{adjective} {nominative(head.text)}", at + 1, at + 2) if adjective else None


def _substantive(clause: Clause, at: int) -> Outsider | None:
    """Return «налоговая», «генеральный»: an adjective that stands for a noun, with no noun of its own behind it."""
    word = clause.words[at]
    if at + 1 < len(clause.words) and _agree(word, clause.words[at + 1]):
        return None
    for name in among_parties("substantives"):
        if word.text in _adjective_forms(name):
            return Outsider(name, at, at + 1)
    return None


def _says_which(clause: Clause, at: int) -> bool:
    """Whether a word is the adjective of a person behind it: «старший бухгалтер», «пожарный инспектор»."""
    if at + 1 >= len(clause.words) or not clause.words[at].can_be(_ADJECTIVE):
        return False
    return clause.words[at + 1].can_be("NOUN", "anim") and _agree(clause.words[at], clause.words[at + 1])


def _agree(adjective: Word, noun: Word) -> bool:
    """Whether a noun can be what the adjective is said of: not so in «ведущий мероприятия»."""
    if not noun.forms or not noun.forms[0].has("NOUN"):
        return False
    return any(
        read.has("NOUN", case, number) and form.has(case, number)
        for form in adjective.forms
        if form.has(_ADJECTIVE)
        for read in noun.forms
        for case in _CASES
        for number in _NUMBERS
    )


@cache
def _plural_forms(name: str) -> frozenset[str]:
    return frozenset(form for form in inflections(name) if any(read.has("NOUN", "plur") for read in forms(form)))


@cache
def _adjective_forms(name: str) -> frozenset[str]:
    """Return the singular forms of an adjective in its own gender."""
    gender = "femn" if name.endswith(endings("feminine")) else "masc"
    return frozenset(form for form in inflections(name) if any(read.has("ADJF", gender) for read in forms(form)))
