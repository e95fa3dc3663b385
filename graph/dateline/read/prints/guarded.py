"""A process beside this one for files that may hang or crash what reads them; one file costs no other.

It is started by its own command, so it does not matter how this program was started, and waits for
the next file. Whoever does not answer in time is ended, and the next file gets a new one.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from queue import Empty, Queue
from typing import Any, Final

MOST: Final = 2 << 30
"""Bytes of memory; what a page of newsprint takes is a hundredth of it."""
_CODE: Final = f"""
import importlib, json, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MOST}, {MOST}))
except (ImportError, ValueError, OSError):
    pass
told = importlib.import_module(sys.argv[1]).told
out = sys.stdout
sys.stdout = sys.stderr
def alive():
    print(file=out, flush=True)
for line in sys.stdin:
    print(json.dumps(told(*json.loads(line), alive=alive)), file=out, flush=True)
"""


class GaveUp(Exception):
    """The process did not answer in time, or broke."""


@dataclass
class Beside:
    """Runs `told(path, …)` of a module in a process of its own; what it returns has to be JSON.

    While it works it calls the `alive` that it is given, so that long files have more time than those
    on which it hangs.
    """

    module: str
    _process: subprocess.Popen[str] | None = None
    _answers: Queue[str] = field(default_factory=Queue)

    def ask(self, seconds: float, *asked: str | bool) -> Any:
        """Give what it says of a file.

        Raises:
            GaveUp: it was silent for so many seconds, or the process came to an end.
        """
        process = self._process or self._start()
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            while (answer := self._answers.get(timeout=seconds)) == "\n":
                pass
        except Empty:
            self.end()
            raise GaveUp(f"took longer than {seconds:g} seconds for a page") from None
        except OSError:
            answer = ""
        if not answer:
            self.end()
            raise GaveUp("broke the program that read it, or took all of its memory")
        return json.loads(answer)

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = None

    def _start(self) -> subprocess.Popen[str]:
        process = self._process = subprocess.Popen(
            [sys.executable, "-c", _CODE, self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        answers = self._answers = Queue()

        def listen() -> None:
            assert process.stdout is not None
            try:
                for line in process.stdout:
                    answers.put(line)
            except (OSError, ValueError):
                pass  # it was ended while it spoke; that is told below
            answers.put("")

        threading.Thread(target=listen, daemon=True).start()
        atexit.register(self.end)
        return process
