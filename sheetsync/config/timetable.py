"""How a machine is told to run sheetsync by itself: a line for cron, and two units for systemd."""

import shlex
from dataclasses import dataclass
from pathlib import PurePath

FIRST_HOUR, LAST_HOUR = 7, 20
"""The hours of working days in which runs happen, in the team's own zone."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """What runs, with which config, every how many minutes of the working day in a time zone, and as which user."""

    program: PurePath
    config: PurePath
    every: int
    time_zone: str
    user: str = "sheetsync"

    @property
    def cron(self) -> str:
        """The lines for `crontab -e`. `CRON_TZ` is cronie's; a cron that doesn't know it goes by the machine's zone."""
        hours = f"{FIRST_HOUR}-{LAST_HOUR}"
        command = f"{shlex.quote(str(self.program))} sync --config {shlex.quote(str(self.config))}"
        escaped = command.replace("%", r"\%")
        return f"CRON_TZ={self.time_zone}\n*/{self.every} {hours} * * 1-5  {escaped}\n"

    @property
    def service(self) -> str:
        """The unit `sheetsync.service`: one run with no more rights than it needs.

        What it ends with 6 for (another run is under way) is no failure. It may write to its own state folder alone.
        """
        return _SERVICE.format(program=_systemd(str(self.program)), config=_systemd(str(self.config)), user=self.user)

    @property
    def timer(self) -> str:
        """The unit `sheetsync.timer`."""
        hours = f"{FIRST_HOUR:02}..{LAST_HOUR:02}"
        return _TIMER.format(calendar=f"Mon..Fri {hours}:00/{self.every} {self.time_zone}")


def _systemd(argument: str) -> str:
    """Return an argument as a unit file holds it: `%` and `$` are its own signs, and blanks part arguments."""
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if any(sign in argument for sign in " \"'\\") else escaped


_SERVICE = """\
[Unit]
Description=sheetsync: check the status sheet and write its meeting page
Wants=network-online.target
After=network-online.target time-sync.target

[Service]
Type=oneshot
User={user}
ExecStart={program} sync --config {config}
SuccessExitStatus=6
TimeoutStartSec=30min
StateDirectory=sheetsync
StateDirectoryMode=0700
Environment=SHEETSYNC_STATE_DIR=%S/sheetsync
UMask=0077
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallFilter=@system-service
"""

_TIMER = """\
[Unit]
Description=Run sheetsync in working hours

[Timer]
OnCalendar={calendar}
RandomizedDelaySec=60
Persistent=true

[Install]
WantedBy=timers.target
"""
