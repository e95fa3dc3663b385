"""Tables on a printed page stay rows, and columns of prose stay columns. All of it is invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.read.prints.layout import put_together
from dateline.read.prints.lines import Line

NAMES = (
    "Anna Bell", "Olan Fisk", "Mia Orr", "Una Reed", "Ben Stroud", "Ida Venn", "Tom Hale", "Sid Kane",
    "Leopold Finch", "Ada Moss", "Cy Dunn", "Eve Lark",
)  # fmt: skip
DEEDS = (
    "paid 400 pounds", "resigned on 3 May 2019", "was convicted of fraud", "paid 90 pounds",
    "left the board", "was sentenced to four years", "gave evidence", "paid 33 pounds",
    "died in Velmouth", "moved to Brannock", "was never asked", "spoke for the crew",
)  # fmt: skip
LEFT_PROSE = """
The harbour board met on Monday and
closed the east gate for a week, after
two of its ropes had broken in a storm
that nobody had foreseen. Its master,
who came by boat, said that the ropes
were older than the gate. He had asked
for new ones in March, and was told to
wait until the money was there. Nobody
was hurt, and the gate stands open on
most days of the week to those who come
by the old road. It was built by hand.
""".strip().splitlines()
RIGHT_PROSE = """
Dockers walked out of the yard at noon
and went to the hall, where the union
had called them. The talks had gone on
for a month without any result, so the
crew of the ferry joined them. Nobody
knows when they will go back, and the
town has begun to run out of bread. It
has none of its own. The mayor asked
both sides to meet again, which they
refused on Tuesday. She will ask again
on Friday if the weather lets her land.
""".strip().splitlines()


def printed(
    *columns: tuple[float, Sequence[str]], top: float = 760.0, leading: float = 14.0
) -> list[Line]:
    """Lines under each other, those of all columns on the same baselines; an empty one is white."""
    return [
        Line(x, top - leading * n - 9, x + 5.0 * len(words), top - leading * n, words)
        for x, lines in columns
        for n, words in enumerate(lines)
        if words
    ]


def parts(*pages: Sequence[Line]) -> list[str]:
    return put_together(pages).text.strip().split("\n\n")


@pytest.mark.parametrize("rows", [2, 3, 5, 8, 12])
@pytest.mark.parametrize("leading", [13.0, 30.0])
def test_a_row_is_a_paragraph(rows: int, leading: float) -> None:
    """What is said of one is said of nobody else, in two columns and in three."""
    names, deeds = NAMES[:rows], DEEDS[:rows]
    two = [f"{name} | {deed}" for name, deed in zip(names, deeds, strict=True)]
    assert parts(printed((72, names), (250, deeds), leading=leading)) == two
    sums = [f"{n * 37} pounds" for n in range(1, rows + 1)]
    three = [" | ".join(row) for row in zip(names, sums, deeds, strict=True)]
    assert parts(printed((72, names), (170, sums), (260, deeds), leading=leading)) == three
    tight = printed((72, names), (145, deeds), leading=leading)
    assert parts(tight) == two


def test_a_cell_that_goes_on_below_is_whole() -> None:
    """A table of days has long cells, each under its own day."""
    days = ["3 May 2019", "", "", "9 June 2019", "", "1 July 2020", "", "2 July 2020"]
    told = [
        "The board met and heard the master of the har-", "bour. He had come by boat and left again",
        "before the vote.", "Una Reed resigned, and nobody was named in", "her place.",
        "The gate was shut for a week, and the road", "with it.", "It was opened again.",
    ]  # fmt: skip
    assert parts(printed((72, days), (150, told))) == [
        "3 May 2019 | The board met and heard the master of the harbour. He had come by boat and left "
        "again before the vote.",
        "9 June 2019 | Una Reed resigned, and nobody was named in her place.",
        "1 July 2020 | The gate was shut for a week, and the road with it.",
        "2 July 2020 | It was opened again.",
    ]


@pytest.mark.parametrize("lines", [5, 8, 11])
def test_prose_on_the_same_baselines_is_read_down_its_columns(lines: int) -> None:
    """In two columns and in three, wide and narrow."""
    left, right = LEFT_PROSE[:lines], RIGHT_PROSE[:lines]
    text = " ".join(parts(printed((50, left), (280, right))))
    assert text == " ".join([*left, *right])
    third = [line.replace("the", "its") for line in left]
    text = " ".join(parts(printed((30, left), (232, right), (438, third))))
    assert text == " ".join([*left, *right, *third])


@pytest.mark.parametrize("wide", [17, 22, 28])
def test_narrow_columns_are_prose_too(wide: int) -> None:
    """Four of them stand on a page of a newspaper."""
    columns: list[list[str]] = []
    for words in (" ".join(LEFT_PROSE).split(), " ".join(RIGHT_PROSE).split()) * 2:
        lines = [""]
        for word in words:
            if lines[-1] and len(lines[-1]) + 1 + len(word) > wide:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
        columns.append(lines[:12])
    page = printed(*((40 + n * (5.0 * wide + 14), lines) for n, lines in enumerate(columns)))
    assert " ".join(parts(page)) == " ".join(line for lines in columns for line in lines)


@pytest.mark.parametrize("rows", [3, 4, 9])
def test_a_table_stands_in_prose(rows: int) -> None:
    """Between lines that take the whole page, or under two columns."""
    wide = [f"{one} {other}" for one, other in zip(LEFT_PROSE, RIGHT_PROSE, strict=True)]
    table = [f"{name} | {deed}" for name, deed in zip(NAMES[:rows], DEEDS[:rows], strict=True)]
    cells = (72.0, NAMES[:rows]), (250.0, DEEDS[:rows])
    below = 600.0 - 14 * rows
    page = [*printed((50, wide)), *printed(*cells, top=600), *printed((50, wide[:5]), top=below)]
    found = parts(page)
    assert found == [" ".join(wide), *table, " ".join(wide[:5])]
    two = (50.0, LEFT_PROSE), (280.0, RIGHT_PROSE)
    page = [*printed(*two), *printed(*cells, top=590)]
    found = parts(page)
    assert found[-rows:] == table
    assert " ".join(found[:-rows]) == " ".join([*LEFT_PROSE, *RIGHT_PROSE])


def test_a_table_stands_beside_prose() -> None:
    """The rows are in the left column, and the right one goes on in its own."""
    page = printed((50, NAMES[:11]), (130, DEEDS[:11]), (300, RIGHT_PROSE))
    found = parts(page)
    assert found[:11] == [f"{name} | {deed}" for name, deed in zip(NAMES, DEEDS[:11], strict=False)]
    assert " ".join(found[11:]) == " ".join(RIGHT_PROSE)


def test_no_sentence_goes_on_from_a_table_over_the_page() -> None:
    """Neither from its last row, nor into its first."""
    table = printed((72, NAMES[:3]), (250, DEEDS[:3]))
    prose = printed((72, ["he said, and left with the others for"]))
    assert parts(table, prose)[3:] == ["he said, and left with the others for"]
    assert parts(prose, table)[1] == "Anna Bell | paid 400 pounds"


VERSE = (
    ("The tide comes in across the bar,", "And all the town lies still,", "The lamps are lit, the boats afar",
     "Come home below the hill.", "The gate is old, the gate is grey,", "It groans upon its chain,"),
    ("And those who raised it went away", "And came not home again.", "So ring the bell upon the quay,",
     "And let the waters rise,", "For none shall hold the gate for thee,", "Nor none shall shut its eyes."),
)  # fmt: skip
ANSWERS = (
    ("Q: Is it shut?", "A: It is.", "Q: Since when?", "A: Since noon."),
    ("Q: For what?", "A: For the mayor.", "Q: Who says so?", "A: She did."),
)


@pytest.mark.parametrize("columns", [VERSE, ANSWERS])
def test_verse_and_answers_are_read_down_their_columns(
    columns: tuple[Sequence[str], Sequence[str]],
) -> None:
    """Short lines that begin in capitals too; but they end as sentences do, and cells do not."""
    read = " ".join(" ".join(parts(printed((72, columns[0]), (320, columns[1])))).split())
    if columns is VERSE:
        assert read == " ".join([*columns[0], *columns[1]])
    assert "|" not in read


@pytest.mark.parametrize("upright", [0, 1, 2], ids=["top", "middle", "bottom"])
def test_a_cell_may_stand_anywhere_beside_one_that_wraps(upright: int) -> None:
    """Which lines are of one row is seen by the white between rows."""
    deeds = (
        ("Warden of the harbour gate", "and of the tide mill, until", "the flood had gone"),
        ("Clerk of the council",),
        ("Treasurer of the gate fund", "and of the ferry"),
    )
    lines: list[Line] = []
    top = 700.0
    for name, deed in zip(NAMES, deeds, strict=False):
        at = top - upright * 6.0 * (len(deed) - 1)
        lines.append(Line(72, at - 9, 130, at, name))
        for n, words in enumerate(deed):
            y = top - 12.0 * n
            lines.append(Line(200, y - 9, 200 + 5 * len(words), y, words))
        top -= 12.0 * len(deed) + 6
    made = [f"{name} | {' '.join(deed)}" for name, deed in zip(NAMES, deeds, strict=False)]
    assert parts(lines) == made
