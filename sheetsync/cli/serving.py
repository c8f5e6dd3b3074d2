"""`local`: the embedded server, for trying things out without Google."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from sheetsync.cli.errors import PortTakenError
from sheetsync.cli.extras import MissingServerError, import_extra
from sheetsync.cli.lazy import Verb
from sheetsync.cli.options import options_of
from sheetsync.errors import SetupError


class StateFileRefusedError(SetupError):
    """The embedded server's file can't be used."""

    message = (
        "{file} can't hold the state of the local server: {reason}. Name a file in a folder that is there and that you "
        "may write to: --db FILE"
    )


class StateFileNewerError(SetupError):
    """A later version wrote it."""

    message = "{file} was written by a later version of the local server. Update sheetsync, or name another: --db FILE"


class StateFileForeignError(SetupError):
    """It is no state file."""

    message = "{file} is a database of another program, and is left as it is. Name another file: --db FILE"


class StateFileDamagedError(SetupError):
    """Its content is broken."""

    message = "{file} is damaged. Name another file, or a copy of this one: --db FILE"


class StateFileBusyError(SetupError):
    """Another server holds it."""

    message = "{file} is in use by another server. Stop that one, or name another file: --db FILE"


_REFUSALS: dict[str, type[SetupError]] = {
    "newer": StateFileNewerError,
    "foreign": StateFileForeignError,
    "damaged": StateFileDamagedError,
    "busy": StateFileBusyError,
}


@click.command("local", cls=Verb, answers=False)
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), help="Its file; without one, all is in memory.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default=True, help="0 picks a free one.")
@click.option("--control", is_flag=True, help="Open /_control/ for tests: clock, faults, log of calls.")
@click.pass_context
def local(ctx: click.Context, db: Path | None, port: int, *, control: bool) -> None:
    """Serve Google Sheets on this machine alone, until it is stopped.

    With --now its clock stands still there (without an offset: UTC).
    """
    now = options_of(ctx).now
    moment = now.replace(tzinfo=dt.UTC) if now and now.tzinfo is None else now
    server = import_server()
    try:
        server.serve(db, port, moment, control=control)
    except server.StateFileError as error:
        raise _REFUSALS.get(error.why, StateFileRefusedError)(file=db, reason=error.why) from error
    except OSError as error:
        raise PortTakenError(port=port, reason=error.strerror or error) from error


def import_server(extra: str = "local") -> Any:
    """Import the server, which stands apart: its packages are an extra. Raises MissingServerError."""
    return import_extra("sheetsync.localsheets", extra, MissingServerError)
