"""Which lines say when their article was published, and which name days of other things."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.days import daylines

DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        ("Published 12 March 2024", "says"),
        ("Updated: 14 March 2024 | Published: 12 March 2024", "says"),
        ("First published 12 March 2024, last updated 14 March 2024", "says"),
        ("PUBLISHED: 09:14 GMT, 12 March 2024 | UPDATED: 10:10 GMT, 4 May 2025", "says"),
        ("Thu 14 March 2024 06.00 GMT First published on Tue 12 March 2024 18.00 GMT", "says"),
        ("Handed down: 12 March 2024", "says"),
        ("Heard 5 February 2024, handed down 12 March 2024", "says"),
        ("Argued January 10, 2024—Decided March 12, 2024", "says"),
        ("Aired March 12, 2024 - 18:00 ET", "says"),
        ("EMBARGOED UNTIL 00:01 HRS, TUESDAY 12 MARCH 2024", "says"),
        ("Published 12 hours ago on March 12, 2024", "says"),
        ("First published in The Lantern, 12 March 2024", "says"),
        ("For Immediate Release: March 12, 2024", "says"),
        ("Date: 12 March 2024", "says"),
        ("Report Date: 12 March 2024", "says"),
        ("Date of publication: 12.03.2024", "says"),
        ("Posted on March 12, 2024 by Ida Venn", "says"),
        ("Published: 2024-03-12T10:00:00Z", "says"),
        ("By Ida Venn, published 12 March 2024, on the hearing of 5 March 2024", "says"),
        (
            "This entry was posted on Tuesday, March 12th, 2024 at 11:12 am and is filed under Ports.",
            "says",
        ),
        ("This entry was posted in Ports on March 12, 2024 by ivenn.", "says"),
        ("Posted by ivenn at 2:30 PM on March 12, 2024", "says"),
        ("Sent: Tuesday, March 12, 2024 4:12 PM", "says"),
        ("Sent: Tue Mar 12 16:12:01 2024", "says"),
        ("Dated this 12th day of March 2024", "says"),
        ("Reviewed by Ida Venn, 12 March 2024", "by"),
        ("March 12, 2024 by Ida Venn Leave a Comment", "by"),
        ("Velm Courier, Tuesday, March 12, 2024, p. 3, col. 2", "bare"),
        ("The Velm Courier (1900-1998); Mar 12, 2024; ProQuest Historical Newspapers", "bare"),
        ("Ida Venn March 12, 2024", "beside"),
        ("Ida Venn, Port Editor Mar 12, 2024 Updated Mar 13, 2024", "beside"),
        ("By Ida Venn, 12 March 2024, 9.15 a.m.", "by"),
        ("By Ida Venn | 12 March 2024 | Updated 14 March 2024", "by"),
        ("Tuesday 12 March 2024 06.00 GMT", "bare"),
        ("March 12, 2024 · 4 minute read · 12 comments", "bare"),
        ("the 12th of March 2024", "bare"),
        ("Geneva, 12 March 2024", "bare"),
        ("SUNMERE, 12 March 2024", "bare"),
        ("Sunmere, Tuesday 12 March 2024", "bare"),
        ("The Herald, Velm, 12 March 2024, p. 4", "bare"),
        ("From the Sunmere Gazette of 12th March, 2024.", "bare"),
        ("Sunmere Gazette (1880-1920), Mar 12, 2024; pg. 4", "bare"),
        ("THE LANTERN. TUESDAY, MARCH 12, 2024.", "bare"),
        ("Vol. 3, No. 4, March 12, 2024", "bare"),
        ("Port Velm, 12 March 2024", "beside"),
        ("Updated 12 March 2024", "changed"),
        ("Last modified on Tue 12 Mar 2024 18.04 GMT", "changed"),
    ],
)
def test_lines_that_say_when_are_read(line: str, weight: str) -> None:
    """Each with what leads to its day, by which it is better or worse than another."""
    found = daylines.read(line)
    assert found is not None
    assert (found.day, found.weight) == (DAY, weight)


@pytest.mark.parametrize(
    "line",
    [
        "Born on 4 March 1967", "Birth Date 4 May 1921", "Date Of Birth: 4 May 1921", "Court Date 5 May 2024",
        "Sentencing Date 5 May 2024", "Due Date 5 May 2024", "Date Accessed 17 April 2024",
        "Printed, 17 April 2024", "Archived, 17 April 2024", "Hearing, 5 February 2024",
        "Trial Of Arden, 5 February 2024", "Next Meeting, 5 February 2025", "Deadline | 5 February 2025",
        "Election Day, 5 November 2024", "Save The Date 5 July 2025", "Time: 6pm, 5 July 2025",
        "Arden, Jonas, 4 May 1921", "Last comment 14 March 2024", "Passport Issued 5 May 2019",
        "Photo filed 5 June 2019", "Picture: Jon Hask, 5 June 2019", "By Jon Hask, Photographed 5 June 2019",
        "© The Lantern, 4 May 2019", "4 May 1921 – 12 March 2024", "12 March 2024 - 14 March 2024",
        "12 March 2024 (print), 14 March 2024 (online)", "before 12 March 2024", "c. 12 March 2024",
        "12 May 24 2023", "The riots of 6 January 2021", "What we know of 6 January 2021",
        "would go on 1 January 2022. The trust", "Deadline for tenders: 23.04.2024",
        "Next board meeting 23/04/2025 6pm", "Published three years after the riots of 6 January 2021",
        "as it appeared on 17 Apr 2024 10:00:00 GMT", "Ida Venn (4 March 1967)", "By 5 July 2025",
        "Last updated in the wake of the riots, 6 January 2021", "Version 2.10.12", "Issue 12", "",
        "19 September 2023, 7pm - 9pm", "Taken on May 3, 2022", "Full text: report released 3 May 2022 in full",
        "By Ida Venn, " + "and then " * 20 + "12 March 2024",
    ],
)  # fmt: skip
def test_days_of_other_things_are_left_alone(line: str) -> None:
    """Of lives, hearings, meetings, pictures, print-outs, and what a headline is about."""
    assert daylines.read(line) is None


def test_a_day_that_may_be_two_is_none_until_somebody_says() -> None:
    """Or its weekday does."""
    assert daylines.read("By Ida Venn, 03/04/2024") == daylines.Line(
        None, "by", "By Ida Venn, 03/04/2024"
    )
    assert str(getattr(daylines.read("By Ida Venn, 03/04/2024", True), "day", "")) == "2024-04-03"
    for line, day in (("Wed, 03/04/2024", "2024-04-03"), ("Mon, 03/04/2024 - 10:00", "2024-03-04")):
        assert str(getattr(daylines.read(line), "day", "")) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-03-12 10:33:00 UTC", "2024-03-12"), ("2024-03-12 10:33 AM", "2024-03-12"),
        ("12/31/2021 10:33 PM", "2021-12-31"), ("12-Mar-2024", "2024-03-12"), ("2024.3.12.", "2024-03-12"),
        ("1701012345678", "2023-11-26"), ("1710237600000", "2024-03-12"), ("1710237600.5", "2024-03-12"),
        ("20240312103300", "2024-03-12"), ("Tue, 12 Mar 2024 23:30:00 -0500", "2024-03-12"),
        ("Updated 14 March 2024, first published 12 March 2024", "2024-03-12"),
        ("1970-01-01", "None"), ("1970-01-01T00:00:00+00:00", "None"), ("1900-01-01", "None"), ("0", "None"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", "None"), ("Sat, 02 Mar 1 10:00", "None"), ("Spring 2024", "None"),
        ("1 January 1970", "1970-01-01"),
    ],
)  # fmt: skip
def test_what_stands_where_a_day_should(words: str, day: str) -> None:
    """However programs write it; what they write for none is none."""
    assert str(daylines.stated_day(words)) == day


@given(st.text(max_size=130))
def test_no_line_breaks_it(line: str) -> None:
    """Whatever stands in it."""
    found = daylines.read(line)
    assert found is None or found.words == line
    daylines.stated_day(line)
    daylines.leads(line)
