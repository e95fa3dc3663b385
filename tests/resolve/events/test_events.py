"""Events: which reports tell of one happening, and what forbids it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.resolve.events.seen import stem
from dateline.story import Event, Story
from tests.resolve.made import Made, on, story


def told(*lemmas: tuple[str, dict[str, object]]) -> Story:
    """Join articles of a day in turn, each with one report by the union on the offer."""
    made = []
    for number, (lemma, more) in enumerate(lemmas):
        one = Made(f"{number}", published=f"2024-03-{13 + number}", outlet=f"The Post {number}")
        union = one.chain("Borrow Rail Union", kind="organisation")
        board = one.chain("Merrow Castle Trust", kind="organisation")
        one.report(lemma, union, board, **more)  # type: ignore[arg-type]
        made.append(one)
    return story(*made)


def sizes(made: Story) -> list[int]:
    """Give how many reports each event has."""
    return sorted(len(e.reports) for e in made.events)


MONDAY, TUESDAY = on("2024-03-11"), on("2024-03-12")


def test_the_same_thing_told_twice_is_one_event() -> None:
    """Who, to whom, when: and two outlets have it."""
    made = told(("sue", {"when": MONDAY}), ("sue", {"when": MONDAY}))
    (event,) = made.events
    assert len(event.reports) == 2
    (judgement,) = [j for j in made.judgements if j.about == "event"]
    assert judgement.verdict == "same"
    assert judgement.score >= 0.7
    assert len(judgement.reasons) >= 3


def test_a_verb_and_its_noun_can_be_one_event() -> None:
    """ "Rejected" and "rejection"."""
    assert sizes(told(("reject", {"when": MONDAY}), ("rejection", {"when": MONDAY}))) == [2]


@pytest.mark.parametrize(
    ("a", "b"),
    [("reject", "rejection"), ("propose", "proposal"), ("agree", "agreement"), ("resign", "resignation"),
     ("dismiss", "dismissal"), ("negotiate", "negotiation")],
)  # fmt: skip
def test_verbs_and_their_nouns_share_a_stem(a: str, b: str) -> None:
    """And two verbs of unlike meaning do not."""
    assert stem(a) == stem(b)
    assert stem(a) != stem("strike")


def test_days_apart_are_two_events() -> None:
    """Whoever did it to whom."""
    assert sizes(told(("sue", {"when": MONDAY}), ("sue", {"when": TUESDAY}))) == [1, 1]


def test_a_day_within_a_month_can_be_one_event() -> None:
    """The more exact of two times that agree; its days are what both allow."""
    made = told(("sue", {"when": MONDAY}), ("sue", {"when": on("2024-03-01", "2024-03-31")}))
    (event,) = made.events
    assert event.interval == MONDAY.interval


def test_two_agents_are_two_events() -> None:
    """Another did the same on the same day."""
    one, other = Made("a", published="2024-03-13"), Made("b", published="2024-03-13")
    for made, name in ((one, "Borrow Rail Union"), (other, "Velland Ferry Union")):
        made.report("strike", made.chain(name, kind="organisation"), when=MONDAY)
    assert sizes(story(one, other)) == [1, 1]


def test_two_patients_are_two_events() -> None:
    """The same did it to another."""
    one, other = Made("a", published="2024-03-13"), Made("b", published="2024-03-13")
    for made, name in ((one, "Ada Merrow"), (other, "Bram Falk")):
        board = made.chain("Merrow Castle Trust", kind="organisation")
        made.report("sack", board, made.chain(name), when=MONDAY)
    assert sizes(story(one, other)) == [1, 1]


def test_two_places_are_two_events() -> None:
    """The same actor, the same day, elsewhere."""
    one, other = Made("a", published="2024-03-13"), Made("b", published="2024-03-13")
    for made, name in ((one, "Velmouth"), (other, "Ostrey")):
        union = made.chain("Borrow Rail Union", kind="organisation")
        made.report("march", union, when=MONDAY, place=made.chain(name, kind="place"))
    assert sizes(story(one, other)) == [1, 1]


def test_two_verbs_are_two_events() -> None:
    """They met and they sued on one day."""
    assert sizes(told(("meet", {"when": MONDAY}), ("sue", {"when": MONDAY}))) == [1, 1]


def test_the_verb_alone_joins_no_statements() -> None:
    """People say many things on one day; only the same words of the same speaker are one."""
    made = told(
        ("say", {"kind": "statement", "when": MONDAY, "said": "the bridge would be closed"}),
        ("say", {"kind": "statement", "when": MONDAY, "said": "drivers wanted fairer wages"}),
    )
    assert sizes(made) == [1, 1]


def test_the_same_words_of_the_same_speaker_are_one_statement() -> None:
    """A wire text in two outlets."""
    words = "the bridge across the river would remain closed until autumn"
    made = told(
        ("say", {"kind": "statement", "when": MONDAY, "said": words}),
        ("say", {"kind": "statement", "when": MONDAY, "said": words}),
    )
    assert sizes(made) == [2]


def test_what_one_denies_and_another_tells_is_not_told_as_both() -> None:
    """Of two articles, the one that says itself that it happened counts over a denial in a claim."""
    made = told(
        ("sue", {"when": MONDAY, "status": "denied", "negated": True}),
        ("sue", {"when": MONDAY}),
    )
    for event in made.events:
        if len(event.reports) == 2:
            assert event.status == "happened"
        statuses = {made.readings[r.article].reports[r.index].status for r in event.reports}
        assert event.status in statuses


def test_an_event_is_happened_only_where_a_report_says_so() -> None:
    """A plan told by two articles stays a plan, and a possibility is none."""
    for status in ("planned", "possible", "denied", "hypothetical", "ongoing"):
        made = told(
            ("sue", {"when": MONDAY, "status": status}),
            ("sue", {"when": MONDAY, "status": status}),
        )
        assert {e.status for e in made.events} == {status}


def test_a_plan_does_not_date_what_happened() -> None:
    """The days of the report that says it happened count."""
    made = told(
        ("sue", {"when": on("2024-03-11", "2024-03-17"), "status": "planned"}),
        ("sue", {"when": on("2024-03-12"), "status": "happened"}),
    )
    for event in made.events:
        if event.status == "happened":
            assert event.interval == on("2024-03-12").interval


def test_what_only_claims_tell_is_claimed() -> None:
    """And one article that says it itself makes it more than a claim."""
    made = told(("sue", {"when": MONDAY, "inside": 0}), ("sue", {"when": MONDAY, "inside": 0}))
    assert [e.claimed for e in made.events] == [True]
    made = told(("sue", {"when": MONDAY, "inside": 0}), ("sue", {"when": MONDAY}))
    assert [e.claimed for e in made.events] == [False]


def test_years_apart_undated_reports_stay_apart() -> None:
    """The same words about two winters."""
    one, other = Made("a", published="2021-03-13"), Made("b", published="2024-03-13")
    for made in (one, other):
        union = made.chain("Borrow Rail Union", kind="organisation")
        made.report("strike", union, thing="over the night allowance")
    assert sizes(story(one, other)) == [1, 1]


def test_three_reports_two_of_which_forbid_each_other_are_not_one_event() -> None:
    """What is between two strikes of two days is not allowed to make one of them."""
    made = Made("a", published="2024-03-13")
    union = made.chain("Borrow Rail Union", kind="organisation")
    made.report("strike", union, thing="over the night allowance")
    made.report("strike", union, thing="over the night allowance", when=MONDAY)
    made.report("strike", union, thing="over the night allowance", when=TUESDAY)
    for event in story(made).events:
        days = {made.reports[r.index].when.edtf for r in event.reports} - {""}
        assert len(days) <= 1


def test_an_undated_report_takes_the_date_of_its_event() -> None:
    """Where the two are one."""
    made = Made("a", published="2024-03-13")
    union = made.chain("Borrow Rail Union", kind="organisation")
    made.report("strike", union, thing="over the night allowance", when=MONDAY)
    made.report("strike", union, thing="over the night allowance")
    (event,) = story(made).events
    assert event.edtf == "2024-03-11"
    assert event.basis == "stated"


def test_an_event_without_any_date_has_none() -> None:
    """No days, no EDTF, no basis: and never today."""
    made = Made("a")
    made.report("strike", made.chain("Borrow Rail Union", kind="organisation"))
    (event,) = story(made).events
    assert event.interval.earliest is event.interval.latest is None
    assert event.reported.earliest is event.reported.latest is None
    assert (event.edtf, event.basis) == ("", "none")


def find(made: Story, label: str) -> Event:
    """Give the event with this label."""
    return next(e for e in made.events if e.label == label)


def test_an_event_has_its_roles_with_their_reports() -> None:
    """One per role and actor."""
    made = told(("sue", {"when": MONDAY}), ("sue", {"when": MONDAY}))
    (event,) = made.events
    names = {a.id: a.name for a in made.actors}
    assert {(r.role, names[r.actor]) for r in event.roles} == {
        ("Arg0", "Borrow Rail Union"), ("Arg1", "Merrow Castle Trust"),
    }  # fmt: skip
    assert all(r.reports == event.reports for r in event.roles)


def test_an_event_knows_when_it_was_reported() -> None:
    """From the first to the last article that tells of it."""
    made = told(("sue", {"when": MONDAY}), ("sue", {"when": MONDAY}))
    (event,) = made.events
    assert str(event.reported.earliest) == "2024-03-13"
    assert str(event.reported.latest) == "2024-03-14"


def test_ids_follow_from_content() -> None:
    """Another article about something else changes no id of what was there."""
    one = Made("a", published="2024-03-13")
    one.report("resign", one.chain("Ada Merrow"), when=MONDAY)
    other = Made("b", published="2024-03-14")
    other.report("sink", other.chain("Maren Alder", kind="product"), when=TUESDAY)
    alone, both = story(one), story(one, other)
    assert {e.id for e in alone.events} <= {e.id for e in both.events}
    assert {a.id for a in alone.actors} <= {a.id for a in both.actors}


def test_where_an_article_was_read_from_changes_nothing() -> None:
    """The same folder elsewhere gives the same story."""
    from dateline.resolve import resolve

    made = Made("a", published="2024-03-13")
    made.report("resign", made.chain("Ada Merrow"), when=MONDAY)
    here, there = (replace(made.article, source=s) for s in ("/here/a", "/there/a"))
    one, other = (resolve([a], [made.reading]) for a in (here, there))
    assert one.events == other.events
    assert one.actors == other.actors


def test_the_next_round_of_talks_is_not_the_last() -> None:
    """What somebody calls for, without a day, is not what broke off on one."""
    made = Made("a", published="2024-03-13")
    made.report("talk", kind="negotiation", status="possible")
    made.report("talk", kind="negotiation", when=MONDAY)
    assert sizes(story(made)) == [1, 1]


NEWS = "Fire crews fought a blaze at the Velmouth warehouse of Merrow for six hours."
SAME = "The Velmouth warehouse of Merrow burnt for six hours before the fire crews won."


def test_articles_on_the_same_news_tell_of_it_in_other_words() -> None:
    """ "A blaze", "a fire": without any date, in articles that share rare words."""
    one, other = Made("a"), Made("b")
    one._say(NEWS)
    other._say(SAME)
    for made, lemma in ((one, "blaze"), (other, "fire")):
        made.report(lemma, None, made.chain("Merrow Warehouse", kind="place"))
    assert sizes(story(one, other)) == [2]


def test_a_plan_of_something_else_is_not_what_happened() -> None:
    """The next vote, announced where the last is told: nothing but the union is in common."""
    one, other = Made("a", published="2024-03-05"), Made("b", published="2024-03-20")
    for made, status, thing in ((one, "planned", "on the roster"), (other, "happened", "over pay")):
        made._say(NEWS)
        union = made.chain("Borrow Rail Union", kind="organisation")
        made._say(f"Its members {thing} wait for a {status} day and for much else besides.")
        made.report("vote", union, kind="vote", status=status, thing=thing)  # type: ignore[arg-type]
    assert sorted(e.status for e in story(one, other).events) == ["happened", "planned"]


def test_a_body_is_no_place() -> None:
    """Though one article took it for one, and many others for what it is."""
    made = []
    for n in range(3):
        one = Made(f"{n}", published=f"2024-03-{13 + n}", outlet=f"The Post {n}")
        one.chain("Harl Centre", kind="organisation")
        made.append(one)
    last = Made("last", published="2024-03-17")
    last.report("dance", last.chain("Ada Merrow"), place=last.chain("Harl Centre", kind="place"))
    made.append(last)
    (event,) = story(*made).events
    assert event.place is None
