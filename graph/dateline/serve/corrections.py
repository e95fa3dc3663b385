"""A person's corrections over HTTP: `/corrections` lists them, and takes one from who has the token.

What is posted has the keys of an entry in `corrections.yaml`. It is looked up in the build that is
served, and written at the end of that file; the next build follows it. Two that come at once are
written one after the other.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.entries import FILE, Entry, record
from dateline.errors import BrokenEntries, DoubtfulEntry, NothingToRead, UnusableOutput
from dateline.read.entries import load
from dateline.serve.guard import Refused, allowed, body_of
from dateline.serve.settings import Served

MOST: Final = 1 << 20
"""In bytes: what one correction may have."""


async def corrections(request: Request) -> Response:
    """Give all that people have said, or take one more word of somebody's."""
    served: Served = request.app.state.served
    pen: CapacityLimiter = request.app.state.pen
    if request.method == "POST":
        allowed(request, served)
    if served.corpus is None:
        says = "The server does not know where the articles are. Start it with --corpus FOLDER."
        raise Refused(409, says)
    if request.method != "POST":
        return JSONResponse(await to_thread.run_sync(_listed, served.corpus / FILE))
    typed = _typed(await body_of(request, MOST))
    # Late: it brings all stages of a build, and a reader of queries would wait for them at its start.
    from dateline import correcting

    try:
        added = await to_thread.run_sync(
            correcting.add, served.corpus, typed, served.output, limiter=pen
        )
    except DoubtfulEntry as doubt:
        raise Refused(422, str(doubt)) from None
    except (NothingToRead, UnusableOutput) as error:
        raise Refused(409, str(error)) from None
    except BrokenEntries as error:
        raise Refused(507, str(error)) from None
    said = {"written": added.text, "about": added.matches, "next": "Build again to follow it."}
    return JSONResponse(said, 201)


def _listed(path: Path) -> dict[str, Any]:
    found = list(load(path)) if path.exists() else []
    return {
        "entries": [record(one) for one in found if isinstance(one, Entry)],
        "doubtful": [str(one) for one in found if not isinstance(one, Entry)],
    }


def _typed(body: bytes) -> dict[str, Any]:
    try:
        # Numbers as words, as in the file: an occurrence, or a year that is a name.
        said = json.loads(body, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise Refused(
            400, f"That is no JSON ({error}). Send an object with “do” and “of”."
        ) from None
    if not isinstance(said, dict):
        raise Refused(400, "Send a JSON object with “do”, “of”, “reason” and “author”.")
    return said
