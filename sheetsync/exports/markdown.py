"""The face of a report as Markdown, for wikis and chats that take it; nothing people typed is markup."""

from collections.abc import Iterator

from sheetsync.exports.elements import plain
from sheetsync.exports.report import Report, Section
from sheetsync.exports.table import metric_heads, metric_words
from sheetsync.meeting.words import long_day
from sheetsync.model.desired import DesiredCell, Style

_MARKS = frozenset("\\|*_`[]<>#&~!+-=.:@()$^")


def report_markdown(report: Report) -> str:
    """Return the report as CommonMark with one table, that of the metrics."""
    parts = [f"*{_escaped(report.title)}*\n"]
    parts += ["\n".join(_lines(section)) + "\n" for section in report.sections]
    return "\n".join([*parts, _metrics(report)])


def _lines(section: Section) -> Iterator[str]:
    for cells in section.lines:
        words = [_escaped(str(cell.value)) for cell in cells if _shown(cell)]
        if not words:
            continue
        style = cells[0].style
        if style is Style.TITLE:
            yield f"# {words[0]}\n"
        elif style is Style.SECTION:
            yield f"## {' · '.join(words)}\n"
        elif style is Style.HEADING:
            yield f"\n**{' '.join(words)}**\n"
        elif style in {Style.NOTE, Style.MUTED, Style.WARNING}:
            yield " · ".join(words) + "\n"
        else:
            yield f"- {' · '.join(words)}"


def _shown(cell: DesiredCell) -> bool:
    return cell.value not in {None, ""} and cell.style is not Style.BAR


def _metrics(report: Report) -> str:
    speak = report.messages
    heads = metric_heads(speak)
    lines = [heads, ("---",) * len(heads)]
    for meeting in reversed(report.meetings):
        measures = (metric_words(meeting, name, speak) for name in ("started_to_done", "seen_to_started", "pulse"))
        lines.append((long_day(meeting.day, speak), *measures, f"{meeting.figures.get('reopened') or 0:g}"))
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return f"## {_escaped(speak.say('Metrics'))}\n\n{table}"


def _escaped(text: str) -> str:
    one_line = " ".join(plain(text).split())
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in one_line)
