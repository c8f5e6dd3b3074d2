"""What the optional Apps Script companion asks: a check of rows that it sends, by the identity of whoever works.

No access to a file goes along, so nothing is read from Google and nothing written.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sheetsync.addon.desk import Desk
from sheetsync.addon.door.certs import CertSource
from sheetsync.addon.door.tokens import Refusal, RefusedTokenError, bearer, claims_of
from sheetsync.assess import assess
from sheetsync.clock import local_time
from sheetsync.config.addon import AddonConfig
from sheetsync.messages import LANGUAGES
from sheetsync.model.columns import TabName
from sheetsync.model.days import to_serial
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import EMPTY, Cell, Snapshot, Tab, Tag
from sheetsync.sheet import read_snapshot

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
_ANY_MOMENT = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def check_script_user(authorization: str, config: AddonConfig, certs: CertSource) -> str:
    """Return the address of a user of the companion, whom the config lets in.

    Raises RefusedTokenError, CertsDownError.
    """
    claims = claims_of(bearer(authorization), certs, config.script_clients)
    address = str(claims.get("email") or "").lower()
    allowed = {one.lower() for one in config.script_users}
    if claims.get("email_verified") is not True or not {address, *_domains(claims, address)} & allowed:
        raise RefusedTokenError(Refusal.WRONG_PARTY)
    return address


def _domains(claims: Mapping[str, Any], address: str) -> set[str]:
    """Return the domains that a user belongs to, as the config writes them.

    Anybody can open a Google account of their own with an address that they once had at a domain; only those whom the
    domain manages bear `hd`, which names its first domain.
    """
    managed, domain = str(claims.get("hd") or "").lower(), address.rpartition("@")[2]
    if domain in _GOOGLES_OWN:
        return {f"@{domain}"}
    return {f"@{domain}", f"@{managed}"} if managed else set()


_GOOGLES_OWN = frozenset({"gmail.com", "googlemail.com"})


def checked_rows(body: Mapping[str, Any], desk: Desk) -> list[dict[str, Any]]:
    """Return what is found in the rows that were sent, the worst first: `row` as in the sheet, `code`, `message`.

    The body: `status` lines from the header on, of which those after the first `rows.top` stand from row `rows.first`
    on; `settings` lines; `language`, `locale`, `timeZone`. What is odd in it counts as absent.
    """
    rows = body.get("rows") if isinstance(body.get("rows"), Mapping) else {}
    top, first = (_number(rows, name) for name in ("top", "first"))  # type: ignore[arg-type]
    snapshot = _snapshot(body)
    tab = snapshot.tabs[0]
    reading = read_snapshot(snapshot, tab, desk.choose(snapshot), desk.now())
    language = body.get("language")
    if language in LANGUAGES:
        reading = replace(reading, settings=replace(reading.settings, language=str(language)))
    found = sorted(assess(reading).findings, key=lambda one: _ORDER[one.severity])
    return [_told(one, max(first - 1 - top, 0) if first else 0) for one in found if _of_rows(one, top)]


def _of_rows(finding: Finding, top: int) -> bool:
    return finding.row_id is not None and finding.place.row is not None and finding.place.row > top


def _told(finding: Finding, shift: int) -> dict[str, Any]:
    row = finding.place.row
    return {"row": row + shift if row else None, "code": finding.code, "message": finding.message}


def _number(rows: Mapping[str, Any], name: str) -> int:
    value = rows.get(name)
    return int(value) if isinstance(value, int | float) and 0 <= value < 10_000_000 else 0


def _snapshot(body: Mapping[str, Any]) -> Snapshot:
    tabs = (
        Tab(1, TabName.STATUS, 0, lines=_lines(body.get("status")), tag=Tag(1, TabName.STATUS.value)),
        Tab(2, TabName.SETTINGS, 1, lines=_lines(body.get("settings")), tag=Tag(2, TabName.SETTINGS.value)),
    )
    known = tabs if tabs[1].lines else tabs[:1]
    locale, zone = (body.get(name) for name in ("locale", "timeZone"))
    return Snapshot("", "", locale if isinstance(locale, str) else "en_US", _zone(zone), known)


def _zone(name: object) -> str:
    try:
        local_time(_ANY_MOMENT, str(name))
    except ValueError:
        return "Etc/GMT"
    return str(name)


def _lines(rows: object) -> tuple[tuple[Cell, ...], ...]:
    given = rows if isinstance(rows, Sequence) and not isinstance(rows, str) else ()
    return tuple(tuple(map(_cell, row)) if isinstance(row, list) else () for row in given)


def _cell(value: object) -> Cell:
    if isinstance(value, Mapping):
        try:
            return Cell(to_serial(dt.date.fromisoformat(str(value.get("date")))), "DATE")
        except ValueError:
            return EMPTY
    known = isinstance(value, str | int | float) and value != ""
    return Cell(value) if known else EMPTY  # type: ignore[arg-type]  # texts and numbers are what a cell holds
