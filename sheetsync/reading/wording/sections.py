"""Sections of the words of reproach that are looked for together: habits, causes, mockery, what to say instead."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetsync.reading.wording.phrasebook import Phrasebook
from sheetsync.reading.wording.word_files import Section, pairs_of, pattern_of, suggestions_of


@dataclass(frozen=True)
class Habits:
    """How one says that people are always like that."""

    always: Phrasebook
    weak: Phrasebook
    """A generalisation that is one of blame only with something `bad` («всегда забывает»)."""

    bad: frozenset[str]
    manners: frozenset[str]
    """How things go with people who are always like that («у них вечно всё долго»), in dictionary form."""

    relative: frozenset[str]
    praise: Phrasebook
    """A generalisation that is none of blame («всегда на связи»)."""

    waiting: re.Pattern[str]

    @classmethod
    def of(cls, section: Section) -> "Habits":
        """Return the habits of the section `always`."""
        return cls(
            always=section.book(),
            weak=section.book("weak"),
            bad=section.words("bad"),
            manners=section.words("manners"),
            relative=section.words("relative"),
            praise=section.book("praise"),
            waiting=section.pattern("waiting"),
        )


@dataclass(frozen=True)
class Causes:
    """How one lays on people what went wrong."""

    because: re.Pattern[str]
    """It stands before a department that is made the cause."""

    lost: Phrasebook
    """What was lost or missed, so that a cause beside it is a culprit."""

    pointing: re.Pattern[str]
    thanks: re.Pattern[str]
    caused: re.Pattern[str]
    """It stands before what is the one and only cause («всё из-за»)."""

    spoilt: frozenset[str]
    failures: frozenset[str]
    faults: frozenset[str]
    these: frozenset[str]
    work_for: frozenset[str]
    """What one does for others that is theirs to do («делать работу за продажи»), in dictionary form."""

    work_after: frozenset[str]

    @classmethod
    def of(cls, section: Section) -> "Causes":
        """Return the causes of the section `because`."""
        return cls(
            because=section.pattern(behind="$"),
            lost=section.book("lost"),
            pointing=section.pattern("pointing"),
            thanks=section.pattern("thanks", r"(?: \S+)?$"),
            caused=section.pattern("caused"),
            spoilt=section.words("spoilt"),
            failures=section.words("failures"),
            faults=section.words("faults"),
            these=section.words("these"),
            work_for=section.words("work_for"),
            work_after=section.words("work_after"),
        )


@dataclass(frozen=True)
class Mockery:
    """Praise that means the opposite."""

    praise: re.Pattern[str]
    """It is mockery where something `failed` beside it («молодцы, потеряли договор»)."""

    failed: frozenset[str]
    titled: frozenset[str]
    """Behind these a quotation is a name («статус „работает“»), in dictionary form."""

    quoted: frozenset[str]
    """What is meant the other way round where it stands in quotes («наши „специалисты“»), in dictionary form."""

    @classmethod
    def of(cls, section: Section) -> "Mockery":
        """Return the mockery of the section `mockery`."""
        return cls(section.pattern("praise"), section.words("failed"), section.words("titled"), section.words("quoted"))


@dataclass(frozen=True)
class Suggestions:
    """The neutral wordings of one language."""

    pairs: tuple[tuple[re.Pattern[str], str, str], ...]
    """Phrases with a wording of their own: their pattern, the function they must be said of or none, the wording."""

    by_kind: Mapping[str, str]

    @classmethod
    def of(cls, language: str, denials: Sequence[str]) -> "Suggestions":
        """Return the wordings of a language."""
        pairs = ((pattern_of(one["said"], denials), one.get("of", ""), one["instead"]) for one in pairs_of(language))
        return cls(tuple(pairs), suggestions_of(language))

    def know(self, said: str) -> bool:
        """Return whether one of the phrases with a wording of their own is said."""
        return any(pattern.search(said) for pattern, _, _ in self.pairs)

    def instead(self, said: str, functions: frozenset[str], kind: str, who: str) -> str:
        """Return the neutral wording for a reproach: of a known pair its own, else one of its kind."""
        for pattern, function, wording in self.pairs:
            if pattern.search(said) and (not function or function in functions):
                return wording
        return self.by_kind[kind if who or "{who}" not in self.by_kind[kind] else "nobody"].format(who=who)

    def with_facts(self, suggestion: str, facts: Sequence[str]) -> str:
        """Return a suggestion with the facts of the text that it doesn't name yet, word for word."""
        missing = [fact for fact in facts if fact not in suggestion]
        return self.by_kind["facts"].format(wording=suggestion, facts=", ".join(missing)) if missing else suggestion

    def ask_for(self, thing: str, who: str) -> str:
        """Return the wording that asks for what is missing, word for word."""
        if not thing:
            return self.by_kind["character"].format(who=who)
        return self.by_kind["thing"].format(who=who, thing=thing)
