"""Templates on disk: `templates/*.toml` of the package, or a file of the team's own."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.messages import Messages
from sheetsync.model.columns import Field, ServiceColumn, TabName
from sheetsync.model.state import Label, State
from sheetsync.model.template import Template
from sheetsync.workbook.words import folded

SUFFIX = ".toml"
_NEAR = 60  # similarity (0-100) from which a known name is offered for an unknown one


class TemplateError(SheetsyncError):
    """A template that is not there or cannot be used; the sentence names the file and the key."""

    exit_code = ExitCode.CONFIG


def template_names() -> tuple[str, ...]:
    """Return the names of the templates that come with the package, sorted."""
    return tuple(sorted(path.name.removesuffix(SUFFIX) for path in _folder().glob(f"*{SUFFIX}")))


def load_template(name_or_path: str | Path, messages: Messages | None = None) -> Template:
    """Return the template of a name (`status.ru`) or of a file (`team/ours.toml`).

    Raises:
        TemplateError: no such template, no TOML, an unknown or missing key, a value of the wrong kind, or one
            word that means two things; the sentence (in the language of `messages`, English by default) says
            which file, which key, and the nearest known name.
    """
    speak = messages or Messages("en")
    path = _path_of(name_or_path, speak)
    try:
        content = _content(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise TemplateError(speak.say("The template {file} is not UTF-8 text. Save it as UTF-8.", file=path)) from None
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(speak.say("The template {file} is not valid TOML: {why}.", file=path, why=error)) from None
    return _parsed(content, path, speak)


@lru_cache(maxsize=8)
def _content(text: str) -> Mapping[str, Any]:
    """What a template's file says; a program that serves long asks for the same few again and again."""
    return tomllib.loads(text)


def template_text(name: str, messages: Messages | None = None) -> str:
    """Return the text of a template, to start one's own from. Raises TemplateError where there is none."""
    return _path_of(name, messages or Messages("en")).read_text(encoding="utf-8")


def _folder() -> Path:
    """The templates' folder: inside the installed package, or beside it in a working copy."""
    packaged = Path(str(files("sheetsync"))) / "_templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"


def _path_of(name_or_path: str | Path, speak: Messages) -> Path:
    given = Path(name_or_path)
    packaged = _folder() / f"{given.name}{SUFFIX}"
    is_name = given.suffix != SUFFIX and len(given.parts) == 1
    path = packaged if is_name else given
    if path.is_file():
        return path
    near = _nearest(given.name.removesuffix(SUFFIX), template_names())
    raise TemplateError(
        speak.say(
            "No template {name} here. Known: {known}.{hint} A team's own template is given by the path of its file.",
            name=given,
            known=", ".join(template_names()),
            hint=_hint(near, speak),
        )
    )


def _parsed(content: Mapping[str, Any], path: Path, speak: Messages) -> Template:
    try:
        template = Template.model_validate(content)
    except ValidationError as error:
        lines = [_problem(dict(one), speak) for one in error.errors()]
        raise _refused(path, lines, speak) from None
    if lines := [*_lacking(template, speak), *_shared_words(template, speak)]:
        raise _refused(path, lines, speak)
    return template


def _refused(path: Path, lines: Sequence[str], speak: Messages) -> TemplateError:
    head = speak.say("The template {file} cannot be used:", file=path)
    return TemplateError("\n".join([head, *(f"- {line}" for line in lines)]))


def _problem(error: Mapping[str, Any], speak: Messages) -> str:
    """One sentence for one refusal of pydantic's."""
    place = [str(part) for part in error["loc"] if part != "[key]"]
    key = ".".join(place)
    if error["type"] in {"extra_forbidden", "enum"}:
        near = _nearest(place[-1], _known_keys(place[:-1]))
        return speak.say("unknown key {key}.{hint}", key=key, hint=_hint(near, speak))
    if error["type"] == "missing":
        return speak.say("the key {key} is missing.", key=key)
    if error["type"] == "string_pattern_mismatch":
        return speak.say("{key} is a colour, written like #2f4a5e; found {value}.", key=key, value=error["input"])
    return speak.say("{key} has a value of the wrong kind: {value}.", key=key, value=repr(error["input"]))


def _known_keys(place: Sequence[str]) -> tuple[str, ...]:
    """The keys that the schema knows at a place."""
    model: Any = Template
    for part in place:
        annotation = model.model_fields[part].annotation if _is_model(model) else get_args(model)[1]
        model = next((kind for kind in get_args(annotation) if _is_model(kind)), annotation)
        model = annotation if _is_mapping(annotation) else model
    if _is_model(model):
        return tuple(model.model_fields)
    return tuple(get_args(model)[0]) if _is_mapping(model) else ()


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_mapping(annotation: Any) -> bool:
    arguments = get_args(annotation)
    return len(arguments) == 2 and isinstance(arguments[0], type) and issubclass(arguments[0], StrEnum)


def _nearest(word: str, known: Sequence[str]) -> str | None:
    found = process.extractOne(word, known, score_cutoff=_NEAR)
    return found[0] if found else None


def _hint(near: str | None, speak: Messages) -> str:
    return " " + speak.say("Did you mean {near}?", near=near) if near else ""


def _lacking(template: Template, speak: Messages) -> Iterator[str]:
    """What a section must name in full and does not."""
    needed: Mapping[str, tuple[Mapping[Any, Any], set[Any]]] = {
        "tabs": (template.tabs, set(TabName)),
        "columns": (template.columns, set(Field)),
        "service_columns": (template.service_columns, set(ServiceColumn)),
        "statuses": (template.statuses, set(State) - {State.UNKNOWN}),
        "labels": (template.labels, set(Label)),
    }
    for section, (held, names) in needed.items():
        for name in sorted(names - set(held)):
            yield speak.say("the key {key} is missing.", key=f"{section}.{name}")
    if len(template.weekdays) != 7:
        yield speak.say("weekdays has {n} words; a week has 7 days, the first is Monday.", n=len(template.weekdays))


def _shared_words(template: Template, speak: Messages) -> Iterator[str]:
    """Words that stand for two columns or for two states: reading could only guess."""
    headers = {field.value: (spec.header, *spec.aliases, *spec.weak) for field, spec in template.columns.items()}
    statuses = {state.value: (spec.name, *spec.aliases) for state, spec in template.statuses.items()}
    for section, words_of in (("columns", headers), ("statuses", statuses)):
        owner: dict[str, str] = {}
        for name, words in words_of.items():
            for word in words:
                first = owner.setdefault(folded(word), name)
                if first != name:
                    yield speak.say(
                        "{section}: “{word}” stands for {first} and for {second}; leave it to one.",
                        section=section,
                        word=word,
                        first=first,
                        second=name,
                    )
