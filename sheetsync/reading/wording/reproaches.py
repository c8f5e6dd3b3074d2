"""The words of reproach of one language, ready to be looked for, and the neutral wordings for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sheetsync.reading.folding import has_cyrillic
from sheetsync.reading.vocabulary import tables
from sheetsync.reading.wording.conduct import Conduct, load_conduct
from sheetsync.reading.wording.phrasebook import Phrasebook, any_of, plain

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Reproaches:
    """The patterns of one language over folded words, by the kind of reproach where that decides what to suggest."""

    anywhere: Mapping[str, Phrasebook]
    people: Mapping[str, Phrasebook]
    because: re.Pattern[str]
    """It stands before a department that is made the cause."""

    always: Phrasebook
    weak: Phrasebook
    """A generalisation that is one of blame only with something `bad` («всегда забывает»)."""

    bad: frozenset[str]
    manners: frozenset[str]
    """How things go with people who are always like that («у них вечно всё долго»), in dictionary form."""

    relative: frozenset[str]
    praise: Phrasebook
    """A generalisation that is none of blame («всегда на связи»)."""

    always_waiting: re.Pattern[str]
    someone: re.Pattern[str]
    ourselves: re.Pattern[str]
    asking: re.Pattern[str]
    """A first word after which «мы» is not who is spoken of («почему мы должны …»)."""

    vague: re.Pattern[str]
    soft: re.Pattern[str]
    things: re.Pattern[str]
    about: Phrasebook
    """It blames whoever stands in its clause, in whatever case."""

    accused: re.Pattern[str]
    judged: frozenset[str]
    """What people are called, in dictionary form («лгун», «жадный»)."""

    harmless: Phrasebook
    """What sounds like a reproach and is none («подвели итоги»): nothing in it is looked at."""

    mocking: re.Pattern[str]
    """Praise that is mockery where something `failed` beside it («молодцы, потеряли договор»)."""

    failed: frozenset[str]
    quoted: frozenset[str]
    """What is meant the other way round where it stands in quotes («наши „специалисты“»), in dictionary form."""

    lost: Phrasebook
    """What was lost or missed, so that a cause beside it is a culprit."""

    pointing: re.Pattern[str]
    thanks: re.Pattern[str]
    spoilt: frozenset[str]
    caused: re.Pattern[str]
    """It stands before what is the one and only cause («всё из-за»)."""

    failures: frozenset[str]
    faults: frozenset[str]
    these: frozenset[str]
    work_for: frozenset[str]
    """What one does for others that is theirs to do («делать работу за продажи»), in dictionary form."""

    work_after: frozenset[str]
    denials: frozenset[str]
    pairs: tuple[tuple[re.Pattern[str], str, str], ...]
    suggestions: Mapping[str, str]
    conduct: Conduct

    def kind_anywhere(self, said: str) -> str | None:
        """Return the kind of a reproach that is one whoever is named, None where there is none."""
        return next((kind for kind, pattern in self.anywhere.items() if pattern.search(said)), None)

    def kind_of_people(self, said: str) -> str | None:
        """Return the kind of a reproach that is one of people, None where there is none."""
        found = next((kind for kind, pattern in self.people.items() if pattern.search(said)), None)
        if found or any(pattern.search(said) for pattern, _, _ in self.pairs):
            return found or "character"
        return "always" if self.always.search(said) and not self.praise.search(said) else None

    def instead(self, said: str, functions: frozenset[str], kind: str, who: str) -> str:
        """Return the neutral wording for a reproach: of a known pair its own, else one of its kind."""
        for pattern, function, wording in self.pairs:
            if pattern.search(said) and (not function or function in functions):
                return wording
        return self.suggestions[kind if who or "{who}" not in self.suggestions[kind] else "nobody"].format(who=who)

    def with_facts(self, suggestion: str, facts: Sequence[str]) -> str:
        """Return a suggestion with the facts of the text that it doesn't name yet, word for word."""
        missing = [fact for fact in facts if fact not in suggestion]
        return self.suggestions["facts"].format(wording=suggestion, facts=", ".join(missing)) if missing else suggestion

    def ask_for(self, thing: str, who: str) -> str:
        """Return the wording that asks for what is missing, word for word."""
        if not thing:
            return self.suggestions["character"].format(who=who)
        return self.suggestions["thing"].format(who=who, thing=thing)


@cache
def load_reproaches(language: str) -> Reproaches:
    """Return the reproaches of a language that has a `wording.toml`; what the file leaves out is never found.

    Suggestions that it leaves out are the English ones.
    """
    table = tables("wording")[language]
    more = tables("blame").get(language, {})
    sections = {name: _together(_lists(table.get(name)), _lists(more.get(name))) for name in _SECTIONS}
    sections["suggestions"] = (
        dict(cast(Mapping[str, str], tables("wording")["en"]["suggestions"])) | sections["suggestions"]
    )
    denials = sections["soft"].get("denials", [])
    pairs = cast(list[dict[str, Any]], table.get("pairs", []))
    return Reproaches(
        anywhere={kind: Phrasebook(words, denials) for kind, words in sections["anywhere"].items()},
        people={kind: Phrasebook(words, denials) for kind, words in sections["people"].items()},
        because=re.compile(_pattern(sections["because"].get("words", [])).pattern + "$"),
        always=Phrasebook(sections["always"].get("words", [])),
        weak=Phrasebook(sections["always"].get("weak", [])),
        bad=frozenset(sections["always"].get("bad", [])),
        manners=frozenset(sections["always"].get("manners", [])),
        relative=frozenset(sections["always"].get("relative", [])),
        praise=Phrasebook(sections["always"].get("praise", [])),
        always_waiting=_pattern(sections["always"].get("waiting", [])),
        someone=_pattern(sections["always"].get("someone", [])),
        ourselves=_pattern(sections["ourselves"].get("words", [])),
        asking=_pattern(sections["ourselves"].get("asking", [])),
        vague=_pattern(sections["vague"].get("words", [])),
        soft=_pattern(sections["soft"].get("verbs", []), denials),
        things=_pattern(sections["things"].get("words", [])),
        about=Phrasebook(sections["about"].get("words", [])),
        accused=_pattern(sections["things"].get("accused", [])),
        judged=frozenset(sections["judged"].get("words", [])),
        harmless=Phrasebook(sections["harmless"].get("words", [])),
        mocking=_pattern(sections["mockery"].get("praise", [])),
        failed=frozenset(sections["mockery"].get("failed", [])),
        quoted=frozenset(sections["mockery"].get("quoted", [])),
        lost=Phrasebook(sections["because"].get("lost", [])),
        pointing=_pattern(sections["because"].get("pointing", [])),
        thanks=re.compile(_pattern(sections["because"].get("thanks", [])).pattern + r"(?: \S+)?$"),
        spoilt=frozenset(sections["because"].get("spoilt", [])),
        caused=_pattern(sections["because"].get("caused", [])),
        faults=frozenset(sections["because"].get("faults", [])),
        failures=frozenset(sections["because"].get("failures", [])),
        these=frozenset(sections["because"].get("these", [])),
        work_for=frozenset(sections["because"].get("work_for", [])),
        work_after=frozenset(sections["because"].get("work_after", [])),
        denials=frozenset(denials),
        pairs=tuple((_pattern(pair["said"], denials), pair.get("of", ""), pair["instead"]) for pair in pairs),
        suggestions=sections["suggestions"],
        conduct=load_conduct(language),
    )


_SECTIONS = (
    "people",
    "anywhere",
    "because",
    "about",
    "judged",
    "always",
    "ourselves",
    "vague",
    "soft",
    "things",
    "harmless",
    "mockery",
    "suggestions",
)


def _together(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return two sections as one, their lists after each other."""
    return dict(first) | {key: [*first.get(key, ()), *words] for key, words in second.items()}


def _lists(section: object) -> Mapping[str, Any]:
    return section if isinstance(section, Mapping) else {}


def languages_of(*, cyrillic: bool) -> tuple[str, ...]:
    """Return the languages with reproaches that are written in this script, English first."""
    found = [name for name in tables("wording") if _in_cyrillic(name) == cyrillic]
    return tuple(sorted(found, key=lambda name: (name != "en", name)))


@cache
def _in_cyrillic(language: str) -> bool:
    words = _lists(tables("wording")[language].get("always")).get("words", [])
    return has_cyrillic(" ".join(words))


def _pattern(words: Sequence[str], denials: Sequence[str] = ()) -> re.Pattern[str]:
    """Return a pattern for any of these words and phrases, none right behind one of the denials («не тормозит»)."""
    if not words:
        return _NOTHING
    undenied = "".join(f"(?<!{re.escape(denial)} )" for denial in denials)
    return re.compile(rf"(?<![\w-]){undenied}{any_of(plain(words))}(?![\w-])")
