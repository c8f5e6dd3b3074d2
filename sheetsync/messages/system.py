"""What the operating system gives as a reason, in the reader's language: to us it always speaks English."""

from sheetsync.messages import Messages


def system_reason(reason: str, messages: Messages) -> str:
    """Return a reason (`OSError.strerror`, or SQLite's) as it is said to the reader; a rare one stays as it is."""
    known = {
        "No such file or directory": messages.say("there is no such file or folder"),
        "Permission denied": messages.say("no right to do so"),
        "Operation not permitted": messages.say("no right to do so"),
        "Is a directory": messages.say("it is a folder"),
        "Not a directory": messages.say("a part of its path is no folder"),
        "No space left on device": messages.say("the disk is full"),
        "Disk quota exceeded": messages.say("the disk is full"),
        "Read-only file system": messages.say("the disk may only be read"),
        "File name too long": messages.say("its name is too long"),
        "Address already in use": messages.say("another program uses it"),
        "unable to open database file": messages.say("it can't be opened"),
        "file is not a database": messages.say("it holds something else"),
        "attempt to write a readonly database": messages.say("no right to do so"),
        "Input/output error": messages.say("the disk does not answer as it should"),
    }
    return known.get(reason, reason)
