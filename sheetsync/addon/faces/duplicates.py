"""The card of possible duplicates: two rows, why they may be one work, and «не дубль»."""

from sheetsync.addon.cards.build import Links, button, buttons, entry, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, Section
from sheetsync.addon.cards.pages import paged
from sheetsync.addon.cards.text import LABEL, escaped, plain
from sheetsync.addon.faces.places import row_button
from sheetsync.assess import Assessment
from sheetsync.messages import Messages
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.model.row import Row

_SIZE = 10
_LONG = 300


def duplicates_card(assessment: Assessment, page: int, messages: Messages, links: Links) -> Card:
    """Return a page of the pairs that people have not judged yet."""
    rows = {row.id: row for row in assessment.standing}
    pairs = [pair for pair in assessment.duplicates if {pair.first_id, pair.second_id} <= set(rows)]
    shown = paged(pairs, page, _SIZE)
    found = [_pair(pair, rows, assessment, messages, links) for pair in shown.items]
    none = section(paragraph(messages.say("No two rows look like the same work.")))
    return Card(
        name="duplicates",
        header=CardHeader(
            title=messages.say("Possible duplicates"), subtitle=plain(assessment.reading.snapshot.title, LABEL)
        ),
        sections=(*(found or [none]), *shown.turning("duplicates", messages, links)),
    )


def _pair(
    pair: DuplicatePair, rows: dict[str, Row], assessment: Assessment, messages: Messages, links: Links
) -> Section:
    both = [rows[pair.first_id], rows[pair.second_id]]
    texts = [
        entry(
            row.step,
            above=messages.say("row {row}", row=row.number),
            below=row.line.texts.owner,
            button=row_button(row.number, assessment, links, messages),
        )
        for row in both
    ]
    deny = links.click("not_duplicate", one=pair.first_id, other=pair.second_id)
    return section(*texts, paragraph(escaped(pair.why, _LONG)), buttons(button(messages.say("Not a duplicate"), deny)))
