"""The config's part about messages: who is told, and when nobody is."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic import Field as Setting


def _clock(text: str) -> str:
    dt.time.fromisoformat(text)
    return text


Clock = Annotated[str, AfterValidator(_clock)]
"""A time of day, `HH:MM`."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ChannelConfig(_Part):
    """One channel of messages. Its address is a secret and stands in a file or in the environment, never here."""

    name: Annotated[str, Setting(min_length=1)] = Setting(
        description="A name of your own; what the channel was told of is remembered under it.", examples=["coordinator"]
    )
    url_file: str | None = Setting(
        default=None,
        description="A file that holds the Apprise address, such as slack://… or mailtos://…, and nothing else.",
        examples=["secrets/slack-address"],
    )
    url_env: str | None = Setting(
        default=None,
        description="The environment variable that holds the Apprise address, in place of a file.",
        examples=["SHEETSYNC_SLACK"],
    )
    department: str | None = Setting(
        default=None,
        description="Only what concerns this department, by its name in the sheet; without it everything.",
        examples=["Marketing"],
    )
    spreadsheets: Annotated[tuple[str, ...], Setting(strict=False)] = Setting(
        default=(), description="Only these spreadsheets, by id or name. Empty means all.", examples=[["marketing"]]
    )
    quiet_from: Clock = Setting(
        default="20:00",
        description="From this time of the spreadsheet's day nothing is sent …",
        examples=["20:00"],
    )
    quiet_to: Clock = Setting(
        default="08:00", description="… until this one; what came up meanwhile is sent then.", examples=["08:00"]
    )

    def quiet(self, now: dt.time) -> bool:
        """Whether a time of day lies in the quiet hours; there are none where both ends are the same."""
        start, end = dt.time.fromisoformat(self.quiet_from), dt.time.fromisoformat(self.quiet_to)
        return start <= now < end if start <= end else now >= start or now < end
