"""Explanations: the reasons that a build holds, read back with the words they rest on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import UnknownId, UnusableOutput
from dateline.export import rdf, readings
from dateline.model import Article, Interval, Reading, Reason, Ref, Report, When
from dateline.query import explain
from dateline.query.explain import Explanation, Why
from dateline.story import Story
from tests.export.conftest import at, ruled_story, small_story


def reasoned() -> Story:
    """The small story with a reason of every kind in its first article."""
    story = small_story()
    (key, reading), *others = story.readings.items()
    text = story.by_key[key].text
    met, *reports = reading.reports
    agreed = replace(reports[0], why=(Reason("status", "told as done"),))
    mentions = list(reading.mentions)
    mentions[-1] = replace(mentions[-1], why=(Reason("chain", "she: the only woman near"),))
    said = reading.claims[0]
    reading = replace(
        reading,
        mentions=tuple(mentions),
        times=(replace(reading.times[0], why=(Reason("value", "a day and a month, in full"),)),),
        reports=(
            replace(
                met,
                why=(
                    Reason("trigger", "a verb"),
                    Reason("status", "it stands alone", (met.span,)),
                    Reason("date", "its own time", (at(text, "3 March 2014"),)),
                ),
            ),
            agreed,
            *reports[1:],
        ),
        claims=(
            replace(
                said,
                why=(
                    Reason("content", "the quotation beside a verb of saying", said.cue),
                    Reason("speaker", "whoever its source refers to", said.source),
                ),
            ),
        ),
    )
    return replace(story, readings={key: reading, **dict(others)})


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reasoned story, as a build has it."""
    folder = tmp_path_factory.mktemp("output")
    rdf.export(reasoned(), folder)
    readings.export(reasoned(), folder)
    return folder


def fact(found: Explanation, part: int, name: str) -> tuple[str, tuple[Why, ...]]:
    """The value of a fact of one part, and why."""
    return next((f.value, f.why) for f in found.parts[part].facts if f.name == name)


@pytest.mark.parametrize(
    "ident",
    ["e1", "event:e1", "d:event:e1", "urn:dateline:event:e1", "ada moss met jonas hale"],
)
def test_an_event_goes_by_its_id_its_iri_or_its_label(output: Path, ident: str) -> None:
    """Whichever of them an output showed."""
    found = explain(output, ident)
    assert (found.what, found.id, found.label) == ("event", "e1", "Ada Moss met Jonas Hale")


def test_an_event_is_explained_report_by_report(output: Path) -> None:
    """In the order of publication, each in its sentence, with the rules and their words."""
    found = explain(output, "e1")
    first, second = (part.at for part in found.parts)
    assert (first.article, first.words) == ("news/one.txt", "met")
    assert first.before == "Ada Moss, head of health at Unison, "
    assert first.after == " Jonas Hale in Exeter on 3 March 2014."
    assert (second.article, second.words) == ("news/two.txt", "met")
    assert fact(found, 0, "status") == ("happened", (Why("it stands alone", ("met",)),))
    date = fact(found, 0, "date")
    assert date == ("2014-03-03, stated in full", (Why("its own time", ("3 March 2014",)),))
    time = fact(found, 0, "time")
    assert time == ("“3 March 2014” is 2014-03-03", (Why("a day and a month, in full"),))
    assert fact(found, 0, "Arg0")[0] == "“Ada Moss”"
    assert fact(found, 1, "Arg0")[0] == "“he”, Jonas Hale"
    assert fact(found, 1, "status") == ("denied, negated", ())


def test_a_claimed_event_names_who_claims_it(output: Path) -> None:
    """With the cue, the source, and why it is that speaker."""
    found = explain(output, "e2")
    assert fact(found, 0, "claim")[1] == (Why("the quotation beside a verb of saying", ("said",)),)
    assert fact(found, 0, "speaker") == (
        "Ada Moss",
        (Why("whoever its source refers to", ("she",)),),
    )
    assert fact(found, 1, "speaker") == ("nobody", ())
    assert "nobody but somebody quoted tells it" in [f.value for f in found.facts]


def test_joins_come_with_their_reasons(output: Path) -> None:
    """Who judged, how surely, about which words, and why."""
    (join,) = explain(output, "e1").joins
    assert (join.verdict, join.score, join.by) == ("same", "0.75", "person:jm")
    assert join.reasons == ("who", "what")
    assert {join.left, join.right} == {
        "“Ada Moss met Jonas Hale” in news/one.txt:36",
        "“Hale met Moss” in news/two.txt:24",
    }


def test_an_actor_is_explained_mention_by_mention(output: Path) -> None:
    """Each in its context, with its chain and how it came into it."""
    found = explain(output, "a1")
    assert (found.what, found.label) == ("actor", "Ada Moss")
    assert [part.at.words for part in found.parts] == ["Ada Moss", "she", "Moss"]
    assert fact(found, 1, "chain") == (
        "a pronoun of “Ada Moss”",
        (Why("she: the only woman near"),),
    )
    assert [join.verdict for join in found.joins] == ["same"]


def test_a_place_in_an_article_is_all_that_covers_it(output: Path) -> None:
    """Mentions, times, reports and claims, and the events and actors to go on with."""
    found = explain(output, "news/one.txt:38")
    assert [(part.what, part.at.words) for part in found.parts] == [("report", "met")]
    assert fact(found, 0, "event")[0] == "Ada Moss met Jonas Hale (event:e1)"
    she = reasoned().articles[0].text.index("she said")
    found = explain(output, f"news/one.txt:{she}")
    assert [part.what for part in found.parts] == ["mention", "claim"]
    assert fact(found, 0, "chain")[0] == "a pronoun of Ada Moss (actor:a1)"
    assert explain(output, "news/one.txt:8").parts == ()


@pytest.mark.parametrize(
    ("ident", "hint"),
    [
        ("zzz", "Take the id of an actor or event"),
        ("jonas", r"Did you mean actor:a2 \(Jonas Hale\)"),
        ("news/won.txt:3", "Did you mean .*news/one.txt"),
        ("news/one.txt:999", "Take an offset below"),
        ("", "Take the id"),
        ("urn:dateline:event:<x> ?y", "Take the id"),
    ],
)
def test_what_is_not_there_is_one_sentence(output: Path, ident: str, hint: str) -> None:
    """With what looks like it, or where to look."""
    with pytest.raises(UnknownId, match=hint) as caught:
        explain(output, ident)
    assert "\n" not in str(caught.value)


def test_of_several_of_one_name_each_is_told_by_its_id(tmp_path: Path) -> None:
    """With its kind, what else is said of it, and the words that name it first; of many, the first."""
    story = reasoned()
    ada, hale = (next(a for a in story.actors if a.id == ident) for ident in ("a1", "a2"))
    twins = [replace(hale, name=ada.name), *(replace(hale, id=f"z{n:02}", name=ada.name, chains=())
             for n in range(12))]  # fmt: skip
    others = [a for a in story.actors if a.id != "a2"]
    labelled = replace(story.events[2], label=ada.name.upper())
    events = (*story.events[:2], labelled, *story.events[3:])
    story = replace(story, actors=(*others, *twins), events=events)
    for export in (rdf.export, readings.export):
        export(story, tmp_path)
    with pytest.raises(UnknownId) as caught:
        explain(tmp_path, "ada moss")
    head, *lines, last = str(caught.value).splitlines()
    assert head == "“ada moss”: 15 actors and events are called that. Ask with the id of one:"
    assert lines[0] == (
        "  actor:a1 (person, head of health, Unison), 3 mentions, first in news/one.txt: "
        "«Ada Moss», head of health at Unison, met Jonas Hale in Exeter on 3"
    )
    assert lines[1].startswith("  actor:a2 (person), ")
    assert lines[2] == "  actor:z00 (person), 0 mentions"
    assert last == "  … and 5 more; a query lists them all."
    with pytest.raises(UnknownId) as caught:
        explain(tmp_path, "ADA MOSS")
    assert len(str(caught.value).splitlines()) == 12


def test_of_two_events_of_one_label_each_is_told_by_its_date(tmp_path: Path) -> None:
    """And by its first report."""
    story = reasoned()
    one, two, *rest = story.events
    story = replace(story, events=(one, replace(two, label=one.label), *rest))
    for export in (rdf.export, readings.export):
        export(story, tmp_path)
    with pytest.raises(UnknownId) as caught:
        explain(tmp_path, one.label)
    head, first, second = str(caught.value).splitlines()
    assert head.startswith(f"“{one.label}”: 2 events are called that.")
    assert first == (
        "  event:e1 (happened, 2014-03-03, stated in full), 2 reports, first in news/one.txt: "
        "Ada Moss, head of health at Unison, «met» Jonas Hale in Exeter on 3 March 2014."
    )
    assert second.startswith("  event:e2 (")


def test_a_record_is_json(output: Path) -> None:
    """All of an explanation, for programs."""
    record = explain(output, "e1").record()
    assert json.loads(json.dumps(record))["parts"][0]["at"]["start"] == 36


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        ("", "“news/one.txt” is not in it"),
        ("{", "cannot be read"),
        ('{"id": 3}', "is not in it"),
        ('{"id": "news/one.txt"}', "cannot be read"),
        ("[]", "cannot be read"),
    ],
)
def test_readings_that_are_not_there_are_named(
    output: Path, tmp_path: Path, content: str | None, said: str
) -> None:
    """A build without its readings, or with damaged ones, says so: no report is left out."""
    (tmp_path / "story.trig").write_bytes((output / "story.trig").read_bytes())
    if content is not None:
        (tmp_path / "readings.jsonl").write_text(content)
    with pytest.raises(UnusableOutput, match=said):
        explain(tmp_path, "e1")


def test_half_a_character_hides_no_article(tmp_path: Path) -> None:
    """A text that JSON gives back otherwise is found by its article's id."""
    text = "The mayor \ud83e\udd86 resigned."
    article = Article("a.txt", text)
    report = Report(
        at(text, "resigned"), "resign", "appointment", "happened", False, 0, "The mayor resigned",
        When(Interval(), "", "none"),
    )  # fmt: skip
    ref = Ref(article.key, 0)
    event = replace(small_story().events[0], roles=(), place=None, reports=(ref,))
    story = Story((article,), {article.key: Reading(article.key, reports=(report,))}, (), (event,))
    for export in (rdf.export, readings.export):
        export(story, tmp_path)
    assert len(explain(tmp_path, "e1").parts) == 1


def test_a_person_s_word_is_told_first(tmp_path: Path) -> None:
    """Above what the rules say; of a rejected event nothing else is told but its reports."""
    story = ruled_story()
    rdf.export(story, tmp_path)
    readings.export(story, tmp_path)
    fact = explain(tmp_path, "e1").facts[0]
    assert (fact.name, fact.value) == ("ruling", "rename, by J. Penn: They meet")
    assert fact.why == (Why("The desk <asked>."),)
    assert explain(tmp_path, "a1").facts[0].value == "not-the-same, by J. Penn"
    (gone,) = explain(tmp_path, "e4").facts
    assert gone.value == "reject, by J. Penn"
    assert len(explain(tmp_path, "e4").parts) == 1


def test_an_actor_is_found_by_any_name_that_it_goes_by(tmp_path: Path) -> None:
    """As the explanation itself prints them, in any case."""
    story = small_story()
    actor = next(actor for actor in story.actors if actor.aliases)
    rdf.export(story, tmp_path)
    readings.export(story, tmp_path)
    for name in actor.aliases:
        assert explain(tmp_path, name.upper()).id == actor.id
