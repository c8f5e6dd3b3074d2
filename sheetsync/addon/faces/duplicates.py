"""The card of possible duplicates: two rows, why they may be one work, and «не дубль»; apart, those only perhaps so."""

from collections.abc import Mapping, Sequence

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
    sure, perhaps = (_standing(pairs, rows) for pairs in (assessment.duplicates, assessment.perhaps))
    shown = paged([*sure, *perhaps], page, _SIZE)
    found = [_pair(pair, rows, assessment, messages, links) for pair in shown.items]
    first = next((at for at, pair in enumerate(shown.items) if pair in perhaps), None)
    if first is not None:
        found[first] = section(*found[first].widgets, header=messages.say("Worth a look: perhaps the same"))
    if not sure and shown.number == 1:
        found.insert(0, section(paragraph(messages.say("No two rows look like the same work."))))
    return Card(
        name="duplicates",
        header=CardHeader(
            title=messages.say("Possible duplicates"), subtitle=plain(assessment.reading.snapshot.title, LABEL)
        ),
        sections=(*found, *shown.turning("duplicates", messages, links)),
    )


def _standing(pairs: Sequence[DuplicatePair], rows: Mapping[str, Row]) -> list[DuplicatePair]:
    return [pair for pair in pairs if {pair.first_id, pair.second_id} <= set(rows)]


def _pair(
    pair: DuplicatePair, rows: Mapping[str, Row], assessment: Assessment, messages: Messages, links: Links
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
