"""Which numbers are years: no other year is put in for one that is written, and no count becomes one."""

from __future__ import annotations

import pytest

from dateline.export.coverage import coverage
from dateline.model import Article
from dateline.story import Story
from tests.annotate.reading_of import read

MONDAY = "2019-07-01"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # four figures beyond those of the usual years
        ("The pact was signed on 3 June 2150.", "3 June 2150", "2150-06-03"),
        ("The pact was signed on June 3, 2150.", "June 3, 2150", "2150-06-03"),
        ("The comet returns on 3 June 9999.", "3 June 9999", "9999-06-03"),
        ("On 3 June 2150 Carrow Council will close.", "3 June 2150", "2150-06-03"),
        ("On 3 June 2150 in Carrow a comet will fall.", "3 June 2150", "2150-06-03"),
        # three figures, where nothing can be counted by them
        ("The monk died on 3 June 850.", "3 June 850", "0850-06-03"),
        ("The monk died on June 3, 850.", "June 3, 850", "0850-06-03"),
        ("On 3 June 850 the monk died.", "3 June 850", "0850-06-03"),
        ("On 3 June 850, the monk died.", "3 June 850", "0850-06-03"),
        ("The monk was killed on 3 June 850 in Carrow.", "3 June 850", "0850-06-03"),
        ("The siege went on from 3 June 850 to 7 June 851.", "3 June 850", "0850-06-03"),
        ("The siege went on from 3 June 850 to 7 June 851.", "7 June 851", "0851-06-07"),
        # an era leaves no doubt
        ("The monk died on 3 June 850 AD.", "3 June 850 AD", "0850-06-03"),
        ("The monk died on 3 June AD 85.", "3 June AD 85", "0085-06-03"),
        ("The monk died on June 3, 850 CE.", "June 3, 850 CE", "0850-06-03"),
        ("The monk died on 3 June 1066 AD.", "3 June 1066 AD", "1066-06-03"),
        ("The monk died in AD 850.", "AD 850", "0850"),
        ("The consul died on 15 March 44 BC.", "15 March 44 BC", "BC0044-03-15"),
        ("The consul died on March 15, 44 BCE.", "March 15, 44 BCE", "BC0044-03-15"),
        ("In March, 44 BC, the consul died.", "March, 44 BC", "BC0044-03"),
        # a year alone, where the words say that it is one
        ("The abbey was founded in the year 850.", "the year 850", "0850"),
        ("In the year 850, the abbey burned.", "the year 850", "0850"),
        ("The firm was founded in the year 2525.", "the year 2525", "2525"),
        ("The experts foresee a collapse in 2150.", "2150", "2150"),
        ("Ada Merrow will die in 2101.", "2101", "2101"),
        ("The mine will close by 2150.", "2150", "2150"),
        ("By 2100 the seas will rise.", "2100", "2100"),
        ("The mine will close by the end of 2150.", "the end of 2150", "2150"),
        ("The plan runs from 2120 to 2150.", "2120", "2120"),
        ("The plan runs from 2120 to 2150.", "2150", "2150"),
        # months, seasons, quarters, holidays and ranges
        ("The monk died in June 850.", "June 850", "0850-06"),
        ("The comet returns in June 3150.", "June 3150", "3150-06"),
        ("The comet returns in the summer of 2150.", "the summer of 2150", "2150-SU"),
        ("The comet returns in Q2 2150.", "Q2 2150", "2150-Q2"),
        ("It ends in the first quarter of 2150.", "the first quarter of 2150", "2150-Q1"),
        ("They met on Christmas Day 850.", "Christmas Day 850", "0850-12-25"),
        ("They will meet on June 3-5, 2150.", "June 3", "2150-06-03"),
        ("They will meet from 3 June to 7 June 2150.", "3 June", "2150-06-03"),
        ("They fought on March 5-9, 44 BC.", "March 5", "BC0044-03-05"),
    ],
)  # fmt: skip
def test_a_year_that_is_written_is_the_year(text: str, words: str, value: str) -> None:
    """Whatever year the article is of."""
    assert read(text, MONDAY).time(words).value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 3 June.", "3 June", "2019-06-03"),
        ("They met on June 3, 2018.", "June 3, 2018", "2018-06-03"),
        ("They met on 3 June 2018.", "3 June 2018", "2018-06-03"),
        ("They met on 3 June at 1800.", "3 June", "2019-06-03"),
        ("They met on 3 June 2200 GMT.", "3 June", "2019-06-03"),
        ("On 3 June 850 people marched.", "3 June", "2019-06-03"),
        ("On 3 June, 850 people marched.", "3 June", "2019-06-03"),
        ("On June 3, 850 people marched.", "June 3", "2019-06-03"),
        ("On 3 June 2150 people marched.", "3 June", "2019-06-03"),
        ("On 3 June 1,850 people marched.", "3 June", "2019-06-03"),
        ("On 3 June 850 angry dockers marched.", "3 June", "2019-06-03"),
        ("On 3 June 850 of them marched.", "3 June", "2019-06-03"),
        ("On 3 June 850 Danes landed.", "3 June", "2019-06-03"),
        ("On 3 June 500 000 people marched.", "3 June", "2019-06-03"),
        ("On 3 June 20 people marched.", "3 June", "2019-06-03"),
        ("In June 850 people marched.", "June", "2019-06"),
        ("In June 3,850 people marched.", "June", "2019-06"),
        ("On Christmas Day 850 people marched.", "Christmas Day", "2019-12-25"),
    ],
)
def test_a_count_or_a_time_of_day_is_no_year(text: str, words: str, value: str) -> None:
    """The day before it has the year that it would have without it."""
    assert read(text, MONDAY).time(words).value == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # it may be a year or a count
        ("On 3 June 850 were arrested.", "3 June 850"),
        ("On 3 June 850 in the town fell ill.", "3 June 850"),
        ("The monk was killed on 3 June 850 fighting the Danes.", "3 June 850"),
        ("On 2 June 300 were ill, on 3 June, 850.", "3 June, 850"),
        ("The abbey was founded in 960.", "960"),
        ("In 960 the abbey was founded.", "960"),
        ("The abbey burned before 960.", "960"),
        # years that the calendar does not reach
        ("The consul died on 15 March 44 BC.", "15 March 44 BC"),
        ("The consul died in 44 BC.", "44 BC"),
        ("They fought in the 470s BC.", "the 470s BC"),
        # days that it does not have
        ("They met on 30 February 2015.", "30 February 2015"),
        ("They met on February 29, 2015.", "February 29, 2015"),
        ("They met on 31 June.", "31 June"),
        ("They met on the 31st of February.", "the 31st of February"),
        ("They met on 2013-02-30.", "2013-02-30"),
        ("They met on 2013-13-01.", "2013-13-01"),
        ("They met on 31/02/2015.", "31/02/2015"),
        ("They met on 29 February.", "29 February"),
    ],
)
def test_what_is_not_understood_is_listed_and_dates_nothing(text: str, words: str) -> None:
    """With its words, in `coverage.json`; what happened then was before publication, and no more is known."""
    said = read(text, MONDAY)
    article = Article("invented.txt", text)
    (listed,) = coverage(Story((article,), {article.key: said.reading}))["articles"]
    assert words in [time["text"] for time in listed["times_not_understood"]]
    assert said.time(words).interval.earliest is None
    for report in said.reading.reports:
        assert report.when.interval.earliest is None
        assert report.when.edtf in (f"../{MONDAY}", "XXXX-02-29")


def test_a_day_that_is_not_understood_is_not_replaced_by_another() -> None:
    """Neither by the day of the verb that it hangs on, nor by one that others lend."""
    said = read("On Monday the board recalled the murder of 15 March 44 BC.", MONDAY)
    assert said.report("recalled").when.edtf == MONDAY
    murder = said.report("murder")
    assert murder.when.interval.earliest is None
    assert any(
        reason.rule.startswith("its time is not understood")
        for reason in murder.why
        if reason.about == "date"
    )


@pytest.mark.parametrize(
    "text",
    [
        "They march 850 miles.",
        "A fall of 850 points came.",
        "Up to 850 left.",
        "The firm invested in 960 homes.",
        "The firm invested in 2150 homes.",
        "In 2150 people died.",
        "In the year 850 people starved.",
        "The index fell to 2150.",
        "Shares rose from 2120 to 2150.",
        "One in 250 voted.",
        "They met in Room 850.",
        "They flew in 747-type craft.",
    ],
)
def test_a_number_alone_is_no_year(text: str) -> None:
    """Nor is one behind a word that may be a month."""
    assert read(text, MONDAY).times == []


def test_a_number_that_may_be_a_year_is_not_told_from() -> None:
    """It may be a count: what follows goes on from the time before it."""
    said = read("The mill burned on 3 May 2018. He swam in 200. The next day he left.", MONDAY)
    assert said.time("200").value == ""
    assert said.time("The next day").value == "2018-05-04"
