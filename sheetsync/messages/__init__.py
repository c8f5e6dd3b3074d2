"""What the product says, in the language of whoever reads it: gettext catalogues, one folder a language.

The message in the code is the English text; `messages/LANGUAGE/*.po` translate it. Values go in by name, as
`str.format` does; what a person typed is only ever a value, never a message.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGUAGES = (
    "en",
    *sorted(entry.name for entry in files(__name__).iterdir() if len(entry.name) == 2 and entry.is_dir()),
)
"""The languages spoken: English, which stands in the code, and each that has a folder here."""


class Messages:
    """The messages of one language; an unknown language speaks English."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"

    def say(self, message: str, /, **values: object) -> str:
        """Return the message in this language, its `{names}` filled with `values`."""
        return self._translated(message, message).format_map(_Shown(values))

    def count(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """Return the message whose grammar fits `number` (also the value `{n}`), e.g. «5 дней»."""
        forms = self._forms(singular)
        chosen = forms[self._form_index(number)] if forms else (singular if number == 1 else plural)
        return chosen.format_map(_Shown({"n": number, **values}))

    def _translated(self, message: str, otherwise: str) -> str:
        text = _translation(self.language, message)
        return text if isinstance(text, str) and text else otherwise

    def _forms(self, singular: str) -> tuple[str, ...]:
        strings = _translation(self.language, singular)
        return () if not strings or isinstance(strings, str) or not all(strings) else tuple(strings)

    def _form_index(self, number: int) -> int:
        return _form_index(self.language, abs(number))


_FORMS = {"one": 0, "few": 1, "many": 2, "other": 2}


@lru_cache(maxsize=4_096)
def _form_index(language: str, number: int) -> int:
    """Return which of a language's forms goes with a number; asked for each row of a sheet."""
    return _FORMS.get(Locale.parse(language).plural_form(number), 0)


@lru_cache(maxsize=4_096)
def _translation(language: str, message: str) -> str | Sequence[str] | None:
    """Return what a catalogue has for a message of the code, of one with a plural its forms."""
    catalog = _catalog(language)
    found = catalog.get(message) if catalog else None
    return found.string if found else None


class _Shown(dict[str, object]):
    """Values for `format_map`: plain text replaces, so that braces a person typed stay what they are."""


@cache
def _catalog(language: str) -> Catalog | None:
    """Return all catalogues of a language as one, None for English, whose messages are the code's own."""
    folder = files(__name__).joinpath(language)
    if not folder.is_dir():
        return None
    whole = Catalog(locale=language)
    for source in sorted(folder.iterdir(), key=lambda path: path.name):
        if source.name.endswith(".po"):
            _merge(whole, source.read_bytes(), language)
    return whole


def _merge(whole: Catalog, content: bytes, language: str) -> None:
    for message in read_po(content.splitlines(keepends=True), locale=language):
        if message.id:
            whole[message.id] = message


def known(language: str) -> Mapping[str, object]:
    """Return the messages of a language by their id, for the test that none is missing."""
    catalog = _catalog(language)
    return {str(message.id): message.string for message in catalog if message.id} if catalog else {}
