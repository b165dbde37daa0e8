"""Firefox through Marionette, the protocol it speaks itself: the little that a test needs of it.

Under WebDriver's recommended preferences Firefox lets any file read any other, and a test of `file://`
would prove nothing: they are switched off, and the strict origin policy on.
"""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("firefox", "firefox-esr")
PREFERENCES = {
    "remote.prefs.recommended": False,
    "security.fileuri.strict_origin_policy": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.normandy.enabled": False,
    "browser.safebrowsing.update.enabled": False,
}
START_SECONDS = 60


class Firefox:
    """A session of Firefox; commands are answered in turn."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._number = 0
        self._read()  # its greeting
        self.ask("WebDriver:NewSession", strictFileInteractability=True)

    def ask(self, command: str, **parameters: Any) -> Any:
        """Send a command and return its answer. Raises RuntimeError with Firefox's own words."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters])
        self._connection.sendall(f"{len(message)}:{message}".encode())
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(error["message"])
        return result

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self.ask("WebDriver:Navigate", url=address)

    def evaluate(self, script: str) -> Any:
        """Return what the body of an asynchronous function returns in the page."""
        code = f"const done = arguments[0]; (async () => {{ {script} }})().then(done, e => done(String(e)));"
        answer = self.ask("WebDriver:ExecuteAsyncScript", script=code, args=[], scriptTimeout=20_000)
        return answer["value"]

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._connection.recv(1)
        body = b""
        while len(body) < int(size[:-1]):
            body += self._connection.recv(int(size[:-1]) - len(body))
        return json.loads(body)


def executable() -> str | None:
    """Return where Firefox is, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Give a headless Firefox with a profile of its own, and end it afterwards."""
    port = _free_port()
    preferences = PREFERENCES | {"marionette.port": port}
    rows = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(rows), encoding="utf-8")
    command = [str(executable()), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with _connect(port) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _connect(port: int) -> socket.socket:
    last = time.monotonic() + START_SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            if time.monotonic() > last:
                raise
            time.sleep(0.2)
