"""The text of «Проверка»: what the findings of one row say, in one cell."""

from collections.abc import Sequence

from sheetsync.messages import Messages
from sheetsync.model.finding import Finding

_SAID = 3


def check_text(findings: Sequence[Finding], messages: Messages) -> str:
    """Return the findings of one row as a few sentences, the gravest first; an empty text where there are none.

    More than three are counted, not told. The text depends on nothing but the findings.
    """
    if len(findings) == 1:  # as of most rows of which anything is said
        return findings[0].message
    ranked = sorted(findings, key=lambda finding: (finding.severity.rank, finding.code, finding.message))
    said = list(dict.fromkeys(finding.message for finding in ranked))
    if len(said) <= _SAID:
        return " ".join(said)
    more = messages.count("And {n} more.", "And {n} more.", len(said) - _SAID)
    return " ".join([*said[:_SAID], more])
