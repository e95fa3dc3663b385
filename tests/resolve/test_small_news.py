"""A few sentences from several articles, read and joined for real: who is who, what is one, what clashes."""

from __future__ import annotations

from datetime import date

from dateline.annotate import annotate
from dateline.model import Article
from dateline.resolve import resolve
from dateline.story import Story


def told(*articles: tuple[str, str]) -> Story:
    """Join articles, each a day and a text."""
    read = [
        Article(f"{n}", text, published=date.fromisoformat(day))
        for n, (day, text) in enumerate(articles)
    ]
    return resolve(read, list(annotate(read)))


def resolved(*articles: tuple[str, str, str]) -> Story:
    """Join articles of several outlets, each a day, an outlet and a text."""
    read = [
        Article(f"{n}", text, published=date.fromisoformat(day), outlet=outlet)
        for n, (day, outlet, text) in enumerate(articles)
    ]
    return resolve(read, list(annotate(read)))


def who(made: Story, number: int, words: str) -> str:
    """The name of the actor whom an article calls so first."""
    article = next(a for a in made.articles if a.id == str(number))
    reading = made.readings[article.key]
    chain = next(m.chain for m in reading.mentions if m.span.of(article.text) == words)
    return next(
        a.name for a in made.actors
        if any(r.article == article.key and r.index == chain for r in a.chains)
    )  # fmt: skip


def disputes(made: Story) -> list[tuple[str, set[str]]]:
    """What each contradiction is about, and what its accounts say."""
    return [(c.about, {a.says for a in c.accounts}) for c in made.contradictions]


def test_an_elected_mayor_is_the_mayor_from_then_on() -> None:
    """However the one before was named: with a comma and her town."""
    made = told(
        ("2021-01-11", "The mayor of Fenwick, Anna Stroud, opened a new bridge on Monday."),
        ("2021-02-19", "Peter Hollis was elected mayor of Fenwick on Thursday."),
        ("2021-06-07", "The mayor of Fenwick criticised the plan for ports on Monday."),
    )
    assert who(made, 0, "The mayor of Fenwick") == "Anna Stroud"
    assert who(made, 2, "The mayor of Fenwick") == "Peter Hollis"


def test_a_title_with_capitals_is_whoever_holds_the_post() -> None:
    """Named nowhere in the article, and another person half a year later."""
    made = told(
        ("2020-02-03", "Health Secretary Anna Stroud announced a plan for hospitals on Monday."),
        ("2020-03-03", "The Health Secretary visited a clinic in Harl on Tuesday."),
        ("2020-09-07", "The prime minister appointed Peter Hollis as Health Secretary on Monday."),
        ("2020-11-06", "The Foreign Secretary met the Health Secretary in Fenwick on Friday."),
    )
    assert who(made, 1, "The Health Secretary") == "Anna Stroud"
    assert who(made, 3, "the Health Secretary") == "Peter Hollis"
    assert who(made, 3, "The Foreign Secretary") == "The Foreign Secretary"


def test_two_brothers_are_two_whatever_their_names_are_short_for() -> None:
    """And "Mr Marl" is neither of two Marls."""
    made = told(
        ("2020-02-03", "Tony Blake and Anthony Blake were jailed in Fenwick on Monday."),
        ("2020-02-13", "John Marl and his brother Peter Marl came. Mr Marl said he was sorry."),
    )
    assert who(made, 0, "Tony Blake") != who(made, 0, "Anthony Blake")
    assert who(made, 1, "Marl") == "Marl"


def test_a_bare_number_of_people_counts_people() -> None:
    """Two numbers of one protest stand side by side, whoever gives them."""
    made = told(
        ("2021-03-05", "About 3,000 protested in Fenwick on Thursday against the port plan."),
        ("2021-03-05", "About 800 people protested in Fenwick on Thursday against the port plan,"
                       " police said."),
    )  # fmt: skip
    assert disputes(made) == [("number", {"about 3,000", "about 800 people"})]


def test_the_death_of_one_is_not_that_of_thirty() -> None:
    """Two articles tell of both, and there are two events of them."""
    made = told(
        ("2021-03-06", "A blast killed 30 people in Harl on Friday. Ada Moss died in the blast."),
        ("2021-03-06", "Thirty people died in Harl on Friday in a blast. Ada Moss died at home."),
    )
    deaths = [sorted(made.readings[r.article].reports[r.index].lemma for r in e.reports)
              for e in made.events if e.kind in ("accident", "violence")]  # fmt: skip
    assert ["die", "die"] in deaths
    assert ["die", "kill"] in deaths


def test_other_days_and_other_numbers_are_both_said() -> None:
    """Nothing else keeps the two accounts apart."""
    made = told(
        ("2021-04-06", "Gunmen killed 12 people in Velmouth on Monday, police said."),
        ("2021-04-06", "Gunmen killed 30 people in Velmouth on Sunday, the army said."),
    )
    assert disputes(made) == [
        ("date", {"5 April 2021", "4 April 2021"}), ("number", {"12 people", "30 people"}),
    ]  # fmt: skip


def test_who_denies_it_speaks_for_himself() -> None:
    """The lawyer is not the man named before her, and the denial is of the same payment."""
    made = told(
        ("2021-05-06", "Ada Moss paid Bram Falk 5,000 pounds in April, prosecutors said."),
        ("2021-05-07", "Ada Moss did not pay Bram Falk, her lawyer said on Thursday."),
    )
    assert who(made, 1, "her lawyer") != "Bram Falk"
    ((about, says),) = disputes(made)
    assert about == "claim"
    assert says == {
        "happened: Ada Moss paid Bram Falk 5,000 pounds",
        "denied: Ada Moss did not pay Bram Falk",
    }


def test_two_denials_are_one_only_if_their_words_are() -> None:
    """Of two people who deny, and of others who meet."""
    made = told(
        ("2021-05-07", "Ada Moss denied paying the clerk. Ministers met union leaders on Friday."),
        ("2021-05-08", "Bram Falk denied that he had seen the clerk. Castellan met Makers United."),
    )
    joined = [e for e in made.events if len({r.article for r in e.reports}) > 1]
    assert joined == []


def test_who_resigned_is_not_the_mayor_any_more() -> None:
    """Though the article that says so calls her mayor; and "mayor" there is of the same town."""
    made = told(
        ("2020-03-12", "Ada Pell, mayor of Fenwick, resigned on Wednesday. Carl Mott was sworn in as"
                       " mayor on Thursday."),
        ("2020-04-02", "The mayor of Fenwick opened an inquiry on Wednesday."),
    )  # fmt: skip
    assert who(made, 1, "The mayor of Fenwick") == "Carl Mott"


def test_one_post_has_several_spellings() -> None:
    """ "Fenwick Mayor" and "the mayor of Fenwick" are one, and each has it in its time."""
    made = told(
        ("2021-05-04", "The mayor of Fenwick ordered an audit of the contracts on Monday."),
        ("2021-06-04", "Fenwick Mayor Ada Pell resigned on Thursday."),
        ("2021-08-04", "Anton Bell was elected mayor of Fenwick in July 2021."),
        ("2021-09-04", "The mayor of Fenwick opened a park on Friday."),
    )
    assert who(made, 0, "The mayor of Fenwick") == "Ada Pell"
    assert who(made, 3, "The mayor of Fenwick") == "Anton Bell"


def test_who_denies_it_is_no_source_of_it() -> None:
    """One outlet tells what the police say, another that it is denied: side by side, and one source."""
    made = resolved(
        ("2020-03-02", "Inland Post", "Police said Halden Works had paid bribes to Kara Doyle."),
        ("2020-03-03", "Coast", "Halden Works denied that it had paid bribes to Kara Doyle."),
    )
    (about, says), *_ = disputes(made)
    assert about == "claim"
    assert {one.partition(":")[0] for one in says} == {"happened", "denied"}
    (paid,) = [e for e in made.events if len(e.reports) == 2]
    assert (paid.status, paid.sources) == ("happened", 1)


def test_councils_of_two_towns_are_two() -> None:
    """And so are the police of each, whatever they did on the same day."""
    made = resolved(
        ("2020-03-03", "Inland Post", "The Exeter council voted on Monday to raise parking fees."
                       " Police in Exeter arrested a man on Monday."),
        ("2020-03-03", "Coast", "The Truro council voted on Monday to close its library."
                       " Police in Truro arrested a woman on Monday."),
    )  # fmt: skip
    assert [e.label for e in made.events if len({r.article for r in e.reports}) > 1] == []
