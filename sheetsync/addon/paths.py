"""The addresses of the add-on below its base."""

HOMEPAGE = "/addon/homepage"
FILE_GRANTED = "/addon/file-scope-granted"
ACTION = "/addon/action"
SETTINGS = "/addon/settings"
SCRIPT = "/script/check"
PUSH = "/push/drive"
LOGO = "/logo.png"
HELP = "/help"

TRIGGERS = (HOMEPAGE, FILE_GRANTED, ACTION, SETTINGS)
"""What Google calls; each may be the audience of its token."""
