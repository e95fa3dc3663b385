"""Copies of articles: other names, other dates, the same sentences, the same each time."""

from datetime import date

from benchmarks import copies
from dateline.model import Article

ARTICLES = (
    Article(
        "a",
        "Talks opened in Pellmouth on Monday, Maren Tolliver said. The union met Tolliver there.",
        title="Talks open in Pellmouth",
        published=date(2021, 9, 14),
    ),
    Article("b", "Nobody in Pellmouth wanted talks.", published=None),
)


def test_the_first_round_is_the_articles_themselves() -> None:
    """Nothing is changed before everything has been there once."""
    first = list(copies.copies(ARTICLES, 2))
    assert [article.text for article in first] == [article.text for article in ARTICLES]


def test_a_copy_has_other_names_throughout() -> None:
    """A name is one name in its copy, in the title too, and no other copy has it."""
    made = list(copies.copies(ARTICLES, 9))[2::2]
    towns = [article.title.split()[-1] for article in made if article.title]
    assert "Pellmouth" not in towns
    assert len(set(towns)) == len(towns) == 4
    assert all(town in article.text for town, article in zip(towns, made, strict=True))


def test_common_words_and_times_stay_as_they_are() -> None:
    """The grammar of a copy is that of its article, or it would not be news."""
    third = list(copies.copies(ARTICLES, 3))[2]
    assert third.text.startswith("Talks opened in ")
    assert " on Monday, " in third.text
    assert third.text.count("Tolliver") == 0
    assert len(third.text.split()) == len(ARTICLES[0].text.split())


def test_copies_move_on_in_time() -> None:
    """Every round is published later than the one before; what has no date gets none."""
    made = list(copies.copies(ARTICLES, 5))
    dates = [article.published for article in made[::2] if article.published]
    assert dates == sorted(set(dates))
    assert made[3].published is None


def test_ids_are_unique_and_copies_the_same_each_time() -> None:
    """Two runs measure the same articles."""
    made = list(copies.copies(ARTICLES, 30))
    assert len({article.id for article in made}) == 30
    assert made == list(copies.copies(ARTICLES, 30))
