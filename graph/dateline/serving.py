"""`dateline serve`: the server started, and said where it is."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import uvicorn

from dateline.errors import UnusableOutput
from dateline.output import restore
from dateline.serve import Limits, Served, application, opened
from dateline.serve.readers import Readers


def serve(
    output: Path,
    *,
    host: str,
    port: int,
    store: Path | None = None,
    corpus: Path | None = None,
    token_file: Path | None = None,
    host_names: Sequence[str] = (),
    origins: Sequence[str] = (),
    seconds: float = 30.0,
    readers: int = 2,
    tell: Callable[[str], None],
) -> None:
    """Serve the build in OUTPUT until somebody stops it; `tell` is told where.

    Raises:
        UnusableOutput: there is no build, its store cannot be opened, or the port is taken.
    """
    restore(output)
    if corpus is not None and not corpus.is_dir():
        raise UnusableOutput(f"{corpus}: is no folder. Name the folder that holds the articles.")
    token = _token(token_file)
    listening = _listening(host, port)
    with listening, opened(output, store) as storage:
        base = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
        own = {"127.0.0.1", "localhost", "[::1]", _shown(host).lower()}
        served = Served(
            output, storage, Readers(), base, Limits(seconds=seconds, readers=readers), corpus,
            token, frozenset(own | {name.lower() for name in host_names}), frozenset(origins),
        )  # fmt: skip
        tell(f"{base} serves {output}. Ctrl-C ends it.")
        if host not in ("127.0.0.1", "localhost", "::1"):
            tell(f"Whoever reaches {host} can read it.")
        config = uvicorn.Config(
            application(served), log_level="warning", server_header=False, date_header=False,
            access_log=False, timeout_graceful_shutdown=2,
        )  # fmt: skip
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
            uvicorn.Server(config).run(sockets=[listening])


def _token(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableOutput(
            f"{file}: the token cannot be read ({error}). Check the file."
        ) from None
    if len(token) < 16:
        raise UnusableOutput(
            f"{file}: a token of {len(token)} characters is guessed too soon. Use 16 or more."
        )
    return token


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except (OSError, OverflowError) as error:
        made.close()
        raise UnusableOutput(
            f"Nothing can listen at {host}, port {port} ({error}). Name another --port; 0 takes any."
        ) from None
    made.listen(128)
    return made


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
