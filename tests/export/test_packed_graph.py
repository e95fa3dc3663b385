"""The packed graph: every quad comes back, the same ones in the same bytes, and too many are left out."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from dateline.export import packed_graph, rdf, timeline
from dateline.story import Story
from tests.stories import hostile, story

IRIS = st.from_regex(re.compile(r"urn:[a-c]:[a-c0-9é]{1,5}"), fullmatch=True).map(NamedNode)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LITERALS = st.one_of(
    WORDS.map(Literal),
    st.builds(Literal, WORDS, language=st.sampled_from(["en", "de-at"])),
    st.integers().map(Literal),
)
QUADS = st.lists(st.builds(Quad, IRIS, IRIS, IRIS | LITERALS, IRIS), max_size=60)


def written(quads: list[Quad]) -> bytes:
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def numbers(packed: bytes) -> Iterator[int]:
    """Read numbers of seven bits a byte."""
    value = shift = 0
    for byte in packed:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value = shift = 0


def column(packed: bytes) -> list[int]:
    """Undo the steps from number to number, of either sign."""
    found, last = [], 0
    for step in numbers(packed):
        last += -(step + 1) // 2 if step % 2 else step // 2
        found.append(last)
    return found


def unpacked(packed: bytes) -> list[bytes]:
    """Give the lines of N-Quads, as the page's own code does."""
    whole = gzip.decompress(packed)
    assert whole.startswith(b"DLG1")
    heads: list[int] = []
    at = 4
    while len(heads) < 9:
        end = next(i for i in range(at, len(whole)) if whole[i] < 0x80) + 1
        heads.extend(numbers(whole[at:end]))
        at = end
    sections: list[bytes] = []
    for size in heads[3:]:
        sections.append(whole[at : at + size])
        at += size
    assert at == len(whole)
    terms, last = [], b""
    rests = sections[1].split(b"\n") if heads[0] else []
    for shared, rest in zip(numbers(sections[0]), rests, strict=True):
        last = last[:shared] + rest
        terms.append(last)
    assert (len(terms), sum(map(len, terms))) == tuple(heads[:2])
    rows = list(zip(*map(column, sections[2:]), strict=True))
    assert len(rows) == heads[2]
    return [b"%b %b %b %b ." % (terms[s], terms[p], terms[o], terms[g]) for g, p, s, o in rows]


@given(QUADS)
def test_every_quad_comes_back(quads: list[Quad]) -> None:
    """Whatever stands in it: quotes, line ends, other scripts, characters beyond the first plane."""
    lines = unpacked(packed_graph.packed(written(quads)))
    assert sorted(lines) == sorted(set(written(quads).split(b"\n")) - {b""})


@given(QUADS, st.randoms(use_true_random=False))
def test_the_order_of_quads_changes_no_byte(quads: list[Quad], chance: Random) -> None:
    """The same quads, shuffled and said twice, are the same bytes."""
    shuffled = quads * 2
    chance.shuffle(shuffled)
    assert packed_graph.packed(written(shuffled)) == packed_graph.packed(written(quads))


@pytest.mark.parametrize("made", [story(40), hostile(), Story()], ids=["usual", "hostile", "empty"])
def test_it_is_the_graph_that_is_exported(made: Story) -> None:
    """It holds exactly the quads of `story.trig`."""
    packed = packed_graph.graph(made)
    assert packed is not None
    lines = unpacked(packed)
    told = set(parse(b"\n".join(lines), RdfFormat.N_QUADS))
    assert told == set(rdf.quads(made))
    assert len(lines) == len(told)


def test_it_is_small() -> None:
    """It takes two thirds of the room of the compressed TriG, at most."""
    made = story(300)
    packed = packed_graph.graph(made)
    assert packed is not None
    trig = "".join(rdf.written(made)).encode()
    assert len(packed) < 0.66 * len(gzip.compress(trig, packed_graph.LEVEL))


@pytest.mark.parametrize("most", [5, 4000])
def test_too_large_a_graph_is_left_out(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Of a graph with more quads than a page carries there is nothing in it, nor of what asks it."""
    made = story(60)
    assert len(list(rdf.quads(made))) > most
    monkeypatch.setattr(packed_graph, "MOST", most)
    assert packed_graph.graph(made) is None
    page = timeline.page(made)
    assert 'id="core"' in page
    assert not re.search(r'id="(graph|engine|saved|program)"', page)
