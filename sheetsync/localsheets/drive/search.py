"""The `q` of files.list: Drive's query language as a predicate on files."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from sheetsync.localsheets.drive.request import invalid
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.store import ROOT, File

Test = Callable[[File], bool]

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<mark><=|>=|!=|[=<>(){}])|(?P<word>[\w.:+-]+))"""
)
_COLLECTIONS = {"parents", "owners", "writers", "readers"}
_ENDS = {"and", "or", ")"}
_FLAGS = {"trashed", "starred", "sharedWithMe"}
_TEXTS = {"name", "mimeType", "fullText", "visibility"}
_ROLES = {
    "owners": {"owner"},
    "writers": {"owner", "organizer", "fileOrganizer", "writer"},
    "readers": {"owner", "organizer", "fileOrganizer", "writer", "commenter", "reader"},
}


def bad_query() -> ApiError:
    """Drive's 400 for a query that it does not understand."""
    return invalid("Invalid Value", "q")


class _Token(NamedTuple):
    kind: str
    text: str


def parse_query(query: str, caller: str) -> Test:
    """The test that a query means for this caller (`me`); an empty one lets everything through.

    Raises:
        ApiError: 400 `Invalid Value`.
    """
    if not query.strip():
        return lambda _: True
    reader = _Reader(_tokens(query), caller)
    test = reader.either()
    if reader.token is not None:
        raise bad_query()
    return test


def _tokens(query: str) -> list[_Token]:
    made = []
    place = 0
    while query[place:].strip():
        match = _TOKEN.match(query, place)
        if match is None:
            raise bad_query()
        kind = str(match.lastgroup)
        text = match[kind]
        made.append(_Token(kind, re.sub(r"\\(.)", r"\1", text[1:-1]) if kind == "text" else text))
        place = match.end()
    return made


class _Reader:
    """Recursive descent: `or`, `and`, `not`, parentheses, terms."""

    def __init__(self, tokens: list[_Token], caller: str) -> None:
        self._tokens = tokens
        self._place = 0
        self._caller = caller

    @property
    def token(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def either(self) -> Test:
        tests = [self._both()]
        while self._taken("or"):
            tests.append(self._both())
        return lambda file: any(test(file) for test in tests)

    def _both(self) -> Test:
        tests = [self._one()]
        while self._taken("and"):
            tests.append(self._one())
        return lambda file: all(test(file) for test in tests)

    def _one(self) -> Test:
        if self._taken("not"):
            test = self._one()
            return lambda file: not test(file)
        if self._taken("("):
            test = self.either()
            if not self._taken(")"):
                raise bad_query()
            return test
        return self._term()

    def _term(self) -> Test:
        first = self._next()
        if first.kind == "word" and first.text in _FLAGS and (self.token is None or self.token.text in _ENDS):
            return self._flag_test(first.text, "=", "true")
        operator = self._next().text
        if operator == "has":
            return self._property(first.text)
        second = self._next()
        if operator == "in":
            name, value = (second.text, first.text) if second.text in _COLLECTIONS else (first.text, second.text)
            return self._member(name, value)
        return self._comparison(first.text, operator, second)

    def _member(self, name: str, value: str) -> Test:
        if name == "parents":
            wanted = ROOT if value == "root" else value
            return lambda file: wanted in file.parents
        if name not in _ROLES:
            raise bad_query()
        address = self._caller if value == "me" else value
        return lambda file: file.role(address) in _ROLES[name]

    def _property(self, name: str) -> Test:
        """`properties has { key='a' and value='b' }`."""
        read = [self._next() for _ in range(9)]
        marks = [token.text for token in read if token.kind != "text"]
        if name not in {"properties", "appProperties"} or marks != ["{", "key", "=", "and", "value", "=", "}"]:
            raise bad_query()
        key, value = (token.text for token in read if token.kind == "text")
        return lambda file: file.fields.get(name, {}).get(key) == value

    def _comparison(self, name: str, operator: str, value: _Token) -> Test:
        if name in _TEXTS and value.kind == "text":
            return _text_test(name, operator, value.text)
        if name in _FLAGS:
            return self._flag_test(name, operator, value.text)
        if name in {"modifiedTime", "createdTime"}:
            return _time_test(name, operator, value.text)
        raise bad_query()

    def _flag_test(self, name: str, operator: str, text: str) -> Test:
        if operator not in {"=", "!="} or text not in {"true", "false"}:
            raise bad_query()
        wanted = (text == "true") == (operator == "=")
        if name == "trashed":
            return lambda file: file.trashed == wanted
        if name == "starred":
            return lambda file: bool(file.fields.get("starred")) == wanted
        return lambda file: (file.owner != self._caller) == wanted

    def _taken(self, text: str) -> bool:
        if self.token is not None and self.token.kind != "text" and self.token.text == text:
            self._place += 1
            return True
        return False

    def _next(self) -> _Token:
        if self.token is None:
            raise bad_query()
        self._place += 1
        return self._tokens[self._place - 1]


def _text_test(name: str, operator: str, wanted: str) -> Test:
    held = _HELD.get(name, _name)
    if operator == "=":
        return lambda file: held(file) == wanted
    if operator == "!=":
        return lambda file: held(file) != wanted
    if operator != "contains" or name == "visibility":
        raise bad_query()
    words = re.compile(rf"(?<!\w){re.escape(wanted)}", re.IGNORECASE)
    return lambda file: words.search(held(file)) is not None


def _name(file: File) -> str:
    return file.name


def _visibility(file: File) -> str:
    """Who finds the file without being named: `anyoneWithLink`, `domainCanFind` …, or `limited`."""
    for kind in ("anyone", "domain"):
        for one in file.permissions:
            if one["type"] == kind:
                return kind + ("CanFind" if one.get("allowFileDiscovery") else "WithLink")
    return "limited"


_HELD: dict[str, Callable[[File], str]] = {"mimeType": lambda file: file.mime_type, "visibility": _visibility}


def _time_test(name: str, operator: str, text: str) -> Test:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise bad_query() from None
    wanted = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    tests: dict[str, Callable[[datetime], bool]] = {
        "=": lambda at: at == wanted,
        "!=": lambda at: at != wanted,
        "<": lambda at: at < wanted,
        "<=": lambda at: at <= wanted,
        ">": lambda at: at > wanted,
        ">=": lambda at: at >= wanted,
    }
    if operator not in tests:
        raise bad_query()
    return lambda file: tests[operator](
        datetime.fromisoformat(file.modified if name == "modifiedTime" else file.created)
    )
