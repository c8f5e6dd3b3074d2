"""The face of a block on the tab «Сводка»: short lines in few narrow columns, readable on a phone."""

from collections.abc import Iterable, Iterator

from sheetsync.meeting import sections, stories, thanks
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages
from sheetsync.model.desired import DesiredLine, Links
from sheetsync.model.template import Template

NO_LINKS = Links()


def page_lines(
    page: MeetingPage, template: Template, messages: Messages, links: Links = NO_LINKS
) -> tuple[DesiredLine, ...]:
    """Return the lines of the block, top to bottom; `links` say where headings and steps lead.

    Keys are `2025-04-14|section|n`; the last line is an empty one that ends the block (`…|end|1`). How fresh the
    data is takes no part in the difference. Long lists are cut; `page_facts` holds all of them.
    """
    return tuple(
        DesiredLine(f"{page.meeting.day}|{name}|{number}", cells, volatile=name == "fresh")
        for name, lines in _sections(page, template, messages, links)
        for number, cells in enumerate(lines, start=1)
    )


def _sections(
    page: MeetingPage, template: Template, messages: Messages, links: Links
) -> Iterator[tuple[str, Iterable[sections.Cells]]]:
    yield "title", sections.title(page, messages)
    yield "goal", sections.goal(page, template, messages)
    yield "fresh", sections.fresh(page, messages)
    yield "read", sections.read(page, messages)
    yield "asks", stories.long_waiting(page, messages, links)
    yield "counts", sections.counts(page, template, messages, links)
    yield "happened", stories.happened(page, messages, links)
    yield "promised", stories.promised(page, messages, links)
    for number, part in enumerate(page.departments, start=1):
        yield f"department-{number}", stories.department(part, messages, links)
    yield "overdue", stories.overdue(page, messages, links)
    yield "waiting", stories.waiting(page, messages, links)
    yield "duplicates", stories.duplicates(page, messages, links)
    yield "not-understood", stories.not_understood(page, messages, links)
    yield "silent", stories.silent(page, messages)
    yield "wins", thanks.wins(page, template, messages)
    yield "perhaps", stories.perhaps(page, messages, links)
    yield "end", [()]
