"""`serve`: the service behind the sidebar."""

import datetime as dt
import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import click

from sheetsync.cli.extras import MissingSidebarError, import_extra
from sheetsync.cli.lazy import Verb
from sheetsync.cli.serving import import_server
from sheetsync.cli.session import Session, pass_session
from sheetsync.cli.speech import SpokenContext
from sheetsync.config.addon import AddonConfig
from sheetsync.errors import MisuseError, SetupError
from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.model.spreadsheets import spreadsheet_id
from sheetsync.workbook.create import creation_body, setup_requests

_PREVIEW = "addon,local"
"""The extras that the preview rests on: the sidebar, beside a sheet of the embedded server."""


class _Group(click.Group):
    context_class = SpokenContext


class NoHttpsError(MisuseError):
    """An address that Google would not call."""

    message = "“{url}” is no address that Google calls. Write it like --url https://sheetsync.example.com."


class NoAddonError(SetupError):
    """The config doesn't say where the service is called, or by whom."""

    message = (
        "The config lacks {key} of the table [addon]: without it no call can be let in. "
        "docs/how-to/deploy-the-addon.md shows where its value comes from."
    )


@click.group("addon", cls=_Group)
def addon() -> None:
    """What belongs to the sidebar: its deployment, and a preview on this machine."""


@addon.command("manifest", cls=Verb, answers=False, short_help="Print the deployment for Google.")
@click.option("--url", help="Where Google calls the service; by default the config's [addon] url.")
@click.option("--name", default="sheetsync", show_default=True, help="The name people see.")
@pass_session
def manifest(session: Session, url: str | None, name: str) -> None:
    """Print the deployment: sheetsync addon manifest --url https://sheetsync.example.com > deployment.json."""
    address = (url or session.config.config.addon.url).rstrip("/")
    if not address.startswith("https://") or not urlsplit(address).hostname:
        raise NoHttpsError(url=address or "—")
    made = import_part("manifest").deployment(address, name)
    session.output.text(json.dumps(made, ensure_ascii=False, indent=2) + "\n")


@addon.command("preview", cls=Verb, answers=False, short_help="Show the sidebar on this machine, without Google.")
@click.argument("spreadsheet", metavar="[ID]", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default=True, help="0 picks a free one.")
@pass_session
def preview(session: Session, spreadsheet: str | None, port: int) -> None:
    """Show the sidebar in a browser, on this machine alone: real events, real cards, tokens of a key of its own.

    With --base-url it stands beside a spreadsheet of that embedded server; without, beside a sample on one of its own.
    """
    parts = {name: import_part(name, _PREVIEW) for name in ("desk", "preview", "serving")}
    with sample_server(session) as base_url:
        named = spreadsheet_id(spreadsheet) if spreadsheet else make_sample(session, base_url)
        desk = parts["desk"].Desk(session.config.config.addon, base_url, **standing_clock(session))
        shown = parts["preview"].Preview(desk, named, title_of(base_url, named))
        server = parts["serving"].AddonServer(lambda url: parts["preview"].make_preview(shown, url), port=port, drain=1)
        server.run(lambda url: click.echo(f"listening on {url}"))


@click.command("serve", cls=Verb, answers=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    envvar="PORT",
    show_envvar=True,
    default=8080,
    show_default=True,
    help="0 picks a free one.",
)
@pass_session
def serve(session: Session, host: str, port: int) -> None:
    """Serve the sidebar of Google Sheets, until it is stopped.

    Google calls it over HTTPS, so a proxy or a host such as Cloud Run stands before it. The table [addon] of the
    config says at which address, and whose calls are let in. With its push_secret_file, Drive tells the service when
    a spreadsheet of the config changes, and a run begins.
    """
    config = checked(session.config.config.addon)
    desk, app, serving = (import_part(name) for name in ("desk", "app", "serving"))
    at = desk.Desk(config, **base_address(session), **standing_clock(session))
    with importlib.import_module("sheetsync.cli.pushing").pushed(session, at.figures) as receiver:
        made = app.make_app(at, receiver=receiver)
        serving.AddonServer(lambda _: made, host, port).run(lambda url: click.echo(f"listening on {url}"))


def checked(config: AddonConfig) -> AddonConfig:
    """Return a config that can let anybody in. Raises NoAddonError."""
    for key in ("url", "service_accounts"):
        if not getattr(config, key):
            raise NoAddonError(key=key)
    return config


def base_address(session: Session) -> dict[str, Any]:
    """Return the server in Google's place, where one is named."""
    return {"base_url": session.base_url} if session.base_url else {}


def standing_clock(session: Session) -> dict[str, Any]:
    """Return the moment of `--now`, where one is given."""
    now = session.options.now
    return {"now": lambda: now} if now else {}


@contextmanager
def sample_server(session: Session) -> Iterator[str]:
    """Yield the address of the server in Google's place: the one that is named, else one for this call alone."""
    if session.base_url:
        yield session.base_url
        return
    now = session.options.now
    moment = now.replace(tzinfo=dt.UTC) if now and now.tzinfo is None else now
    with import_server(_PREVIEW).LocalServer(now=moment) as server:
        yield server.url


def make_sample(session: Session, base_url: str) -> str:
    """Make a spreadsheet with the template's sample rows; return its id."""
    template = session.template(f"status.{session.messages.language}")
    gateway = GoogleGateway(server_transport(base_url))
    made = gateway.create(creation_body(session.messages.say("A sample"), template))
    gateway.apply(made, [request.as_json() for request in setup_requests(template, sample=True)], ())
    return made


def title_of(base_url: str, named: str) -> str:
    """Return a spreadsheet's title. Raises the errors of `gateway.refusals`."""
    return GoogleGateway(server_transport(base_url)).read(named).title


def import_part(name: str, extra: str = "addon") -> Any:
    """Import a part of the add-on: its packages are an extra. Raises MissingSidebarError."""
    return import_extra(f"sheetsync.addon.{name}", extra, MissingSidebarError)
