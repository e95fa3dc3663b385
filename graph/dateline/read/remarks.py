"""What was said of files while they were read, as a build keeps it: wherever they lie, it is the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, replace
from pathlib import Path

from dateline.errors import DoubtfulArticle, DoubtfulEntry, UnreadableArticle
from dateline.read.files import Skipped
from dateline.story import Remark


def remarks(
    paths: Iterable[Path],
    refused: Iterable[UnreadableArticle],
    warnings: Iterable[DoubtfulArticle | DoubtfulEntry],
    skipped: Iterable[Skipped],
) -> tuple[Remark, ...]:
    """Give all that was said of articles, by their paths below what was named, in order."""
    said = {
        *(Remark("refused", one.where, one.what, one.advice) for one in refused),
        *(
            Remark("warning", one.where, one.what, one.advice)
            for one in warnings
            if isinstance(one, DoubtfulArticle)
        ),
        *(Remark("skipped", one.where, one.why) for one in skipped),
    }
    folders = {str(path if path.is_dir() else path.parent) for path in paths}
    named = "|".join(re.escape(folder.rstrip("/")) for folder in sorted(folders, reverse=True))
    above = re.compile(rf"(?<![\w/.-])(?:{named})/")
    bare = {
        replace(one, where=above.sub("", one.where), what=above.sub("", one.what)) for one in said
    }
    return tuple(sorted(bare, key=astuple))
