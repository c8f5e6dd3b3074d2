"""The words of reproach of one language, ready to be looked for, and the neutral wordings for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sheetsync.reading.wording.conduct import Conduct, load_conduct
from sheetsync.reading.wording.phrasebook import Phrasebook
from sheetsync.reading.wording.sections import Causes, Habits, Mockery, Suggestions
from sheetsync.reading.wording.word_files import section_of


@dataclass(frozen=True)
class Reproaches:
    """The patterns of one language over folded words, by the kind of reproach where that decides what to suggest."""

    anywhere: Mapping[str, Phrasebook]
    people: Mapping[str, Phrasebook]
    about: Phrasebook
    """It blames whoever stands in its clause, in whatever case."""

    judged: frozenset[str]
    """What people are called, in dictionary form («лгун», «жадный»)."""

    harmless: Phrasebook
    """What sounds like a reproach and is none («подвели итоги»): nothing in it is looked at."""

    someone: re.Pattern[str]
    ourselves: re.Pattern[str]
    confessions: re.Pattern[str]
    """A clause that owns up to something («виноваты»), of ourselves where nobody else is named behind it."""

    asking: re.Pattern[str]
    """A first word after which «мы» is not who is spoken of («почему мы должны …»)."""

    vague: re.Pattern[str]
    soft: re.Pattern[str]
    not_soft: re.Pattern[str]
    """With these things the same words say nothing left undone («тянут кабель», «потеряли связь»)."""

    things: re.Pattern[str]
    accused: re.Pattern[str]
    denials: frozenset[str]
    habits: Habits
    causes: Causes
    mockery: Mockery
    suggestions: Suggestions
    conduct: Conduct

    def kind_anywhere(self, said: str) -> str | None:
        """Return the kind of a reproach that is one whoever is named, None where there is none."""
        return next((kind for kind, pattern in self.anywhere.items() if pattern.search(said)), None)

    def kind_of_deeds(self, said: str) -> str | None:
        """Return the kind of what is one of people but for generalisations, None where there is none."""
        return next((kind for kind, pattern in self.people.items() if pattern.search(said)), None)

    def kind_of_people(self, said: str) -> str | None:
        """Return the kind of a reproach that is one of people, None where there is none."""
        found = self.kind_of_deeds(said)
        if found or self.suggestions.know(said):
            return found or "character"
        return "always" if self.habits.always.search(said) and not self.habits.praise.search(said) else None


@cache
def load_reproaches(language: str) -> Reproaches:
    """Return the reproaches of a language that has a `wording.toml`; what its files leave out is never found."""
    denials = section_of(language, "soft").listed("denials")
    always, things, ourselves = (section_of(language, name) for name in ("always", "things", "ourselves"))
    return Reproaches(
        anywhere=section_of(language, "anywhere", denials).books(),
        people=section_of(language, "people", denials).books(),
        about=section_of(language, "about").book(),
        judged=section_of(language, "judged").words(),
        harmless=section_of(language, "harmless").book(),
        someone=always.pattern("someone"),
        ourselves=ourselves.pattern(),
        confessions=ourselves.pattern("confessions"),
        asking=ourselves.pattern("asking"),
        vague=section_of(language, "vague").pattern(),
        soft=section_of(language, "soft", denials).pattern("verbs"),
        not_soft=section_of(language, "soft").pattern("unless"),
        things=things.pattern(),
        accused=things.pattern("accused"),
        denials=frozenset(denials),
        habits=Habits.of(always),
        causes=Causes.of(section_of(language, "because")),
        mockery=Mockery.of(section_of(language, "mockery")),
        suggestions=Suggestions.of(language, denials),
        conduct=load_conduct(language),
    )
