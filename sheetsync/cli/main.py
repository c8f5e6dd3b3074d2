"""The program: its list of verbs, its global options, and how it ends when something goes wrong."""

import importlib
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from sheetsync.cli.lazy import LazyGroup, Place
from sheetsync.cli.options import global_options, options_of
from sheetsync.cli.speech import show_usage
from sheetsync.watch.redaction import redacted

VERBS = {
    "init": Place("sheetsync.cli.starting:init", "Begin: write the config, say what to do next."),
    "login": Place("sheetsync.cli.signing_in:login", "Sign in to Google as yourself."),
    "create": Place("sheetsync.cli.creating:create", "Make a new spreadsheet."),
    "adopt": Place("sheetsync.cli.adopting:adopt", "Take over a spreadsheet that people made."),
    "check": Place("sheetsync.cli.checking:check", "List what is wrong; write nothing."),
    "plan": Place("sheetsync.cli.running:plan", "Show what sync would change; write nothing."),
    "sync": Place("sheetsync.cli.running:sync", "Check, write the meeting page, remember."),
    "run": Place("sheetsync.cli.daemon:run", "Keep the sheets up to date until stopped."),
    "status": Place("sheetsync.cli.daemon:status", "Say when each sheet was last run here."),
    "fix": Place("sheetsync.cli.fixing:fix", "Put suggested values into cells."),
    "history": Place("sheetsync.cli.undoing:history", "List the runs that wrote."),
    "undo": Place("sheetsync.cli.undoing:undo", "Put back what a run did to people's cells."),
    "summary": Place("sheetsync.cli.telling:summary", "Print the meeting page."),
    "memory": Place("sheetsync.cli.telling:memory", "Print what is remembered of each row."),
    "wins": Place("sheetsync.cli.winning:wins", "Show who helped whom last month, or note it."),
    "report": Place("sheetsync.cli.exporting:report", "Make a page of the meeting to send or print."),
    "calendar": Place("sheetsync.cli.exporting:calendar", "Make a calendar file of meeting and due dates."),
    "not-duplicate": Place("sheetsync.cli.running:not_duplicate", "Say that two rows are not the same work."),
    "explain-duplicate": Place("sheetsync.cli.comparing:explain_duplicate", "Say why two texts are one work or two."),
    "similar": Place("sheetsync.cli.comparing:similar", "List the rows nearest to a text."),
    "explain": Place("sheetsync.cli.explaining:explain_code", "Say what the code of a finding means."),
    "doctor": Place("sheetsync.cli.doctoring:doctor", "Look at what runs depend on, line by line."),
    "selftest": Place("sheetsync.cli.selftesting:selftest", "Try on a scratch sheet what is assumed of Google."),
    "config": Place("sheetsync.cli.configuring:config", "Show the config, or an example."),
    "help": Place("sheetsync.cli.helping:help_verb", "Show the manual, or that of a verb."),
    "completion": Place("sheetsync.cli.completing:completion", "Print what makes a shell complete."),
    "demo": Place("sheetsync.cli.demo:demo", "Show everything on an invented company, on this machine."),
    "serve": Place("sheetsync.cli.addon:serve", "Serve the sidebar of Google Sheets."),
    "addon": Place("sheetsync.cli.addon:addon", "The sidebar's deployment, and a preview of it."),
    "local": Place("sheetsync.cli.serving:local", "Serve Google Sheets on this machine."),
}


class Program(LazyGroup):
    """The group of all verbs: an error ends it with one sentence and its own exit code."""

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run the program as click does; what is wrong with the command line is said in the reader's language."""
        alone = settings.pop("standalone_mode", True)
        try:
            code = super().main(*args, **(settings | {"standalone_mode": False}))
        except click.UsageError as error:
            show_usage(error)
            code = error.exit_code
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        if alone:
            sys.exit(code)
        return code

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb. With --debug the traceback comes first."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - nobody is to meet a traceback unasked
            ctx.exit(_ended(ctx, error))


def _ended(ctx: click.Context, error: BaseException) -> int:
    """Say what went wrong; return the exit code."""
    if options_of(ctx).debug:
        sys.stderr.write(redacted("".join(traceback.format_exception(error))))
    return int(importlib.import_module("sheetsync.cli.endings").tell(error, ctx))


@click.command(
    cls=Program,
    places=VERBS,
    params=list(global_options(on_verb=False)),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "The options stand before the verb or after it. Ends with 0: done, 1: findings, 2: usage, 3: config, "
        "4: Google or its quota, 5: unsafe plan refused, 6: already running."
    ),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, _, given: _version(ctx) if given else None,
    help="Show the version and its commit, and exit.",
)
def cli() -> None:
    """Keep a team's status sheet honest and write its meeting page."""


def _version(ctx: click.Context) -> None:
    click.echo(importlib.import_module("sheetsync.cli.version").version_line())
    ctx.exit()


def main() -> None:
    """Run the program. What can't be encoded is printed escaped; a stream that is closed swallows all."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - it lives as long as we
        if hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="backslashreplace")
    try:
        cli(prog_name="sheetsync")
    except SystemExit as end:
        sys.exit(_printed(end.code))
    except OSError as error:  # of a help page: it is printed before any verb begins
        sys.exit(_unprinted(error, 0))


def _printed(code: int | str | None) -> int | str | None:
    """Print what is still to be printed; return the code to exit with."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        return _unprinted(error, int(code or 0))
    return code


def _unprinted(error: OSError, code: int) -> int:
    return int(importlib.import_module("sheetsync.cli.printing").unprinted(error, code))
