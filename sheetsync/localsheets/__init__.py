"""The embedded server: Google Sheets v4 and Drive v3 over loopback HTTP, state in one SQLite file.

It imports nothing of the rest of sheetsync, so that the double cannot share its misreadings.
"""

from sheetsync.localsheets.http.app import Exchange
from sheetsync.localsheets.http.faults import Fault
from sheetsync.localsheets.http.server import LocalServer
from sheetsync.localsheets.serving import serve
from sheetsync.localsheets.store.opening import StateFileError

__all__ = ["Exchange", "Fault", "LocalServer", "StateFileError", "serve"]
