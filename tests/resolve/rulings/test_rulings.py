"""What a person says of a story overrides the rules, whatever else is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.entries import Entry
from dateline.model import Interval
from dateline.read.entries import parsed
from tests.resolve.made import Made, on
from tests.resolve.rulings.said import WHY, actor, by_people, entry, event, named, ruled, two


def test_a_merge_makes_one_actor_of_two() -> None:
    """With both names, and a judgement by the person, with the reason."""
    story, doubts = ruled(two(), entry("merge", ("a.md", "Ada Merrow"), ("b.md", "Maren Tolliver")))
    assert doubts == []
    assert actor(story, "Ada Merrow") == actor(story, "Maren Tolliver")
    (judgement,) = by_people(story)
    assert (judgement.verdict, judgement.by, judgement.reasons) == ("same", "J. Penn", (WHY,))
    (ruling,) = story.rulings
    assert (ruling.act, ruling.targets) == ("merge", (actor(story, "Ada Merrow").id,))


def test_a_merge_makes_one_event_of_two_families_of_words() -> None:
    """Which no rule compares; it takes its words, status and date from the reports of both."""
    story, doubts = ruled(
        two(), entry("merge", ("a.md", "resign"), ("b.md", "quit"), about="event")
    )
    assert doubts == []
    assert len({one.id for one in story.events}) == 3
    (both,) = [one for one in story.events if len(one.reports) == 2]
    assert both.sources == 2


def test_what_is_not_the_same_is_parted() -> None:
    """Two articles' Maren Tolliver are two people; whoever else bears the name goes with the nearer."""
    made = []
    for name, text in (("a.md", "harbour"), ("b.md", "harbour"), ("c.md", "museum")):
        one = Made(name, "2024-03-12")
        one.chain("Maren Tolliver")
        one.report("open", thing=f"the {text} gates and the {text} quay in the {text} fog")
        made.append(one)
    joined, _ = ruled(made)
    assert named(joined).count("Maren Tolliver") == 1
    parted, doubts = ruled(
        made, entry("not-the-same", ("a.md", "Maren Tolliver"), ("c.md", "Maren Tolliver"))
    )
    assert doubts == []
    assert sorted(len(a.chains) for a in parted.actors if a.named) == [1, 2]
    assert [j.verdict for j in by_people(parted)] == ["different"]


def test_events_that_are_not_the_same_are_parted() -> None:
    """What the rules had joined."""
    made = []
    for name in ("a.md", "b.md"):
        one = Made(name, "2024-03-12", name)
        line = one.chain("Corvane Lines", kind="organisation")
        one.report("sue", line, one.chain("Maren Tolliver"), when=on("2024-03-11"))
        made.append(one)
    assert len(ruled(made)[0].events) == 1
    no = entry("not-the-same", ("a.md", "sue"), ("b.md", "sue"), about="event")
    story, doubts = ruled(made, no)
    assert (len(story.events), doubts) == (2, [])


def test_a_name_a_kind_and_a_label_are_as_a_person_says() -> None:
    """The old name stays an alias."""
    story, doubts = ruled(
        two(),
        entry("rename", ("a.md", "Ada Merrow"), to="Ada Merrow-Quill"),
        entry("rename", ("b.md", "the dockers"), to="The Drayle dockers"),
        entry("wrong-kind", ("a.md", "Drayle"), to="organisation"),
        entry("rename", ("b.md", "quit"), about="event", to="The chair leaves"),
        entry("wrong-kind", ("b.md", "quit"), about="event", to="appointment"),
    )
    assert doubts == []
    assert "Ada Merrow" in actor(story, "Ada Merrow-Quill").aliases
    assert actor(story, "The Drayle dockers").named
    assert actor(story, "Drayle").kind == "organisation"
    assert event(story, "The chair leaves").kind == "appointment"


def test_an_event_has_the_date_that_a_person_gave() -> None:
    """As EDTF, with its days."""
    story, _ = ruled(two(), entry("re-date", ("b.md", "quit"), about="event", to="2024-02"))
    found = event(story, "Tolliver quit")
    assert (found.edtf, found.interval) == (
        "2024-02", Interval(date(2024, 2, 1), date(2024, 2, 29)),
    )  # fmt: skip
    assert story.events[0] == found


def test_a_rejected_event_is_kept_with_who_and_why() -> None:
    """In no list of events, storylines or roles, but in its own."""
    story, _ = ruled(two(), entry("reject", ("b.md", "quit"), about="event"))
    assert all("quit" not in one.label for one in story.events)
    (gone,) = story.rejected
    (ruling,) = story.rulings
    assert (ruling.targets, ruling.by, ruling.reason) == ((gone.id,), "J. Penn", WHY)
    assert story.event_of.get(ruling.refs[0]) is None


def test_what_is_confirmed_is_as_it_was_and_says_so() -> None:
    """A ruling on it, and nothing else changes."""
    plain, _ = ruled(two())
    story, _ = ruled(two(), entry("confirm", ("b.md", "quit"), about="event"))
    assert replace(story, rulings=()) == plain
    assert [one.act for one in story.rulings] == ["confirm"]


def test_a_rejected_claim_has_no_speaker_and_is_no_fact() -> None:
    """What it holds stays claimed."""
    one = Made("a.md", "2024-03-12")
    said = "the yard would close"
    one.report("say", one.chain("Ada Merrow"), said=said)
    one.report("close", inside=0, label="Closing it")
    story, doubts = ruled([one], entry("reject", ("a.md", said), about="claim"))
    assert doubts == []
    (claim,) = story.readings[one.article.key].claims
    assert (claim.speaker, claim.source) == (None, ())
    assert event(story, "Closing").claimed


def test_a_split_takes_an_article_s_chain_out_of_an_actor() -> None:
    """The others stay together, and the parting is a judgement."""
    made = []
    for name in ("a.md", "b.md", "c.md"):
        one = Made(name, "2024-03-12")
        one.chain("Maren Tolliver", "Tolliver")
        made.append(one)
    story, doubts = ruled(made, entry("split", ("b.md", "Maren Tolliver")))
    assert doubts == []
    assert sorted(len(a.chains) for a in story.actors) == [1, 2]
    assert {j.verdict for j in by_people(story)} == {"different"}


def test_a_split_takes_words_out_of_a_chain() -> None:
    """Where the annotator took two people for one; who acts under the words acts as the new one."""
    one = Made("a.md", "2024-03-12")
    chain = one.chain("Ada Merrow", "Bram Merrow")
    one.report("resign", chain, label="Merrow resigned")
    story, doubts = ruled([one], entry("split", ("a.md", "Bram Merrow")))
    assert doubts == []
    assert named(story) == ["Ada Merrow", "Bram Merrow"]
    assert actor(story, "Bram Merrow") != actor(story, "Ada Merrow")


def test_a_split_takes_a_report_out_of_an_event() -> None:
    """The event goes on without it."""
    made = []
    for name in ("a.md", "b.md", "c.md"):
        one = Made(name, "2024-03-12", name)
        line = one.chain("Corvane Lines", kind="organisation")
        one.report("sue", line, one.chain("Maren Tolliver"), when=on("2024-03-11"))
        made.append(one)
    story, doubts = ruled(made, entry("split", ("b.md", "sue"), about="event"))
    assert (sorted(len(e.reports) for e in story.events), doubts) == ([1, 2], [])


def test_kinds_that_were_put_right_may_be_merged() -> None:
    """The place was a person all along."""
    story, doubts = ruled(
        two(),
        entry("wrong-kind", ("a.md", "Drayle"), to="person"),
        entry("merge", ("a.md", "Ada Merrow"), ("a.md", "Drayle")),
    )
    assert doubts == []
    assert actor(story, "Drayle").kind == "person"


def test_two_of_one_chain_cannot_be_not_the_same() -> None:
    """The way to say it is a split; of one report there are no two."""
    one = Made("a.md")
    one.chain("Ada Merrow", "Bram Merrow")
    one.report("resign", label="They resigned")
    no = entry("not-the-same", ("a.md", "Ada Merrow"), ("a.md", "Bram Merrow"))
    _, (doubt,) = ruled([one], no)
    assert doubt.endswith(
        "says that “Ada Merrow” and “Bram Merrow” are not the same, but they were read as one actor "
        "there. Use split, and quote what belongs to somebody else."
    )
    no = entry("not-the-same", ("a.md", "resign"), ("a.md", "resign", 1), about="event")
    _, (doubt,) = ruled([one], no)
    assert doubt.endswith("as one event there. Quote words of two different events.")


def test_the_example_in_the_readme_is_an_entry() -> None:
    """What people copy can be followed."""
    text = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    blocks = (block.split("```")[0] for block in text.split("```yaml\n")[1:])
    example = next(block for block in blocks if block.startswith("- do:"))
    (one,) = parsed(example, "README.md")
    assert isinstance(one, Entry)
    assert (one.act, one.about, len(one.of)) == ("merge", "actor", 2)
