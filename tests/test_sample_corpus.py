"""What the sample corpus is said to give, and a build of it gives: names, events, times, claims."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.annotate import annotate
from dateline.export import rdf
from dateline.export.terms import well_formed
from dateline.model import STATUSES, Article, Interval, Reading, Ref
from dateline.query.check import check
from dateline.read import read
from dateline.resolve import resolve
from dateline.story import Actor, Event, Story

HARBOUR = Path(__file__).resolve().parent.parent / "corpus" / "harbour"
WIRE = ("2022-02-07-indefinite-strike-begins.md", "2022-02-08-dockers-begin-indefinite-strike.md")
UNDATED = ("how-a-quarrel-over-night-pay-grew.md", "profile-of-a-union-leader.txt")


@pytest.fixture(scope="session")
def articles() -> tuple[Article, ...]:
    """Every article of the corpus, and nothing refused."""
    intake = read([HARBOUR])
    assert intake.refused == ()
    assert intake.warnings == ()
    return tuple(intake.articles)


@pytest.fixture(scope="session")
def readings(articles: tuple[Article, ...]) -> tuple[Reading, ...]:
    """What each of them says."""
    return tuple(annotate(articles))


@pytest.fixture(scope="session")
def story(articles: tuple[Article, ...], readings: tuple[Reading, ...]) -> Story:
    """What they add up to."""
    return resolve(articles, readings)


def actor(story: Story, name: str) -> Actor:
    """Give the one named actor of that name."""
    (found,) = [a for a in story.actors if a.named and name in (a.name, *a.aliases)]
    return found


def told_in(story: Story, event: Event) -> set[str]:
    """Give the articles that tell of an event."""
    return {story.by_key[ref.article].id for ref in event.reports}


# who is who


@pytest.mark.parametrize(
    ("name", "kind", "aliases"),
    [
        ("Maren Tolliver", "person", {"Tolliver", "Maren Tollivar"}),
        ("Conrad Ashdell", "person", {"Conrad", "Ashdell", "Conrad Ashdel"}),
        ("Ingrid Halvane", "person", set()),
        ("Peter Halvane", "person", set()),
        ("Rosalind Ekwe", "person", {"Ekwe"}),
        ("Leopold Finch-Arden", "person", {"Finch-Arden"}),
        ("Beatrix Lorne", "person", {"Beatrix"}),
        ("Hugo Marchbank", "person", {"Marchbank"}),
        ("Royal Harbour and Lighthouse Trust", "organisation", {"RHLT"}),
        ("Dockers and Pilots Association", "organisation", {"DPA", "Dockers and Pilots Assocation"}),
        ("United Crane and Winch Workers", "organisation", {"UCWW"}),
        ("National Council for Arbitration and Conciliation", "organisation", {"NCAC"}),
    ],
)  # fmt: skip
def test_one_actor_has_all_its_names(story: Story, name: str, kind: str, aliases: set[str]) -> None:
    """Surnames, titles, acronyms, and the slips of the pen."""
    found = actor(story, name)
    assert found.kind == kind
    assert aliases <= set(found.aliases)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ingrid Halvane", "Peter Halvane"),
        ("Maren Tolliver", "Eamon Tolliver"),
        ("Corvane Lines", "Corvane Alder"),
        ("Dockers and Pilots Association", "United Crane and Winch Workers"),
    ],
)
def test_two_who_look_alike_stay_two(story: Story, one: str, other: str) -> None:
    """One surname, one word of a name, one kind of body."""
    assert actor(story, one) != actor(story, other)


def test_the_two_halvanes_are_never_in_one_chain(story: Story) -> None:
    """In none of the ten articles that have both."""
    both = 0
    for reading in story.readings.values():
        names = [set(c.names) for c in reading.chains if c.kind == "person"]
        assert not any({"Ingrid Halvane", "Peter Halvane"} <= n for n in names)
        named = {name for n in names for name in n}
        both += {"Ingrid Halvane", "Peter Halvane"} <= named
    assert both >= 8
    refused = [j for j in story.judgements if j.verdict == "different"]
    assert any("halvane" in j.reasons[0] for j in refused)


@pytest.mark.parametrize(
    "name",
    ["Royal Harbour and Lighthouse Trust", "Dockers and Pilots Association",
     "United Crane and Winch Workers", "Ministry of Ports and Fisheries",
     "Pellmouth Chamber of Trade and Shipping", "Guild of Chandlers and Ropemakers",
     "National Council for Arbitration and Conciliation", "Gale and Harrow Marine Services"],
)  # fmt: skip
def test_an_organisation_with_and_in_its_name_is_whole(story: Story, name: str) -> None:
    """And one."""
    assert actor(story, name).kind == "organisation"


@pytest.mark.parametrize(
    "name", ["Pellmouth", "Kingsarrow", "Cantle Bay", "North Quay", "Rotterdam"]
)
def test_places_are_places(story: Story, name: str) -> None:
    """Invented ones as well as real ones."""
    assert actor(story, name).kind == "place"


def test_the_posts_of_people_are_known(story: Story) -> None:
    """From before and after their names."""
    assert any("finance director" in p.casefold() for p in actor(story, "Rosalind Ekwe").posts)
    assert any("general secretary" in p.casefold() for p in actor(story, "Maren Tolliver").posts)
    assert any("ports minister" in p.casefold() for p in actor(story, "Ingrid Halvane").posts)
    assert any("chief executive" in p.casefold() for p in actor(story, "Conrad Ashdell").posts)


# what happened


def on(story: Story, day: str, kind: str) -> list[Event]:
    """Give the events of a day and a kind that happened, the most important first."""
    moment = date.fromisoformat(day)
    found = [
        e
        for e in story.events
        if e.interval == Interval(moment, moment) and e.kind == kind and e.status == "happened"
    ]
    return sorted(found, key=lambda e: -e.importance)


def test_the_strike_is_one_event_told_by_two_outlets(story: Story) -> None:
    """The wire text and its reprint with small changes, and a later article."""
    strike = on(story, "2022-02-07", "protest")[0]
    assert set(WIRE) <= told_in(story, strike)
    outlets = {story.by_key[r.article].outlet for r in strike.reports}
    assert {"Merrin News Agency", "The Aldermark Ledger"} <= outlets
    assert strike.importance == max(e.importance for e in story.events)


@pytest.mark.parametrize(
    ("day", "kind", "words"),
    [
        ("2021-09-16", "dispute", "reject"),
        ("2022-01-17", "meeting", "met"),
        ("2022-03-22", "appointment", "Finch-Arden"),
        ("2022-04-13", "agreement", "signed"),
        ("2023-02-21", "appointment", "resign"),
    ],
)
def test_a_main_event_has_its_day_and_a_label(
    story: Story, day: str, kind: str, words: str
) -> None:
    """As the README lists what happened."""
    found = on(story, day, kind)
    assert any(words in e.label for e in found)
    assert found[0].importance > 0.4


def test_the_main_events_are_among_the_most_important(story: Story) -> None:
    """What the timeline opens on is the story and not its verbs."""
    top = sorted(story.events, key=lambda e: -e.importance)[:20]
    for words in ("strike", "resigned", "Finch-Arden", "signed", "rejected"):
        assert any(words in e.label for e in top)


def test_a_wire_text_and_its_reprint_share_events(story: Story) -> None:
    """Most of what one tells the other tells too."""
    shared = [e for e in story.events if set(WIRE) <= told_in(story, e)]
    assert len(shared) >= 8


def test_plans_and_denials_are_not_what_happened(story: Story) -> None:
    """All six statuses occur, and what is only planned is no fact."""
    assert {e.status for e in story.events} == set(STATUSES)
    planned = [e.label for e in story.events if e.status == "planned"]
    assert any("will vote" in label for label in planned)
    assert any("will go out" in label for label in planned)


@pytest.mark.parametrize(
    ("about", "accounts"),
    [
        ("number", ["1,140 dockers", "950 dockers"]),
        ("number", ["11 ships", "twelve ships"]),
        ("date", ["26 January 2022", "27 January 2022"]),
    ],
)
def test_two_articles_contradict_each_other(story: Story, about: str, accounts: list[str]) -> None:
    """On a number and on a date, and the wire text and its reprint; each with its articles."""
    (found,) = [c for c in story.contradictions if [a.says for a in c.accounts] == accounts]
    assert found.about == about
    assert [len(account.articles) for account in found.accounts] == [1, 1]


def test_what_is_claimed_and_denied(story: Story) -> None:
    """Whether the minister answered the letter, and what the board thinks of its chief executive."""
    claims = [c for c in story.contradictions if c.about == "claim"]
    labels = {a.says for c in claims for a in c.accounts}
    assert {"denied: Ingrid Halvane did not answer the letter", "denied by The trust"} <= labels
    assert len(story.contradictions) <= 6


# times


@pytest.mark.parametrize("name", UNDATED)
def test_an_undated_article_is_never_dated_by_the_clock(story: Story, name: str) -> None:
    """Its dates are in its words, and what they cannot place stays open."""
    article = next(a for a in story.articles if a.id == name)
    assert article.published is None
    reading = story.readings[article.key]
    years = {t.value[:4] for t in reading.times if t.value[:4].isdecimal()}
    assert str(date.today().year) not in years
    for time in reading.times:
        assert time.basis != "publication"
        if time.basis == "none":
            assert time.interval == Interval()
    for report in reading.reports:
        assert report.when.basis not in ("publication", "inferred")
        if report.when.interval != Interval():
            assert report.when.evidence


def test_what_an_undated_article_states_is_dated(story: Story) -> None:
    """Years, and what is counted from them."""
    article = next(a for a in story.articles if a.id == UNDATED[1])
    values = {t.span.of(article.text): t.value for t in story.readings[article.key].times}
    assert values["1984"] == "1984"
    assert values["the following year"] == "1985"
    assert values["Seven years later"] == "1998"
    assert values["next spring"] == "XXXX-SP"


def test_every_date_is_edtf_and_in_the_days_it_says(story: Story) -> None:
    """Of times, reports and events."""
    found = [
        *((t.edtf, t.interval) for r in story.readings.values() for t in r.times),
        *((p.when.edtf, p.when.interval) for r in story.readings.values() for p in r.reports),
        *((e.edtf, e.interval) for e in story.events),
    ]
    assert {edtf for edtf, _ in found if edtf and not well_formed(edtf)} == set()
    for edtf, span in found:
        if span.earliest and span.latest:
            assert span.earliest <= span.latest
        if not edtf:
            assert span == Interval()


# where it stands


def test_every_event_has_its_sentences(story: Story) -> None:
    """One click from the event to what it rests on."""
    for event in story.events:
        assert event.reports
        for ref in event.reports:
            article, reading = story.by_key[ref.article], story.readings[ref.article]
            report = reading.reports[ref.index]
            sentence = reading.sentences[report.sentence]
            assert sentence.holds(report.span)
            assert report.span.of(article.text).strip()
            for span in (*report.when.evidence, *(p.span for p in report.participants)):
                assert span.of(article.text).strip()


def test_everything_has_one_place(story: Story) -> None:
    """Every chain one actor, every report one event, every id one thing."""
    chains = [ref for a in story.actors for ref in a.chains]
    reports = [ref for e in story.events for ref in e.reports]
    assert sorted(chains) == sorted(
        Ref(k, n) for k, r in story.readings.items() for n in range(len(r.chains))
    )
    assert sorted(reports) == sorted(
        Ref(k, n) for k, r in story.readings.items() for n in range(len(r.reports))
    )
    for ids in ([a.id for a in story.actors], [e.id for e in story.events]):
        assert len(set(ids)) == len(ids)


def test_labels_are_short_and_no_formulas(story: Story) -> None:
    """About a dozen words, unless a name or a speaker goes before."""
    for event in story.events:
        assert 1 <= len(event.label.split()) <= 18
        assert not event.label.endswith((",", "’s", "'s", " of", " the", " to", " and"))
        assert 0 <= event.importance <= 1
        assert event.reasons or event.importance < 0.05
    long = [e for e in story.events if len(e.label.split()) > 13]
    assert len(long) < 0.06 * len(story.events)


# who says so


@pytest.mark.parametrize(
    ("name", "speaker", "words"),
    [
        ("2021-09-14-harbour-trust-proposes-pay-plan.md", "Conrad Ashdell", 2),
        ("2022-04-14-harbour-strike-deal-signed.md", "Maren Tolliver", 2),
        ("2022-03-01-minister-addresses-parliament-on-strike.md", "Ingrid Halvane", 3),
        ("2022-01-17-harbour-talks-open-in-kingsarrow.md", "Conrad Ashdell", 1),
        ("2021-11-02-union-to-ballot-dockers.md", "Maren Tolliver", 1),
    ],
)
def test_who_speaks_is_known(story: Story, name: str, speaker: str, words: int) -> None:
    """At least so many claims of the article are the actor's."""
    article = next(a for a in story.articles if a.id == name)
    claims = story.readings[article.key].claims
    speakers = [
        story.actor_of[Ref(article.key, c.speaker)].name for c in claims if c.speaker is not None
    ]
    assert speakers.count(speaker) >= words


def test_a_quotation_over_paragraphs_has_one_speaker(story: Story) -> None:
    """What goes on without an attribution has neither source nor cue, but a speaker."""
    free = [
        (story.by_key[key], claim)
        for key, reading in story.readings.items()
        for claim in reading.claims
        if not claim.cue
    ]
    assert len(free) >= 8
    known = [claim for _, claim in free if claim.speaker is not None]
    assert len(known) >= 0.8 * len(free)


def test_what_is_claimed_is_told_from_what_the_articles_say(story: Story) -> None:
    """Reports in claims carry them, and an event is claimed only if all of its reports are."""
    assert sum(len(r.claims) for r in story.readings.values()) > 200
    for event in story.events:
        inside = [story.readings[r.article].reports[r.index].claim for r in event.reports]
        assert event.claimed == all(claim is not None for claim in inside)


# again


def test_the_order_of_articles_changes_nothing(
    story: Story, articles: tuple[Article, ...], readings: tuple[Reading, ...]
) -> None:
    """Ids, names, labels, judgements, importance."""
    for seed in (1, 2):
        pairs = list(zip(articles, readings, strict=True))
        random.Random(seed).shuffle(pairs)
        again = resolve([a for a, _ in pairs], [r for _, r in pairs])
        assert again == story


def test_an_article_alone_reads_as_it_does_among_others(
    articles: tuple[Article, ...], readings: tuple[Reading, ...]
) -> None:
    """A reading can be cached: nothing of the articles before it is in it."""
    for number in (0, len(articles) // 2, len(articles) - 1):
        (alone,) = annotate([replace(articles[number], source="/elsewhere")])
        assert alone == readings[number]


def test_one_folder_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    """Every file of the build, wherever it is put."""
    first = pipeline.build([HARBOUR], tmp_path / "one")
    second = pipeline.build([HARBOUR], tmp_path / "two" / "deep")
    assert first.files == second.files
    assert {"story.trig", "story.graphml", "timeline.html", "network.html", "readings.jsonl",
            "coverage.json"} <= set(first.files)  # fmt: skip
    for name in first.files:
        assert (first.output / name).read_bytes() == (second.output / name).read_bytes(), name
    assert (first.articles, first.refused) == (27, ())


def test_its_graph_is_whole(story: Story, tmp_path: Path) -> None:
    """By every shape: whatever a build of it says has its evidence, and nothing dangles."""
    rdf.export(story, tmp_path)
    found = check(tmp_path)
    assert found.violations == ()
    assert found.triples > 100_000
