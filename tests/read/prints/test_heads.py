"""Running heads are cut, and no line of a text is. All of it is invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from dateline.read.prints.layout import Print, put_together
from dateline.read.prints.lines import Line

PROSE = (
    "board", "gate", "rope", "crew", "ferry", "yard", "hall", "storm", "road", "bread", "town", "talks",
    "mayor",
)  # fmt: skip


def page(
    *lines: str, head: Sequence[str] = (), foot: Sequence[str] = (), leading: float = 14.0
) -> list[Line]:
    """Lines with a head above and a foot below them; a blank parts a line in two."""
    found = []
    for top, some in ((800.0, head), (760.0, lines), (50.0, foot)):
        for n, words in enumerate(some):
            x, y = 60.0, top - n * leading
            for part in words.split("   "):
                found.append(Line(x, y - 10, x + 5 * len(part), y, part))
                x += 300
    return found


def prose(number: int) -> list[str]:
    return [f"The {word} of which {PROSE[(n * number) % 13]} told" for n, word in enumerate(PROSE)]


def pages(of: Callable[[int], list[Line]]) -> Print:
    return put_together([of(number) for number in range(1, 5)])


@pytest.mark.parametrize("leading", [12.0, 14.0, 28.0])
@pytest.mark.parametrize(
    "line",
    ["Transfer {} pounds to account 107{}", "{}. Entry {}", "{}", "3 May 20{} 09:{} gate opened"],
)
def test_lines_of_a_log_are_not_cut(line: str, leading: float) -> None:
    """They differ by their numbers only, on the edge of a page as elsewhere."""
    made = pages(
        lambda page_: page(*(line.format(page_ * 40 + n, n) for n in range(20)), leading=leading)
    )
    assert made.cut == ()
    assert len(made.lines) == 80


@pytest.mark.parametrize(
    "first",
    ["{} March 2024", "Total: {}00 pounds", "{}. The gate was opened at dawn.", "{}7 boats sank"],
)
def test_a_line_that_tells_something_is_no_head(first: str) -> None:
    """A day of a diary, a sum, a sentence: they stand apart, and do not count the pages."""
    made = pages(lambda number: page(*prose(number), head=[first.format(number)]))
    assert made.cut == ()


@pytest.mark.parametrize("headed", [False, True])
def test_a_log_with_heads_and_page_numbers_loses_those_alone(headed: bool) -> None:
    """Numbers that count the pages are cut, though other numbers are in the text."""
    made = pages(
        lambda number: page(
            *(str(number * 300 + 7 * n) for n in range(20)),
            head=["Ledger of Velmouth"] if headed else (),
            foot=[str(number + 2)],
        )
    )
    assert sorted(made.cut) == sorted(["3", "4", "5", "6"] + ["Ledger of Velmouth"] * (4 * headed))


@pytest.mark.parametrize(
    "head",
    [
        "The Lantern — page {}",
        "Case 12/2024   {} of 9",
        "The Lantern   Tuesday   page {}",
        "- {} -",
    ],
)
@pytest.mark.parametrize("at_foot", [False, True])
def test_a_real_head_is_cut(head: str, at_foot: bool) -> None:
    """In one piece or in several, above or below."""

    def of(number: int) -> list[Line]:
        line = [head.format(number)]
        return page(*prose(number), head=[] if at_foot else line, foot=line if at_foot else [])

    made = pages(of)
    assert sorted(made.cut) == sorted(
        part for n in range(1, 5) for part in head.format(n).split("   ")
    )


def test_a_head_of_two_lines_is_cut_and_what_stands_close_is_kept() -> None:
    """White is what sets a head apart; without it, it may be the text's own."""
    apart = pages(lambda n: page(*prose(n), head=["The Lantern", f"Tuesday, {n} May"]))
    assert len(apart.cut) == 8
    close = pages(lambda n: page("Dear Sir,", *prose(n)))
    assert close.cut == ()


def test_what_the_text_says_too_is_no_head() -> None:
    """Also where a page begins with it by chance, and white follows."""
    made = pages(
        lambda n: page(
            *prose(n)[:8], "The gate stands open.", *prose(n)[8:], head=["The gate stands open."]
        )
    )
    assert made.cut == ()


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("right", [False, True])
def test_numbers_that_count_lines_are_cut(step: int, right: bool) -> None:
    """In either margin, of each line or of every fifth."""
    told = [f"and on day {n} of the strike" if n % 3 else "The crew met" for n in range(1, 26)]
    lines = [Line(90, 700 - 14 * n, 300, 710 - 14 * n, words) for n, words in enumerate(told)]
    x = 320 if right else 50
    numbers = [
        Line(x, 700 - 14 * n, x + 10, 710 - 14 * n, str(n + 1))
        for n in range(25)
        if (n + 1) % step == 0
    ]
    made = put_together([[*lines, *numbers]])
    assert " ".join(made.text.split()) == " ".join(told)
    assert list(made.cut) == [line.words for line in numbers]


def test_numbers_of_a_table_and_of_a_list_stay() -> None:
    """What they count begins anew."""
    rows = [
        Line(90, 700 - 14 * n, 140, 710 - 14 * n, name)
        for n, name in enumerate(("Ida", "Tom", "Una", "Ada", "Sid", "Mia"))
    ]
    numbers = [Line(50, 700 - 14 * n, 56, 710 - 14 * n, str(n + 1)) for n in range(6)]
    assert put_together([[*rows, *numbers]]).cut == ()
