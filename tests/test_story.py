"""The nouns of many articles: what a story can be asked."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Article, Interval, Reading, Ref
from dateline.story import Actor, Event, Judgement, Story


def test_a_judgement_has_one_id_either_way_round() -> None:
    """Whether two things are the same does not depend on which is named first."""
    one, two = Ref("a", 0), Ref("b", 3)
    left = Judgement("actor", one, two, "same", 0.9, ("the same name",))
    right = Judgement("actor", two, one, "different", 0.2, (), by="Ada")
    assert left.id == right.id
    assert replace(left, about="event").id != left.id
    assert replace(left, right=Ref("b", 4)).id != left.id


def test_a_story_finds_the_actor_of_a_chain_and_the_event_of_a_report() -> None:
    """From a part of a reading to what it belongs to."""
    article = Article("a.txt", "Ada Merrow resigned.")
    ref = Ref(article.key, 0)
    actor = Actor("1", "Ada Merrow", "person", (), (), (ref,))
    event = Event(
        "2", "Ada Merrow resigned", "appointment", "happened", False, Interval(), "", "none",
        Interval(), (), None, (ref,), 0.5, (), False,
    )  # fmt: skip
    story = Story((article,), {article.key: Reading(article.key)}, (actor,), (event,))
    assert story.by_key == {article.key: article}
    assert story.actor_of == {ref: actor}
    assert story.event_of == {ref: event}
