"""What the parser takes for something else, set right."""

from __future__ import annotations

import pytest

from tests.annotate.reading_of import doc_of, read


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("About 3,000 protested in Drayle on Thursday against the plan.", "protested", "3,000"),
        ("About 800 people protested in Drayle on Thursday, police said.", "protested", "people"),
        ("Forty workers blocked the road, police said.", "blocked", "workers"),
    ],
)
def test_a_verb_gets_its_subject_back(text: str, verb: str, subject: str) -> None:
    """And whoever speaks has the verb of saying alone."""
    doc = doc_of(text)
    (token,) = [t for t in doc if t.text == verb]
    assert token.tag_ == "VBD"
    assert [t.text for t in token.children if t.dep_ == "nsubj"] == [subject]
    assert len(list(doc.sents)) == 1
    if "said" in text:
        (said,) = [t for t in doc if t.text == "said"]
        assert [t.text for t in said.children if t.dep_ == "nsubj"] == ["police"]


@pytest.mark.parametrize(
    "text", ["Two men arrested in Drayle were charged.", "The road blocked by snow was cleared."]
)
def test_what_is_a_participle_stays_one(text: str) -> None:
    """Somebody else did that to them."""
    (token,) = [t for t in doc_of(text) if t.text in ("arrested", "blocked")]
    assert token.dep_ == "acl"


def test_who_goes_on_strike_strikes() -> None:
    """As who held talks talked; and whoever is on strike does too."""
    said = read("The Borrow Rail Union went on strike over pay on Tuesday.")
    assert said.triggers[0] == "strike"
    assert said.roles("strike") >= {("Arg0", "The Borrow Rail Union")}
    assert said.report("strike").label == "The Borrow Rail Union went on strike over pay"
    assert read("Nurses were on strike.").roles("strike") == {("Arg0", "Nurses")}
