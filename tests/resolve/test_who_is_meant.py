"""Whole readings of short invented news: nobody is told to have done what no article says of them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate import annotate
from dateline.model import Article
from dateline.resolve import resolve
from dateline.story import Event, Story

FRIDAY = date(2022, 6, 17)


def told(*texts: str, published: date = FRIDAY) -> Story:
    """Read accounts of one day."""
    articles = [Article(f"{n}.txt", text, published=published) for n, text in enumerate(texts)]
    return resolve(articles, list(annotate(articles)))


def about(story: Story, words: str) -> Event:
    """The event whose label has these words."""
    return next(event for event in story.events if words in event.label)


def names(story: Story, words: str, role: str) -> set[str]:
    """Who has a role in it."""
    return {story.actors_by_id[r.actor].name for r in about(story, words).roles if r.role == role}


@pytest.mark.parametrize(
    ("text", "event", "role", "name"),
    [
        (  # a phrase is not whoever was named nearest
            "A third person has died after a collapse in Orford. The funeral of the first two victims will be held "
            "soon. Mayor Celia Brand will not attend after relatives asked her to stay away.",
            "third person has died", "Arg1", "A third person",
        ),
        (  # a phrase with a name of its own
            "Lord Tarn led an inquiry into the Cranmere dam in 1953. Its chairman, Edwin Moss, was tried for "
            "manslaughter in 1954 but was acquitted.",
            "was tried", "Arg1", "Edwin Moss",
        ),
        (
            "Nadia Okoro won the Sandgate by-election on Thursday.\n\nPeter Brack demanded a recount.\n\n"
            "The acting mayor, Mr Sills, congratulated Ms Okoro.",
            "congratulated", "Arg0", "Sills",
        ),
        (  # a surname that stands alone, though any sentence may begin with the word
            "Mayor Celia Brand apologised on Monday. Brand said the council had made mistakes. Brand will resign in May.",
            "will resign", "Arg0", "Celia Brand",
        ),
        (
            "Its leader, Ada Krone, is expected to win. Premier Bo Lind conceded at 2am. "
            "Lind, who has been in office since 2013, lost his own seat by 40 votes.",
            "lost his own seat", "Arg0", "Bo Lind",
        ),
        (  # given names
            "Anne Whitby, 52, admitted fraud.\n\nJudge Peter Lamb told her that she had abused her position.\n\n"
            "She was suspended in March 2016.",
            "was suspended", "Arg1", "Anne Whitby",
        ),
        (  # a firm's short form
            "Halden Group has agreed to buy Ferrol Foods. Halden said 400 jobs would go.",
            "Halden said", "Arg0", "Halden Group",
        ),
        (  # whom somebody met
            "Mayor Ada Merrow met the president of Corvane, Ben Falk, in Pellmouth on 3 June 2014.",
            "met the president", "Arg1", "Ben Falk",
        ),
        (  # a union is no firm, and nobody meets itself
            "Workers at Tarn Steel walked out on Monday. The union said pay had fallen. The union will meet the firm "
            "on Friday.",
            "will meet the firm", "Arg1", "the firm",
        ),
        (
            "The council voted to close the pool on Monday. The firm promised to pay staff.",
            "The firm promised", "Arg0", "The firm",
        ),
        (  # several people are not one of them
            "Ben Sills lost his job. The family lost their home in the flood.",
            "The family lost", "Arg0", "The family",
        ),
        (  # who was called on
            "The crowd called on Mr Farrow, who leads the council, to resign.",
            "to resign", "Arg0", "Farrow",
        ),
        (  # nor whoever is of another sex, by the words beside it
            "Owen Pike, 29, was killed when his motorcycle hit a lorry near Dunmore on Friday. The lorry driver, a "
            "51-year-old woman, was not hurt.",
            "was not hurt", "Arg1", "The lorry driver",
        ),
        (  # nobody loses to themselves
            "The opposition leader, Seva Brandt, asked the court to stop Jorin Malk. Malk won in April. Brandt lost to "
            "him by 80,000 votes.",
            "lost to", "Arg2", "Jorin Malk",
        ),
        (  # what one is fined for one did oneself
            "The regulator fined Solvane Energy £4.2m for misleading customers.",
            "misleading customers", "Arg0", "Solvane Energy",
        ),
        (
            "A ferry carrying 62 people capsized off Port Elwin early on Sunday.",
            "ferry capsized", "Argm-LOC", "Port Elwin",
        ),
        (  # whose win it is that somebody is congratulated on
            "Ben Sills was jailed on Monday. Anna Vale congratulated Odo Holt on his win.",
            "Odo Holt’s win", "Arg0", "Odo Holt",
        ),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, event: str, role: str, name: str) -> None:
    """By the words of the article, and nobody where they leave it open."""
    assert names(told(text), event, role) == {name}


@pytest.mark.parametrize(
    ("text", "event", "status", "edtf"),
    [
        ("Nunn will resign and be replaced by Pell.", "will be replaced", "planned", "2022-06-17/.."),
        ("The bank will close two branches and cut 300 jobs.", "will cut 300 jobs", "planned", "2022-06-17/.."),
        ("The minister said she would publish the report into the death of Pieter Lang.", "Death of Pieter Lang", "happened", "../2022-06-17"),
        ("Reports that Karl Oster had fled were false, police said.", "had fled", "denied", "../2022-06-17"),
        ("The judge will meet each side before bringing them together in July.", "bringing them together", "planned", "2022-07"),
        ("The vote did not take place.", "vote did not take place", "denied", "../2022-06-17"),
        ("The strike, due on 1 July, was called off.", "Strike", "denied", "2022-07-01"),
        ("It had called off a strike planned for 10 June.", "Strike", "denied", "2022-06-10"),
        ("The election is on 8 July.", "Election", "planned", "2022-07-08"),
        ("They will meet on Wednesday week.", "They will meet", "planned", "2022-06-29"),
        ("She will step down in spring.", "She will step down", "planned", "2023-21"),
        ("Celia Brand, who has been mayor since 2015, said she had never seen the letters.", "Celia Brand said", "happened", "../2022-06-17"),
        ("The council faces a vote on 17 July over the budget.", "faces a vote", "planned", "2022-07-17"),
        ("The council plans a vote on Friday.", "plans a vote", "planned", "2022-06-17"),
        ("Castellan agreed to buy Tarn Steel on Monday.", "Castellan agreed to buy Tarn Steel on", "happened", "2022-06-13"),
        ("Two people died and eleven were injured on Monday.", "Two people died", "happened", "2022-06-13"),
        ("Six people were hurt when a tram left the rails in Tarn on Monday.", "were hurt", "happened", "2022-06-13"),
        ("The mill burned down on 4 May 1987. A year later it was rebuilt. That summer the owner sold it.", "sold it", "happened", "1988-22"),
        ("Mattias Holm spent 11 years in prison for the murder of Per Lind in 2009.", "Murder of Per Lind", "happened", "2009"),
        ("In 2010 Dora Quill became mayor. That day she opened the hall.", "opened the hall", "happened", "2010"),
    ],
)  # fmt: skip
def test_whether_and_when(text: str, event: str, status: str, edtf: str) -> None:
    """Plans over "and", what is looked into, what is said to be false, and days of what is to come."""
    found = about(told(text), event)
    assert (found.status, found.edtf) == (status, edtf)


def test_two_days_later_is_after_the_day_that_is_told() -> None:
    """And not after what went before: when it was built, inspected, or was to be replaced."""
    story = told(
        "Floods hit Brannock on 12 March 2019. Mayor Isla Dunn, who took office in January, said the barrier had "
        "failed. It was built in 1974 and last inspected in 2016. Owen Tay had promised to replace it by 2018 but the "
        "money was spent on roads. Two days later the government sent troops.",
        published=date(2019, 3, 22),
    )
    assert about(story, "sent troops").edtf == "2019-03-14"
    claims = [c for r in story.readings.values() for c in r.claims]
    texts = [a.text for a in story.articles]
    said = [part.of(texts[0]) for claim in claims for part in claim.content]
    assert "to replace it by 2018" in said  # and nobody promised that the money would go into roads


def test_who_says_when_dates_what_others_take_up() -> None:
    """A lead that ends with "police said" is often the only one to name the day."""
    articles = [
        Article(
            "a.txt", "A ferry sank off Tarn on Sunday, police said.", published=date(2020, 3, 2)
        ),
        Article(
            "b.txt",
            "The ferry that sank off Tarn had not been inspected. The sinking of the ferry off Tarn "
            "shocked the town.",
            published=date(2020, 3, 9),
        ),
    ]
    story = resolve(articles, list(annotate(articles)))
    sunk = max(story.events, key=lambda event: len(event.reports))
    assert sunk.edtf == "2020-03-01"


def test_what_others_do_to_other_things_is_another_happening() -> None:
    """Though both words are of one family, at the top of one article."""
    story = told(
        "The government on Sunday scrapped a fuel tax. Mira Solen cancelled a rally that had been "
        "planned for Wednesday."
    )
    assert names(story, "scrapped", "Arg0") == {"The government"}
    assert names(story, "cancelled", "Arg0") == {"Mira Solen"}


def test_one_verb_of_others_is_another_happening() -> None:
    """Though it is the same day, and one article."""
    story = told(
        "Shares fell by 4 per cent on Monday. A wall fell on two men. Claire Orr fell from a roof."
    )
    fell = [event.label for event in story.events if "fell" in event.label]
    assert len(fell) == 3


def test_the_other_of_a_name_is_somebody_else() -> None:
    """And what is said of the one is not said of the other."""
    story = told(
        "Ports minister Ingrid Orr resigned on Monday. Peter Orr, a docker, was not sorry. The other Orr, the ports "
        "minister, did not answer. Orr, the docker, laughed."
    )
    peter = next(actor for actor in story.actors if actor.name == "Peter Orr")
    assert peter.posts == ("docker",)


def test_a_post_is_told_once_in_the_words_that_say_most() -> None:
    """Not as often as it is written otherwise."""
    story = told(
        "Harbour Trust chief executive Ada Krone, the chief executive of the Harbour Trust, resigned. Ms Krone, the "
        "chief executive, wept.",
        "The trust’s chief executive, Ada Krone, resigned. Judge Bo Lind was named mediator in a six-week strike.",
    )
    posts = {actor.name: actor.posts for actor in story.actors}
    assert posts["Ada Krone"][0] == "chief executive of the Harbour Trust"
    assert len(posts["Ada Krone"]) <= 2
    assert "mediator" in posts["Bo Lind"]
