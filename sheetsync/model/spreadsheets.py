"""How people name a spreadsheet or a folder: by its id, or the address in their browser."""

import re

_ADDRESS = re.compile(r"/spreadsheets/(?:u/\d+/)?d/([A-Za-z0-9_-]+)")
_FOLDER = re.compile(r"/folders/([A-Za-z0-9_-]+)")


def spreadsheet_id(text: str) -> str:
    """Return the id in an address (`https://docs.google.com/spreadsheets/d/ID/edit#gid=0`), or the text as it is."""
    found = _ADDRESS.search(text)
    return found[1] if found else text.strip()


def folder_id(text: str) -> str:
    """Return the id in an address (`https://drive.google.com/drive/folders/ID`), or the text as it is."""
    found = _FOLDER.search(text)
    return found[1] if found else text.strip()
