"""The lists of words beside this file, read into a lexicon; a team's own list on top of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sheetsync.duplicates.english import is_english, plain_form
from sheetsync.duplicates.files import read_lines, read_words
from sheetsync.duplicates.lexicon import BEGINNING, Bond, Lexicon, Texts
from sheetsync.duplicates.roots import roots
from sheetsync.reading.morphology import Form

SYNONYMS = ("synonyms.txt", "deeds.txt", "office.txt", "acts.txt", "trades.txt", "fields.txt", "twins.txt")
"""The lists of words that stand for each other."""

_SLASHED = re.compile(r"(?<![^\W_])([^\W\d_])[/.&]([^\W\d_])(?![^\W_])")
_WORDS = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W\d_]{3,}-[^\W\d_]{3,}")
_VERB = re.compile(r"(?:[аеиоуыя]ть|ться|ти|чь|(?<![оеа])[сз]ть)$")
_NO_VERBS = frozenset(
    {
        "сеть",
        "теплосеть",
        "путь",
        "шерсть",
        "соцсеть",
        "нейросеть",
        "электросеть",
        "память",
        "печать",
        "кровать",
        "печь",
        "течь",
        "речь",
        "помощь",
        "ночь",
    }
)
_INFINITIVE = frozenset({"INFN", "perf"})


@cache
def standard_lexicon() -> Lexicon:
    """Return the product's own lexicon."""
    return extended_lexicon((), ())


def extended_lexicon(synonyms: Iterable[str], short: Iterable[str]) -> Lexicon:
    """Return the product's lexicon with further lines on top."""
    return build_lexicon(
        [*_standard_synonyms(), *synonyms], [*read_lines("short.txt"), *short], read_lines("aspects.txt")
    )


def _standard_synonyms() -> list[str]:
    return [line for name in SYNONYMS for line in read_lines(name)]


def build_lexicon(synonyms: Iterable[str], short: Sequence[str], aspects: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon of groups (`a, b`), short words (`a = b, c`), verbs and beginnings (`мыть по вы`)."""
    groups = Groups()
    for group, members in (*_synonym_groups(synonyms), *_short_groups(short), *_aspect_groups(aspects)):
        for member in members:
            groups.add(member, group)
    for line in short:
        brief, _, meant = line.partition("=")
        groups.inherit(brief, meant.split(","))
    return Lexicon(_frozen(groups.by_lemma), _frozen(groups.by_root), groups.by_beginning(), _short_for(short))


class Groups:
    """The groups of words and phrases while a lexicon is built."""

    def __init__(self) -> None:
        self.by_lemma: defaultdict[str, set[str]] = defaultdict(set)
        self.by_root: defaultdict[str, set[str]] = defaultdict(set)
        self.phrases: defaultdict[Texts, set[str]] = defaultdict(set)

    def add(self, member: str, group: str) -> None:
        """Put a word or phrase into a group; one with a hyphen is a word too."""
        texts = _without_light(_texts_of(member))
        if len(texts) > 1:
            self.phrases[texts].add(group)
        if "-" in member and _HYPHENED.fullmatch(member):
            self._add_word("".join(texts), group)
        elif len(texts) == 1:
            self._add_word(texts[0], group)

    def inherit(self, brief: str, meant: Iterable[str]) -> None:
        """Put a short word into all groups of what it stands for."""
        into = self._of(_texts_of(brief))
        for one in meant:
            into.update(self._of(_texts_of(one)))

    def by_beginning(self) -> dict[str, list[tuple[Texts, frozenset[str]]]]:
        """Return the phrases by the first letters that the forms of their first words share."""
        found: defaultdict[str, list[tuple[Texts, frozenset[str]]]] = defaultdict(list)
        for texts, groups in self.phrases.items():
            found[texts[0][:BEGINNING]].append((texts, frozenset(groups)))
        return dict(found)

    def _of(self, texts: Texts) -> set[str]:
        return self.by_lemma[texts[0]] if len(texts) == 1 else self.phrases[texts]

    def _add_word(self, text: str, group: str) -> None:
        self.by_lemma[text].add(group)
        self.by_lemma[dictionary_form(text)].add(group)
        if is_verb(text):
            for root in roots(Form(text, _INFINITIVE, text)):
                self.by_root[root].add(group)


def dictionary_form(text: str) -> str:
    """Return the dictionary form of a folded word of the lists."""
    return plain_form(text) if is_english(text) else _dictionary_forms().get(text, text)


@cache
def _dictionary_forms() -> Mapping[str, str]:
    pairs = (line.split() for line in read_lines("forms.txt"))
    return {pair[0]: pair[1] for pair in pairs}


def is_verb(text: str) -> bool:
    """Whether a folded word of the lists is a Russian verb, by its ending."""
    form = dictionary_form(text)
    return _VERB.search(form) is not None and form not in _NO_VERBS


def _without_light(texts: Texts) -> Texts:
    """Return a phrase without the verb before it that adds nothing: «провести ревизию» is «ревизия»."""
    if len(texts) > 1 and not texts[0].isascii() and texts[0] in read_words("light.txt"):
        return (dictionary_form(texts[1]),) if len(texts) == 2 else texts[1:]
    return texts


def _texts_of(member: str) -> Texts:
    if member.isalpha():  # most are single words, and folded already
        return (member,)
    return tuple(_WORDS.findall(join_slashed(member).casefold()))


def join_slashed(text: str) -> str:
    """Return a text whose single letters parted by a slash or a stop are one short word: «з/п» is «ЗП»."""
    return _SLASHED.sub(lambda match: (match[1] + match[2]).upper(), text)


def _synonym_groups(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        yield f"{Bond.SYNONYM}:{line}", [member.strip() for member in line.split(",")]


def _short_groups(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        short, _, meant = line.partition("=")
        yield f"{Bond.SHORT}:{line}", [short.strip(), *(one.strip() for one in meant.split(","))]


def _aspect_groups(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        verb, *beginnings = line.split()
        yield f"{Bond.ROOT}:{line}", [verb, *(beginning + verb for beginning in beginnings)]


def _short_for(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        short, _, meant = line.partition("=")
        lemmas = frozenset(dictionary_form(one.strip()) for one in meant.split(",") if " " not in one.strip())
        if lemmas and " " not in short.strip():
            found[short.strip()] = found.get(short.strip(), frozenset()) | lemmas
    return found


def _frozen(groups: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(found) for key, found in groups.items()}
