"""How a call ends when something goes wrong: one sentence, one exit code, no traceback."""

from contextlib import suppress

import click

from sheetsync.cli.errors import INTERRUPTED, UNEXPECTED, sentence
from sheetsync.cli.language import SESSION, spoken_language
from sheetsync.cli.options import options_of
from sheetsync.cli.output import Output
from sheetsync.cli.printing import unprintable
from sheetsync.errors import SheetsyncError
from sheetsync.messages import Messages
from sheetsync.watch.redaction import redacted


def tell(error: BaseException, ctx: click.Context) -> int:
    """Print what went wrong, in the reader's language, and return the exit code."""
    messages, output = _messages(ctx), Output()
    error = unprintable(error) or error
    if isinstance(error, SheetsyncError):
        said = redacted(sentence(error, messages))
        output.complain(said)
        if options_of(ctx).as_json:
            told = {"kind": type(error).__name__, "exit_code": int(error.exit_code), "message": said}
            with suppress(OSError):
                output.json({"error": told})
        return int(error.exit_code)
    if isinstance(error, KeyboardInterrupt):
        output.complain(messages.say("Stopped. What was written stands; the next run goes on from there."))
        return INTERRUPTED
    output.complain(
        messages.say(
            "That should not happen: {kind}: {reason}. No cell of people's is in danger. Run it again with --debug and "
            "send what it prints to whoever looks after sheetsync.",
            kind=type(error).__name__,
            reason=error,
        )
    )
    return UNEXPECTED


def _messages(ctx: click.Context) -> Messages:
    """Return the messages of the call; those of the terminal where the config itself can't be read."""
    try:
        spoken: Messages = ctx.meta[SESSION].messages
    except (KeyError, SheetsyncError):
        return Messages(spoken_language(ctx))
    return spoken
