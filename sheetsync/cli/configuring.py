"""`config`: the config as it is understood, and an example to start from."""

from typing import Any

import click

from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, pass_session
from sheetsync.cli.speech import SpokenContext
from sheetsync.config.example import example_config
from sheetsync.workbook.templates import template_text


class _Group(click.Group):
    context_class = SpokenContext


@click.group("config", cls=_Group)
def config() -> None:
    """Show the config as it is understood, or an example to start from."""


@click.command("show", cls=Verb, short_help="Print the config as it is understood.")
@pass_session
def show(session: Session) -> None:
    """Print the config as it is understood, defaults and all. No key is ever shown, only where it is."""
    facts = _facts(session)
    if session.options.as_json:
        session.output.json(facts)
        return
    say = session.messages.say
    session.output.line(say("Config: {path}", path=facts["path"] or say("none; all is default")))
    session.output.line(say("Language: {language}", language=facts["language"]))
    session.output.line(say("Server: {server}", server=facts["base_url"] or "Google"))
    session.output.line(say("Sign-in: {way}", way=_way(facts, session)))
    for one in facts["spreadsheets"]:
        codes = "".join(f" · {name}: {', '.join(one[name])}" for name in ("select", "ignore") if one[name])
        session.output.item(f"{one['name'] or '—'} · {one['id']} · {one['template'] or '—'}{codes}")


def _facts(session: Session) -> dict[str, Any]:
    loaded, sign_in = session.config, session.sign_in
    return {
        "path": str(loaded.path) if loaded.path else None,
        "language": session.messages.language,
        "base_url": session.base_url,
        "sign_in": sign_in.way.value,
        "key_file": str(sign_in.key_file) if sign_in.key_file else None,
        "token_file": str(sign_in.token_file) if sign_in.token_file else None,
        "subject": sign_in.subject or None,
        "spreadsheets": [one.model_dump(mode="json") for one in loaded.config.spreadsheets],
    }


def _way(facts: dict[str, Any], session: Session) -> str:
    say = session.messages.say
    named = facts["key_file"] or facts["token_file"]
    if not named:
        return say("the machine's own")
    behalf = say(" on behalf of {subject}", subject=facts["subject"]) if facts["subject"] else ""
    return f"{named}{behalf}"


@click.command("example", cls=Verb, answers=False, short_help="Print an example config.")
@pass_session
def example(session: Session) -> None:
    """Print an example config: sheetsync config example > config.toml."""
    session.output.text(example_config())


@click.command("template", cls=Verb, answers=False, short_help="Print a template, to start your own from.")
@click.argument("name", metavar="NAME")
@pass_session
def template(session: Session, name: str) -> None:
    """Print a template that comes with the package: sheetsync config template status.en > ours.toml."""
    session.output.text(template_text(name, session.messages))


config.add_command(show)
config.add_command(template)
config.add_command(example)
