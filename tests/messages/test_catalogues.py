"""Every message of the code stands in every catalogue, with the same values in it."""

import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

import sheetsync
import sheetsync.messages
from sheetsync.checks.registry import all_checks, explain
from sheetsync.errors import SheetsyncError
from sheetsync.messages import LANGUAGES, Messages, known
from tests.cli.words import help_words

PACKAGE = Path(sheetsync.messages.__file__).parents[1]
TRANSLATED = [language for language in LANGUAGES if language != "en"]
PLURALS = {"ru": 3}

ENGLISH = re.compile("[a-z]{2}")

Message = str | tuple[str, ...]


@cache
def said() -> tuple[tuple[str, Message], ...]:
    """Every literal that the code says, with the file it stands in."""
    return tuple(_said())


def _said() -> Iterator[tuple[str, Message]]:
    keywords = {"say": None, "count": (1, 2)}
    for file, _, message, _, _ in extract_from_dir(PACKAGE, [("**.py", "python")], keywords=keywords):
        if message:
            yield file, message
    yield from (("the help pages", text) for text in help_words() if text)
    yield from (("an explanation", text) for text in explanations() if ENGLISH.search(text))
    for kind in sentences():
        yield f"{kind.__module__}.{kind.__name__}", kind.message


def explanations() -> Iterator[str]:
    """Yield what is told of each finding; an example of Russian cells alone is the same in every language."""
    for one in map(explain, (check.code for check in all_checks())):
        yield from (one.title, one.meaning, one.bad, one.good, one.advice)


def sentences() -> Iterator[type[SheetsyncError]]:
    """Yield every error that states its sentence, whichever module it stands in."""
    for module in pkgutil.walk_packages(sheetsync.__path__, "sheetsync."):
        if not module.name.startswith("sheetsync.localsheets") and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    kinds = [SheetsyncError]
    for kind in kinds:
        kinds += kind.__subclasses__()
        if kind.message:
            yield kind


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def msgid(message: Message) -> str:
    return message if isinstance(message, str) else str(message)


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_the_code_says_is_left_untranslated(language: str) -> None:
    catalogue = known(language)
    missing = {f"{file}: {message}" for file, message in said() if not catalogue.get(msgid(message))}
    assert missing == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_stands_in_a_catalogue_that_no_code_says(language: str) -> None:
    assert set(known(language)) - {msgid(message) for _, message in said()} == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_values_of_its_message(language: str) -> None:
    catalogue = known(language)
    for _, message in said():
        translations = catalogue.get(msgid(message), ())
        forms = (translations,) if isinstance(translations, str) else translations
        assert isinstance(forms, tuple)
        expected = values(message if isinstance(message, str) else message[1])
        assert {form: values(str(form)) - expected for form in forms} == {form: set() for form in forms}
        assert {form: expected - values(str(form)) - {"n"} for form in forms} == {form: set() for form in forms}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_count_has_all_the_forms_of_its_language(language: str) -> None:
    counted = [message for _, message in said() if not isinstance(message, str)]
    catalogue = known(language)
    lacking = {message for message in counted if not _whole(catalogue.get(msgid(message)), PLURALS[language])}
    assert lacking == set()


def _whole(forms: object, number: int) -> bool:
    return isinstance(forms, tuple) and len(forms) == number and all(forms)


@pytest.mark.parametrize("message", ["{a", "{0}", "{}", "{a.b}", "%(n)s", "«{text}»"])
def test_what_a_person_typed_stays_what_it_is(message: str) -> None:
    assert Messages("en").say("{text}", text=message) == message
