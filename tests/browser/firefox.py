"""Drives Firefox by Marionette, which every Firefox speaks: length-prefixed JSON over a socket.

Playwright drives none but its own builds of Firefox, and these are not to be had from a package index.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "ui.prefersReducedMotion": 1,
}


def firefox() -> str | None:
    """Find the browser: what FIREFOX names, else the first one on the path."""
    found = map(shutil.which, ("firefox-esr", "firefox"))
    return os.environ.get("FIREFOX") or next(filter(None, found), None)


class Firefox:
    """One window of a Firefox of its own."""

    def __init__(self, path: str, profile: Path, width: int = 1280, height: int = 900) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        wanted = PREFERENCES | {
            "marionette.port": port,
            "browser.download.dir": str(profile / "downloads"),
        }
        (profile / "downloads").mkdir()
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in wanted.items()]
        (profile / "user.js").write_text("\n".join(lines))
        self.downloads = profile / "downloads"
        self._process = subprocess.Popen(
            [path, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"MOZ_HEADLESS_WIDTH": str(width), "MOZ_HEADLESS_HEIGHT": str(height)},
        )
        self._number = 0
        try:
            self._socket = self._connected(port)
            self._receive()  # what it is
            self.call("WebDriver:NewSession", {})
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise

    def _connected(self, port: int) -> socket.socket:
        """Wait until it listens."""
        for _ in range(300):
            try:
                found = socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.1)
            else:
                return found
        raise TimeoutError("Firefox did not start")

    def _receive(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._socket.recv(1) or b"0:"
        left = int(size[:-1])
        data = b""
        while left > len(data):
            data += self._socket.recv(left - len(data))
        return json.loads(data)

    def call(self, command: str, what: dict[str, Any]) -> Any:
        """Give a command and wait for its answer."""
        self._number += 1
        message = json.dumps([0, self._number, command, what]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, value = self._receive()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}")
        return value.get("value") if isinstance(value, dict) and "value" in value else value

    def open(self, uri: str) -> None:
        """Open a page anew, and wait until it shows its story."""
        self.call("WebDriver:Navigate", {"url": "about:blank"})
        self.call("WebDriver:Navigate", {"url": uri})
        self.until("document.documentElement.dataset.ready === 'true'")

    def run(self, script: str) -> Any:
        """Give the value of an expression in the page."""
        return self.call("WebDriver:ExecuteScript", {"script": f"return ({script});", "args": []})

    def until(self, script: str, seconds: float = 20) -> Any:
        """Wait until an expression in the page is true."""
        end = time.monotonic() + seconds
        while not (found := self.run(script)):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.05)
        return found

    def click(self, selector: str) -> None:
        """Click on the first element that a selector names."""
        self._act("WebDriver:ElementClick", selector)

    def type(self, selector: str, words: str) -> None:
        """Type words into the first element that a selector names."""
        self._act("WebDriver:ElementSendKeys", selector, text=words)

    def _act(self, command: str, selector: str, seconds: float = 10, **what: str) -> None:
        """Do something with an element; lists are made anew, so the one just found may be gone."""
        end = time.monotonic() + seconds
        while True:
            try:
                asked = {"using": "css selector", "value": selector}
                found = self.call("WebDriver:FindElement", asked)
                self.call(command, {"id": next(iter(found.values())), **what})
                return
            except RuntimeError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def picture(self) -> bytes:
        """The window as PNG."""
        taken = self.call("WebDriver:TakeScreenshot", {"full": False})
        return base64.b64decode(taken)

    def close(self) -> None:
        """End it."""
        try:
            self.call("Marionette:Quit", {"flags": ["eForceQuit"]})
            self._process.wait(20)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            self._process.kill()
        finally:
            self._socket.close()
            self._process.wait()
