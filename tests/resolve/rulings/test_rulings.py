"""What a person says of a story overrides the rules, whatever else is there."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.entries import Entry, Quote
from dateline.model import Interval
from dateline.read.entries import parsed
from dateline.resolve import resolve
from dateline.story import Act, Actor, Event, Judgement, Ruled, Story
from tests.resolve.made import Made, on
from tests.resolve.test_resolve import BODIES, LEMMAS, PEOPLE, articles

WHY = "The desk knows both."


def entry(
    act: Act,
    *of: tuple[str, str] | tuple[str, str, int],
    about: Ruled = "actor",
    to: str = "",
    day: str = "",
    by: str = "J. Penn",
) -> Entry:
    """Write an entry."""
    quotes = tuple(sorted(Quote(*one) for one in of))
    when = date.fromisoformat(day) if day else None
    return Entry(act, about, quotes, to, WHY, by, when, f"corrections.yaml, {act} {to} {day}")


def ruled(made: list[Made], *entries: Entry) -> tuple[Story, list[str]]:
    """Join what articles say and people said of it; also give what could not be followed."""
    doubts: list[str] = []
    story = resolve(
        [m.article for m in made],
        [m.reading for m in made],
        entries,
        lambda doubt: doubts.append(str(doubt)),
    )
    return story, doubts


def named(story: Story) -> list[str]:
    """The names of the actors."""
    return [actor.name for actor in story.actors]


def actor(story: Story, name: str) -> Actor:
    """The one actor of a name."""
    (found,) = [one for one in story.actors if name in (one.name, *one.aliases)]
    return found


def event(story: Story, words: str) -> Event:
    """The one event with some words in its label."""
    (found,) = [one for one in story.events if words in one.label]
    return found


def by_people(story: Story) -> list[Judgement]:
    """The judgements that no rule made."""
    return [judgement for judgement in story.judgements if judgement.by != "rule"]


def two() -> list[Made]:
    """Two articles: one person under two names, a namesake, a body, a place, and what they did."""
    a = Made("a.md", "2024-03-12", "The Lamp")
    merrow = a.chain("Ada Merrow")
    drayle = a.chain("Drayle", kind="place")
    a.report("resign", merrow, label="Merrow resigned", when=on("2024-03-11"), place=drayle)
    a.report("strike", a.chain("Corvane Lines", kind="organisation"), label="Corvane struck")
    b = Made("b.md", "2024-03-13", "The Post")
    tolliver = b.chain("Maren Tolliver")
    b.report("quit", tolliver, label="Tolliver quit", when=on("2024-03-11"))
    b.report("strike", b.chain("the dockers", words="the dockers"), label="dockers struck")
    return [a, b]


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


# what cannot be followed


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            entry("rename", ("c.md", "x"), to="y"),
            "the article “c.md”, which is not among the articles",
        ),
        (entry("rename", ("news/a.md", "x"), to="y"), "Did you mean “a.md”?"),
        (
            entry("rename", ("a.md", "Ada Merow"), to="y"),
            "quotes “Ada Merow”, which do not stand in “a.md”. "
            "The nearest words there are “Ada Merrow",
        ),
        (entry("rename", ("a.md", "Merro"), to="y"), "do not stand in"),
        (entry("rename", ("a.md", "Ada Merrow", 9), to="y"), "They stand there 2 times."),
        (entry("rename", ("a.md", "resign"), to="y"), "in which no actor was found. Quote “"),
        (entry("reject", ("a.md", "Ada Merrow"), about="event"), "no happening was found"),
        (entry("reject", ("a.md", "Ada Merrow"), about="claim"), "no claim was found. Nothing"),
        (
            entry("merge", ("a.md", "Ada Merrow"), ("a.md", "Drayle")),
            "would make one actor of the person “Ada Merrow” and the place “Drayle”. If one",
        ),
        (entry("re-date", ("z.md", ""), about="article", to="2014-01-01"), ""),
    ],
)
def test_what_matches_nothing_is_said_and_changes_nothing(wrong: Entry, words: str) -> None:
    """What, where, and what to do next; the story is as it was without."""
    story, doubts = ruled(two(), wrong)
    assert story == ruled(two())[0] or story.rulings == ()
    if words:
        (doubt,) = doubts
        assert words in doubt
        assert doubt.startswith("corrections.yaml, ")


def test_words_that_are_several_things_are_said_to_be() -> None:
    """With how to say which; the count says which place is meant."""
    one = Made("a.md")
    one.report("strike", when=on("2024-03-11"))
    one.report("strike", when=on("2024-03-15"))
    wrong = entry("rename", ("a.md", "strike"), about="event", to="The first")
    _, (doubt,) = ruled([one], wrong)
    assert "is 2 things where one is meant. Say which of the 2 places" in doubt
    right = replace(wrong, of=(Quote("a.md", "strike", 2),))
    story, doubts = ruled([one], right)
    assert (event(story, "The first").reports[0].index, doubts) == (1, [])


def test_kinds_that_were_put_right_may_be_merged() -> None:
    """The place was a person all along."""
    story, doubts = ruled(
        two(),
        entry("wrong-kind", ("a.md", "Drayle"), to="person"),
        entry("merge", ("a.md", "Ada Merrow"), ("a.md", "Drayle")),
    )
    assert doubts == []
    assert actor(story, "Drayle").kind == "person"


def test_contradictions_hold_neither_unless_a_day_decides() -> None:
    """Each is said, with the other; of two days the later one holds."""
    one, other = (entry("rename", ("a.md", "Ada Merrow"), to=n) for n in ("Ada Quill", "Ada Roe"))
    story, doubts = ruled(two(), one, other)
    assert "Ada Merrow" in named(story)
    assert len(doubts) == 2
    assert all("contradicts corrections.yaml" in doubt for doubt in doubts)
    story, doubts = ruled(two(), replace(one, day=date(2024, 5, 1)), other)
    assert "Ada Quill" in named(story)
    assert len(doubts) == 1


def test_a_circle_is_no_story() -> None:
    """One is two, two is three, but three is not one: none holds; an entry that is in no circle does."""
    made = []
    for n, name in enumerate(("Ada Merrow", "Clea Dorn", "Maren Tolliver", "Jory Pell")):
        one = Made(f"{n}.md")
        one.chain(name)
        made.append(one)
    places = [(f"{n}.md", m.chains[0].name) for n, m in enumerate(made)]
    circle = [
        entry("merge", places[0], places[1]),
        entry("merge", places[1], places[2]),
        entry("not-the-same", places[0], places[2]),
    ]
    beside = entry("merge", places[2], places[3])
    story, doubts = ruled(made, *circle, beside)
    assert len(doubts) == 3
    assert sorted(len(a.chains) for a in story.actors) == [1, 1, 2]
    last = replace(circle[2], day=date(2024, 5, 1))
    story, doubts = ruled(made, *circle[:2], last, beside)
    assert len(doubts) == 2


def test_two_of_one_chain_cannot_be_not_the_same() -> None:
    """The way to say it is a split."""
    one = Made("a.md")
    one.chain("Ada Merrow", "Bram Merrow")
    no = entry("not-the-same", ("a.md", "Ada Merrow"), ("a.md", "Bram Merrow"))
    _, (doubt,) = ruled([one], no)
    assert doubt.endswith("Take one of them out with a split.")


# whatever the order


def well_made(seed: int) -> list[Made]:
    """Articles in which a report is in no claim that is not there."""
    made = articles(seed)
    for one in made:
        if not one.claims:
            one.reports = [replace(report, claim=None) for report in one.reports]
    return made


def entries_for(made: list[Made], seed: int) -> list[Entry]:
    """Entries about what is there, and some about what is not; many contradict each other."""
    rng = random.Random(seed)
    days = (None, None, date(2024, 5, 1), date(2024, 5, 2))
    out: list[Entry] = []
    for _ in range(rng.randint(0, 8)):
        act: Act = rng.choice(
            ("merge", "merge", "not-the-same", "split", "rename", "wrong-kind", "reject", "re-date")
        )
        actors = act in ("rename", "wrong-kind") or (
            act in ("merge", "not-the-same", "split") and rng.random() < 0.6
        )
        words = (*PEOPLE, *BODIES) if actors else LEMMAS
        many = 2 if act in ("merge", "not-the-same") else 1
        quotes = {
            Quote(rng.choice(made).id, rng.choice(words), rng.choice((0, 1))) for _ in range(many)
        }
        if len(quotes) < many:
            continue
        to = {"rename": rng.choice(("X", "Y")), "wrong-kind": "other", "re-date": "2024"}.get(
            act, ""
        )
        where = f"entry {len(out)}"
        out.append(
            Entry(
                act, "actor" if actors else "event", tuple(sorted(quotes)), to, WHY,
                rng.choice("AB"), rng.choice(days), where,
            )
        )  # fmt: skip
    return out


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(seed: int, shuffle: random.Random) -> None:
    """The same story, and the same said of the same entries."""
    made = well_made(seed)
    entries = entries_for(made, seed)
    first, doubts = ruled(made, *entries)
    shuffled = list(entries)
    shuffle.shuffle(shuffled)
    mixed = list(made)
    shuffle.shuffle(mixed)
    second, again = ruled(mixed, *shuffled)
    assert first == second
    assert sorted(doubts) == sorted(again)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_everything_has_one_place_and_rulings_hold(seed: int) -> None:
    """Chains and reports are in one actor and event each; what was followed is as it was said."""
    made = well_made(seed)
    story, _ = ruled(made, *entries_for(made, seed))
    chains = [ref for one in story.actors for ref in one.chains]
    reports = [ref for one in (*story.events, *story.rejected) for ref in one.reports]
    assert len(chains) == len(set(chains)) == sum(len(r.chains) for r in story.readings.values())
    assert len(reports) == len(set(reports)) == sum(len(m.reports) for m in made)
    event_of = {ref: e.id for e in (*story.events, *story.rejected) for ref in e.reports}
    for ruling in story.rulings:
        assert ruling.targets
        if ruling.act in ("merge", "not-the-same"):
            of = (
                {story.actor_of[ref].id for ref in ruling.refs}
                if ruling.about == "actor"
                else {event_of[ref] for ref in ruling.refs}
            )
            assert len(of) == (1 if ruling.act == "merge" else len(ruling.refs))


def test_the_example_in_the_readme_is_an_entry() -> None:
    """What people copy can be followed."""
    text = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    (one,) = parsed(example, "README.md")
    assert isinstance(one, Entry)
    assert (one.act, one.about, len(one.of)) == ("merge", "actor", 2)
