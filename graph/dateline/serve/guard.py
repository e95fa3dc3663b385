"""Who may ask, and for how much: names of the host, origins of pages, the token, sizes.

A page anywhere on the web can make a browser send requests to this machine, also by giving its own
name this machine's address (DNS rebinding). So a request has to name the host as the server knows
it, and one that comes from a page of another origin may change nothing.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dateline.serve.settings import Served

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
    "X-Frame-Options": "DENY",
    "Vary": "Accept, Origin",
}
READS: Final = ("GET", "HEAD", "OPTIONS")


class Refused(Exception):
    """A request that is not followed, with the status and a sentence that says why."""

    def __init__(self, status: int, says: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(says)
        self.status, self.says, self.headers = status, says, dict(headers or {})


class Guard(BaseHTTPMiddleware):
    """Turns away what does not name this server, or comes from a page of elsewhere to change it."""

    async def dispatch(
        self, request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        served: Served = request.app.state.served
        refused = _turned_away(request, served)
        response = refused if refused is not None else await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        origin = request.headers.get("origin")
        if origin in served.origins:
            response.headers["Access-Control-Allow-Origin"] = origin or ""
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
                response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
        return response


def _turned_away(request: Request, served: Served) -> Response | None:
    host = request.headers.get("host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name.lower() not in served.hosts:
        return PlainTextResponse(
            f"This server is not called “{name}”. Start it with --host-name {name}, if it should be.\n",
            421,
        )
    origin = request.headers.get("origin")
    if origin is None or origin in served.origins or origin == f"{request.url.scheme}://{host}":
        return None
    if request.method in READS:
        return None  # a browser keeps the answer from a page that may not read it
    return PlainTextResponse(
        f"Pages of {origin} may not send anything here. Start the server with --origin {origin}, "
        "if they should.\n",
        403,
    )


def allowed(request: Request, served: Served) -> None:
    """Refuse to write for who has no token.

    Raises:
        Refused: the server takes no updates, or not from whoever asked.
    """
    if not served.token:
        raise Refused(
            403, "This server only reads. Start it with --token-file to let somebody write."
        )
    given = request.headers.get("authorization", "")
    scheme, _, token = given.partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(
        token.strip().encode(), served.token.encode()
    ):
        raise Refused(
            401,
            "Writing takes the server's token. Send it as “Authorization: Bearer TOKEN”.",
            {"WWW-Authenticate": 'Bearer realm="dateline"'},
        )


async def body_of(request: Request, most: int) -> bytes:
    """Give the body of a request, if it is no longer than it may be.

    Raises:
        Refused: it is.
    """
    held = bytearray()
    async for piece in request.stream():
        held += piece
        if len(held) > most:
            raise Refused(413, f"A request may have {most:,} bytes, and no more.")
    return bytes(held)
