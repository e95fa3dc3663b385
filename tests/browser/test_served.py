"""The page that `dateline serve` gives out: it sends a correction to the server, which writes it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline import pipeline
from dateline.entries import Entry
from dateline.read.entries import load

pytestmark = pytest.mark.browser
TOKEN = "a-word-of-enough-letters"
SAMPLE = Path(__file__).parents[2] / "corpus" / "harbour"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles of the sample, built."""
    folder = tmp_path_factory.mktemp("served") / "corpus"
    folder.mkdir()
    for article in sorted(SAMPLE.glob("*.md"))[:3]:
        shutil.copy(article, folder)
    pipeline.build([folder], folder.parent / "output")
    return folder


@pytest.fixture(scope="module")
def address(corpus: Path) -> Iterator[str]:
    """Where a server of its own process says that it listens."""
    word = corpus.parent / "token"
    word.write_text(TOKEN)
    command: list[str | Path] = [
        sys.executable, "-m", "dateline", "serve", corpus.parent / "output", "--port", "0",
        "--corpus", corpus, "--token-file", word,
    ]  # fmt: skip
    said = corpus.parent / "said"
    with said.open("w") as out, subprocess.Popen(command, stdout=out, stderr=out) as server:
        try:
            yield _listening(server, said)
        finally:
            server.terminate()


def _listening(server: subprocess.Popen[bytes], said: Path) -> str:
    for _ in range(300):
        found = [word for word in said.read_text().split() if word.startswith("http://")]
        if found:
            return found[0].rstrip(".,")
        assert server.poll() is None, said.read_text()
        time.sleep(0.1)
    raise AssertionError(said.read_text())


@pytest.fixture
def served(browser: Browser, address: str) -> Iterator[Page]:
    """The page, at an actor whose name can be corrected."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}#view=actors")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator("#actor-list button").first.click()
    page.get_by_text("Correct this").click()
    yield page
    context.close()


def _ask(page: Page, token: str) -> None:
    page.get_by_label("What").select_option("rename")
    page.get_by_label("To", exact=True).fill("The Trust, as it is called here")
    page.get_by_label("Why").fill("It is shorter.")
    page.get_by_label("Your name").fill("An archivist")
    page.get_by_label("The server’s word (token)").fill(token)
    page.get_by_role("button", name="Write it").click()


def test_without_the_word_it_is_refused_in_a_sentence(served: Page, corpus: Path) -> None:
    """What the server says is shown, and nothing is written."""
    _ask(served, "another-word-of-many-letters")
    expect(served.locator(".correct [role=status]")).to_contain_text("token")
    assert not (corpus / "corrections.yaml").exists()


def test_a_correction_is_written_in_place(served: Page, corpus: Path) -> None:
    """With the word, it stands in the file beside the articles, and the page says what comes next."""
    _ask(served, TOKEN)
    expect(served.locator(".correct [role=status]")).to_contain_text("Written")
    (entry,) = load(corpus / "corrections.yaml")
    assert isinstance(entry, Entry)
    assert (entry.act, entry.about, entry.value) == (
        "rename",
        "actor",
        "The Trust, as it is called here",
    )
