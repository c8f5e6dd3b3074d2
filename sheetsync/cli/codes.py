"""Codes of findings as people name them: whole, or their beginnings."""

from collections.abc import Iterable
from pathlib import Path

from sheetsync.checks.registry import all_checks
from sheetsync.cli.errors import UnknownConfigFindingError, UnknownFindingError


def known_codes(codes: Iterable[str], config: Path | None = None) -> tuple[str, ...]:
    """Return the codes in capitals; one that begins no code would choose nothing, unseen.

    Raises:
        UnknownFindingError: such a code; UnknownConfigFindingError where it stands in a config.
    """
    named = tuple(code.strip().upper() for code in codes)
    known = [check.code for check in all_checks()]
    for code in named:
        if not any(code and one.startswith(code) for one in known):
            raise _unknown(code, ", ".join(known), config)
    return named


def _unknown(code: str, known: str, config: Path | None) -> UnknownFindingError:
    if config is None:
        return UnknownFindingError(code=code, known=known)
    return UnknownConfigFindingError(code=code, known=known, config=config)
