"""`help`: the manual of the program, or of one verb."""

from typing import Any

import click

from sheetsync.cli.language import spoken_language
from sheetsync.cli.lazy import Verb
from sheetsync.messages import Messages


@click.command("help", cls=Verb, answers=False)
@click.argument("words", nargs=-1, metavar="[VERB]...")
@click.pass_context
def help_verb(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Show the manual: of the program with its files and its environment, or of one verb, as `sheetsync help sync`."""
    of = ctx.find_root()
    for word in words:
        of = _below(of, word)
    click.echo(of.get_help())
    if not words:
        click.echo("\n" + _around(Messages(spoken_language(ctx))))


def _below(ctx: click.Context, word: str) -> click.Context:
    """Return the context of a command of a group's. Raises UsageError where there is none of this name."""
    group: Any = ctx.command
    if not isinstance(group, click.Group):
        raise click.UsageError(f"No such command {word!r}.", ctx)
    _, command, _ = group.resolve_command(ctx, [word])
    if command is None:
        raise click.UsageError(f"No such command {word!r}.", ctx)
    return command.context_class(command, info_name=word, parent=ctx, **command.context_settings)


def _around(messages: Messages) -> str:
    """Return what a manual says besides: files, and variables that no option names."""
    say, page = messages.say, click.HelpFormatter(max_width=100)
    with page.section(say("Files")):
        page.write_dl(
            [
                ("config.toml", say("The config, where no other is named; sheetsync init writes it.")),
                ("~/.local/state/sheetsync", say("Locks, heartbeats, the quota's account. All of it may be deleted.")),
            ]
        )
    with page.section(say("Environment")):
        page.write_dl(
            [
                ("SHEETSYNC_KEY_FILE", say("The service account's key; it stands above the config's.")),
                ("SHEETSYNC_TOKEN_FILE", say("A person's sign-in, made by login.")),
                ("SHEETSYNC_STATE_DIR", say("The folder in place of ~/.local/state/sheetsync.")),
                ("NO_COLOR", say("No colours, whatever it holds.")),
            ]
        )
    return page.getvalue().rstrip()
