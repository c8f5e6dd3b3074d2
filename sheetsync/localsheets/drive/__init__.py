"""The methods of the Drive v3 API (and one upload of v2) that clients of spreadsheets use."""

from sheetsync.localsheets.drive.routes import answer_drive

__all__ = ["answer_drive"]
