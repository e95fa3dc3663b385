"""Two real articles, read in place where they are at hand: what they must give.

Their text is no part of the project; what stands here are the names and phrases they are known by.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dateline.annotate import annotate
from dateline.model import Article, Chain, Claim, Interval, Reading, Report
from dateline.read import read
from dateline.resolve import resolve
from dateline.story import Story

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "articles"
PAY = FOLDER / "003_8dcf31f9d3b74f2b.txt"
BALLOT = FOLDER / "000_dfd57323fdca55f4.txt"

pytestmark = pytest.mark.skipif(
    not (PAY.is_file() and BALLOT.is_file()),
    reason="the real articles are not beside the repository, in ../shared/articles",
)


class Said:
    """An article and its reading, with short ways to look into them."""

    def __init__(self, path: Path) -> None:
        intake = read([path])
        assert intake.refused == ()
        (self.article,) = intake.articles
        (self.reading,) = annotate([self.article])

    article: Article
    reading: Reading

    @property
    def text(self) -> str:
        return self.article.text

    def chain(self, words: str, nth: int = 0) -> int:
        found = [m.chain for m in self.reading.mentions if m.span.of(self.text) == words]
        assert len(found) > nth
        return found[nth]

    def actor(self, words: str) -> Chain:
        return self.reading.chains[self.chain(words)]

    def reports(self, *triggers: str) -> list[Report]:
        return [r for r in self.reading.reports if r.span.of(self.text) in triggers]

    def claims_of(self, chain: int) -> list[Claim]:
        return [c for c in self.reading.claims if c.speaker == chain]

    def content(self, claims: list[Claim]) -> str:
        return " ".join(span.of(self.text) for claim in claims for span in claim.content)


@pytest.fixture(scope="module")
def pay() -> Said:
    """The article on pay cuts."""
    return Said(PAY)


@pytest.fixture(scope="module")
def ballot() -> Said:
    """The article on a ballot."""
    return Said(BALLOT)


def test_neither_article_has_a_date(pay: Said, ballot: Said) -> None:
    """And none of their times is counted from one, least of all from today."""
    for said in (pay, ballot):
        assert said.article.published is None
        assert {t.basis for t in said.reading.times} <= {"stated", "none", "narrative"}
        assert all(str(date.today().year) not in t.value for t in said.reading.times)


def test_andrew_lansley_is_one_actor(pay: Said) -> None:
    """By name, with a title, by post, by pronoun."""
    lansley = pay.chain("Andrew Lansley")
    assert lansley == pay.chain("Lansley")
    assert lansley == pay.chain("He", 0) == pay.chain("He", 1)
    assert lansley == pay.chain("I")
    actor = pay.actor("Andrew Lansley")
    assert (actor.kind, actor.titles) == ("person", ("Mr",))
    assert "Health Secretary" in {post.title for post in actor.posts}


TRUSTS = (
    "Devon Partnership NHS Trust",
    "Dorset County Hospital NHS Trust",
    "North Devon Healthcare NHS Trust",
    "Plymouth Hospitals NHS Trust",
    "Royal Cornwall Hospitals NHS Trust",
    "Royal Devon and Exeter NHS Foundation Trust",
    "Somerset Partnership Trust",
    "Taunton and Somerset NHS Trust",
    "Yeovil District Hospital NHS Foundation Trust",
)


def test_nine_trusts_are_nine_organisations(pay: Said) -> None:
    """Whole, also with "and" in their names, and each by itself."""
    chains = {pay.chain(name) for name in TRUSTS}
    assert len(chains) == 9
    assert {pay.actor(name).kind for name in TRUSTS} == {"organisation"}


def test_the_consortium_is_one_organisation(pay: Said) -> None:
    """Commas, "and" and all; and it is the grouping and the consortium of the other sentences."""
    name = "South West Pay, Terms and Conditions Consortium"
    assert pay.actor(name).kind == "organisation"
    assert pay.chain(name) == pay.chain("The grouping") == pay.chain("the consortium")


@pytest.mark.parametrize("name", ["Plymouth", "Exeter", "Truro"])
def test_towns_that_stand_alone_are_places(pay: Said, name: str) -> None:
    """Though two of them are in names of trusts."""
    assert pay.actor(name).kind == "place"
    assert pay.actor(name).names == (name,)


@pytest.mark.parametrize(
    ("name", "post", "party"),
    [
        ("Andrew George", "St Ives Liberal Democrat MP", "Liberal Democrat"),
        ("Alison Seabeck", "Plymouth Moor View Labour MP", "Labour"),
        ("Andy Burnham", "Labour's Shadow Health Secretary", "Labour"),
    ],
)
def test_members_of_parliament_have_party_and_post(
    pay: Said, name: str, post: str, party: str
) -> None:
    """The constituency is a place, the party an organisation, the name only the person's."""
    actor = pay.actor(name)
    assert (actor.kind, actor.names) == ("person", (name,))
    assert [(p.title, p.organisation) for p in actor.posts] == [(post, party)]
    assert pay.actor(party).kind == "organisation"


def test_constituencies_are_places(pay: Said) -> None:
    """Neither persons nor parties."""
    assert pay.actor("St Ives").kind == pay.actor("Plymouth Moor View").kind == "place"


def test_the_sentence_to_mps_is_lansleys_claim(pay: Said) -> None:
    """From mark to mark."""
    said = [
        c for c in pay.claims_of(pay.chain("Andrew Lansley"))
        if "told" in [span.of(pay.text) for span in c.cue]
    ]  # fmt: skip
    (claim,) = said
    content = pay.content(said)
    assert claim.manner == "direct"
    assert content.startswith('"No proposal for the reduction of pay')
    assert content.endswith('desirable or necessary."')


def test_dismissals_are_proposed_and_did_not_happen(pay: Said) -> None:
    """Nor did the sacking, the cuts, the termination of contracts."""
    for trigger in (
        "dismissal",
        "reduction",
        "termination",
        "reissue",
        "sacked",
        "Cutting",
        "slash",
    ):
        (report,) = pay.reports(trigger)
        assert report.status in ("planned", "possible"), trigger


def test_amounts_and_dates_have_their_values(pay: Said) -> None:
    """At least so much, from here to there, and by a year that has no beginning."""
    amounts = {q.span.of(pay.text): q for q in pay.reading.quantities}
    savings = amounts["£20 billion"]
    assert (savings.unit, savings.low, savings.high) == ("GBP", Decimal("20000000000"), None)
    share = amounts["68% to 60%"]
    assert (share.unit, share.low, share.high) == ("%", Decimal(68), Decimal(60))
    assert share.change
    (found,) = pay.reports("found")
    assert found.when.edtf == "../2015"
    assert found.when.interval == Interval(None, date(2015, 12, 31))
    assert found.status in ("planned", "possible")


def test_dan_poulter_is_one_actor(ballot: Said) -> None:
    """By name, by title, by post, and misspelt."""
    poulter = ballot.chain("Dan Poulter")
    for words in ("Poulter", "The health minister", "Poullter", "he"):
        assert ballot.chain(words) == poulter, words
    assert ballot.actor("Dan Poulter").titles == ("Dr",)


def test_sara_gorton_has_her_post_at_unison(ballot: Said) -> None:
    """Title and body."""
    (post,) = ballot.actor("Sara Gorton").posts
    assert post.organisation == "Unison"
    assert post.title.startswith("deputy head of health")


def test_both_paragraphs_at_the_end_are_sara_gortons(ballot: Said) -> None:
    """Neither names her."""
    content = ballot.content(ballot.claims_of(ballot.chain("Sara Gorton")))
    assert "“If he believes industrial action" in content
    assert "“It should be an indication" in content


def test_the_paragraphs_without_attribution_are_dan_poulters(ballot: Said) -> None:
    """The two between his justification and her answer."""
    poulter = ballot.chain("Dan Poulter")
    content = ballot.content([c for c in ballot.claims_of(poulter) if not c.cue])
    assert "“Simply going into the comfort zone" in content
    assert "“We don’t respond to threats" in content


def test_the_agreement_of_2013_is_dated_2013(ballot: Said) -> None:
    """The whole of the year."""
    (agreed,) = ballot.reports("agreed")
    assert agreed.when.edtf == "2013"
    assert agreed.when.interval == Interval(date(2013, 1, 1), date(2013, 12, 31))


def test_the_rejected_rise_is_of_a_march_without_a_year(ballot: Said) -> None:
    """No more exact, and no days."""
    (rejected,) = ballot.reports("rejected")
    assert rejected.when.edtf == "XXXX-03"
    assert rejected.when.interval == Interval()


def test_the_ballot_is_planned(ballot: Said) -> None:
    """With its members counted, over action that is only possible."""
    (planned,) = ballot.reports("ballot")
    assert planned.status == "planned"
    assert planned.label.startswith("Unison is to ballot its 460,000 health members")
    assert {ballot.reading.quantities[q].low for q in planned.quantities} == {460_000}
    assert {r.status for r in ballot.reports("action")} <= {"possible", "ongoing"}


@pytest.fixture(scope="module")
def story(pay: Said, ballot: Said) -> Story:
    """What both articles say together."""
    return resolve([pay.article, ballot.article], [pay.reading, ballot.reading])


@pytest.mark.parametrize("name", ["NHS", "government", "unions"])
def test_both_articles_have_these_actors(story: Story, name: str) -> None:
    """One actor of each, by name or not, in both."""
    known = [
        actor
        for actor in story.actors
        if actor.name.casefold().removeprefix("the ") == name.casefold()
    ]
    spread = [len({ref.article for ref in actor.chains}) for actor in known]
    assert spread.count(2) == 1


def test_each_article_was_published_within_what_it_says(
    story: Story, pay: Said, ballot: Said
) -> None:
    """One looks back at 2013, so it is no older; the other looks ahead to 2015, so it is no later."""
    days = {one.article: one.interval for one in story.publications}
    assert days[ballot.article.key] == Interval(date(2013, 1, 1), None)
    assert days[pay.article.key] == Interval(None, date(2015, 12, 31))


def test_what_is_inferred_of_a_publication_says_why(story: Story, pay: Said, ballot: Said) -> None:
    """By the words that look back and ahead."""
    words = {
        one.article: {span.of(said.text) for ground in one.grounds for span in ground.spans}
        for one in story.publications
        for said in (pay, ballot)
        if said.article.key == one.article
    }
    assert words[ballot.article.key] == {"agreed", "2013"}
    assert words[pay.article.key] == {"expected", "2015"}
