"""The embedded server: Google Sheets v4 and Drive v3 over loopback HTTP, state in one SQLite file.

It imports nothing of the rest of sheetsync, so that the double cannot share its misreadings.
"""
