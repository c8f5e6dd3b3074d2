"""The forms of a task and of a decision, and the rows that are near before anything is saved."""

from collections.abc import Iterator, Sequence
from secrets import token_hex

from sheetsync.addon.cards.build import Links, button, buttons, choice, day_field, entry, field, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, FixedFooter, OnClick, Section, Widget
from sheetsync.addon.cards.text import LABEL, escaped, plain
from sheetsync.addon.draft import BLOCKERS, COMMENT, DUE, LONGEST, OWNER, STATUS, TITLE, Draft
from sheetsync.addon.faces.places import row_button
from sheetsync.addon.near import Near
from sheetsync.assess import Assessment
from sheetsync.messages import Messages
from sheetsync.sheet import Reading

_SHORT = 300


def fresh_key() -> str:
    """Return a key for a new form."""
    return token_hex(8)


def task_card(draft: Draft, wrong: str, reading: Reading, messages: Messages, links: Links) -> Card:
    """Return the form of a task; `wrong` is what has to be put right beside its title, empty at first."""
    say = messages.say
    statuses = {state.value: spec.name for state, spec in reading.template.statuses.items() if spec.offered}
    chosen = draft.status.lower() or "planned"
    return Card(
        name="task",
        header=CardHeader(title=say("Add a task"), subtitle=plain(reading.snapshot.title, LABEL)),
        sections=(
            section(*_wrong(wrong), field(TITLE, say("What is to be done"), draft.title, limit=LONGEST, lines=True)),
            section(
                *_owner(draft, reading, messages),
                day_field(DUE, say("Due"), draft.due),
                choice(STATUS, say("Status"), statuses, chosen),
                field(BLOCKERS, say("What is in the way"), draft.blockers, limit=LONGEST),
                field(COMMENT, say("A note for the row"), draft.comment, limit=LONGEST, lines=True),
            ),
        ),
        fixed_footer=_footer(say("Add"), "add_task", draft, links),
    )


def decision_card(draft: Draft, wrong: str, reading: Reading, messages: Messages, links: Links) -> Card:
    """Return the form of a decision: what, who, until when."""
    say = messages.say
    return Card(
        name="decision",
        header=CardHeader(title=say("A decision"), subtitle=plain(reading.snapshot.title, LABEL)),
        sections=(
            section(*_wrong(wrong), field(TITLE, say("What was decided"), draft.title, limit=LONGEST, lines=True)),
            section(*_owner(draft, reading, messages), day_field(DUE, say("Due"), draft.due)),
        ),
        fixed_footer=_footer(say("Note it"), "add_decision", draft, links),
    )


def _footer(word: str, action: str, draft: Draft, links: Links) -> FixedFooter:
    key = draft.key or fresh_key()
    return FixedFooter(primary_button=button(word, links.click(action, keep=True, needs=(TITLE,), key=key), "FILLED"))


def _wrong(said: str) -> Iterator[Widget]:
    if said:
        yield paragraph(f'<font color="#b3261e">{escaped(said, _SHORT)}</font>')


def _owner(draft: Draft, reading: Reading, messages: Messages) -> Iterator[Widget]:
    names = reading.settings.department_names
    label = messages.say("Department")
    if not names or len(names) >= 100 or (draft.owner and draft.owner not in names):
        yield field(OWNER, label, draft.owner, limit=_SHORT)
        return
    yield choice(OWNER, label, {"": "—", **{name: name for name in names}}, draft.owner)


def near_card(
    draft: Draft, anyway: OnClick, near: Sequence[Near], assessment: Assessment, messages: Messages, *, links: Links
) -> Card:
    """Return the card that shows the nearest rows before anything is saved; `anyway` is the click that saves it."""
    say = messages.say
    return Card(
        name="near",
        header=CardHeader(title=say("Is there one already?"), subtitle=say("Nothing has been added yet.")),
        sections=(
            _drafted(draft, messages),
            *(_near(one, assessment, messages, links) for one in near),
            section(buttons(button(say("Add it anyway"), anyway, "FILLED"), button(say("Don't"), links.click("home")))),
        ),
    )


def _drafted(draft: Draft, messages: Messages) -> Section:
    lines = [entry(draft.title, above=messages.say("You are about to add"), below=draft.owner)]
    lines += [entry(draft.comment, above=messages.say("A note for the row"))] if draft.comment else []
    return section(*lines)


def _near(one: Near, assessment: Assessment, messages: Messages, links: Links) -> Section:
    say = messages.say
    row = one.row
    status = row.line.texts.status
    header = say("The same work, it seems") if one.same else say("Much like it")
    return section(
        entry(
            row.step,
            above=say("row {row}", row=row.number),
            below=" · ".join(text for text in (row.line.texts.owner, status) if text),
            button=row_button(row.number, assessment, links, messages),
        ),
        *([paragraph(escaped(one.why, _SHORT))] if one.why else []),
        header=header,
    )
