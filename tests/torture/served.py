"""The embedded server as a process of its own, with one line more than it has: it hands out its books as they are.

`python -m tests.torture.served DB PORT`. Commands on standard input, one a line; each answer is its length and bytes.
"""

import pickle
import sys
from datetime import datetime
from pathlib import Path

from sheetsync.localsheets import LocalServer
from sheetsync.localsheets.book import Book


def main() -> None:
    """Serve until standard input ends, or until the process is killed."""
    db, port = Path(sys.argv[1]), int(sys.argv[2])
    with LocalServer(db, port=port) as server:
        say(server.url.encode())
        library, shown = server.app.service.library, dict[str, Book | None]()
        for line in sys.stdin:
            what, value, *seen = line.split()
            if what == "clock":
                server.clock.set(datetime.fromisoformat(value))
                say(b"")
                continue
            shown[value] = library.book(value)
            token = str(id(shown[value]))
            say(b"" if seen == [token] else pickle.dumps((token, shown[value])))


def say(answer: bytes) -> None:
    """Write one answer."""
    out = sys.stdout.buffer
    out.write(f"{len(answer)}\n".encode())
    out.write(answer)
    out.flush()


if __name__ == "__main__":
    main()
