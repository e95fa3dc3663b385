"""Where a text moves on to a time that it does not name."""

from __future__ import annotations

import pytest

from tests.annotate.reading_of import read

FRIDAY = "2014-06-20"
HOLT = "Ada Holt resigned on 2 June 2014. "
AFTER = "three days after Holt resigned"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HOLT + "The firm appointed Col Vale three days after Holt resigned. Vale fell the next day.", "the next day"),
        (HOLT + "Three days after the vote the firm appointed Col Vale. Two days later Vale fell.", "Two days later"),
        ("It chose Col Vale two weeks after Holt resigned on 2 May 2014. Vale fell the next day.", "the next day"),
    ],
)  # fmt: skip
def test_the_next_day_is_not_counted_from_what_came_before(text: str, words: str) -> None:
    """No day is better than that of the wrong event."""
    time = read(text, FRIDAY).time(words)
    assert (time.value, time.basis) == ("XXXX-XX-XX", "none")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (HOLT + "The next day the firm appointed Col Vale.", "2014-06-03"),
        (HOLT + "Three days later the firm appointed Col Vale. The next day he fell.", "2014-06-06"),
        (f"{HOLT}On 5 June, {AFTER}, the firm appointed Col Vale. The next day he fell.", "2014-06-06"),
        (f"{HOLT}The firm appointed Col Vale on 5 June 2014, {AFTER}. The next day he fell.", "2014-06-06"),
        (f"{HOLT}The firm appointed Col Vale {AFTER}. On 9 June it burned. The next day he fell.", "2014-06-10"),
    ],
)  # fmt: skip
def test_a_date_of_its_own_is_counted_from(text: str, value: str) -> None:
    """What was moved on to is named, or the text names another time since."""
    assert read(text, FRIDAY).time("The next day").value == value
