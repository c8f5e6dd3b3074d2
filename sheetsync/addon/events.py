"""What Google's add-on service posts, read leniently: every field may be absent, unknown ones are let be.

Shapes: developers.google.com/workspace/add-ons/guides/alternate-runtimes and …/concepts/event-objects. Numbers may come
as `1.7E12`, `0.0` or as texts. The older format with its fields at the top is understood too, since scripts forward it.
"""

import datetime as dt
import math
import re
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic import Field as Setting
from pydantic.alias_generators import to_camel

from sheetsync.addon.lenient import (
    Flag,
    NotDenied,
    Number,
    Parameters,
    Scopes,
    Text,
    Texts,
    Token,
    Trimmed,
    inputs,
    mapping,
)
from sheetsync.messages import LANGUAGES

Model = TypeVar("Model", bound=BaseModel)

DRIVE_FILE = "https://www.googleapis.com/auth/drive.file"
"""The scope by which a user gives the add-on one file; it suffices for the Sheets API on that file."""

_SUFFICES = frozenset(
    {DRIVE_FILE, "https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive"}
)
_LANGUAGE = re.compile(r"[a-z]+")
_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")
_EPOCH = dt.date(1970, 1, 1)


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="ignore", alias_generator=to_camel, validate_by_name=True, validate_by_alias=True
    )


Part = TypeVar("Part", bound=_Part)
Lenient = Annotated[Part, BeforeValidator(mapping)]
"""A part that counts as empty where the event holds null or something else in its place."""


class Strings(_Part):
    """Texts of a form field."""

    value: Texts = ()


class Moment(_Part):
    """The day of a date picker: `ms_since_epoch` is midnight in UTC of the chosen day, whatever the user's zone.

    Where `has_date` is false, hours alone were chosen.
    """

    ms_since_epoch: Number = None
    has_date: NotDenied = True

    @property
    def day(self) -> dt.date | None:
        """The chosen day; None where there is none that the calendar knows."""
        if self.ms_since_epoch is None or not self.has_date:
            return None
        try:
            return _EPOCH + dt.timedelta(days=math.floor(self.ms_since_epoch / 86_400_000))
        except OverflowError:
            return None


class Input(_Part):
    """One field of a form."""

    string_inputs: Lenient[Strings] = Strings()
    date_input: Lenient[Moment] = Moment()
    date_time_input: Lenient[Moment] = Moment()

    @property
    def day(self) -> dt.date | None:
        """The day of a date picker."""
        return self.date_input.day or self.date_time_input.day


class Zone(_Part):
    """The user's time zone; its offset is in milliseconds."""

    id: Text = ""
    offset: Number = None


class Common(_Part):
    """What all hosts send."""

    host_app: Text = ""
    platform: Text = ""
    user_locale: Trimmed = ""
    time_zone: Lenient[Zone] = Zone()
    parameters: Parameters = Setting(default_factory=dict)
    form_inputs: Annotated[dict[str, Input], BeforeValidator(inputs)] = Setting(default_factory=dict)


class Authorization(_Part):
    """The tokens of one call; their texts are never shown. `authorized_scopes` is None where it was not sent."""

    user_o_auth_token: Token = Setting(default="", repr=False, alias="userOAuthToken")
    user_id_token: Text = Setting(default="", repr=False)
    authorized_scopes: Scopes = None


class Sheets(_Part):
    """The spreadsheet, known only after the user gave this very file to the add-on."""

    id: Text = ""
    title: Text = ""
    addon_has_file_scope_permission: Flag = False


class Event(_Part):
    """One call of the sidebar."""

    common_event_object: Lenient[Common] = Common()
    authorization_event_object: Lenient[Authorization] = Authorization()
    sheets: Lenient[Sheets] = Sheets()

    @property
    def parameters(self) -> Mapping[str, str]:
        """What the clicked button carried."""
        return self.common_event_object.parameters

    @property
    def language(self) -> str | None:
        """The person's language, `ru` or else `en`, whatever region stands behind it; None where no locale was sent.

        Google sends none to whoever left the scope of the locale out.
        """
        language = _LANGUAGE.match(self.common_event_object.user_locale.lower())
        return None if language is None else "ru" if language[0] == "ru" else "en"

    @property
    def card_language(self) -> str:
        """The language of the card whose button was clicked, where the button says it; else empty."""
        named = self.parameters.get("language", "")
        return named if named in LANGUAGES else ""

    @property
    def token(self) -> str:
        """The user's own access token: it is good for this call alone."""
        return self.authorization_event_object.user_o_auth_token

    @property
    def spreadsheet_id(self) -> str:
        """The spreadsheet: the event's own, else the button's, which is used with the user's own token alone."""
        named = self.sheets.id, self.parameters.get("spreadsheetId", "")
        return next((one for one in named if _ID.fullmatch(one)), "")

    @property
    def lacks_drive_file(self) -> bool:
        """Whether the user was asked and left the file scope out; an event without the list tells nothing."""
        scopes = self.authorization_event_object.authorized_scopes
        return scopes is not None and not _SUFFICES & set(scopes)

    def text(self, name: str) -> str:
        """Return a form field's text without blanks around it; empty where it wasn't filled."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return all chosen texts of a form field."""
        field = self.common_event_object.form_inputs.get(name)
        return tuple(text.strip() for text in field.string_inputs.value if text.strip()) if field else ()

    def day(self, name: str) -> dt.date | None:
        """Return the day of a date picker, None where it is empty."""
        field = self.common_event_object.form_inputs.get(name)
        return field.day if field else None


def read_event(content: Mapping[str, Any]) -> Event:
    """Return the event of a body; what is odd in it counts as absent."""
    try:
        return Event.model_validate(_in_new_shape(content))
    except ValidationError:
        return Event()


_OLD = {"hostApp": "hostApp", "clientPlatform": "platform", "userLocale": "userLocale", "parameters": "parameters"}
"""Fields of the older format by those of the newer one."""


def _in_new_shape(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an event with what only its old fields say; the newer ones stand above them."""
    old = {new: content[name] for name, new in _OLD.items() if name in content}
    inputs = content.get("formInputs") or content.get("formInput")
    if inputs:
        old["formInputs"] = inputs
    zone = content.get("userTimezone")
    if isinstance(zone, Mapping):
        old["timeZone"] = {"id": zone.get("id"), "offset": zone.get("offSet")}
    common = content.get("commonEventObject")
    return {**content, "commonEventObject": {**old, **(common if isinstance(common, Mapping) else {})}}
