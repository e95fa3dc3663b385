"""Where a graph lies besides OUTPUT: a store on disk, or a server and what lets one in there."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.remote import Server

SERVER = "What a server is told"

HALF_WAY = (
    "Stopped. Every graph in the store is the old one or the new one; "
    "`dateline publish` brings in the others."
)

KindOf = StrEnum("KindOf", ["dateline", "oxigraph", "fuseki", "virtuoso", "rdf4j"])  # of server

Kind = Annotated[
    KindOf | None, typer.Option(rich_help_panel=SERVER, help="What it is; found out, else.")
]
User = Annotated[
    str,
    typer.Option(
        metavar="NAME", rich_help_panel=SERVER, help="Who asks, where the server asks that."
    ),
]
PasswordFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", rich_help_panel=SERVER, help="The password of that user."),
]
TokenFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", rich_help_panel=SERVER, help="A token instead of a user."),
]


def place(
    store: str,
    kind: KindOf | None,
    user: str,
    password_file: Path | None,
    token_file: Path | None,
    *,
    seconds: float | None = None,
) -> Path | Server:
    """Give the folder of a store, or the server of an address, which is asked whether it is there.

    Who says how many seconds it may take only reads.
    """
    if "://" not in store:
        given = {
            "--kind": kind, "--user": user, "--password-file": password_file,
            "--token-file": token_file,
        }  # fmt: skip
        if named := [name for name, value in given.items() if value]:
            raise typer.BadParameter(
                f"{store} is a folder, and only a server takes {', '.join(named)}. "
                "Write the address of a server as http://host:port/.",
                param_hint="--store",
            )
        return Path(store)
    from dateline import remote

    return remote.found(
        store, layout=kind.value if kind else None, user=user,
        password=remote.secret(password_file), token=remote.secret(token_file),
        writes=seconds is None, seconds=seconds or remote.SECONDS,
    )  # fmt: skip
