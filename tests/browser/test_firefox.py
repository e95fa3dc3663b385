"""The page in Firefox, opened from disk: every view, and what browsers do in ways of their own."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.entries import Entry
from dateline.read.entries import load
from tests.browser.firefox import Firefox, firefox
from tests.stories import story

pytestmark = pytest.mark.browser
USUAL = story(300)
FAILED = (
    "document.getElementById('failed').hidden ? '' : document.getElementById('failed').textContent"
)
TITLE = "document.getElementById('pane-title').textContent"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
COLOURS = """(() => {
    const canvas = document.getElementById('%s');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
})()"""


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The one Firefox of a run."""
    path = firefox()
    if path is None:
        pytest.skip("no Firefox found: set FIREFOX to its path to open the page in it")
    running = Firefox(path, tmp_path_factory.mktemp("firefox"))
    yield running
    running.close()


@pytest.fixture
def go(window: Firefox, built: Callable[[str], Path]) -> Iterator[Callable[..., Firefox]]:
    """Open a page, and in the end check that it did not fail and asked for nothing."""

    def open_page(fragment: str = "", name: str = "usual") -> Firefox:
        window.open(f"{built(name).as_uri()}#{fragment}")
        return window

    yield open_page
    assert window.run(FAILED) == ""
    assert window.run("performance.getEntriesByType('resource').map((each) => each.name)") == []


def downloaded(window: Firefox, name: str) -> bytes:
    """Wait for a file that the page saves."""
    path = window.downloads / name
    for _ in range(100):
        if path.exists() and path.stat().st_size and not path.with_name(f"{name}.part").exists():
            return path.read_bytes()
        time.sleep(0.1)
    raise TimeoutError(name)


def test_an_event_shows_its_sentence(go: Callable[..., Firefox]) -> None:
    """The story is unpacked and drawn, and a click in the list leads to the evidence."""
    window = go()
    assert window.run("document.getElementById('count').textContent") == "300 of 300 events"
    assert window.run(COLOURS % "timeline") > 20
    window.click(".row")
    words = window.until("document.querySelector('#pane mark')?.textContent")
    assert any(words in article.text for article in USUAL.articles)
    assert window.run(SIDEWAYS) == 0


def test_a_link_brings_a_view_back(go: Callable[..., Firefox]) -> None:
    """What the page writes into its address, Firefox lets it write, and reads again."""
    window = go("lanes=actor&status=planned&show=40")
    window.click(".row")
    title = window.until(f"document.querySelector('#pane mark') && {TITLE}")
    window.until("location.hash.includes('event=')")
    fragment = window.run("location.hash.slice(1)")
    window = go(fragment)
    window.until("document.querySelector('#pane mark')")
    assert window.run(TITLE) == title
    assert window.run("document.getElementById('lanes').value") == "actor"


def test_search_offers_and_forgives(go: Callable[..., Firefox]) -> None:
    """The combobox works by keyboard, a slip of the pen is said."""
    window = go()
    window.type("#search", "Norvael")
    window.until("!document.getElementById('found').hidden")
    assert "norvale" in window.run("document.querySelector('#found .hint').textContent")
    window.type("#search", "\ue015\ue007")  # arrow down, enter
    window.until("document.getElementById('found').hidden")
    assert window.run(TITLE) != "In brief"


def test_actors_and_known(go: Callable[..., Firefox]) -> None:
    """The network is drawn, and the story is as it was on a day."""
    window = go("view=actors&known=2013-01-01")
    window.until(f"{COLOURS % 'network'} > 20")
    window.click(".actor-item")
    window.until(f"{TITLE} !== 'In brief'")
    window.click("#go-timeline")
    assert "1 January 2013" in window.run("document.getElementById('known-words').textContent")


def test_questions_are_answered(go: Callable[..., Firefox]) -> None:
    """The database runs in its worker under the page's policy."""
    window = go("view=questions")
    window.until("document.querySelector('#run:not([disabled])')")
    window.until("/facts to ask/.test(document.getElementById('question-status').textContent)")
    window.click("#run")
    assert window.until("document.querySelector('#answer caption')?.textContent")


def test_a_table_is_saved(go: Callable[..., Firefox]) -> None:
    """What a page on disk gives to save arrives whole."""
    window = go()
    window.click("#take-button")
    window.click("#take button")
    text = downloaded(window, "dateline.csv").decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == 300


def test_corrections_are_saved(go: Callable[..., Firefox]) -> None:
    """The file is one that a build can read."""
    event = max(USUAL.events, key=lambda e: e.importance)
    window = go(f"event={event.id}")
    window.until("document.querySelector('#pane mark')")
    window.click(".correcting summary")
    window.type("form.correct input[autocomplete=name]", "J. Penn")
    window.run(
        "[...document.querySelectorAll('form.correct label')]"
        ".find((each) => each.textContent === 'Why').querySelector('input').value = 'It is so.'"
    )
    window.click("form.correct [type=submit]")
    window.until("!document.getElementById('corrections').hidden")
    window.click("#corrections > button")
    downloaded(window, "corrections.yaml")
    [entry] = load(window.downloads / "corrections.yaml")
    assert isinstance(entry, Entry)
    assert (entry.act, entry.author, entry.reason) == ("confirm", "J. Penn", "It is so.")


def test_hostile_words_stay_words(go: Callable[..., Firefox]) -> None:
    """Nothing runs, nothing is wider than the window."""
    window = go(name="hostile")
    for view in ("timeline", "actors", "articles"):
        window.click(f"#go-{view}")
        assert window.run(SIDEWAYS) == 0
    window.click("#go-timeline")
    window.click(".row")
    window.until("document.querySelector('#pane mark')")
    assert window.run("document.querySelectorAll('#pane img, #pane script').length") == 0
    assert window.run("window.wrappedJSObject?.__pwned ?? window.__pwned ?? null") is None


def test_looks_as_it_should(go: Callable[..., Firefox], tmp_path: Path) -> None:
    """A picture of the window is taken, and is no blank sheet."""
    picture = go().picture()
    (tmp_path / "firefox.png").write_bytes(picture)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 30_000
