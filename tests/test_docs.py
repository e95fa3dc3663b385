"""The documentation speaks of what is there: links lead somewhere, and named files exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "corpus").glob("*.md")]
)
_CODE = re.compile(r"```.*?```", re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_TICKED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(
    r"(?:graph|tests|benchmarks|tools|viewer|corpus|docs)/[\w./-]*|(?:test_)?\w+\.(?:py|txt|rq|ttl)"
)


def name(page: Path) -> str:
    """Name a page as it is named in the repository."""
    return page.relative_to(ROOT).as_posix()


def known() -> frozenset[str]:
    """Collect the names of the project's own files."""
    rooms = ("graph", "tests", "benchmarks", "tools", "viewer/src")
    return frozenset(path.name for room in rooms for path in (ROOT / room).rglob("*.*"))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file leads to a file, and one to a heading to a heading."""
    for target in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = page.parent / file if file else page
        assert there.exists(), f"{name(page)}: {target} leads nowhere"
        if anchor:
            assert anchor in headings(there), f"{name(page)}: {target} has no such heading"


@pytest.mark.parametrize("page", [p for p in PAGES if "docs" in p.parts], ids=name)
def test_named_files_exist(page: Path) -> None:
    """A module or table that the documentation names is in the repository, under that name."""
    names = known()
    for words in _TICKED.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        if not _PATH.fullmatch(words):
            continue
        there = (ROOT / words).exists() if "/" in words else words in names
        assert there, f"{name(page)}: `{words}` is not there"


def test_every_decision_is_listed_once() -> None:
    """The list of decisions has every page, and their numbers are without gaps or doubles."""
    folder = ROOT / "docs" / "decisions"
    pages = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [page[:4] for page in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
    listed = _LINK.findall((folder / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == pages


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")), ids=name)
def test_a_decision_says_what_why_and_how_to_undo_it(page: Path) -> None:
    """Each page has the same four parts."""
    parts = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences", "How to undo it"]


def test_the_layers_in_the_documentation_are_those_of_the_code() -> None:
    """The table of rooms names every module and folder of the package, and no other."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `graph/dateline/([\w.]+)/?` \|", text, re.MULTILINE))
    package = ROOT / "graph" / "dateline"
    rooms = {p.name for p in package.iterdir() if p.is_dir() and (p / "__init__.py").is_file()}
    modules = {p.name for p in package.glob("*.py") if not p.name.startswith("__")}
    assert told == rooms | modules


def headings(page: Path) -> set[str]:
    """Give the anchors that a page's headings have."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}
