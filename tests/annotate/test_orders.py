"""What a text says of the order of happenings, and what it leaves open."""

from __future__ import annotations

import pytest

from dateline.annotate.orders import _days_of
from dateline.model import Days
from tests.annotate.reading_of import read

DAY = "2024-03-13"


def orders(text: str) -> list[tuple[str | None, str, int | None, int | None]]:
    """Give the orders of a text: the words of the first and the next, and the days between."""
    reading = read(text, DAY).reading
    words = [report.span.of(text) for report in reading.reports]
    return [
        (
            None if o.first is None else words[o.first],
            words[o.then or 0],
            o.apart.least,
            o.apart.most,
        )
        for o in reading.orders
    ]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("The board resigned after the fire.", ("fire", "resigned", 0, None)),
        ("The board resigned two days after the fire.", ("fire", "resigned", 2, 2)),
        ("The board resigned the day after the fire.", ("fire", "resigned", 1, 1)),
        ("The board resigned ten days to the day after the fire.", ("fire", "resigned", 10, 10)),
        ("The day after the vote, staff walked out.", ("vote", "walked", 1, 1)),
        ("Ministers met ahead of the summit.", ("met", "summit", 0, None)),
        ("Envoys spoke hours after talks collapsed.", ("collapsed", "spoke", 0, 1)),
        ("More than three weeks before the election he quit.", ("quit", "election", 21, None)),
        ("In the wake of the strike the mill closed.", ("strike", "closed", 0, None)),
        ("Talks were held after the minister resigned.", ("resigned", "Talks", 0, None)),
        ("Nearly a month after the crash she sued.", ("crash", "sued", 8, 52)),
        ("Two guards were hurt during the raid.", ("hurt", "raid", 0, 0)),
        ("Since the merger the firm has closed two sites.", ("merger", "closed", 0, None)),
        ("Following the vote, the chair left.", ("vote", "left", 0, None)),
    ],
)
def test_words_of_order_are_read(text: str, order: tuple[str, str, int | None, int | None]) -> None:
    """Prepositions and conjunctions of time put two happenings in order, as far apart as they say."""
    assert order in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pier was named after the battle.",
        "She gave evidence before the inquiry.",
        "It was the worst strike since the war.",
        "The chair did not leave after the vote.",
        "If the board resigned after the fire, staff would walk out.",
        "They finished six minutes ahead of the race.",
        "Staff asked after the march.",
    ],
)
def test_words_that_only_look_like_order_give_none(text: str) -> None:
    """What is named, denied, supposed or compared is in no order."""
    assert not [order for order in orders(text) if order[0] is not None]


@pytest.mark.parametrize(
    "text",
    [
        "He worked in Carrow for 23 years until he resigned.",
        "She toured for two weeks before the vote.",
    ],
)
def test_how_long_something_went_on_is_no_distance(text: str) -> None:
    """He worked for 23 years, and until he resigned: not 23 years before it."""
    (order,) = (order for order in orders(text) if order[0] is not None)
    assert order[2:] == (0, None)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The union will strike.", ["strike"]),
        ("The bridge is expected to open by 2015.", ["open"]),
        ("The trust is under pressure, with staff expected to save £2m by 2015.", ["save"]),
        ("The union plans to strike.", ["strike"]),
        ("The union had planned to strike.", []),
        ("The union said it would strike.", []),
        ("The bridge was expected to open.", []),
        ("Staff could strike.", []),
    ],
)
def test_what_lies_ahead_of_publication_is_told_by_tense(text: str, ahead: list[str]) -> None:
    """Only what the words place after the article itself bounds the day of its publication."""
    assert [then for first, then, *_ in orders(text) if first is None] == ahead


def test_an_order_rests_on_the_words_that_say_so() -> None:
    """Both happenings, the word between them and the days before it."""
    text = "The board resigned two days after the fire."
    (order,) = read(text, DAY).reading.orders
    assert [span.of(text) for span in order.spans] == ["resigned", "two days", "after", "fire"]


@pytest.mark.parametrize(
    ("value", "words", "days"),
    [
        ("P2D", "two days", Days(2, 2)),
        ("P2W", "two weeks", Days(11, 17)),
        ("P2W", "less than two weeks", Days(0, 17)),
        ("P1Y", "more than a year", Days(365, None)),
        ("PXM", "months", Days(28, 731)),
        ("PT30H", "30 hours", Days(0, 2)),
        ("PT5M", "five minutes", Days(0, 1)),
        ("P1DE", "a decade", Days(0, None)),
    ],
)
def test_stretches_of_time_are_as_rough_as_their_words(value: str, words: str, days: Days) -> None:
    """Days are counted exactly, longer units with room, and "more than" is open."""
    assert _days_of(value, words) == days


def test_an_article_without_a_date_says_which_verbs_tell_of_the_past() -> None:
    """A noun does not: an election may be to come. Of an article with a date nobody needs it."""
    text = "The board had met after the election and voted. It will meet again."
    reading = read(text).reading
    past = {
        reading.reports[o.first].span.of(text)
        for o in reading.orders
        if o.then is None and o.first is not None
    }
    assert past == {"met", "voted"}
    assert all(order.then is not None for order in read(text, DAY).reading.orders)


@pytest.mark.parametrize(
    ("text", "anchor", "counted"),
    [
        (
            "Ada Brill resigned two days after the fire in Tarn on 14 March 2016.",
            "fire",
            "resigned",
        ),
        (
            "Otto Lund was arrested a week before the vote in Harl on 14 March 2016.",
            "vote",
            "arrested",
        ),
    ],
)
def test_a_day_after_the_anchor_is_the_anchors(text: str, anchor: str, counted: str) -> None:
    """What is counted from it has none of its own; the network of bounds gives it one."""
    reading = read(text, "2016-04-05").reading
    when = {report.span.of(text): report.when for report in reading.reports}
    assert when[anchor].edtf == "2016-03-14"
    assert when[counted].basis == "inferred"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brill resigned two days after the vote of 14 March 2016.",
        "Ada Brill resigned after the vote of 14 March 2016.",
        "Ada Brill resigned before the vote of 14 March 2016.",
    ],
)
def test_a_day_of_the_anchor_is_no_bound_of_it(text: str) -> None:
    """ "After" is said of the vote and not of its day."""
    reading = read(text, "2016-04-05").reading
    when = {report.span.of(text): report.when for report in reading.reports}
    assert (when["vote"].edtf, when["vote"].basis) == ("2016-03-14", "stated")
    assert when["resigned"].basis == "inferred"


@pytest.mark.parametrize(
    ("words", "days"), [("the next day", 1), ("two days later", 2), ("the same day", 0)]
)
def test_what_is_counted_from_the_report_before_comes_after_it(words: str, days: int) -> None:
    """Not from what that one is counted from, though it has the only date."""
    found = orders(
        "Ada Holt resigned on 4 March. The firm appointed Col Vale three days after Holt resigned. "
        f"Vale dismissed the foreman {words}."
    )
    assert found == [("resigned", "appointed", 3, 3), ("appointed", "dismissed", days, days)]


def test_a_sentence_between_leaves_the_next_day_open() -> None:
    """It may be counted from what that sentence tells."""
    found = orders(
        "The firm appointed Col Vale three days after the fire. The mill closed. "
        "Vale dismissed the foreman the next day."
    )
    assert found == [("fire", "appointed", 3, 3)]
