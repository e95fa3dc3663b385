"""What a build has written."""

from __future__ import annotations

from pathlib import Path


def whole(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
