"""What always holds of a build, whatever the articles and whatever was built before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.pipeline import build
from tests.pipeline.built import whole

pytestmark = pytest.mark.usefixtures("quick")


corpora = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "c.md", "d/e.md"]),
    st.tuples(
        st.sampled_from(["", "2014-05-31", "2014-06-01"]),
        st.sampled_from(["They met.", "They met.\nShe said so.", "It rained."]),
    ),
    min_size=1,
)
quickly = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def written(folder: Path, articles: Mapping[str, tuple[str, str]]) -> None:
    """Have a folder hold these articles and no others."""
    for path in folder.rglob("*.md"):
        path.unlink()
    for file, (day, text) in articles.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(f"---\npublished: {day}\n---\n{text}\n")


@quickly
@given(st.lists(corpora, min_size=1, max_size=3))
def test_a_build_is_that_of_its_articles_whatever_was_built_before(
    joined: None, steps: list[dict[str, tuple[str, str]]]
) -> None:
    """Articles come, change and go; at each step the bytes are those of a build that begins anew."""
    assert joined is None
    with TemporaryDirectory() as scratch:
        corpus, out = Path(scratch) / "corpus", Path(scratch) / "out"
        corpus.mkdir()
        for number, articles in enumerate(steps):
            written(corpus, articles)
            build([corpus], out)
            new = Path(scratch) / f"new{number}"
            build([corpus], new)
            assert whole(out) == whole(new)


@quickly
@given(corpora, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(
    joined: None, articles: dict[str, tuple[str, str]], random: Random
) -> None:
    """Nor does it which of them were there before."""
    assert joined is None
    with TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        written(corpus, {Path(file).name: told for file, told in articles.items()})
        paths = sorted(corpus.iterdir())
        build(paths, Path(scratch) / "one")
        random.shuffle(paths)
        build(paths[: len(paths) // 2 + 1], Path(scratch) / "two")
        build(paths, Path(scratch) / "two")
        assert whole(Path(scratch) / "one") == whole(Path(scratch) / "two")
