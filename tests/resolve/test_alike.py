"""Articles that tell of the same news are told by the rare words they share."""

from __future__ import annotations

from dateline.model import Article
from dateline.resolve.alike import LEAST, likeness

FIRE = "A fire destroyed the Merrow warehouse in Velmouth on Monday night, the fire service said."
AGAIN = "Velmouth firefighters fought for six hours to save the Merrow warehouse from the fire."
TALKS = "Talks about a new timetable for the ferries broke down after nine days, a union said."
OTHER = "The orchestra plays a symphony by a forgotten composer in the town hall this evening."


def made(*texts: str) -> list[Article]:
    """Articles with these texts."""
    return [Article(f"{n}.txt", text) for n, text in enumerate(texts)]


def test_two_accounts_of_one_thing_are_alike_both_ways() -> None:
    """And neither is like an article on something else."""
    one, again, talks, other = made(FIRE, AGAIN, TALKS, OTHER)
    found = likeness([one, again, talks, other])
    assert set(found[one.key]) == {again.key}
    assert found[one.key][again.key] == found[again.key][one.key] >= LEAST
    assert found[talks.key] == found[other.key] == {}


def test_the_order_of_articles_does_not_matter() -> None:
    """To the last bit."""
    articles = made(FIRE, AGAIN, TALKS, OTHER, FIRE + " " + AGAIN)
    assert likeness(articles) == likeness(articles[::-1])


def test_an_article_without_words_is_like_nothing() -> None:
    """Nor is the only one."""
    (empty,) = made("…")
    assert likeness([empty]) == {empty.key: {}}
