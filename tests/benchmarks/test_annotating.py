"""The benchmark of annotate: its texts are the same every time and as long as they should be."""

from __future__ import annotations

import pytest

from benchmarks import annotating


@pytest.mark.parametrize("words", [1, 1_000, 10_000])
def test_one_article_has_as_many_words_as_it_should(words: int) -> None:
    """Cut at a word, whatever it is made of."""
    article = annotating.one(words)
    assert len(article.text.split()) == words
    assert article == annotating.one(words)


def test_several_articles_have_about_as_many_words_as_they_should() -> None:
    """The last one is left whole."""
    words = sum(len(article.text.split()) for article in annotating.several(5_000))
    assert 5_000 <= words < 6_000


def test_so_many_articles_are_made() -> None:
    """Each is another."""
    made = annotating.articles(60)
    assert len({article.text for article in made}) == 60


def test_a_cost_is_given_by_words() -> None:
    """Pace and seconds per thousand words."""
    cost = annotating.Cost(2_000, 4.0, 100.0)
    assert (cost.pace, cost.thousand) == (500.0, 2.0)


def test_the_median_of_rounds_is_taken() -> None:
    """One slow round does not count."""
    costs = [annotating.Cost(10, seconds, 1.0) for seconds in (1.0, 9.0, 2.0)]
    assert annotating._median(costs) == annotating.Cost(10, 2.0, 1.0)
