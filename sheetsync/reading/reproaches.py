"""The words of reproach of one language, ready to be looked for, and the neutral wordings for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sheetsync.reading.vocabulary import spread, tables

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Reproaches:
    """The patterns of one language over folded words, by the kind of reproach where that decides what to suggest."""

    anywhere: Mapping[str, re.Pattern[str]]
    people: Mapping[str, re.Pattern[str]]
    because: re.Pattern[str]
    """It stands before a department that is made the cause."""

    always: re.Pattern[str]
    always_waiting: re.Pattern[str]
    someone: re.Pattern[str]
    ourselves: re.Pattern[str]
    vague: re.Pattern[str]
    soft: re.Pattern[str]
    things: re.Pattern[str]
    about: re.Pattern[str]
    """It blames whoever stands in its clause, in whatever case."""

    accused: re.Pattern[str]
    judged: frozenset[str]
    """What people are called, in dictionary form («лгун», «жадный»)."""

    denials: frozenset[str]
    pairs: tuple[tuple[re.Pattern[str], str, str], ...]
    suggestions: Mapping[str, str]

    def kind_anywhere(self, said: str) -> str | None:
        """Return the kind of a reproach that is one whoever is named, None where there is none."""
        return next((kind for kind, pattern in self.anywhere.items() if pattern.search(said)), None)

    def kind_of_people(self, said: str) -> str | None:
        """Return the kind of a reproach that is one of people, None where there is none."""
        found = next((kind for kind, pattern in self.people.items() if pattern.search(said)), None)
        if found or any(pattern.search(said) for pattern, _, _ in self.pairs):
            return found or "character"
        return "always" if self.always.search(said) else None

    def instead(self, said: str, functions: frozenset[str], kind: str, who: str) -> str:
        """Return the neutral wording for a reproach: of a known pair its own, else one of its kind."""
        for pattern, function, wording in self.pairs:
            if pattern.search(said) and (not function or function in functions):
                return wording
        return self.suggestions[kind if who or "{who}" not in self.suggestions[kind] else "nobody"].format(who=who)

    def ask_for(self, thing: str, who: str) -> str:
        """Return the wording that asks for what is missing, word for word."""
        if not thing:
            return self.suggestions["character"].format(who=who)
        return self.suggestions["thing"].format(who=who, thing=thing)


@cache
def load_reproaches(language: str) -> Reproaches:
    """Return the reproaches of a language that has a `wording.toml`, else those in English."""
    known = tables("wording")
    table = known.get(language, known["en"])
    sections = {name: section for name, section in table.items() if isinstance(section, Mapping)}
    pairs = cast(list[dict[str, Any]], table.get("pairs", []))
    return Reproaches(
        anywhere={kind: _pattern(words) for kind, words in sections["anywhere"].items()},
        people={kind: _pattern(words) for kind, words in sections["people"].items()},
        because=re.compile(_pattern(sections["because"]["words"]).pattern + "$"),
        always=_pattern(sections["always"]["words"]),
        always_waiting=_pattern(sections["always"]["waiting"]),
        someone=_pattern(sections["always"]["someone"]),
        ourselves=_pattern(sections["ourselves"]["words"]),
        vague=_pattern(sections["vague"]["words"]),
        soft=_pattern(sections["soft"]["verbs"]),
        things=_pattern(sections["things"]["words"]),
        about=_pattern(sections["about"]["words"]),
        accused=_pattern(sections["things"]["accused"]),
        judged=frozenset(sections["judged"]["words"]),
        denials=frozenset(sections["soft"]["denials"]),
        pairs=tuple((_pattern(pair["said"]), pair.get("of", ""), pair["instead"]) for pair in pairs),
        suggestions=sections["suggestions"],
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Return a pattern for any of these words and phrases; `*` stands for the rest of a word."""
    phrases = sorted({phrase for word in words for phrase in spread(word)}, key=len, reverse=True)
    if not phrases:
        return _NOTHING
    made = (re.escape(" ".join(re.findall(r"[^\s,]+", phrase))).replace(r"\*", r"[\w'-]*") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(made)})(?![\w-])")
