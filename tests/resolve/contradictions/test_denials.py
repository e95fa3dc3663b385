"""Who denies what another says."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Span
from tests.resolve.made import Made, story


def quarrel(cue: str, *, again: bool = False) -> Made:
    """Two people speak of one sale; the second takes up what the first said."""
    one = Made("a", published="2024-03-13")
    ada, bram = one.chain("Ada Merrow"), one.chain("Bram Falk")
    trust = one.chain("Merrow Castle Trust", kind="organisation")
    one.report("sell", trust, thing="the lighthouse", inside=0)
    content = one.sentences[-1]
    one.claims.append(Claim((), (), (content,), "indirect", ada))
    begin = len(one.text)
    cued, taken = one._say(cue), one._say("this")
    one.sentences.append(Span(begin, len(one.text) - 1))
    one.claims.append(Claim((), (cued,), (taken,), "indirect", ada if again else bram))
    return one


@pytest.mark.parametrize("cue", ["denies", "disputed", "has refuted"])
def test_what_the_next_speaker_denies(cue: str) -> None:
    """Both claims stand side by side."""
    (found,) = story(quarrel(cue)).contradictions
    assert found.about == "claim"
    assert [len(a.claims) for a in found.accounts] == [1, 1]


def test_what_is_no_denial() -> None:
    """Saying so, neither confirming nor denying, or denying oneself."""
    for one in (quarrel("said"), quarrel("would neither confirm nor deny")):
        assert story(one).contradictions == ()
    assert story(quarrel("denies", again=True)).contradictions == ()


def test_happened_against_denied() -> None:
    """The article against somebody it quotes; within one voice, there is no quarrel."""
    for quoted in (True, False):
        one = Made("a", published="2024-03-13")
        ada, bram = one.chain("Ada Merrow"), one.chain("Bram Falk")
        one.report("sack", ada, bram)
        if quoted:
            one.claims.append(Claim((), (), (), "indirect", ada))
        claim = 0 if quoted else None
        one.report("sack", ada, bram, "never", status="denied", negated=True, inside=claim)
        found = story(one).contradictions
        assert [c.about for c in found] == (["status"] if quoted else [])


def test_not_yet_is_no_denial() -> None:
    """What had not happened when the first article appeared, and had when the second did."""
    articles = []
    for day, denied in (("2024-03-11", True), ("2024-03-13", False)):
        one = Made(day, published=day, outlet=day)
        one._say("Borrow ferry dockers quay Velmouth harbour pickets tollgate lantern winch ")
        ada, bram = one.chain("Ada Merrow"), one.chain("Bram Falk")
        one.report("sack", ada, bram, status="denied" if denied else "happened", negated=denied)
        articles.append(one)
    others = [Made(f"other {n}", published="2024-03-12", text=f"Sun {n} ") for n in range(12)]
    assert story(*articles, *others).contradictions == ()
