"""A `sheetsync` for shells that starts at once: a process that has loaded the program forks for each command.

A third of a page's time would go into loading the same modules again for each of its lines. The command still is a
process of its own, with the shell's folder, environment and streams; only its modules are there already.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CLIENT = """#!{python} -SE
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect({address!r})
    asked = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(line, [len(asked).to_bytes(8, "big")], [0, 1, 2])
    line.sendall(asked)
    sys.exit(int(line.recv(16) or b"70"))
"""


@contextmanager
def preloaded(folder: Path) -> Iterator[Path]:
    """Start the process; yield the folder that goes on PATH."""
    address = folder / "line"
    (folder / "bin").mkdir()
    client = folder / "bin" / "sheetsync"
    client.write_text(CLIENT.format(python=sys.executable, address=str(address)), encoding="utf-8")
    client.chmod(0o755)
    command = [sys.executable, __file__, str(address)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield folder / "bin"
        finally:
            process.terminate()


def serve(address: str) -> None:
    """Load the program, then fork for each who calls."""
    import importlib  # noqa: PLC0415 - all of this is for the process alone

    from sheetsync.cli.main import VERBS  # noqa: PLC0415

    for place in VERBS.values():
        importlib.import_module(place.target.partition(":")[0])
    for name in ("sheetsync.localsheets", "sheetsync.messages", "sheetsync.cli.endings", "sheetsync.cli.version"):
        importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            line, _ = door.accept()
            if os.fork() == 0:
                door.close()
                os._exit(_attend(line))
            line.close()


def _attend(line: socket.socket) -> int:
    """Run one command; when whoever called is gone, end it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    size, streams, _, _ = socket.recv_fds(line, 8, 3)
    asked = b""
    while len(asked) < int.from_bytes(size, "big"):
        asked += line.recv(65536)
    done, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(done)
        line.close()
        _run(streams, *json.loads(asked))
    os.close(tell)
    ready, _, _ = select.select([line, done], [], [])
    if line in ready:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)
    _, status = os.waitpid(child, 0)
    with suppress(OSError):
        line.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    return 0


def _run(streams: list[int], arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["sheetsync", *arguments]
    from sheetsync.cli.main import main  # noqa: PLC0415

    code: object = 70
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    finally:
        with suppress(OSError):
            sys.stdout.flush()
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(bool(code)))


if __name__ == "__main__":
    serve(sys.argv[1])
