"""Small stories, made by hand, for what writes and asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dateline.model import (
    Article,
    Box,
    Chain,
    Claim,
    Interval,
    Mention,
    Participant,
    Post,
    PrintedLine,
    Quantity,
    Reading,
    Ref,
    Report,
    Span,
    Time,
    When,
)
from dateline.story import (
    Account,
    Actor,
    Contradiction,
    Copy,
    Correction,
    Event,
    Judgement,
    Role,
    Ruling,
    Story,
    Storyline,
)

FIRST = (
    "Ada Moss, head of health at Unison, met Jonas Hale in Exeter on 3 March 2014. "
    "“We agreed a rise of 1%,” she said. Someone shouted. It rained."
)
SECOND = (
    "Hale denied that he had met Moss. According to the minister, the rise was 2%. "
    "Unison plans a strike by 2015."
)
NOTHING = Interval()


def at(text: str, words: str, nth: int = 0) -> Span:
    """The span of some words in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def sentences(text: str, *ends: str) -> tuple[Span, ...]:
    """Spans of the sentences that end with these words."""
    spans, start = [], 0
    for end in ends:
        stop = text.index(end, start) + len(end)
        spans.append(Span(start, stop))
        start = stop + 1
    return tuple(spans)


def first() -> tuple[Article, Reading]:
    """An article in which two people meet, and one of them says what they agreed."""
    text = FIRST
    article = Article(
        "news/one.txt", text, "Moss meets Hale", date(2014, 3, 4), "The Courier", "R. Penn",
        "https://courier.example/1",
    )  # fmt: skip
    day = date(2014, 3, 3)
    third = When(Interval(day, day), "2014-03-03", "stated", (at(text, "3 March 2014"),))
    reading = Reading(
        article.key,
        sentences=sentences(text, "2014.", "said.", "shouted.", "rained."),
        mentions=(
            Mention(at(text, "Ada Moss"), "person", "name", 0),
            Mention(at(text, "Unison"), "organisation", "name", 1),
            Mention(at(text, "Jonas Hale"), "person", "name", 2),
            Mention(at(text, "Exeter"), "place", "name", 3),
            Mention(at(text, "she"), "person", "pronoun", 0),
        ),
        chains=(
            Chain(
                "Ada Moss", "person", True, ("Ada Moss",), (),
                (Post("head of health", "Unison", at(text, "head of health at Unison")),), "female",
            ),
            Chain("Unison", "organisation", True, ("Unison",)),
            Chain("Jonas Hale", "person", True, ("Jonas Hale",), ("Dr",)),
            Chain("Exeter", "place", True, ("Exeter",)),
        ),
        times=(
            Time(
                at(text, "3 March 2014"), "DATE", "2014-03-03", "2014-03-03",
                Interval(day, day), "stated",
            ),
        ),
        quantities=(
            Quantity(at(text, "1%"), "percent", "%", Decimal("1.0"), Decimal("1.0")),
        ),
        reports=(
            Report(
                at(text, "met"), "meet", "meeting", "happened", False, 0,
                "Ada Moss met Jonas Hale", third,
                (
                    Participant("Arg0", at(text, "Ada Moss"), 0),
                    Participant("Arg1", at(text, "Jonas Hale"), 2),
                ),
                place=3, time=0, main=True,
            ),
            Report(
                at(text, "agreed"), "agree", "agreement", "happened", False, 1,
                "Ada Moss agreed a rise of 1%", third,
                (Participant("Arg0", at(text, "We"), 0), Participant("Arg1", at(text, "a rise"))),
                quantities=(0,), claim=0, parent=2,
            ),
            Report(
                at(text, "said"), "say", "statement", "happened", False, 1, "Ada Moss said",
                When(Interval(None, date(2014, 3, 4)), "../2014-03-04", "publication"),
                (Participant("Arg0", at(text, "she"), 0),), main=True,
            ),
            Report(
                at(text, "shouted"), "shout", "other", "happened", False, 2, "Someone shouted",
                When(NOTHING, "", "none"), (), main=True,
            ),
        ),
        claims=(
            Claim(
                (at(text, "she"),), (at(text, "said"),), (at(text, "We agreed a rise of 1%,"),),
                "direct", 0,
            ),
        ),
    )  # fmt: skip
    return article, reading


def second() -> tuple[Article, Reading]:
    """An article in which the meeting is denied, the figure is another, and nobody owns a claim."""
    text = SECOND
    article = Article("news/two.txt", text, None, date(2014, 3, 6), url="javascript:alert(1)")
    reading = Reading(
        article.key,
        sentences=sentences(text, "Moss.", "2%.", "2015."),
        mentions=(
            Mention(at(text, "Hale"), "person", "name", 0),
            Mention(at(text, "Moss"), "person", "name", 1),
            Mention(at(text, "Unison"), "organisation", "name", 2),
        ),
        chains=(
            Chain("Hale", "person", True, ("Hale",), gender="male"),
            Chain("Moss", "person", True, ("Moss",)),
            Chain("Unison", "organisation", True, ("Unison",)),
        ),
        times=(
            Time(
                at(text, "by 2015"), "DATE", "2015", "../2015",
                Interval(None, date(2015, 12, 31)), "stated",
            ),
        ),
        quantities=(Quantity(at(text, "2%"), "percent", "%", Decimal(2), Decimal(2)),),
        reports=(
            Report(
                at(text, "met"), "meet", "meeting", "denied", True, 0, "Hale met Moss",
                When(NOTHING, "soon", "inferred"),
                (
                    Participant("Arg0", at(text, "he", 1), 0),
                    Participant("Arg1", at(text, "Moss"), 1),
                ),
                claim=0,
            ),
            Report(
                at(text, "rise"), "rise", "agreement", "happened", False, 1, "the rise was 2%",
                When(NOTHING, "", "none"), (), quantities=(0,), claim=1,
            ),
            Report(
                at(text, "strike"), "strike", "protest", "planned", False, 2,
                "Unison plans a strike",
                When(
                    Interval(None, date(2015, 12, 31)), "../2015", "stated",
                    (at(text, "by 2015"),),
                ),
                (Participant("Arg0", at(text, "Unison"), 2),), time=0, main=True,
            ),
        ),
        claims=(
            Claim(
                (at(text, "Hale"),), (at(text, "denied"),), (at(text, "that he had met Moss"),),
                "indirect", 0,
            ),
            Claim(
                (at(text, "the minister"),), (at(text, "According to"),),
                (at(text, "the rise was 2%"),), "indirect", None,
            ),
        ),
    )  # fmt: skip
    return article, reading


def paged_story() -> Story:
    """An article of two pages and two paragraphs, with one report."""
    text = "Ferries stop\n\nThe crew struck. It rained.\n"
    printed = (
        PrintedLine(0, 1, Box(60.0, 700.0, 200.0, 711.0)),
        PrintedLine(14, 2, Box(60.1, 720.0, 130.0, 731.5)),
        PrintedLine(24, 2, Box(59.9, 706.0, 200.0, 717.0)),
    )
    article = Article(
        "ferries.pdf", text, "Ferries stop", pages=(0, 14), heights=(841.9, 841.9), lines=printed
    )
    struck = Report(
        at(text, "struck"), "strike", "protest", "happened", False, 1, "The crew struck",
        When(NOTHING, "", "none"), main=True,
    )  # fmt: skip
    said = (at(text, "Ferries stop"), at(text, "The crew struck."), at(text, "It rained."))
    reading = Reading(article.key, said, reports=(struck,))
    return Story((article,), {article.key: reading}, (), ())


def small_story() -> Story:
    """Two articles that disagree, and a third without a reading."""
    (one, said), (two, denied) = first(), second()
    empty = Article("news/three.txt", "")
    a, b = one.key, two.key
    moss, hale, unison, exeter = "a1", "a2", "a3", "a4"
    march = Interval(date(2014, 3, 3), date(2014, 3, 3))
    both = Interval(date(2014, 3, 4), date(2014, 3, 6))
    fourth, sixth = (Interval(date(2014, 3, d), date(2014, 3, d)) for d in (4, 6))
    return Story(
        (one, two, empty),
        {a: said, b: denied},
        (
            Actor(
                moss, "Ada Moss", "person", ("Moss",), ("head of health, Unison",),
                (Ref(a, 0), Ref(b, 1)),
            ),
            Actor(hale, "Jonas Hale", "person", ("Hale",), (), (Ref(a, 2), Ref(b, 0))),
            Actor(unison, "Unison", "organisation", (), (), (Ref(a, 1), Ref(b, 2))),
            Actor(exeter, "Exeter", "place", (), (), (Ref(a, 3),)),
        ),
        (
            Event(
                "e1", "Ada Moss met Jonas Hale", "meeting", "happened", False, march, "2014-03-03",
                "stated", both,
                (
                    Role("Arg0", moss, (Ref(a, 0),)),
                    Role("Arg1", hale, (Ref(a, 0),)),
                    Role("Arg0", hale, (Ref(b, 0),)),
                    Role("Arg1", moss, (Ref(b, 0),)),
                ),
                exeter, (Ref(a, 0), Ref(b, 0)), 0.8, ("two articles", "a date"), False, 2,
            ),
            Event(
                "e2", "Ada Moss agreed a rise of 1%", "agreement", "happened", False, march,
                "2014-03-03", "stated", both, (Role("Arg0", moss, (Ref(a, 1),)),), None,
                (Ref(a, 1), Ref(b, 1)), 0.7, (), True,
            ),
            Event(
                "e3", "Ada Moss said", "statement", "happened", False,
                Interval(None, date(2014, 3, 4)), "../2014-03-04", "publication", fourth,
                (Role("Arg0", moss, (Ref(a, 2),)),), None, (Ref(a, 2),), 0.1, (), False,
            ),
            Event(
                "e4", "Someone shouted", "other", "happened", False, NOTHING, "", "none", fourth,
                (), None, (Ref(a, 3),), 0.05, (), False,
            ),
            Event(
                "e5", "Unison plans a strike", "protest", "planned", False,
                Interval(None, date(2015, 12, 31)), "../2015", "stated", sixth,
                (Role("Arg0", unison, (Ref(b, 2),)),), None, (Ref(b, 2),), 0.5, (), False,
            ),
        ),
        (
            Judgement(
                "actor", Ref(a, 0), Ref(b, 1), "same", 0.9, ("a surname, and the same union",)
            ),
            Judgement("event", Ref(b, 0), Ref(a, 0), "same", 0.75, ("who", "what"), "person:jm"),
        ),
        (Copy(b, a, 0.625, "62 % of its words"),),
        (
            Correction(b, a, "it gives that article’s date", at(SECOND, "the rise was 2%")),
            Correction(empty.key, a, "it has that article’s headline", None),
        ),
        (Storyline("s1", "Ada Moss: agreement", ("e1", "e2", "e5"), (moss, hale), both),),
        (
            Contradiction(
                "number", ("e2",),
                (
                    Account("1%", (Ref(a, 1),), (), 1, fourth),
                    Account("2%", (Ref(b, 1),), (), 1, sixth),
                ),
            ),
            Contradiction(
                "claim", ("e1",),
                (
                    Account("they met", (Ref(a, 0),), (), 1, fourth),
                    Account("they did not", (), (Ref(b, 0),), 1, sixth),
                ),
                False,
            ),
        ),
    )  # fmt: skip


def ruled_story() -> Story:
    """The small story with an event renamed, and another and a claim rejected, by a person."""
    story = small_story()
    one, two = (story.articles[n].key for n in (0, 1))
    who = ("The desk <asked>.", "J. Penn")
    return replace(
        story,
        events=(*story.events[:3], *story.events[4:]),
        rejected=story.events[3:4],
        rulings=(
            Ruling("reject", "claim", (f"{two}/1",), (Ref(two, 1),), "", *who),
            Ruling("reject", "event", ("e4",), (Ref(one, 3),), "", *who),
            Ruling("rename", "event", ("e1",), (Ref(one, 0),), "They meet", *who),
            Ruling("re-date", "article", (one,), (), "2014-03-04", *who),
            Ruling("not-the-same", "actor", ("a1", "a2"), (Ref(one, 0), Ref(one, 2)), "", *who),
        ),
    )


def hostile_story(words: str) -> Story:
    """One article, whose title, text, names, labels and address are all these words."""
    article = Article(
        words, words, words, None, words, words, words, section=words, place=words, language=words
    )
    whole = Span(0, len(words))
    ref = Ref(article.key, 0)
    when = When(Interval(), words, "none")
    names = (f"{words}1", f"{words}2")
    return Story(
        (article,),
        {
            article.key: Reading(
                article.key,
                (whole,),
                tuple(Mention(whole, "person", "name", n) for n in range(2)),
                tuple(
                    Chain(n, "person", True, (n,), (n,), (Post(n, n, whole),)) for n in names
                ),
                (Time(whole, "DATE", words, words, Interval(), "none"),),
                (Quantity(whole, "count", words, None, Decimal("NaN")),),
                (
                    Report(
                        whole, words, words, "happened", False, 0, words, when,
                        tuple(Participant(words, whole, n) for n in range(2)), claim=0, time=0,
                        quantities=(0,),
                    ),
                ),
                (Claim((whole,), (whole,), (whole,), "mixed", 0),),
            )
        },
        tuple(
            Actor(f"h{n}", name, "person", (name,), (name,), (Ref(article.key, n),))
            for n, name in enumerate(names)
        ),
        (
            Event(
                "h", words, words, "happened", False, Interval(), words, "none", Interval(),
                (Role(words, "h0", (ref,)), Role(words, "h1", (ref,))), None, (ref,), 0.5,
                (words,), False,
            ),
        ),
        (Judgement("actor", ref, Ref(article.key, 1), "unsure", 0.5, (words,), words),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def story() -> Story:
    """The small story."""
    return small_story()
