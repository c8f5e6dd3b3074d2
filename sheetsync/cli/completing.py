"""`completion`: the shell completes verbs and options."""

from typing import Any

import click
from click.shell_completion import get_completion_class

from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, pass_session


@click.command("completion", cls=Verb, answers=False)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@pass_session
def completion(session: Session, shell: str) -> None:
    """Print what makes a shell complete verbs and options.

    bash: sheetsync completion bash > ~/.local/share/bash-completion/completions/sheetsync
    """
    program: Any = click.get_current_context().find_root().command
    kind = get_completion_class(shell)
    if kind is not None:
        session.output.text(kind(program, {}, "sheetsync", "_SHEETSYNC_COMPLETE").source() + "\n")
