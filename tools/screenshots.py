"""Take the pictures of the page that the README shows: of the sample corpus, light, dark and narrow.

Run as `python -m tools.screenshots` from the repository's root, whenever the page looks otherwise. It
needs a Chromium; CHROMIUM names another than the first on the path.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from playwright.sync_api import Browser, Page, sync_playwright
from tools.make_questions import told

from dateline.export import timeline
from dateline.story import Story

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures"
MOST: Final = 200_000
"""Bytes of a picture."""
Scheme = Literal["light", "dark"]


def foremost(story: Story) -> str:
    """The event that most independent sources tell of."""
    return max(story.events, key=lambda e: (e.sources, e.importance, e.id)).id


def central(story: Story) -> str:
    """The actor who is most central over the whole story."""
    return min(
        (s for s in story.standings if s.stretch == "whole"), key=lambda s: (s.rank, s.actor)
    ).actor


def shots(story: Story) -> dict[str, tuple[str, Scheme, int, int]]:
    """What is shown: the name of each picture, the address in the page, colours, and window."""
    event, actor = foremost(story), central(story)
    return {
        "timeline-light": (f"show=20&event={event}", "light", 1240, 720),
        "timeline-dark": (f"show=20&lanes=actor&event={event}", "dark", 1240, 720),
        "actors": (f"view=actors&who={actor}", "light", 1240, 720),
        "narrow": ("show=10", "light", 390, 800),
    }


def take(browser: Browser, story: Story, folder: Path) -> Iterator[Path]:
    """Build the page of a story and take each picture of it into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as built:
        uri = timeline.export(story, Path(built)).as_uri()
        for name, (fragment, scheme, width, height) in shots(story).items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            page.goto(f"{uri}#{fragment}")
            yield _taken(page, folder / f"{name}.png")
            page.close()


def _taken(page: Page, path: Path) -> Path:
    """Wait until all of it stands, then take the picture."""
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_timeout(500)
    page.screenshot(path=path)
    return path


def main() -> int:
    """Take the pictures anew; say how large they are."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        sizes = {path: path.stat().st_size for path in take(browser, told(), FOLDER)}
        browser.close()
    for path, size in sizes.items():
        print(f"{path.relative_to(FOLDER.parent.parent)}  {size:,} bytes")
    return int(max(sizes.values()) > MOST)


if __name__ == "__main__":
    sys.exit(main())
