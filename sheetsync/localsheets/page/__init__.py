"""The page on which people see the spreadsheets of this server, and type into them.

It is a client like any other: its JavaScript reads and writes by the same REST calls. Beside its own files it has two
addresses that Google has not: a stream of changes, and the rows that a filter view hides.

`static/` is served as it stands: plain ES modules, their types in comments, strict under `tsc --checkJs`.
"""

from sheetsync.localsheets.page.door import Page

__all__ = ["Page"]
