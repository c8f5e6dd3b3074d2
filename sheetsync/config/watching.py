"""When the daemon runs, and how runs are watched."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting

Hour = Annotated[int, Setting(ge=0, le=23)]


class ScheduleConfig(BaseModel):
    """When `sheetsync run` runs."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    every: Annotated[int, Setting(ge=1)] = Setting(
        default=10, description="Minutes between two looks at the sheets.", examples=[10]
    )
    first_hour: Hour = Setting(default=7, description="The first hour of a day in which it looks.", examples=[7])
    last_hour: Hour = Setting(default=20, description="The last hour of a day in which it looks.", examples=[20])
    weekend: bool = Setting(
        default=False,
        description="Look on Saturdays and Sundays too; a sheet's meeting day is always a working day.",
        examples=[False],
    )
    time_zone: str | None = Setting(
        default=None,
        description="The zone of these hours, as Europe/Moscow; by default that of each sheet.",
        examples=["Europe/Moscow"],
    )
    max_age: Annotated[int, Setting(ge=0)] = Setting(
        default=60,
        description=(
            "Minutes for which an unchanged version in Drive lets a sheet be; then it is read all the same. 0 asks "
            "Drive for nothing."
        ),
        examples=[60],
    )


class WatchConfig(BaseModel):
    """How runs are watched."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    log: Literal["human", "json"] | None = Setting(
        default=None,
        description="The form of the log, one line a run: human or json. Without it `run` alone logs.",
        examples=["json"],
    )
    log_file: str | None = Setting(
        default=None, description="Where the log goes; by default to standard error.", examples=["sheetsync.log"]
    )
    healthcheck: str | None = Setting(
        default=None,
        description=(
            "An address that is called when runs start (/start), end well, or fail (/fail). It may be secret: the "
            "environment's SHEETSYNC_HEALTHCHECK stands above it, and the command line is seen by everyone."
        ),
        examples=["https://hc-ping.com/your-own-uuid"],
    )
    metrics_file: str | None = Setting(
        default=None,
        description="Where figures are written for Prometheus (node_exporter's textfile collector).",
        examples=["/var/lib/node_exporter/sheetsync.prom"],
    )
