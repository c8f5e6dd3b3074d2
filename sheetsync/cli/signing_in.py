"""`login`: a person's own sign-in, made once in a browser."""

import sys
from contextlib import redirect_stdout
from pathlib import Path

import click

from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, pass_session
from sheetsync.gateway.accounts import SCOPES, google_transport
from sheetsync.gateway.login import Page, keep_token, sign_in_by_browser
from sheetsync.gateway.sign_in import SignIn

DEFAULT_TOKEN = "token.json"  # noqa: S105 - a file's name, no token
"""Where a sign-in is kept beside the config, unless it says otherwise."""


@click.command("login", cls=Verb)
@click.option(
    "--client",
    "client_file",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The OAuth client of the type Desktop app, as the Google Cloud console gives it.",
)
@click.option(
    "--token",
    "token_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to keep the sign-in; by default the config's token_file, else token.json.",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where the browser comes back; 0 picks one.")
@pass_session
def login(session: Session, client_file: Path, token_file: Path | None, *, no_browser: bool, port: int) -> None:
    """Sign in to Google as yourself, once, in a browser. The file that is kept then works for cron.

    sheetsync may then change the spreadsheets that you may change. On a server without a browser: forward the port
    (ssh -L PORT:localhost:PORT), name it with --port, and open the printed address on your own machine.
    """
    say = session.messages.say
    file = token_file or session.sign_in.token_file or session.config.beside(DEFAULT_TOKEN)
    page = Page(say("Sign in on this page, and come back: {url}", url="{url}"), say("Done. You may close this page."))
    with redirect_stdout(sys.stderr):  # where Google's flow prints the address; the answer alone goes to the output
        found = sign_in_by_browser(client_file, SCOPES, page, port=port, open_browser=not no_browser)
    keep_token(found, file)
    _show(session, file)


def _show(session: Session, file: Path) -> None:
    address = google_transport(SignIn(token_file=file)).address
    if session.options.as_json:
        session.output.json({"token_file": str(file), "address": address})
        return
    say = session.messages.say
    account = session.messages.say("this account") if address == "this account" else address
    session.output.line(say("Signed in as {address}. Only you may read {file}.", address=account, file=file))
    session.output.line(say('In the config: [google] and below it token_file = "{file}"', file=file))
    session.output.line(
        say(
            "While the consent screen of your Google Cloud project stands in Testing, Google ends this sign-in after 7 "
            "days. Publish it (Google Auth Platform, Audience), or choose Internal in a Workspace."
        )
    )
