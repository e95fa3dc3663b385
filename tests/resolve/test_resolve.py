"""A story as a whole: everything in it has one place, and no order matters."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import STATUSES, Article, Interval, Reading, Ref, Status
from dateline.resolve import resolve
from dateline.story import Story
from tests.resolve.made import NOWHERE, Made, on
from tests.resolve.made import story as story_of

PEOPLE = ("Ada Merrow", "Anna Merrow", "Bram Merrow", "A. Merrow", "Merrow", "Ada Merow", "Maren Tolliver",
          "Maren Tollivar", "Tolliver", "Clea Dorn")  # fmt: skip
BODIES = ("Dockers and Pilots Association", "DPA", "Dockers and Pilots Assocation",
          "Drayle Pilots Alliance", "Corvane Lines", "Drayle")  # fmt: skip
LEMMAS = ("strike", "sue", "suit", "reject", "rejection", "meet", "say", "resign", "resignation")
DAYS = ("2024-03-11", "2024-03-12", "2023-03-11")


def articles(seed: int) -> list[Made]:
    """Make articles in which much is alike: names, verbs, days, with and without a date."""
    rng = random.Random(seed)
    out = []
    for number in range(rng.randint(1, 6)):
        published = rng.choice([None, "2024-03-13", "2024-03-14", "2023-03-13"])
        one = Made(f"{number}.txt", published, rng.choice([None, "The Post", "The Lamp"]))
        chains = [one.chain(n, gender=rng.choice(("female", "unknown", "male")))
                  for n in rng.sample(PEOPLE, rng.randint(0, 4))]  # fmt: skip
        chains += [one.chain(n, kind=rng.choice(("organisation", "organisation", "place")))
                   for n in rng.sample(BODIES, rng.randint(0, 3))]  # fmt: skip
        chains.append(one.chain(words=rng.choice(("a docker", "the mayor"))))
        for _ in range(rng.randint(0, 5)):
            day = rng.choice(DAYS)
            lemma = rng.choice(LEMMAS)
            status: Status = rng.choice(STATUSES)
            one.report(
                lemma,
                rng.choice([None, *chains]),
                rng.choice([None, *chains]),
                rng.choice(("", "the offer", "the night allowance")),
                kind="statement" if lemma == "say" else rng.choice(("protest", "legal", "other")),
                status=status,
                negated=rng.random() < 0.2,
                when=rng.choice([NOWHERE, on(day), on(day), on("2024-03-01", "2024-03-31")]),
                said=rng.choice(("the bridge would remain closed until autumn", "no"))
                if lemma == "say"
                else None,
                inside=rng.choice([None, None, 0]),
            )
        out.append(one)
    return out


def whole(made: Sequence[Made]) -> tuple[list[Article], list[Reading]]:
    """Give the articles and their readings."""
    return [m.article for m in made], [m.reading for m in made]


SEEDS = st.integers(0, 10_000)
often = settings(max_examples=60, deadline=None)


@given(SEEDS, st.randoms(use_true_random=False))
@often
def test_the_order_of_articles_changes_nothing(seed: int, rng: random.Random) -> None:
    """Ids, names, labels, intervals, judgements: all the same."""
    found, readings = whole(articles(seed))
    first = resolve(found, readings)
    pairs = list(zip(found, readings, strict=True))
    rng.shuffle(pairs)
    second = resolve([a for a, _ in pairs], [r for _, r in pairs])
    assert second == first
    backwards = resolve(found[::-1], readings)
    assert backwards == first


@given(SEEDS)
@often
def test_everything_has_one_place(seed: int) -> None:
    """Every chain one actor, every report one event, every id one thing."""
    found, readings = whole(articles(seed))
    story = resolve(found, readings)
    chains = [ref for actor in story.actors for ref in actor.chains]
    reports = [ref for event in story.events for ref in event.reports]
    assert Counter(chains) == Counter(
        Ref(r.article, n) for r in readings for n in range(len(r.chains))
    )
    assert Counter(reports) == Counter(
        Ref(r.article, n) for r in readings for n in range(len(r.reports))
    )
    for ids in (
        [a.id for a in story.actors],
        [e.id for e in story.events],
        [j.id for j in story.judgements],
    ):
        assert len(set(ids)) == len(ids)


@given(SEEDS)
@often
def test_what_an_event_names_is_there(seed: int) -> None:
    """Its actors, its reports' participants, its place; its importance is a share."""
    story = resolve(*whole(articles(seed)))
    actors = {a.id for a in story.actors}
    for event in story.events:
        reports = {ref: story.readings[ref.article].reports[ref.index] for ref in event.reports}
        assert event.place is None or event.place in actors
        for role in event.roles:
            assert role.actor in actors
            assert set(role.reports) <= set(event.reports)
            for ref in role.reports:
                told = {
                    (p.role, story.actor_of[Ref(ref.article, p.chain)].id)
                    for p in reports[ref].participants
                    if p.chain is not None
                }
                assert (role.role, role.actor) in told
        assert 0 <= event.importance <= 1
        assert event.reasons or event.importance < 0.05
        assert event.label in {r.label for r in reports.values()}
        assert event.status in {r.status for r in reports.values()}
        assert event.claimed == all(r.claim is not None for r in reports.values())


@given(SEEDS)
@often
def test_every_join_has_its_judgement(seed: int) -> None:
    """What is one of several is connected by judgements, and by nothing else."""
    story = resolve(*whole(articles(seed)))
    for about, groups in (
        ("actor", [a.chains for a in story.actors]),
        ("event", [e.reports for e in story.events]),
    ):
        links = [j for j in story.judgements if j.about == about and j.verdict == "same"]
        assert all(j.reasons and 0 < j.score <= 1 and j.left != j.right for j in links)
        of = {ref: n for n, refs in enumerate(groups) for ref in refs}
        assert all(of[j.left] == of[j.right] for j in links)
        for refs in groups:
            reached = {refs[0]}
            for _ in refs:
                reached |= {
                    end
                    for j in links
                    if j.left in reached or j.right in reached
                    for end in (j.left, j.right)
                }
            assert reached == set(refs)


@given(SEEDS)
@often
def test_what_was_judged_different_is_two(seed: int) -> None:
    """No third name between two people makes one of them."""
    story = resolve(*whole(articles(seed)))
    for judgement in story.judgements:
        assert judgement.verdict in ("same", "different", "unsure")
        assert judgement.by == "rule"
        if judgement.verdict == "different":
            assert story.actor_of[judgement.left] != story.actor_of[judgement.right]


@given(SEEDS)
@often
def test_an_event_is_no_more_exact_than_its_reports(seed: int) -> None:
    """Its days are within what a report allows, and without any dated report it has none."""
    story = resolve(*whole(articles(seed)))
    for event in story.events:
        told = [story.readings[r.article].reports[r.index].when for r in event.reports]
        if event.interval == Interval():
            continue
        assert any(w.interval != Interval() for w in told)
        starts = [w.interval.earliest for w in told]
        ends = [w.interval.latest for w in told]
        assert event.interval.earliest in starts
        assert event.interval.latest in ends


def test_nothing_gives_an_empty_story() -> None:
    """No articles, no actors, no events; an article that says nothing is there all the same."""
    assert resolve([], []) == Story()
    made = Made("a.txt", text="It rained.")
    story = resolve([made.article], [made.reading])
    assert (len(story.articles), story.actors, story.events) == (1, (), ())


def test_articles_stand_in_the_order_of_their_dates() -> None:
    """Those without one last."""
    made = [Made("c", "2024-03-13"), Made("b"), Made("a", "2024-03-14"), Made("d", "2024-03-13")]
    story = resolve(*whole(made))
    assert [a.id for a in story.articles] == ["c", "d", "a", "b"]


def test_one_sentence_is_shown_once() -> None:
    """Of two events told by the same words of one sentence, one keeps its importance."""
    one = Made("a", "2024-03-13")
    union = one.chain("Borrow Rail Union", kind="organisation")
    for lemma in ("reject", "plan"):
        one.report(lemma, union, label="Borrow Rail Union rejected a plan", when=on(DAYS[0]))
    one.sentences = [one.sentences[0], one.sentences[0]]
    reading = one.reading
    from dataclasses import replace

    reports = tuple(replace(r, sentence=0) for r in reading.reports)
    story = resolve([one.article], [replace(reading, reports=reports)])
    low, high = sorted(e.importance for e in story.events)
    assert low < high / 2


def test_the_label_is_the_report_that_says_most() -> None:
    """Who did it and to what, in the article's topics; not a bare noun, and nobody's pronoun."""
    one = Made("a", "2024-03-13")
    union = one.chain("Borrow Rail Union", kind="organisation")
    day = on("2024-03-12")
    for words in ("Strike", "It struck the whole eastern quay of the old harbour that night",
                  "Borrow Rail Union struck at the ferry harbour"):  # fmt: skip
        one.report("strike", union, label=words, when=day)
    (event,) = story_of(one).events
    assert len(event.reports) == 3
    assert event.label == "Borrow Rail Union struck at the ferry harbour"


def test_an_events_articles_are_counted_as_sources() -> None:
    """Two articles of one outlet and one of another are two; taken up later, it says so."""
    made = []
    for number, outlet in enumerate(("The Post", "The Post", "The Lamp")):
        one = Made(f"{number}", f"2024-03-{13 + number}", outlet)
        union = one.chain("Borrow Rail Union", kind="organisation")
        one.report(
            "reject", union, one.chain("Merrow Castle Trust"), "offer", when=on("2024-03-12")
        )
        made.append(one)
    (event,) = story_of(*made).events
    assert event.sources == 2
    assert "taken up by later articles" in event.reasons
