"""Standard output as the last step of a call: a full disk or a closed pipe behind it ends the call properly."""

import os
import sys
from errno import EBADF, EDQUOT, EIO, ENOSPC
from pathlib import Path
from typing import TextIO

from sheetsync.cli.errors import UnprintableError, sentence
from sheetsync.cli.language import terminal_language
from sheetsync.messages import Messages

_OF_A_STREAM = {EBADF, EDQUOT, EIO, ENOSPC}


def unprintable(error: BaseException) -> UnprintableError | None:
    """Return what an error means where it came of printing; None where it is about a file or something else."""
    if isinstance(error, OSError) and error.errno in _OF_A_STREAM and error.filename is None:
        return UnprintableError(reason=error.strerror)
    return None


def unprinted(error: OSError, code: int) -> int:
    """Say that the answer of a call can't be printed; return its exit code, which was `code` so far.

    Where whoever reads has gone away (`| head`) there is nothing to say.
    """
    _let_go(sys.stdout)
    said = ""
    if not isinstance(error, BrokenPipeError) and code in {0, 1}:
        meant = UnprintableError(reason=error.strerror)
        code, said = int(meant.exit_code), f"{sentence(meant, Messages(terminal_language()))}\n"
    try:
        sys.stderr.write(said)
        sys.stderr.flush()
    except OSError:
        _let_go(sys.stderr)
    return code


def _let_go(stream: TextIO) -> None:
    """Turn a stream away, or Python tries once more at its own end and says so in its own words."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
