"""What somebody typed into the form of a task or a decision, and the row that is made of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sheetsync.addon.events import Event
from sheetsync.memory.names import new_name
from sheetsync.model.days import to_serial
from sheetsync.model.decision import RowToAppend
from sheetsync.model.grid import EMPTY, Cell
from sheetsync.model.state import State
from sheetsync.model.template import Template

LONGEST = 2000
"""Characters of a text in a form: as many as a row can be read with."""

TITLE, OWNER, STATUS, DUE, BLOCKERS, COMMENT = "task_title", "owner", "status", "due_date", "blockers", "comment"
"""The names of the fields."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A task as typed. `key` is the form's own: whatever is sent twice with one key makes one row."""

    title: str = ""
    owner: str = ""
    status: str = ""
    due: dt.date | None = None
    blockers: str = ""
    comment: str = ""
    key: str = ""

    @classmethod
    def of(cls, event: Event) -> "Draft":
        """Return the draft of a form, or of a button that carries one that was typed before."""
        carried = event.parameters
        if TITLE in carried:
            return cls.carried(carried)
        typed = cls(
            title=event.text(TITLE),
            owner=event.text(OWNER),
            status=event.text(STATUS),
            due=event.day(DUE),
            blockers="; ".join(event.texts(BLOCKERS)),
            comment=event.text(COMMENT),
        )
        return replace(typed, key=carried.get("key") or new_name("f", typed._texts(), ()))

    @classmethod
    def carried(cls, values: Mapping[str, str]) -> "Draft":
        """Return the draft that `carrying` wrote."""
        try:
            due = dt.date.fromisoformat(values.get(DUE, ""))
        except ValueError:
            due = None
        texts = {name: values.get(field, "") for name, field in _FIELDS.items()}
        return cls(**texts, due=due, key=values.get("key", ""))

    def carrying(self) -> dict[str, str]:
        """Return the draft as a button carries it."""
        texts = {field: getattr(self, name) for name, field in _FIELDS.items()}
        return {**texts, DUE: self.due.isoformat() if self.due else "", "key": self.key}

    @property
    def too_long(self) -> bool:
        """Whether a text is longer than a row can be read with."""
        return any(len(text) > LONGEST for text in self._texts())

    def row(self, template: Template, *, decision: bool = False) -> RowToAppend:
        """Return the row of the draft; its id, and the decision's key, follow from the form's key alone."""
        return RowToAppend(
            id=new_name("r", ("sidebar", self.key), ()),
            step=self.title,
            owner=Cell(self.owner) if self.owner else EMPTY,
            due=Cell(to_serial(self.due), "DATE") if self.due else EMPTY,
            status=_status(self.status, template),
            decision_key=new_name("d", ("sidebar", self.key), ()) if decision else "",
            blocker=self.blockers,
            note=self.comment,
        )

    def _texts(self) -> tuple[str, ...]:
        due = self.due.isoformat() if self.due else ""
        return (self.title, self.owner, self.status, due, self.blockers, self.comment)


_FIELDS = {"title": TITLE, "owner": OWNER, "status": STATUS, "blockers": BLOCKERS, "comment": COMMENT}


def _status(text: str, template: Template) -> str:
    """Return the template's word for a state that the form named; any other text stays as it is."""
    named = next((state for state in State if state.value == text.lower()), State.PLANNED if not text else None)
    known = template.statuses.get(named) if named else None
    return known.name if known else text
