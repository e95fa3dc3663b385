"""The JSON API: every saved question at `/api/NAME`, its parameters as those of the address."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.errors import BrokenQuery
from dateline.query import find, saved
from dateline.serve.guard import Refused
from dateline.serve.protocol import answered
from dateline.serve.settings import Served


async def questions(_: Request) -> Response:
    """List the questions and what they take."""
    return JSONResponse(
        [
            {
                "name": one.name,
                "title": one.title,
                "parameters": [
                    {"name": p.name, "required": p.required, "description": p.description}
                    for p in one.parameters
                ],
                "at": f"/api/{one.name}",
            }
            for one in saved()
        ]
    )


async def question(request: Request) -> Response:
    """Ask one of them."""
    served: Served = request.app.state.served
    try:
        query = find(request.path_params["name"]).bound(dict(request.query_params))
    except BrokenQuery as error:
        known = any(one.name == request.path_params["name"] for one in saved())
        raise Refused(400 if known else 404, str(error)) from None
    response = await answered(served, query, "application/sparql-results+json")
    found = json.loads(bytes(response.body))
    columns = found["head"]["vars"]
    rows = [{name: _plain(row[name]) for name in columns if name in row}
            for row in found["results"]["bindings"]]  # fmt: skip
    return JSONResponse({"columns": columns, "rows": rows})


def _plain(term: dict[str, str]) -> Any:
    """A value as JSON has it."""
    kind = term.get("datatype", "").rpartition("#")[2]
    if kind == "integer":
        return int(term["value"])
    if kind in ("decimal", "double", "float"):
        return float(term["value"])
    return term["value"] == "true" if kind == "boolean" else term["value"]
