"""SS304: a row that is part of a ring of waiting."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row


@row_check(code="SS304", name="ring_of_waiting", severity=Severity.WARNING, column=Field.BLOCKER)
def ring_of_waiting(row: Row, subject: Subject) -> Notice | None:
    """A row that is part of a ring of waiting.

    Its department waits on another that waits, directly or through others, on it: none of them can begin.

    Bad: Маркетинг waits on Производство, and Производство on Маркетинг.
    Good: one of them gives what it can.
    To do: bring it to the meeting: somebody has to go first.
    """
    ring = next((ring for ring in subject.rings if row.owner.department in ring), ())
    if not any(
        not party.outside and party.name in ring and party.name != row.owner.department for party in row.waits_on
    ):
        return None
    names = ", ".join(ring)
    return Notice(subject.messages.say("Waiting in a ring: {names}.", names=names))
