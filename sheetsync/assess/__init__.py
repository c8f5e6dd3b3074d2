"""Everything a run decides, in pure code: from one snapshot and a moment to rows, findings, memory and page."""

from sheetsync.assess.assessment import Assessment, Choice
from sheetsync.assess.deciding import Channels, Remember, assess
from sheetsync.assess.rows import outline_of

__all__ = ["Assessment", "Channels", "Choice", "Remember", "assess", "outline_of"]
