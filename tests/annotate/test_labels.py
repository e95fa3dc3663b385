"""Labels: who did what to whom, as a person would put it, and with the words of its status."""

from __future__ import annotations

import pytest

from dateline.annotate.labels import ENDS, MOST_WORDS
from tests.annotate.reading_of import read


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("Ada Merrow met Bram Falk.", "met", "Ada Merrow met Bram Falk"),
        ("The bridge was closed by the council on Monday.", "closed", "The bridge was closed by the council"),
        ("The council, which had closed the bridge, apologised.", "apologised", "The council apologised"),
        ("The council, which had closed the bridge, apologised.", "closed", "The council had closed the bridge"),
        # status words stay
        ("The union is to ballot 4,600 drivers.", "ballot", "The union is to ballot 4,600 drivers"),
        ("The union could strike on Monday.", "strike", "The union could strike"),
        ("The council did not close the bridge.", "close", "The council did not close the bridge"),
        ("The council failed to close the bridge.", "close", "The council failed to close the bridge"),
        ("The mayor reportedly resigned.", "resigned", "The mayor reportedly resigned"),
        ("The council has yet to close the bridge.", "close", "The council has yet to close the bridge"),
        ("The union warned of a possible strike.", "strike", "Possible strike"),
        # who wants it of whom, and who is only accused of it
        ("The union wants Ada Merrow to resign.", "resign", "The union wants Ada Merrow to resign"),
        ("The court ordered the trust to pay £3m.", "pay", "The court ordered the trust to pay £3m."),
        ("The mayor urged drivers to return to work.", "return", "The mayor urged drivers to return to work"),
        ("Ada Merrow accused the board of hiding it.", "hiding", "Ada Merrow accused the board of hiding it"),
        ("The firm was accused of bribing a judge.", "bribing", "The firm was accused of bribing a judge"),
        ("The council left without signing the deal.", "signing", "The council left without signing the deal"),
        # an object is no loose end, and a claim does nothing itself
        ("Mr Falk met Ms Vell. He thanked her.", "thanked", "Falk thanked Vell"),
        ("The board rejected the claim that it had lied.", "lied", "It had lied"),
        # pronouns give way
        ("Ada Merrow resigned. She had led the board.", "led", "Ada Merrow had led the board"),
        ("Ada Merrow resigned. Her deputy will take over.", "take", "Ada Merrow’s deputy will take over"),
        # but not what somebody says of himself
        ("“I have closed the bridge,” Ada Merrow said.", "closed", "Ada Merrow: “I have closed the bridge”"),
        # dates are shown beside it
        ("On Monday the council closed the bridge in March.", "closed", "The council closed the bridge"),
        # nouns
        ("Ada Merrow’s resignation surprised the board.", "resignation", "Ada Merrow’s resignation"),
        ("The two sides held talks in Velmouth.", "talks", "The two sides held talks in Velmouth"),
    ],
)  # fmt: skip
def test_a_report_has_its_label(text: str, trigger: str, label: str) -> None:
    """In the article's words, as far as they go."""
    assert read(text, "2024-03-13").report(trigger).label.rstrip(".") == label.rstrip(".")


LONG = [
    "Ada Merrow has said that the very old bridge over the river at Velmouth, which had been closed "
    "since the storm of last winter, will open again on Monday after the council of the town "
    "finished its repairs.",
    "The crews are to strike on Monday over the night allowance and the late shifts in the old "
    "harbour of Velmouth and beyond, where the ferries of the Borrow Rail Union and of the Velmouth "
    "Ferry Workers Association have been waiting for nine weeks, and the mayor, who is ill, may "
    "resign.",
    "The court ordered the trust, which runs the harbour at Velmouth and the mill in Ostrey, to pay "
    "£3m to the crews of the ferry, to apologise, to name a mediator and to close the old quay.",
    "“We told the board in March that we would not sign, that we would not wait, and that we would "
    "walk out of every ferry in Velmouth,” Ada Merrow, who leads the union, told the council.",
]


@pytest.mark.parametrize("text", LONG)
def test_a_label_is_short_and_whole(text: str) -> None:
    """About a dozen words; it neither ends on a word that waits for another, nor in a comma."""
    for report in read(text, "2024-03-13").reading.reports:
        words = report.label.split()
        assert 1 <= len(words) <= MOST_WORDS + 3
        last = words[-1].casefold()
        assert last == "…" or last not in ENDS
        assert not last.endswith((",", ";", ":", "’s", "'s"))
        assert report.label[0] == report.label[0].upper()
        assert "\n" not in report.label


@pytest.mark.parametrize("text", LONG)
def test_a_label_is_no_formula(text: str) -> None:
    """Never "ballot(Unison)", never brackets or marks that do not close."""
    for report in read(text, "2024-03-13").reading.reports:
        label = report.label
        assert "(" not in label
        assert label.count("“") == label.count("”")
        assert label.count('"') % 2 == 0


def test_a_label_says_nothing_that_the_text_does_not() -> None:
    """All its words but the names put for pronouns stand in the sentence."""
    for text in LONG:
        said = read(text, "2024-03-13")
        known = {w.strip("“”,.:").casefold() for w in said.text.split()} | {"…"}
        for report in said.reading.reports:
            words = {w.strip("“”,.:").casefold() for w in report.label.split()}
            assert words - known <= {"merrow’s"}


def test_a_name_is_never_cut() -> None:
    """Half a name is somebody else's."""
    said = read("The Ministry of Tides and Harbours met the Dockers and Pilots Association.")
    label = said.report("met").label
    assert "Ministry of Tides and Harbours" in label
    assert "Dockers and Pilots Association" in label


def test_a_dateline_is_in_no_label() -> None:
    """Nor is the outlet that filed the story."""
    label = read("PELLMOUTH (Merrin) - Crews walked out on Monday.").report("walked").label
    assert label == "Crews walked out"


def test_a_label_names_nobody_where_another_is_as_near() -> None:
    """Either may have done it: the label keeps the article's own "she"."""
    text = (
        "Tarn Ferries appointed Mara Vale as chief executive three days after Odo Holt resigned. "
        "The next day she dismissed two managers."
    )
    assert read(text).report("dismissed").label == "She dismissed two managers"


def test_they_after_one_body_is_not_written_as_its_name() -> None:
    """It is often its people, or two bodies."""
    text = "The couple met at Tarn Ferries. They moved to Velmouth."
    assert read(text).report("moved").label == "They moved to Velmouth"


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("Nunn will resign and be replaced by Pell.", "replaced", "Nunn will be replaced by Pell"),
        ("The bank will close two branches and cut 300 jobs.", "cut", "The bank will cut 300 jobs"),
        ("The letter had been received and answered.", "answered", "The letter had been answered"),
        ("The mayor could resign, and knows it.", "knows", "The mayor knows it"),
        (
            "The council would pay and accused the trust.",
            "accused",
            "The council accused the trust",
        ),
    ],
)
def test_a_second_verb_has_the_helpers_that_both_have(text: str, trigger: str, label: str) -> None:
    """Where it stands in a form that needs them, and only there."""
    assert read(text).report(trigger).label == label
