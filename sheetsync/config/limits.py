"""How much of Google's quota may be used, and how long a run may take."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting

Number = Annotated[int, Setting(ge=1)]


class LimitsConfig(BaseModel):
    """Limits; without them Google's own for a new project are kept to, and another server has none."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    user: Number | None = Setting(
        default=None,
        description=(
            "Reads a minute of this account, and writes a minute, each; all runs of this machine together keep within "
            "it. At Google by default 60."
        ),
        examples=[60],
    )
    project: Number | None = Setting(
        default=None,
        description="The same of all accounts of the Google Cloud project on this machine. At Google by default 300.",
        examples=[300],
    )
    run_seconds: Number = Setting(
        default=300,
        description="How long the run of one spreadsheet may take before it stops and leaves the rest to the next one.",
        examples=[300],
    )
