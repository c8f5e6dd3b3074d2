"""What an answer to Google says: cards to push, a notification, a request for scopes or for access to the file.

Two shapes (alternate-runtimes guide): a trigger is answered with `{"action": …}`, a click with `{"renderActions": …}`.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sheetsync.addon.cards.model import Card
from sheetsync.addon.events import DRIVE_FILE

Json = dict[str, Any]


class Move(Enum):
    """How a card comes onto the stack."""

    PUSH = "pushCard"
    UPDATE = "updateCard"
    """Takes the place of the top card; equal form fields keep their values."""
    ROOT = "root"
    """All cards are popped, and the lowest one is replaced."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `changed` says that cards shown earlier are stale."""

    card: Card | None = None
    move: Move = Move.PUSH
    notification: str = ""
    changed: bool = False

    def to_trigger(self) -> Json:
        """Return the answer to a homepage or to a file's grant."""
        return {"action": self._action()}

    def to_click(self) -> Json:
        """Return the answer to a click, a form or an entry of the menu."""
        answer: Json = {"renderActions": {"action": self._action()}}
        return {**answer, "stateChanged": True} if self.changed else answer

    def _action(self) -> Json:
        action: Json = {"navigations": list(self._navigations())}
        return {**action, "notification": {"text": self.notification}} if self.notification else action

    def _navigations(self) -> list[Json]:
        if self.card is None:
            return []
        if self.move is Move.ROOT:
            return [{"popToRoot": True}, {Move.UPDATE.value: self.card.as_json()}]
        return [{self.move.value: self.card.as_json()}]


@dataclass(frozen=True, slots=True)
class AskScopes:
    """Google asks the user for these scopes and then repeats the call by itself."""

    scopes: tuple[str, ...] = (DRIVE_FILE,)

    def to_trigger(self) -> Json:
        """Return the answer, the same to all calls."""
        return {"requesting_google_scopes": {"scopes": list(self.scopes)}}

    to_click = to_trigger


@dataclass(frozen=True, slots=True)
class AskFile:
    """Google asks the user to give this file to the add-on, and then calls the trigger of the grant."""

    def to_trigger(self) -> Json:
        """Return the answer, the same to all calls."""
        return {"renderActions": {"hostAppAction": {"editorAction": {"requestFileScopeForActiveDocument": {}}}}}

    to_click = to_trigger


Reply = Answer | AskScopes | AskFile
