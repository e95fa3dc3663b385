"""The afternoon's column: simple on purpose, and from the same parse."""

from __future__ import annotations

from benchmarks.annotations import Annotated, blank

from benchmarks import afternoon
from dateline.annotate import annotate
from dateline.annotate.language import DEFAULT_MODEL, model
from dateline.model import Article

TEXT = (
    "Barack Obama said that Congress had rejected the budget in 2011. Barack Obama was not there."
)


def heard() -> Annotated:
    """Listen to one article."""
    with afternoon.listening(model(DEFAULT_MODEL)) as found:
        list(annotate([Article("a.txt", TEXT)]))
    gold = blank(Annotated("a.txt", TEXT, "2011-05-03", ((0, len(TEXT)),), (), (), (), ()))
    return found.of(gold)


def test_a_verb_is_an_event_on_the_day_of_publication() -> None:
    """Certain and positive, with subject and object."""
    events = {TEXT[e.start : e.end]: e for e in heard().events or ()}
    assert set(events) == {"said", "rejected"}
    rejected = events["rejected"]
    assert (rejected.certainty, rejected.polarity, rejected.time, rejected.date) == (
        "certain", "pos", "non_future", "2011-05-03",
    )  # fmt: skip
    assert [(p.role, TEXT[p.start : p.end]) for p in rejected.participants] == [
        ("Arg0", "Congress"), ("Arg1", "the budget"),
    ]  # fmt: skip


def test_a_verb_of_speech_with_a_clause_is_a_claim() -> None:
    """Who, the verb, and the clause."""
    (claim,) = heard().claims or ()
    words = [[TEXT[s:e] for s, e in part] for part in (claim.source, claim.cue, claim.content)]
    assert words[:2] == [["Barack Obama"], ["said"]]
    assert words[2][0].endswith("Congress had rejected the budget in 2011")
    assert claim.speaker == "Barack Obama"


def test_mentions_of_one_string_are_one_actor() -> None:
    """And a plain year is the only kind of time with a value."""
    found = heard()
    assert [m.chain for m in found.mentions or ()].count("Barack Obama") == 2
    assert [t.value for t in found.times or ()] == ["2011"]


def test_nobody_listens_afterwards() -> None:
    """The pipeline is as it was, so floors are measured without it."""
    before = model(DEFAULT_MODEL).pipe_names
    heard()
    assert model(DEFAULT_MODEL).pipe_names == before
    assert not afternoon._listening
