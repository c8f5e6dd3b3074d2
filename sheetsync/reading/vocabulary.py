"""The word files of every language: `words/LANGUAGE/NAME.toml`, read once, used together.

People mix languages in one sheet, so a reader knows the words of all of them. A further language is one more folder
(docs/how-to/add-a-language.md).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product

_BRACES = re.compile(r"\{([^{}]*)\}")


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of words, in alphabetical order."""
    folder = files("sheetsync.reading").joinpath("words")
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("_")))


@cache
def tables(name: str) -> Mapping[str, Mapping[str, object]]:
    """Return the file `NAME.toml` of each language that has one, by language."""
    folder = files("sheetsync.reading").joinpath("words")
    found = {language: folder.joinpath(language, f"{name}.toml") for language in languages()}
    return {language: tomllib.loads(file.read_text("utf-8")) for language, file in found.items() if file.is_file()}


def words_of(name: str, section: str) -> Iterator[tuple[str, str]]:
    """Yield each key of a section of `NAME.toml` with each of its words, braces spread, in all languages."""
    for table in tables(name).values():
        section_words = table.get(section, {})
        if isinstance(section_words, Mapping):
            for key, words in section_words.items():
                yield from ((key, spread_word) for word in words for spread_word in spread(word))


@cache
def listed(name: str, section: str, key: str) -> tuple[str, ...]:
    """Return the words of one key of a section, braces spread, those of all languages after each other."""
    return tuple(spread_word for word in phrases(name, section, key) for spread_word in spread(word))


@cache
def phrases(name: str, section: str, key: str) -> tuple[str, ...]:
    """Return the phrases of one key of a section, those of all languages after each other, braces as they are."""
    found: list[str] = []
    for table in tables(name).values():
        of_section = table.get(section, {})
        if isinstance(of_section, Mapping):
            found += of_section.get(key, ())
    return tuple(found)


def spread(word: str) -> tuple[str, ...]:
    """Return the words that a word with braces stands for: «ма{й,я}» is «май» and «мая»."""
    parts = _BRACES.split(word.replace("ё", "е"))
    if len(parts) == 1:
        return (parts[0],)
    return tuple(map("".join, product(*(part.split(",") if at % 2 else (part,) for at, part in enumerate(parts)))))
