"""A build over HTTP, on this machine: the viewer, SPARQL, the graphs, pages of things, a JSON API.

* `/` the timeline, and the other files of the build beside it
* `/sparql` SPARQL 1.1 Protocol, `/graphs` Graph Store Protocol
* `/id/…` what the graph says of a thing
* `/api/…` the saved questions as JSON, `/openapi.json` what they take
* `/corrections` what people said, and one more from who has the token
* `/.well-known/void` what the dataset is, `/health` whether the server answers
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dateline.serve import api, corrections, description, graphs, resources
from dateline.serve.guard import Guard, Refused
from dateline.serve.protocol import plain, sparql
from dateline.serve.readers import reading
from dateline.serve.settings import Limits, Served
from dateline.serve.storage import opened

__all__ = ["Limits", "Served", "application", "opened"]

FILES: Final = {
    "timeline.html": "text/html",
    "network.html": "text/html",
    "story.trig": "application/trig",
    "story.graphml": "application/xml",
    "readings.jsonl": "application/jsonl",
    "coverage.json": "application/json",
}
"""What of a build is given as it is, and nothing else."""
TAKEN: Final = '<meta name="corrections" content="/corrections">'
"""Tells the page that corrections are taken here."""


def application(served: Served) -> Starlette:
    """Make the application; its readers start with it and end with it."""

    @asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        limits = served.limits
        async with reading(limits.readers, limits.seconds) as readers:
            app.state.served = replace(served, readers=readers)
            app.state.pen = CapacityLimiter(1)
            yield

    app = Starlette(
        routes=[
            Route("/", file),
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/sparql/", sparql, methods=["GET", "POST"]),
            Route(graphs.PATH, graphs.graphs, methods=list(graphs.METHODS)),
            Route(f"{graphs.PATH}/{{rest:path}}", graphs.graphs, methods=list(graphs.METHODS)),
            Route("/id", resources.plainly),
            Route("/id/{rest:path}", resources.resource),
            Route("/api", api.questions),
            Route("/api/{name}", api.question),
            Route("/corrections", corrections.corrections, methods=["GET", "POST"]),
            Route("/openapi.json", description.openapi),
            Route("/.well-known/void", description.void),
            Route("/health", health),
            *(Route(f"/{name}", file) for name in FILES),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={Refused: plain, HTTPException: unknown},
        lifespan=living,
    )
    app.state.served = served
    return app


async def file(request: Request) -> Response:
    """Give a file of the build as it is; the timeline may send corrections, where they are taken."""
    served: Served = request.app.state.served
    name = request.url.path.strip("/") or "timeline.html"
    path = served.output / name
    if not path.is_file():
        raise Refused(404, f"The build has no {name}. Build the folder again.")
    if name == "timeline.html" and served.corpus is not None and served.token:
        return HTMLResponse(await to_thread.run_sync(_writing, path))
    return FileResponse(path, media_type=FILES[name])


def _writing(path: Path) -> str:
    """Give the page with leave to send corrections here, and to ask nothing of anybody else."""
    head, policy, rest = path.read_text("utf-8").partition("base-uri ")
    return (
        f"{head}connect-src &#39;self&#39;; {policy}{rest.replace('<title>', TAKEN + '<title>', 1)}"
    )


async def health(_: Request) -> Response:
    """Say that the server answers."""
    return PlainTextResponse("well\n")


async def unknown(_: Request, error: Exception) -> Response:
    """Say in a sentence what the router refused."""
    assert isinstance(error, HTTPException)
    says = {404: "There is nothing here. The timeline is at /.",
            405: "That cannot be done here."}.get(error.status_code, error.detail)  # fmt: skip
    return PlainTextResponse(f"{says}\n", error.status_code, headers=error.headers)
