"""Focus: what an article keeps coming back to."""

from __future__ import annotations

from dateline.model import Ref
from dateline.resolve.focus import focus
from dateline.resolve.words import content_words
from dateline.story import Actor
from tests.resolve.made import Made


def test_what_comes_back_is_the_topic() -> None:
    """A word in many sentences before a word in one, and the actor that is mentioned most."""
    made = Made("a")
    union, mayor = made.chain("Borrow Rail Union", "the union"), made.chain("Ada Merrow")
    for thing in ("the night ferry", "the ferry harbour", "a ferry ticket", "the dancing bear"):
        made.report("reject", union, thing=thing)
    actors = {
        Ref(made.article.key, number): Actor(str(number), name, "person", (), (), ())
        for number, name in ((union, "Borrow Rail Union"), (mayor, "Ada Merrow"))
    }
    about = focus(made.article, made.reading, actors)
    assert about.topic("The ferry") > about.topic("The dancing bear") == 0.0
    assert about.words.keys() >= content_words("ferry rejected")
    assert about.actors == {str(union): 1.0, str(mayor): 0.5}


def test_the_lead_is_the_first_sentence_that_tells_something() -> None:
    """A line with the date alone is none."""
    made = Made("a")
    made.sentences.append(made._say("13 March 2024"))
    made.report("resign")
    made.report("strike")
    assert focus(made.article, made.reading, {}).ranks == {1: 0, 2: 1}
