"""What a config file may say. Everything a team changes daily stands in the sheet's own settings tab instead."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic import Field as Setting

from sheetsync.config.addon import AddonConfig
from sheetsync.config.duplicates import DuplicatesConfig
from sheetsync.config.limits import LimitsConfig
from sheetsync.config.notifying import ChannelConfig
from sheetsync.config.watching import ScheduleConfig, WatchConfig
from sheetsync.model.spreadsheets import spreadsheet_id


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Codes = Annotated[tuple[str, ...], Setting(strict=False)]
"""Codes of findings, or their beginnings: `SS201`, `SS2`."""


class GoogleConfig(_Part):
    """How to reach Google. Nothing secret stands in the file: only where the key is."""

    key_file: str | None = Setting(
        default=None,
        description=(
            "A service account's key file; a relative path counts from this file. Without it and without a "
            "token_file the machine's default credentials are used. The environment's SHEETSYNC_KEY_FILE stands above "
            "it."
        ),
        examples=["secrets/service-account.json"],
    )
    token_file: str | None = Setting(
        default=None,
        description=(
            "A person's own sign-in in place of a key, as `sheetsync login` makes it; a relative path counts from this "
            "file. The environment's SHEETSYNC_TOKEN_FILE stands above it."
        ),
        examples=["secrets/token.json"],
    )
    subject: str | None = Setting(
        default=None,
        description=(
            "The address of the person on whose behalf the service account works (domain-wide delegation of Google "
            "Workspace). Without it the account works for itself, and the sheet is shared with it."
        ),
        examples=["status@example.com"],
    )
    base_url: str | None = Setting(
        default=None,
        description="Another server in Google's place, such as the embedded one; --base-url stands above it.",
        examples=["http://127.0.0.1:8765"],
    )


class SpreadsheetConfig(_Part):
    """One spreadsheet."""

    id: Annotated[str, Setting(min_length=1), AfterValidator(spreadsheet_id)] = Setting(
        description="The id, the part of the address between /d/ and /edit; the whole address will do.",
        examples=["1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"],
    )
    name: str | None = Setting(
        default=None,
        description="A short name for the command line and for messages; by default the spreadsheet's title.",
        examples=["marketing"],
    )
    template: str | None = Setting(
        default=None,
        description=(
            "A template of the package, or the path of your own; by default the one that fits the sheet's headers best."
        ),
        examples=["status.ru"],
    )
    select: Codes = Setting(
        default=(),
        description="Only these findings: codes or their beginnings. Empty means all; `sheetsync explain` lists them.",
        examples=[["SS1", "SS2"]],
    )
    ignore: Codes = Setting(
        default=(), description="Not these findings: codes or their beginnings.", examples=[["SS202", "SS5"]]
    )


class Config(_Part):
    """A whole config file."""

    language: Literal["ru", "en"] | None = Setting(
        default=None,
        description=(
            "The language of the command line, ru or en; by default the terminal's. A sheet speaks its own language: "
            "that is set in the sheet."
        ),
        examples=["ru"],
    )
    google: GoogleConfig = Setting(default=GoogleConfig(), description="How to reach Google.")
    limits: LimitsConfig = Setting(default=LimitsConfig(), description="How much of Google's quota may be used.")
    schedule: ScheduleConfig = Setting(default=ScheduleConfig(), description="When `sheetsync run` runs.")
    watch: WatchConfig = Setting(default=WatchConfig(), description="How runs are watched.")
    addon: AddonConfig = Setting(default=AddonConfig(), description="The service behind the sidebar.")
    duplicates: DuplicatesConfig = Setting(
        default=DuplicatesConfig(), description="How rows of the same work are found."
    )
    notify: Annotated[tuple[ChannelConfig, ...], Setting(strict=False)] = Setting(
        default=(), description="Who is told what is new or worse after a sync; nobody without one."
    )
    spreadsheets: Annotated[tuple[SpreadsheetConfig, ...], Setting(strict=False)] = Setting(
        default=(), description="The spreadsheets that a command without an id goes through, in this order."
    )


class ConfigFile(BaseModel):
    """A config and the file it came from; `path` is None where there is no file and all is default."""

    model_config = ConfigDict(frozen=True)

    path: Path | None = None
    config: Config = Config()

    def beside(self, path: str) -> Path:
        """Return a path of the config, a relative one counted from the config's own folder."""
        given = Path(path).expanduser()
        return given if given.is_absolute() or self.path is None else self.path.parent / given
