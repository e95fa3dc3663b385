"""Posts hold in time: who is meant by one depends on the day of the article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Interval, Post, Span, Status
from dateline.resolve import resolve
from dateline.resolve.actors import resolve_actors
from dateline.resolve.actors.tenure import Attested, Holders, said_of
from dateline.story import Judgement, Story, Tenure
from tests.resolve.made import Made, on, story

NEWS = (
    "Fire crews fought a blaze at the Velmouth warehouse for six hours.",
    "An orchestra from abroad plays a forgotten symphony tonight.",
    "Growers of pears expect a poor harvest after frost in April.",
    "Telescopes saw a comet break apart behind Saturn.",
    "The museum bought a painted chest at an auction.",
    "A ferry ran aground on mud and was towed free.",
)
"""Sentences that share nothing, so that no two articles are on the same news."""


def holder(name: str, day: str | None, post: str = "Ports Minister", n: int = 0) -> Made:
    """An article that says somebody has a post."""
    made = Made(f"{name} {day} {post}", day)
    made._say(NEWS[n % len(NEWS)])
    made.chain(name, posts=(post,))
    return made


def asking(day: str | None, words: str = "the ports minister") -> Made:
    """An article that mentions a post and names nobody."""
    made = Made(f"asking {day}", day)
    made._say(NEWS[-1])
    made.chain(words=words)
    return made


def chain_span(made: Made, words: str) -> Span:
    """Where an article says these words, said now."""
    return made._say(words)


def meant(made: Story) -> str | None:
    """Whom the mention without a name was given to."""
    asked = next(a.key for a in made.articles if a.id.startswith("asking"))
    actor = next(a for a in made.actors if any(r.article == asked for r in a.chains))
    return actor.name if actor.named else None


def unsure(made: Story) -> list[Judgement]:
    """What could not be told."""
    return [j for j in made.judgements if j.about == "actor" and j.verdict == "unsure"]


ADA, BRAM = "Ada Merrow", "Bram Tolliver"


def test_a_post_is_whose_it_was_on_the_day() -> None:
    """Of two who are called so at different times, with the days in the reason."""
    held = [holder(ADA, "2021-05-03"), holder(ADA, "2021-05-09", n=1), holder(BRAM, "2022-01-02", n=2),
            holder(BRAM, "2022-02-02", n=3)]  # fmt: skip
    made = story(*held, asking("2021-05-05"))
    assert meant(made) == ADA
    (judgement,) = [j for j in made.judgements if "nobody else" in j.reasons[0]]
    assert judgement.reasons == (
        "Ada Merrow is called ports minister on 3 and 9 May 2021, nobody else is between",
    )
    assert meant(story(*held, asking("2022-01-20"))) == BRAM
    assert meant(story(*held, asking("2022-02-20"))) == BRAM


def test_between_two_holders_it_is_open() -> None:
    """Nothing says when the one left and the other came."""
    made = story(holder(ADA, "2021-05-09"), holder(BRAM, "2021-09-02", n=1), asking("2021-06-01"))
    assert meant(made) is None
    assert len(unsure(made)) == 2
    assert "between 9 May 2021" in unsure(made)[0].reasons[0]


@pytest.mark.parametrize(
    ("who", "post", "day", "found"),
    [
        (ADA, "former Ports Minister", "2021-06-01", BRAM),
        (ADA, "then-Ports Minister", "2021-06-01", BRAM),
        (BRAM, "incoming Ports Minister", "2021-08-01", ADA),
        (BRAM, "ports minister-designate", "2021-08-01", ADA),
        (ADA, "former Ports Minister", "2021-08-01", None),
        (BRAM, "incoming Ports Minister", "2021-06-01", None),
    ],
)
def test_who_left_and_who_is_to_come_decides(
    who: str, post: str, day: str, found: str | None
) -> None:
    """If it is said by the day in between, and not after it."""
    held = [holder(ADA, "2021-05-09"), holder(BRAM, "2021-09-02", n=1), holder(who, day, post, 2)]
    assert meant(story(*held, asking("2021-07-01"))) == found


def test_a_resignation_ends_a_tenure() -> None:
    """As an article reports it, of the post that it names."""
    gone = Made("gone", "2021-06-02")
    gone._say(NEWS[3])
    gone.report(
        "resign", gone.chain(ADA), label="Ada Merrow resigned as minister", when=on("2021-06-01")
    )
    held = [holder(ADA, "2021-05-09"), holder(BRAM, "2021-09-02", n=1)]
    assert meant(story(*held, gone, asking("2021-07-01"))) == BRAM
    other = Made("gone", "2021-06-02")
    other._say(NEWS[3])
    other.report("resign", other.chain(ADA), label="Ada Merrow resigned from a choir")
    assert meant(story(*held, other, asking("2021-07-01"))) is None


def elected(name: str, day: str, when: str, status: Status = "happened") -> Made:
    """An article that reports somebody's election, as of a day."""
    made = Made(f"elected {name}", day)
    made._say(NEWS[4])
    chain = made.chain(name)
    post = Post("ports minister", None, chain_span(made, "ports minister"), taken=True)
    made.chains[chain] = replace(made.chains[chain], posts=(post,))
    made.report("elect", None, chain, label=f"{name} was elected ports minister", when=on(when),
                status=status)  # fmt: skip
    return made


def test_an_election_begins_a_tenure() -> None:
    """On the day that it was, whenever the article is from; one that is planned begins none."""
    before = [holder(ADA, "2021-05-09")]
    made = story(*before, elected(BRAM, "2021-06-02", "2021-06-01"), asking("2021-07-01"))
    assert meant(made) == BRAM
    assert (
        meant(story(*before, elected(BRAM, "2021-06-02", "2021-06-01"), asking("2021-05-20")))
        is None
    )
    soon = elected(BRAM, "2021-06-02", "2021-06-05", "planned")
    assert meant(story(*before, soon, asking("2021-07-01"))) == ADA
    long_ago = elected(BRAM, "2021-06-02", "1998-06-01")
    assert meant(story(*before, long_ago, asking("2021-07-01"))) == ADA


def test_long_before_a_new_holder_it_is_the_last_one() -> None:
    """ "The new minister" has not been one for months."""
    held = [holder(ADA, "2021-01-09"), holder(BRAM, "2021-09-02", "new ports minister", 1)]
    assert meant(story(*held, asking("2021-03-01"))) == ADA
    assert meant(story(*held, asking("2021-08-20"))) is None


def test_the_same_news_half_a_year_later_names_no_holder() -> None:
    """A matter goes on while a post changes hands."""
    near = holder(ADA, "2021-01-30", n=len(NEWS) - 1)
    held = [holder(BRAM, "2021-06-03", n=1), holder(BRAM, "2021-07-09", n=2)]
    assert meant(story(near, *held, asking("2021-07-01"))) == BRAM


def test_a_former_holder_holds_nothing() -> None:
    """Neither on that day nor after, with nobody else known."""
    held = [holder(ADA, "2021-05-09"), holder(ADA, "2021-06-09", "former ports minister", 1)]
    assert meant(story(*held, asking("2021-07-01"))) is None
    assert meant(story(*held, asking("2021-05-20"))) == ADA


def test_a_new_holder_did_not_hold_it_before() -> None:
    """ "The new minister" came a while ago at most."""
    assert (
        meant(story(holder(ADA, "2021-05-09", "new ports minister"), asking("2021-05-01"))) is None
    )
    assert meant(story(holder(ADA, "2021-05-09"), asking("2021-05-01"))) == ADA


def test_after_a_year_nobody_is_known() -> None:
    """Posts change hands, and articles need not tell."""
    assert meant(story(holder(ADA, "2021-05-09"), asking("2022-05-09"))) == ADA
    assert meant(story(holder(ADA, "2021-05-09"), asking("2022-06-09"))) is None


def test_two_at_one_time_are_two_offices() -> None:
    """Perhaps of two countries; so it is neither, before and after too."""
    both = [
        holder(ADA, "2021-05-03"),
        holder(BRAM, "2021-05-05", n=1),
        holder(ADA, "2021-05-09", n=2),
    ]
    assert meant(story(*both, asking("2021-05-07"))) is None
    assert meant(story(*both, asking("2021-05-04"))) is None
    same = [holder(ADA, "2021-05-03"), holder(BRAM, "2021-05-03", n=1)]
    assert meant(story(*same, asking("2021-05-03"))) is None


def test_the_same_news_beats_time() -> None:
    """Whoever an article on it calls so is meant."""
    near = holder(ADA, "2021-05-30", n=len(NEWS) - 1)
    held = [holder(BRAM, "2021-05-03"), holder(BRAM, "2021-06-09", n=1)]
    made = story(*held, asking("2021-05-20"), near)
    assert meant(made) == ADA
    assert any("same news" in j.reasons[0] for j in made.judgements if j.score == 0.6)


def test_a_pronoun_tells_a_woman_from_a_man() -> None:
    """Where one of two it must be."""
    ada, bram = Made("ada", "2021-05-09"), Made("bram", "2021-09-02")
    asked = Made("asking", "2021-07-01")
    for n, (one, name, gender) in enumerate([(ada, ADA, "female"), (bram, BRAM, "male")]):
        one._say(NEWS[n])
        one.chain(name, posts=("ports minister",), gender=gender)
    asked.chain(words="the ports minister", gender="female")
    assert meant(story(ada, bram, asked)) == ADA


def test_a_mention_can_say_which_of_two_it_means() -> None:
    """ "The former minister" and "the interim" one are not whoever has the post."""
    held = [holder(ADA, "2021-05-03", "former ports minister"), holder(BRAM, "2021-05-09", n=1)]
    assert meant(story(*held, asking("2021-05-10", "the former ports minister"))) == ADA
    assert meant(story(*held, asking("2021-05-10", "the interim ports minister"))) is None
    assert meant(story(*held, asking("2021-05-10", "the new ports minister"))) is None
    acting = holder(ADA, None, "acting ports minister", 2)
    assert meant(story(held[1], acting, asking("2021-05-10", "the acting ports minister"))) == ADA


def test_a_body_without_a_name_is_known_to_its_article_alone() -> None:
    """ "The company's chief pilot" here is of another company than there."""
    made = [holder(ADA, "2021-05-09", "the company's chief pilot"),
            asking("2021-05-10", "the company's chief pilot")]  # fmt: skip
    one, other = (m.article.key for m in made)
    days = {m.article.key: m.article.published for m in made}
    for alike, actors in (({}, 2), ({one: {other: 0.3}, other: {one: 0.3}}, 1)):
        found, _ = resolve_actors([m.reading for m in made], {}, alike, days)
        assert len(found) == actors


def test_a_post_is_of_the_body_that_the_article_names() -> None:
    """ "The general secretary" of one union is not that of another."""
    made = []
    for n, (name, union) in enumerate([(ADA, "Pilots Union"), (BRAM, "Dockers Union")]):
        made.append(Made(name, "2021-05-09"))
        made[-1]._say(NEWS[n])
        made[-1].chain(name)
        chain = made[-1].chains[-1]
        post = Post("general secretary", union, chain_span(made[-1], "general secretary"))
        made[-1].chains[-1] = replace(chain, posts=(post,))
        made[-1].chain(union, kind="organisation")
    asked = asking("2021-05-10", "the general secretary")
    assert meant(story(*made, asked)) is None
    asked.chain("Dockers Union", kind="organisation")
    assert meant(story(*made, asked)) == BRAM


def test_longer_titles_are_other_offices() -> None:
    """ "The foreign minister" may be of any country; but the deputy is nobody's rival."""
    ada = holder(ADA, "2021-05-09", "foreign minister")
    other = holder(BRAM, "2021-05-09", "Drayle foreign minister", 1)
    deputy = holder(BRAM, "2021-05-09", "deputy foreign minister", 1)
    assert meant(story(ada, other, asking("2021-05-10", "the foreign minister"))) is None
    assert meant(story(ada, deputy, asking("2021-05-10", "the foreign minister"))) == ADA


def test_what_has_no_date_is_known_if_there_is_but_one() -> None:
    """An article without a date can tell who is called so, and not when."""
    assert meant(story(holder(ADA, None), asking("2021-05-10"))) == ADA
    assert meant(story(holder(ADA, "2021-05-10"), asking(None))) == ADA
    two = [holder(ADA, None), holder(BRAM, "2021-05-10", n=1)]
    assert meant(story(*two, asking("2021-05-12"))) is None
    assert meant(story(*two, asking(None))) is None


def test_an_actor_has_its_posts_with_their_days() -> None:
    """From the first article that says so to the last; what is over, by itself."""
    made = story(holder(ADA, "2021-05-03"), holder(ADA, "2021-06-09", "the ports minister", 1),
                 holder(ADA, "2022-01-01", "former Ports Minister", 2))  # fmt: skip
    (actor,) = [a for a in made.actors if a.name == ADA]
    first, last = date(2021, 5, 3), date(2021, 6, 9)
    over = Interval(date(2022, 1, 1), date(2022, 1, 1))
    assert actor.tenures == (
        Tenure("ports minister", None, Interval(first, last)),
        Tenure("ports minister", None, over, former=True),
    )


@pytest.mark.parametrize(
    ("words", "title", "sort"),
    [
        ("the ports minister", "ports minister", "now"),
        ("acting Ports Minister", "ports minister", "acting"),
        ("Former U.S. President", "us president", "former"),
        ("ex-minister", "minister", "former"),
        ("president-elect", "president", "coming"),
        ("the newly appointed head of ports", "head of ports", "new"),
        ("New York mayor", "new york mayor", "now"),
        ("deputy ports minister", "deputy ports minister", "now"),
        ("ex", "ex", "now"),
    ],
)
def test_a_title_is_cut_from_what_says_when(words: str, title: str, sort: str) -> None:
    """And keeps what makes another post of it."""
    said = said_of(words)
    assert (said.title, said.sort) == (title, sort)


DAYS = st.integers(0, 40).map(lambda n: date(2021, 1, 1) + timedelta(days=n))
TENURES = st.dictionaries(
    st.integers(0, 3),
    st.builds(Attested, st.frozensets(DAYS, max_size=3).map(set), st.frozensets(DAYS, max_size=2).map(set),
              st.frozensets(DAYS, max_size=2).map(set)),
    min_size=1,
)  # fmt: skip
NAMES = {n: f"Holder {n}" for n in range(4)}


@given(TENURES, DAYS)
def test_nobody_holds_a_post_on_another_ones_day(held: dict[int, Attested], day: date) -> None:
    """Who surely holds it is called so on some day, and no other on this one."""
    answer = Holders("mayor", held, NAMES).on(day)
    if answer.sure:
        (who,) = answer.who
        assert held[who].now
        assert not any(day in tenure.now for n, tenure in held.items() if n != who)
    others = dict(reversed(held.items()))
    assert Holders("mayor", others, NAMES).on(day) == answer


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_articles_changes_no_holder(seed: int, rng: Random) -> None:
    """Whatever is said of whom on which day."""
    chance = Random(seed)
    posts = (
        "Ports Minister",
        "former ports minister",
        "new ports minister",
        "incoming ports minister",
    )
    made = [holder(chance.choice((ADA, BRAM)), f"2021-05-{day:02}", chance.choice(posts), day)
            for day in chance.sample(range(1, 29), 4)]  # fmt: skip
    made.append(asking(f"2021-05-{chance.randint(1, 28):02}"))
    pairs = [(m.article, m.reading) for m in made]
    first = resolve([a for a, _ in pairs], [r for _, r in pairs])
    rng.shuffle(pairs)
    assert resolve([a for a, _ in pairs], [r for _, r in pairs]) == first
