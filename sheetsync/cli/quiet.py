"""Whether a run may tell what the last one saw: only where everything that it would decide by is the same.

What people have in the sheet is compared by whoever reads it (`Run.sync_unless_quiet`); here it is all the rest.
"""

import datetime as dt
import hashlib

from sheetsync.assess import Channels
from sheetsync.cli.session import Session, Target
from sheetsync.clock import local_time
from sheetsync.machine.folder import state_folder
from sheetsync.machine.quiet import QuietRun, QuietRuns, program
from sheetsync.meeting.news import Audience
from sheetsync.sync import RunReport


class Quiet:
    """What is kept of a spreadsheet's last run that had nothing to write.

    Nothing is kept beside other spreadsheets, whose rows take part in what is decided.
    """

    def __init__(self, session: Session, target: Target, channels: Channels) -> None:
        self._session = session
        self._target = target
        self._channels = channels
        self._runs = QuietRuns(state_folder(), session.key(target))
        self._usable = bool(program()) and session.neighbours.alone(target)

    def last(self) -> QuietRun | None:
        """Return the kept run if a run now would decide by the same, the sheet aside."""
        run = self._runs.last() if self._usable else None
        now = self._now(run.seen.zone) if run else None
        if run is None or now is None or now.date() != run.seen.day or run.inputs != self._inputs(now):
            return None
        return run

    def keep(self, report: RunReport) -> None:
        """Keep a run if it had nothing to write, and the moment at which it looked decides nothing.

        That moment tells whether another machine's messages, about to go out as the sheet says, came to nothing.
        """
        reading = report.assessment.reading
        if self._usable and not (report.rounds or report.news or reading.remembered.tellings):
            self._runs.keep(QuietRun(reading.snapshot.answer, self._inputs(reading.now), report.seen))

    def _now(self, zone: str) -> dt.datetime | None:
        try:
            return local_time(self._session.now, zone)
        except ValueError:
            return None

    def _inputs(self, now: dt.datetime) -> str:
        """Return a digest of what a run at a local time decides by: the program, the config, its files, the channels.

        Of the time the day counts, which `Seen` holds, and whether a channel is in its quiet hours.
        """
        session, template = self._session, self._target.template
        lexicon = session.config.config.duplicates.lexicon
        audience: Audience = self._channels(now)
        inputs = (
            program(),
            self._target,
            session.messages.language,
            session.config.config.model_dump_json(),
            session.template(template).model_dump_json() if template else "",
            session.config.beside(lexicon).read_bytes() if lexicon else b"",
            tuple(audience.channels),
            audience.machine,
            {name: dict(items) for name, items in audience.sent.items()},
        )
        return hashlib.sha256(repr(inputs).encode(errors="replace")).hexdigest()
