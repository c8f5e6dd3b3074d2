"""The card of the questions: columns, statuses and departments that nobody can be sure of."""

from collections.abc import Iterator, Sequence

from sheetsync.addon.cards.build import Links, button, buttons, choice, entry, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, Section, Widget
from sheetsync.addon.cards.pages import paged
from sheetsync.addon.cards.text import LABEL, bold, escaped, plain
from sheetsync.addon.open_questions import Questions, Unknown
from sheetsync.assess import Assessment
from sheetsync.meeting import words
from sheetsync.messages import Messages
from sheetsync.model.a1 import column_letters
from sheetsync.model.columns import Field
from sheetsync.reading.header import Candidate
from sheetsync.reading.table import TableProblem

_SIZE = 8
ANSWER = "answer_"
"""The beginning of the names of the fields; each question has its own, since a form sends all fields of a card."""


def questions_card(asked: Questions, assessment: Assessment, page: int, messages: Messages, links: Links) -> Card:
    """Return a page of the open questions, columns first: until they are known, their cells say nothing."""
    made: list[Section] = [
        *(_column(one, number, assessment, messages, links) for number, one in enumerate(asked.columns)),
        *(_status(one, number, assessment, messages, links) for number, one in enumerate(asked.statuses)),
        *(_department(one, number, assessment, messages, links) for number, one in enumerate(asked.departments)),
    ]
    shown = paged(made, page, _SIZE)
    none = section(paragraph(messages.say("No questions: everything is understood.")))
    return Card(
        name="questions",
        header=CardHeader(
            title=messages.say("Questions to you"), subtitle=plain(assessment.reading.snapshot.title, LABEL)
        ),
        sections=(*(shown.items or [none]), *shown.turning("questions", messages, links)),
    )


def _column(problem: TableProblem, number: int, assessment: Assessment, messages: Messages, links: Links) -> Section:
    say, name = messages.say, f"{ANSWER}column_{number}"
    field = Field(problem.field) if problem.field in set(Field) else Field.STEP
    header = assessment.reading.template.columns[field].header
    items = {str(one.column): f"{column_letters(one.column)}: {one.header}" for one in _candidates(problem, assessment)}
    ask = paragraph(say("Which column is “{header}”?", header=escaped(header, LABEL)))
    if not items:
        return section(ask, paragraph(say("Give it this header in the sheet.")))
    headers = {f"header_{place}": text.partition(": ")[2] for place, text in items.items()}
    tell = links.click("answer_column", keep=True, values=headers, field=field.value, input=name)
    return section(ask, choice(name, say("Column"), items), buttons(button(say("It is this one"), tell)))


def _candidates(problem: TableProblem, assessment: Assessment) -> Sequence[Candidate]:
    """Return the columns that could be meant; where none is likely, all that mean nothing else."""
    if problem.candidates:
        return problem.candidates
    table, tab = assessment.reading.table, assessment.reading.tab
    if table.header_row is None:
        return ()
    taken = {*table.columns.values(), *table.service.values()}
    line = tab.lines[table.header_row]
    texts = {place: str(cell.value) for place, cell in enumerate(line) if not cell.empty and place not in taken}
    return [Candidate(place, text) for place, text in texts.items()]


def _status(one: Unknown, number: int, assessment: Assessment, messages: Messages, links: Links) -> Section:
    say, name = messages.say, f"{ANSWER}status_{number}"
    words_of = assessment.reading.template.offered_statuses
    tell = links.click("answer_status", keep=True, text=one.text, input=name)
    return section(
        *_unknown(one, say("This status says nothing that is known:"), messages),
        choice(name, say("It means"), _unchosen(words_of), one.suggestion or ""),
        buttons(button(say("Put this word in its place"), tell)),
    )


def _department(one: Unknown, number: int, assessment: Assessment, messages: Messages, links: Links) -> Section:
    say, name = messages.say, f"{ANSWER}department_{number}"
    names = assessment.reading.settings.department_names
    new = button(say("It is a new department"), links.click("answer_new_department", text=one.text))
    known = [choice(name, say("It is another name of"), _unchosen(names[:99]), one.suggestion or "")] if names else []
    tell = links.click("answer_department", keep=True, text=one.text, input=name)
    same = [button(say("Remember the name"), tell)] if names else []
    return section(*_unknown(one, say("No department is known by this name:"), messages), *known, buttons(*same, new))


def _unchosen(texts: Sequence[str]) -> dict[str, str]:
    """Return choices that begin with none: nobody's cell is changed by what merely stood first."""
    return {"": "—", **{text: text for text in texts}}


def _unknown(one: Unknown, said: str, messages: Messages) -> Iterator[Widget]:
    yield paragraph(bold(said))
    yield entry(one.text or "—", below=words.rows(one.rows, messages))
