"""The sidebar as Google plays it: posts events over HTTP, holds the cards, clicks their buttons.

Every card that comes back is read with Google's own classes, which refuse what they don't know, and held against the
limits.
"""

import datetime as dt
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import requests
from google.apps import card_v1
from google.protobuf.json_format import ParseDict

from .keys import CLIENT, Key, system_claims

Json = dict[str, Any]

SCOPES = [
    "https://www.googleapis.com/auth/drive.file",
    "https://www.googleapis.com/auth/userinfo.email",
    "https://www.googleapis.com/auth/script.locale",
]


@dataclass
class Sidebar:
    """One user's sidebar beside one spreadsheet. `cards` is the stack, `notes` what was notified."""

    url: str
    key: Key
    spreadsheet_id: str
    locale: str = "en-US"
    token: str = "user-token"  # noqa: S105 - a name the embedded server knows
    scopes: list[str] = field(default_factory=lambda: list(SCOPES))
    granted: bool = True
    cards: list[Json] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bytes_of: dict[str, int] = field(default_factory=dict)

    def event(self, parameters: dict[str, str] | None = None, inputs: Json | None = None) -> Json:
        """The event of a call now."""
        common: Json = {
            "hostApp": "SHEETS",
            "platform": "WEB",
            "userLocale": self.locale,
            "timeZone": {"id": "Europe/Moscow", "offset": 10800000},
        }
        if parameters is not None:
            common["parameters"] = parameters
        if inputs is not None:
            common["formInputs"] = inputs
        tokens = {
            "userOAuthToken": self.token,
            "userIdToken": self.key.sign({**system_claims(aud=CLIENT), "sub": self.token}),
            "systemIdToken": self.key.sign(system_claims()),
            "authorizedScopes": self.scopes,
        }
        sheets: Json = {"addonHasFileScopePermission": self.granted}
        if self.granted:
            sheets |= {"id": self.spreadsheet_id, "title": "Team"}
        return {"commonEventObject": common, "authorizationEventObject": tokens, "sheets": sheets}

    def post(self, path: str, event: Json, token: str | None = None) -> requests.Response:
        """Post an event as Google does."""
        bearer = token if token is not None else self.key.sign(system_claims())
        body = json.dumps(event, ensure_ascii=False).encode()
        headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
        with requests.Session() as session:
            session.trust_env = False
            return session.post(self.url + path, body, headers=headers, timeout=30)

    def open(self, path: str = "/addon/homepage") -> Json:
        """Open the sidebar; return the answer."""
        self.cards = []
        return self._take(self.post(path, self.event()))

    def act(self, action: str, inputs: Json | None = None, **parameters: str) -> Json:
        """Post a click on an action of this name; return the answer."""
        carried = {"action": action, "spreadsheetId": self.spreadsheet_id, **parameters}
        return self._take(self.post("/addon/action", self.event(carried, inputs)))

    def click(self, text: str, number: int = 0, **inputs: Any) -> Json:
        """Click the button of this text on the top card, with these form fields filled; return the answer."""
        return self._take(self.post("/addon/action", self.clicking(text, number, **inputs)))

    def answered(self, event: Json) -> Json:
        """Post the event of a click; return the answer."""
        return self._take(self.post("/addon/action", event))

    def clicking(self, text: str, number: int = 0, **inputs: Any) -> Json:
        """The event of such a click."""
        found = [one for one in buttons(self.card) if one["text"] == text]
        assert found, (text, [one["text"] for one in buttons(self.card)])
        action = found[number]["onClick"]["action"]
        parameters = {one["key"]: one["value"] for one in action.get("parameters", [])}
        return self.event(parameters, {**typed(self.card), **{name: form(value) for name, value in inputs.items()}})

    @property
    def card(self) -> Json:
        """The card on top."""
        return self.cards[-1]

    @property
    def texts(self) -> str:
        """All that the top card shows."""
        return "\n".join(shown(self.card))

    @property
    def markup(self) -> str:
        """All of it that Google reads tags in."""
        found = [section.get("header", "") for section in self.card["sections"]]
        for widget in widgets(self.card):
            found += [widget.get(kind, {}).get("text", "") for kind in ("textParagraph", "decoratedText")]
        return "\n".join(found)

    def _take(self, response: requests.Response) -> Json:
        assert response.status_code == 200, response.text
        answer: Json = response.json()
        action = answer.get("action") or answer.get("renderActions", {}).get("action", {})
        for navigation in action.get("navigations", []):
            self._move(navigation)
        if "notification" in action:
            self.notes.append(action["notification"]["text"])
        return answer

    def _move(self, navigation: Json) -> None:
        if navigation.get("popToRoot"):
            del self.cards[1:]
        if navigation.get("pop"):
            self.cards.pop()
        for kind in ("pushCard", "updateCard"):
            if kind in navigation:
                card = navigation[kind]
                check_card(card)
                self.bytes_of[card["name"]] = max(size(card), self.bytes_of.get(card["name"], 0))
                if kind == "updateCard" and self.cards:
                    self.cards.pop()
                self.cards.append(card)


def check_card(card: Json) -> None:
    """Read a card with Google's own classes; hold it against the limits."""
    ParseDict(card, card_v1.Card()._pb)
    assert sum(len(section["widgets"]) for section in card["sections"]) <= 100
    assert size(card) <= 50_000


def size(card: Json) -> int:
    return len(json.dumps(card, ensure_ascii=False).encode())


def form(value: Any) -> Json:
    """A form field as Google sends it."""
    if isinstance(value, dt.date):
        midnight = dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
        return {"dateInput": {"msSinceEpoch": int(midnight.timestamp() * 1000)}}
    return {"stringInputs": {"value": [value] if isinstance(value, str) else list(value)}}


def typed(card: Json) -> Json:
    """What the fields of a card hold before anybody types."""
    found: Json = {}
    for widget in widgets(card):
        if field := widget.get("textInput"):
            if field.get("value"):
                found[field["name"]] = form(field["value"])
        elif field := widget.get("selectionInput"):
            chosen = [item["value"] for item in field["items"] if item.get("selected")]
            if chosen:
                found[field["name"]] = form(chosen)
        elif (field := widget.get("dateTimePicker")) and "valueMsEpoch" in field:
            found[field["name"]] = {"dateInput": {"msSinceEpoch": field["valueMsEpoch"]}}
    return found


def widgets(card: Json) -> Iterator[Json]:
    for section in card["sections"]:
        yield from section["widgets"]


def buttons(card: Json) -> Iterator[Json]:
    """Every button of a card, and every entry of its menu."""
    for widget in widgets(card):
        yield from widget.get("buttonList", {}).get("buttons", [])
        if "button" in widget.get("decoratedText", {}):
            yield widget["decoratedText"]["button"]
    footer = card.get("fixedFooter", {})
    yield from (footer[name] for name in ("primaryButton", "secondaryButton") if name in footer)
    for entry in card.get("cardActions", []):
        yield {"text": entry["actionLabel"], "onClick": entry["onClick"]}


def shown(card: Json) -> Iterator[str]:
    """Every text of a card as it goes out."""
    yield from card["header"].values()
    for section in card["sections"]:
        if "header" in section:
            yield section["header"]
    for widget in widgets(card):
        yield from _texts(widget)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name in {"text", "topLabel", "bottomLabel", "label", "hintText"} and isinstance(one, str):
                yield one
            else:
                yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def expired() -> int:
    return int(time.time()) - 3600
