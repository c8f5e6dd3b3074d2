"""`serve`: the service behind the sidebar."""

import importlib
from typing import Any, ClassVar

import click

from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, pass_session
from sheetsync.config.addon import AddonConfig
from sheetsync.errors import ExitCode, SheetsyncError


class MissingAddonPartsError(SheetsyncError):
    """The packages of the sidebar's service are not installed."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
    message = 'The sidebar needs {package}, which is not installed. Run: pip install "sheetsync[addon]"'


class NoAddonError(SheetsyncError):
    """The config doesn't say where the service is called, or by whom."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
    message = (
        "The config lacks {key} of the table [addon]: without it no call can be let in. "
        "docs/how-to/deploy-the-addon.md shows where its value comes from."
    )


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
    config says at which address, and whose calls are let in.
    """
    config = checked(session.config.config.addon)
    desk, app, serving = (import_part(name) for name in ("desk", "app", "serving"))
    made = app.make_app(desk.Desk(config, **base_address(session), **standing_clock(session)))
    serving.AddonServer(made, host, port).run(lambda url: click.echo(f"listening on {url}"))


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


def import_part(name: str) -> Any:
    """Import a part of the add-on: its packages are an extra."""
    try:
        return importlib.import_module(f"sheetsync.addon.{name}")
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("sheetsync"):
            raise
        raise MissingAddonPartsError(package=(error.name or "").partition(".")[0]) from error
