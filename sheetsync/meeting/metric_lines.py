"""The face of the metrics on the tab «Показатели»: a header and one line a meeting, oldest first."""

from collections.abc import Sequence

from sheetsync.meeting.metrics import comparable
from sheetsync.messages import Messages
from sheetsync.model.columns import MetricColumn
from sheetsync.model.days import to_serial
from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.memory import MeetingMemory
from sheetsync.model.state import Label
from sheetsync.model.template import Template


def metric_lines(meetings: Sequence[MeetingMemory], template: Template, messages: Messages) -> tuple[DesiredLine, ...]:
    """Return the lines in the columns of `MetricColumn`; keys are `header` and the meeting days.

    Numbers are numbers. A median or mean of a small sample is left empty, since a chart would compare it; the
    size of the sample stands beside it.
    """
    header = DesiredLine("header", tuple(DesiredCell(word, Style.HEADER) for word in _words(template, messages)))
    return header, *(_line(meeting) for meeting in sorted(meetings, key=lambda one: one.day))


def _words(template: Template, messages: Messages) -> tuple[str, ...]:
    words = {
        MetricColumn.MEETING: messages.say("Meeting"),
        MetricColumn.STARTED_TO_DONE: messages.say("Days from start to done, median"),
        MetricColumn.STARTED_TO_DONE_N: messages.say("rows done"),
        MetricColumn.SEEN_TO_STARTED: messages.say("Days from first seen to start, median"),
        MetricColumn.SEEN_TO_STARTED_N: messages.say("rows started"),
        MetricColumn.REOPENED: messages.say("Rows opened again"),
        MetricColumn.PULSE: messages.say("Mean score of the survey"),
        MetricColumn.PULSE_N: messages.say("answers"),
        **{MetricColumn(label.value): template.labels[label].name for label in Label},
        MetricColumn.OVERDUE: messages.say("overdue"),
        MetricColumn.BLOCKERS: messages.say("live blockers"),
    }
    return tuple(words[column] for column in MetricColumn)


def _line(meeting: MeetingMemory) -> DesiredLine:
    day = DesiredCell(to_serial(meeting.day), Style.DATE)
    figures = (DesiredCell(comparable(meeting, column.value), Style.NUMBER) for column in list(MetricColumn)[1:])
    return DesiredLine(meeting.day.isoformat(), (day, *figures))
